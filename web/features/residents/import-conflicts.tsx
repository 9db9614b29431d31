import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { residents } from '../../../contract/residents.ts';
import { ReasonDialog, useReasonForm } from '../../components/forms/action-dialog.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { FailedNote, LoadingLines, QuietNote } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './imports.module.css';

type Conflict = ReplyOf<typeof residents.importConflicts>['conflicts'][number];

/** Rows whose NIK is known with other biodata: nothing was overwritten, somebody decides. */
export default function ImportConflicts() {
  const t = useWords();
  const view = useView(residents.importConflicts, {});
  const [deciding, setDeciding] = useState<Conflict | null>(null);
  return (
    <SheetPage
      title={t('residentScreens.conflicts.title')}
      intro={t('residentScreens.conflicts.intro')}
      actions={
        <Button component={Link} to="/impor" variant="default">
          {t('residentScreens.import.back')}
        </Button>
      }
    >
      {view.isPending && <LoadingLines />}
      {view.error !== null && <FailedNote problem={view.error} retry={() => void view.refetch()} />}
      {view.data?.conflicts.length === 0 && <QuietNote>{t('residentScreens.conflicts.none')}</QuietNote>}
      {view.data?.conflicts.map((conflict) => (
        <ConflictSheet key={conflict.id} conflict={conflict} onKeep={() => setDeciding(conflict)} />
      ))}
      {deciding !== null && <KeepRegisterDialog conflict={deciding} onClose={() => setDeciding(null)} />}
    </SheetPage>
  );
}

function KeepRegisterDialog({ conflict, onClose }: { conflict: Conflict; onClose: () => void }) {
  const t = useWords();
  const form = useReasonForm(residents.keepRegister, {
    params: { id: conflict.id },
    bodyOf: ({ words }) => ({ reason: words }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('residentScreens.conflicts.keep')}
      text={t('residentScreens.conflicts.keepText', { name: conflict.name })}
      submitLabel={t('residentScreens.conflicts.keep')}
      onClose={onClose}
    />
  );
}

function ConflictSheet({ conflict, onKeep }: { conflict: Conflict; onKeep: () => void }) {
  const t = useWords();
  const { date } = useFormat();
  return (
    <Section title={conflict.name}>
      <p className={classes.note}>
        {conflict.nikMasked} ·{' '}
        {t('residentScreens.conflicts.from', { line: conflict.line, date: date(conflict.openedAt) })}
      </p>
      <table className={classes.differences}>
        <thead>
          <tr>
            <th scope="col">{t('residentScreens.import.field')}</th>
            <th scope="col">{t('residentScreens.conflicts.register')}</th>
            <th scope="col">{t('residentScreens.conflicts.file')}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.differences.map(({ field, register, file }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>{register === '' ? '–' : register}</td>
              <td>{file === '' ? '–' : file}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.decide}>
        <Button onClick={onKeep}>{t('residentScreens.conflicts.keep')}</Button>
        <Button component={Link} to={`/penduduk/${conflict.residentId}`} variant="default">
          {t('residentScreens.conflicts.openResident')}
        </Button>
        <span className={classes.note}>{t('residentScreens.conflicts.take')}</span>
      </div>
    </Section>
  );
}
