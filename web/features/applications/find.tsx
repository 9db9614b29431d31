import { useLocation } from 'react-router';
import { z } from 'zod';
import { applications } from '../../../contract/applications/endpoints.ts';
import type { ApplicationRow } from '../../../contract/applications/views.ts';
import { type ResidentRow, residents } from '../../../contract/residents.ts';
import { type Column, ListSheet } from '../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './find.module.css';
import { caseAddress, rowKey, useCaseColumns } from './rows.tsx';

/** What was typed comes beside the address, never in it: it may be somebody's name. */
const typed = z.object({ q: z.string() });

/** What the search box did not recognise as a code, looked for as a name. */
export default function FindPage() {
  const t = useWords();
  const me = useMe();
  const state = typed.safeParse(useLocation().state);
  const q = state.success ? state.data.q : '';
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('desk.find.title', { q })}</h1>
      {q.length >= 2 && (
        <>
          <FoundApplications q={q} />
          {mayAsk(residents.search.access, me) && <FoundResidents q={q} />}
        </>
      )}
    </div>
  );
}

function FoundApplications({ q }: { q: string }) {
  const t = useWords();
  const view = useView(applications.list, { body: { q, openOnly: false } });
  const { who, service, state } = useCaseColumns();
  const columns: Column<ApplicationRow>[] = [who, service, state];
  return (
    <section>
      <h2 className={classes.heading}>{t('shell.nav.applications')}</h2>
      <ListSheet
        label={t('shell.nav.applications')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={rowKey}
        to={caseAddress}
        columns={columns}
        empty={t('desk.list.none')}
        main
      />
    </section>
  );
}

function FoundResidents({ q }: { q: string }) {
  const t = useWords();
  const { date } = useFormat();
  const view = useView(residents.search, { body: { q } });
  const columns: Column<ResidentRow>[] = [
    { head: t('residents.fields.name'), cell: (row) => row.name },
    { head: t('residents.fields.nik'), cell: (row) => row.nikMasked },
    { head: t('shared.labels.born'), cell: (row) => date(row.birthDate) },
    { head: t('residents.fields.address'), cell: (row) => `${row.address}, ${row.villageName}` },
  ];
  return (
    <section>
      <h2 className={classes.heading}>{t('residentScreens.search.title')}</h2>
      <ListSheet
        label={t('residentScreens.search.title')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.id}
        to={(row) => `/penduduk/${row.id}`}
        columns={columns}
        empty={t('desk.find.noResidents')}
      />
    </section>
  );
}
