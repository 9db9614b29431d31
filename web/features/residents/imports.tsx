import { Button, Checkbox, FileButton, Radio, Stack } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type ImportRunView, residents } from '../../../contract/residents.ts';
import { EntryForm } from '../../components/layout/form-page.tsx';
import { type Column, ListSheet } from '../../components/layout/list-page.tsx';
import { SheetPage, SheetTitle } from '../../components/layout/sheet-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { rememberFile } from './import-file.ts';
import { ImportState, useBytes } from './import-state.tsx';
import classes from './imports.module.css';

const kinds = ['residents', 'central_status'] as const;
type Kind = (typeof kinds)[number];

/** Impor: a file in, first as a trial, and what became of those before it. */
export default function Imports() {
  const t = useWords();
  const { number, dateTime } = useFormat();
  const runs = useView(residents.importRuns, {}, { refetchEveryMs: 5_000 });
  const conflicts = useView(residents.importConflicts, {});
  const waiting = conflicts.data?.conflicts.length ?? 0;
  const columns: Column<ImportRunView>[] = [
    {
      head: t('residentScreens.import.file'),
      cell: (run) => (
        <span className={classes.file}>
          {run.fileName}
          <small>{t(`residents.importKinds.${run.kind}`)}</small>
        </span>
      ),
    },
    { head: t('residentScreens.import.state'), cell: (run) => <ImportState run={run} /> },
    { head: t('residentScreens.import.rows'), align: 'end', cell: (run) => number(run.rows) },
    { head: t('residentScreens.import.loaded'), align: 'end', cell: (run) => number(run.loaded) },
    { head: t('residentScreens.import.warned'), align: 'end', cell: (run) => number(run.warned) },
    { head: t('residentScreens.import.rejected'), align: 'end', cell: (run) => number(run.rejected) },
    {
      head: t('residentScreens.import.started'),
      cell: (run) => (
        <span>
          {dateTime(run.startedAt)}
          <br />
          <small>{run.startedBy}</small>
        </span>
      ),
    },
  ];
  return (
    <SheetPage
      title={t('residentScreens.import.title')}
      intro={t('residentScreens.import.intro')}
      actions={
        <Button component={Link} to="/impor/perbedaan" variant="default">
          {t('residentScreens.conflicts.open', { count: waiting })}
        </Button>
      }
    >
      <StartImport />
      <section>
        <SheetTitle>{t('residentScreens.import.before')}</SheetTitle>
        <ListSheet
          label={t('residentScreens.import.before')}
          view={runs}
          rows={(reply) => reply.runs}
          rowKey={(run) => run.id}
          to={(run) => `/impor/${run.id}`}
          columns={columns}
          empty={t('residentScreens.import.none')}
          main
        />
      </section>
    </SheetPage>
  );
}

function StartImport() {
  const t = useWords();
  const navigate = useNavigate();
  const bytes = useBytes();
  const [kind, setKind] = useState<Kind>('residents');
  const [dryRun, setDryRun] = useState(true);
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const [over, setOver] = useState(false);
  const start = useAction(residents.startImport, {
    onDone: (run) => {
      if (file !== null && run.dryRun) rememberFile(run.id, file);
      navigate(`/impor/${run.id}`);
    },
  });
  const choose = (chosen: File | null) => {
    if (chosen === null) return;
    start.reset();
    setFile(chosen);
  };
  const submit = () => {
    setTried(true);
    if (file !== null) void start.run({ body: { kind, dryRun: dryRun ? 'true' : 'false' }, file });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0] ?? null);
  };
  return (
    <EntryForm
      submitLabel={t(dryRun ? 'residentScreens.import.try' : 'residentScreens.import.load')}
      form={{ submit, running: start.running, problem: start.problem, changed: false }}
    >
      <Radio.Group
        label={t('residentScreens.import.kind')}
        value={kind}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'residents')}
      >
        <Stack gap={2} mt={4}>
          {kinds.map((each) => (
            <Radio key={each} value={each} size="md" py={7} label={t(`residents.importKinds.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {/* Dropping is a short cut beside the button, which every hand and key can reach. */}
      <section
        className={classes.drop}
        data-over={over}
        aria-label={t('residentScreens.import.file')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <FileButton accept=".csv,text/csv" onChange={choose}>
          {(button) => (
            <Button variant="default" {...button}>
              {t('residentScreens.import.choose')}
            </Button>
          )}
        </FileButton>
        <span role="status">
          {file === null ? t('residentScreens.import.drop') : `${file.name} (${bytes(file.size)})`}
        </span>
        {tried && file === null && (
          <strong className={classes.missing}>✕ {t('residentScreens.import.missing')}</strong>
        )}
      </section>
      <Checkbox
        size="md"
        label={t('residentScreens.import.dryRun')}
        description={t('residentScreens.import.dryRunHelp')}
        checked={dryRun}
        onChange={(event) => setDryRun(event.currentTarget.checked)}
      />
    </EntryForm>
  );
}
