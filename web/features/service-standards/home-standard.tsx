import { Link } from 'react-router';
import { serviceStandards } from '../../../contract/service-standards.ts';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './standard.module.css';

/** On Beranda of whoever approves: a version that waits. */
export function HomeStandard() {
  const me = useMe();
  return mayAsk(serviceStandards.approve.access, me) ? <Waiting /> : null;
}

function Waiting() {
  const t = useWords();
  const { date } = useFormat();
  const view = useView(serviceStandards.list, {}, { refetchEveryMs: 60_000 });
  const waiting = view.data?.rows.find(({ state }) => state === 'submitted');
  if (waiting === undefined) return null;
  const { id, number, submittedBy, submittedAt } = waiting;
  return (
    <section className={classes.waiting}>
      <h2>{t('standardScreens.waiting.title')}</h2>
      <p>
        {t('standardScreens.waiting.text', {
          number,
          name: submittedBy ?? '–',
          date: submittedAt === null ? '–' : date(submittedAt),
        })}
      </p>
      <Link className="text-link" to={`/standar/${id}`}>
        {t('standardScreens.waiting.open')}
      </Link>
    </section>
  );
}
