import { Link } from 'react-router';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { ComplaintBadge } from './complaint-badge.tsx';
import classes from './complaints.module.css';
import { DueWords } from './due-words.tsx';
import { complaintAddress } from './rows.tsx';

/** Complaints about one application; nothing while there are none. */
export function ComplaintsOf({ applicationId }: { applicationId: string }) {
  const t = useWords();
  const me = useMe();
  const may = mayAsk(complaints.list.access, me);
  const view = useView(complaints.list, { body: { applicationId, openOnly: false } }, { enabled: may });
  const rows = view.data?.rows ?? [];
  if (!may || rows.length === 0) return null;
  return (
    <Section title={t('complaintScreens.register.title')}>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={classes.line}>
              <Link className="text-link" to={complaintAddress(row)}>
                {row.number}
              </Link>
              <ComplaintBadge state={row.state} />
            </span>
            <DueWords clock={row.clock} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
