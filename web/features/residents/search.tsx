import { TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import type { ResidentRow } from '../../../contract/residents.ts';
import { CentralBadge } from '../../components/display/central-badge.tsx';
import { Badge } from '../../components/display/state-badge.tsx';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { mostResidents, useResidentSearch } from '../../components/forms/use-resident-search.ts';
import { type Column, ListSheet } from '../../components/layout/list-page.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { QuietNote } from '../../components/quiet-note.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import classes from './residents.module.css';

/** What was typed is kept beside the address, never in it: it may be somebody's name or NIK. */
const typed = z.object({ q: z.string() });
const addressOfRow = (row: ResidentRow) => `/penduduk/${row.id}`;

/** Penduduk: search as one types, by NIK, KK or a name with typing errors. A scanned NIK opens its resident. */
export default function ResidentSearch() {
  const t = useWords();
  const navigate = useNavigate();
  const kept = typed.safeParse(useLocation().state);
  const keptWords = kept.success ? kept.data.q : '';
  const { q, enough, found, list, input } = useResidentSearch({
    initial: keptWords,
    onOnly: (resident) => navigate(addressOfRow(resident)),
  });

  // Coming back from a resident finds the same list again.
  useEffect(() => {
    if (q !== keptWords) navigate('.', { replace: true, state: { q } });
  }, [q, keptWords, navigate]);

  return (
    <SheetPage title={t('residentScreens.search.title')} intro={t('residentScreens.search.intro')}>
      <TextInput
        className={classes.search ?? ''}
        size="md"
        label={t('residentScreens.search.label')}
        description={t('residentScreens.search.help')}
        {...input}
      />
      <div ref={list} aria-live="polite">
        {enough ? (
          <Found view={found} />
        ) : (
          <QuietNote>
            <p>{t('residentScreens.search.start')}</p>
          </QuietNote>
        )}
      </div>
    </SheetPage>
  );
}

function Found({ view }: { view: ReturnType<typeof useResidentSearch>['found'] }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const columns: Column<ResidentRow>[] = [
    {
      head: t('residents.fields.name'),
      cell: (row) => (
        <TwoLines strong small={row.nikMasked}>
          {row.name}
        </TwoLines>
      ),
    },
    {
      head: t('shared.labels.born'),
      cell: (row) => (
        <TwoLines
          small={`${t('residentScreens.years', { years: row.ageYears })}, ${t(`shared.sexes.${row.sex}`)}`}
        >
          {date(row.birthDate)}
        </TwoLines>
      ),
    },
    {
      head: t('residents.fields.address'),
      cell: (row) => <TwoLines small={`${row.villageName}, ${row.districtName}`}>{row.address}</TwoLines>,
    },
    {
      head: t('residents.fields.centralStatus'),
      cell: (row) =>
        row.status === 1 ? (
          <CentralBadge status={row.centralStatus} />
        ) : (
          <Badge kind="broken">{find('residents.statuses', String(row.status))}</Badge>
        ),
    },
    {
      head: t('residentScreens.search.openCase'),
      cell: (row) => row.openApplication?.number ?? '',
    },
  ];
  return (
    <>
      <ListSheet
        label={t('residentScreens.search.title')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.id}
        to={addressOfRow}
        columns={columns}
        empty={t('residentScreens.search.none')}
        main
      />
      {view.data?.rows.length === mostResidents && (
        <p className={classes.note}>{t('residentScreens.search.narrow', { count: mostResidents })}</p>
      )}
    </>
  );
}
