import { Link } from 'react-router';
import { type ComplaintRow, complaints } from '../../../contract/complaints/endpoints.ts';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { type Column, ListSheet } from '../../components/layout/list-page.tsx';
import { SheetTitle, TitledList } from '../../components/layout/sheet-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './complaints.module.css';
import { complaintAddress, rowKey, useComplaintColumns } from './rows.tsx';

type AgencyLate = ReplyOf<typeof complaints.work>['agencyLate'][number];

/** On Beranda: the complaints that wait for the reader. Late ones first, since a promise is broken there. */
export function HomeComplaints() {
  const me = useMe();
  return mayAsk(complaints.work.access, me) ? <Work /> : null;
}

function Work() {
  const t = useWords();
  const me = useMe();
  const { date } = useFormat();
  const view = useView(complaints.work, {}, { refetchEveryMs: 60_000 });
  const { who, about, due, state, next } = useComplaintColumns();
  const work = view.data;
  // The head of office reads that nothing is late; whoever only books complaints is not told so each time.
  const watches = me.roles.includes('head_of_office') || me.roles.includes('complaints_officer');
  if (work === undefined && view.error === null) return null;
  if (work !== undefined && !watches && work.rows.length + work.late.length === 0) return null;
  const agencyColumns: Column<AgencyLate>[] = [
    { head: t('shared.labels.number'), cell: (row) => row.number },
    { head: t('shared.labels.agency'), cell: (row) => row.agency },
    {
      head: t('complaintScreens.columns.due'),
      cell: (row) => (
        <span className={classes.due} data-kind="late">
          <strong>
            ▲{' '}
            {row.refused
              ? t('complaintDesk.home.notTheirs')
              : t('complaintScreens.due.late', { days: row.lateDays })}
          </strong>
          <small>{date(row.dueOn)}</small>
        </span>
      ),
    },
  ];
  const late = work?.late ?? [];
  const lateIds = new Set(late.map(({ id }) => id));
  const waiting = (rows: readonly ComplaintRow[]) => rows.filter(({ id }) => !lateIds.has(id));
  return (
    <>
      {(late.length > 0 || watches) && (
        <section aria-label={t('complaintDesk.home.late')}>
          <SheetTitle action={<AllLink />}>
            {late.length > 0 && <span className={classes.broken}>▲ </span>}
            {t('complaintDesk.home.late')}
          </SheetTitle>
          {late.length === 0 && work !== undefined ? (
            <p className={classes.done}>✓ {t('complaintDesk.home.noneLate')}</p>
          ) : (
            <ListSheet
              label={t('complaintDesk.home.late')}
              view={view}
              rows={(reply) => reply.late}
              rowKey={rowKey}
              to={complaintAddress}
              columns={[who, about, due, state, next]}
            />
          )}
        </section>
      )}
      {work !== undefined && work.agencyLate.length > 0 && (
        <section aria-label={t('complaintDesk.home.agencyLate')}>
          <TitledList
            title={t('complaintDesk.home.agencyLate')}
            view={view}
            rows={(reply) => reply.agencyLate}
            rowKey={(row) => row.id}
            to={complaintAddress}
            columns={agencyColumns}
          />
        </section>
      )}
      {(watches || waiting(work?.rows ?? []).length > 0) && (
        <section aria-label={t('complaintDesk.home.waiting')}>
          <SheetTitle action={late.length === 0 && !watches && <AllLink />}>
            {t('complaintDesk.home.waiting')}
          </SheetTitle>
          {work !== undefined && waiting(work.rows).length === 0 ? (
            <p className="note">{t('complaintDesk.home.none')}</p>
          ) : (
            <ListSheet
              label={t('complaintDesk.home.waiting')}
              view={view}
              rows={(reply) => waiting(reply.rows)}
              rowKey={rowKey}
              to={complaintAddress}
              columns={[who, about, due, state, next]}
            />
          )}
        </section>
      )}
    </>
  );
}

function AllLink() {
  const t = useWords();
  return (
    <Link className="text-link" to="/pengaduan">
      {t('complaintDesk.home.all')}
    </Link>
  );
}
