import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import { applicationStates } from '../../../contract/applications/terms.ts';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { ListPage } from '../../components/layout/list-page.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { HomeComplaints } from '../complaints/home-complaints.tsx';
import { HomeStandard } from '../service-standards/home-standard.tsx';
import classes from './case/case.module.css';
import { caseAddress, rowKey, useCaseColumns } from './rows.tsx';

/** Beranda: the work that waits for the reader, most urgent first, and how the day goes. */
export default function Home() {
  const t = useWords();
  const me = useMe();
  const work = useView(applications.work, {}, { refetchEveryMs: 30_000 });
  const { who, service, strip, state, next } = useCaseColumns();
  // Whoever has no step of an application finds no list of applications in the way of their own work.
  if (!mayAsk(applications.claim.access, me) && mayAsk(complaints.work.access, me)) {
    return (
      <SheetPage title={t('desk.home.mine')} intro={t('desk.home.greeting', { name: me.name })}>
        <HomeStandard />
        <HomeComplaints />
        {work.data && <Day work={work.data} />}
      </SheetPage>
    );
  }
  return (
    <ListPage
      title={t('desk.home.mine')}
      windowTitle={t('shell.nav.home')}
      intro={t('desk.home.greeting', { name: me.name })}
      actions={
        mayAsk(applications.openIntake.access, me) && (
          <Button component={Link} to="/permohonan/baru">
            {t('shell.nav.intake')}
          </Button>
        )
      }
      above={
        <>
          <HomeStandard />
          <HomeComplaints />
          {work.data && <Day work={work.data} />}
        </>
      }
      view={work}
      rows={(reply) => reply.rows}
      rowKey={rowKey}
      to={caseAddress}
      columns={[who, service, strip, state, next]}
      empty={t('desk.home.nothing')}
    />
  );
}

function Day({ work }: { work: ReplyOf<typeof applications.work> }) {
  const t = useWords();
  const { number, share, digits } = useFormat();
  const { opened, completed, withinPromise, late, medianNetMs } = work.today;
  const waiting = [...work.waiting].sort(
    (a, b) => applicationStates.indexOf(a.state) - applicationStates.indexOf(b.state),
  );
  const figures = [
    { label: t('shared.labels.received'), value: number(opened) },
    { label: t('shared.states.completed'), value: number(completed) },
    { label: t('desk.home.within'), value: completed === 0 ? '–' : share(withinPromise / completed) },
    { label: t('shared.labels.median'), value: medianNetMs === null ? '–' : digits(medianNetMs) },
    { label: t('desk.home.late'), value: late > 0 ? `▲ ${number(late)}` : number(late), late: late > 0 },
  ];
  return (
    <>
      <div className={classes.day}>
        <h2>{t('shared.labels.today')}</h2>
        <dl className={classes.figures}>
          {figures.map((figure) => (
            <div key={figure.label} className={classes.figure} data-late={figure.late === true}>
              <dt>{figure.label}</dt>
              <dd>{figure.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {waiting.length > 0 && (
        <div className={classes.day}>
          <h2>{t('desk.home.waiting')}</h2>
          <ul className={classes.queue}>
            {waiting.map(({ state, count }) => (
              <li key={state}>
                <b>{number(count)}</b> {t(`shared.states.${state}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
