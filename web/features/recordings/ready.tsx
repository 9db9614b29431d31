import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ReadyRow, recordings } from '../../../contract/recordings.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, controls, ListSheet } from '../../components/layout/list-page.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { CallDialog } from './call-dialog.tsx';
import { RecordingTabs } from './waiting.tsx';

/** Whose card can be printed now and who has not asked for it: call them, and note what came of it. */
export default function ReadyPage() {
  const t = useWords();
  const { date, number } = useFormat();
  const me = useMe();
  const [calling, setCalling] = useState<ReadyRow | null>(null);
  const view = useView(recordings.ready, { query: { limit: 200 } });
  const mayCall = mayAsk(recordings.noteCall.access, me);
  const columns: Column<ReadyRow>[] = [
    {
      head: t('residents.fields.name'),
      cell: (row) => (
        <TwoLines strong small={`${row.nikMasked} · ${row.villageName}`}>
          {row.name}
        </TwoLines>
      ),
    },
    {
      head: t('recordingScreens.readySince'),
      cell: (row) => (
        <TwoLines small={t('recordings.screen.days', { count: row.days })}>{date(row.since)}</TwoLines>
      ),
    },
    {
      head: t('recordings.screen.portrait'),
      cell: (row) =>
        row.hasPortrait ? `✓ ${t('recordingScreens.there')}` : `– ${t('recordingScreens.notThere')}`,
    },
    { head: t('recordingScreens.call'), cell: (row) => <LastCall call={row.lastCall} /> },
    ...controls<ReadyRow>(
      mayCall,
      (row) => (
        <Button variant="default" onClick={() => setCalling(row)}>
          {t('recordings.screen.noteCall')}
        </Button>
      ),
      'end',
    ),
  ];
  return (
    <SheetPage
      title={t('recordings.title')}
      intro={
        view.data === undefined
          ? t('recordingScreens.readyIntro')
          : t('recordingScreens.readyTotal', { count: number(view.data.total), shown: view.data.rows.length })
      }
      actions={
        <Button component={Link} to="/penduduk">
          {t('recordingScreens.find')}
        </Button>
      }
    >
      <RecordingTabs />
      <ListSheet
        label={t('recordings.screen.ready')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.residentId}
        to={(row) => `/perekaman/${row.residentId}`}
        columns={columns}
        empty={t('recordings.screen.readyNone')}
        main
      />
      {calling !== null && (
        <CallDialog residentId={calling.residentId} name={calling.name} onClose={() => setCalling(null)} />
      )}
    </SheetPage>
  );
}

function LastCall({ call }: { call: ReadyRow['lastCall'] }) {
  const t = useWords();
  const { date } = useFormat();
  if (call === null) return <strong>{t('recordings.screen.neverCalled')}</strong>;
  return (
    <TwoLines
      small={call.willComeOn !== null && t('recordingScreens.willCome', { date: date(call.willComeOn) })}
    >
      {t(`recordings.calls.${call.outcome}`)}, {date(call.calledAt)}
    </TwoLines>
  );
}
