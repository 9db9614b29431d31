import { Button, Checkbox, FileButton } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type ImportRunView, residents } from '../../../contract/residents.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { Choices, optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { EntryForm } from '../../components/layout/form-page.tsx';
import type { Column } from '../../components/layout/list-page.tsx';
import { SheetPage, TitledList } from '../../components/layout/sheet-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { ImportState, rememberFile, useBytes } from './import-state.tsx';
import classes from './imports.module.css';

const kinds = ['residents', 'central_status'] as const;
const nothingChosen: { kind: string; dryRun: boolean; file: File | null } = {
  kind: 'residents',
  dryRun: true,
  file: null,
};

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
      cell: (run) => <TwoLines small={t(`residents.importKinds.${run.kind}`)}>{run.fileName}</TwoLines>,
    },
    { head: t('shared.labels.state'), cell: (run) => <ImportState run={run} /> },
    { head: t('residentScreens.import.rows'), align: 'end', cell: (run) => number(run.rows) },
    { head: t('residentScreens.import.loaded'), align: 'end', cell: (run) => number(run.loaded) },
    { head: t('residentScreens.import.warned'), align: 'end', cell: (run) => number(run.warned) },
    { head: t('residents.importLevels.reject'), align: 'end', cell: (run) => number(run.rejected) },
    {
      head: t('residentScreens.import.started'),
      cell: (run) => <TwoLines small={run.startedBy}>{dateTime(run.startedAt)}</TwoLines>,
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
        <TitledList
          title={t('residentScreens.import.before')}
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
  const [over, setOver] = useState(false);
  const form = useActionForm(residents.startImport, {
    initial: nothingChosen,
    rules: ({ file }) => ({ file: file === null && t('residentScreens.import.missing') }),
    bodyOf: ({ kind, dryRun }) => ({ kind, dryRun: String(dryRun) }),
    fileOf: ({ file }) => file,
    onDone: (run) => {
      if (file !== null && run.dryRun) rememberFile(run.id, file);
      navigate(`/impor/${run.id}`);
    },
  });
  const { file, dryRun } = form.values;
  const choose = (chosen: File | null) => {
    if (chosen === null) return;
    form.reset();
    form.set({ file: chosen });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0] ?? null);
  };
  return (
    <EntryForm
      submitLabel={t(dryRun ? 'residentScreens.import.try' : 'residentScreens.import.load')}
      // Nothing here was written: leaving loses nothing.
      form={{ ...form, changed: false }}
    >
      <Choices
        label={t('residentScreens.import.kind')}
        options={optionsOf(kinds, (kind) => t(`residents.importKinds.${kind}`))}
        {...form.input('kind')}
      />
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
        {form.errors.file && <strong className={classes.missing}>✕ {form.errors.file}</strong>}
      </section>
      <Checkbox
        label={t('residentScreens.import.dryRun')}
        description={t('residentScreens.import.dryRunHelp')}
        {...form.tick('dryRun')}
      />
    </EntryForm>
  );
}
