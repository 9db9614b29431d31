import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SurveyKiosksView, surveys } from '../../../contract/surveys/endpoints.ts';
import { ActionDialog, ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded, QuietNote } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './surveys.module.css';

type Kiosk = SurveyKiosksView['kiosks'][number];

/** Kios survei: the tablets in the hall, each paired by a code that is shown once. */
export default function SurveyKiosks() {
  const t = useWords();
  const view = useView(surveys.kiosks, {});
  const [adding, setAdding] = useState(false);
  const [stopping, setStopping] = useState<Kiosk | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const { dateTime } = useFormat();
  return (
    <SheetPage
      title={t('surveyScreens.kiosks.title')}
      intro={t('surveyScreens.kiosks.intro')}
      actions={<Button onClick={() => setAdding(true)}>{t('surveyScreens.kiosks.add')}</Button>}
    >
      {code !== null && (
        <Section title={t('surveyScreens.kiosks.code')}>
          <div role="status">
            <p className={classes.code}>{code.replace(/(.{4})(?=.)/g, '$1 ')}</p>
            <p>{t('surveyScreens.kiosks.codeText', { address: view.data?.address ?? '' })}</p>
          </div>
        </Section>
      )}
      <Loaded view={view}>
        {({ kiosks }) => (
          <>
            {kiosks.length === 0 && <QuietNote>{t('surveyScreens.kiosks.none')}</QuietNote>}
            {kiosks.map((kiosk) => (
              <Section key={kiosk.id} title={kiosk.name}>
                <p>
                  {t('shared.labels.state')}:{' '}
                  <strong>{t(`surveyScreens.kiosks.states.${kiosk.state}`)}</strong>
                </p>
                <p className={classes.note}>
                  {t('surveyScreens.kiosks.by')}: {kiosk.createdBy} · {t('shared.labels.since')}{' '}
                  {dateTime(kiosk.pairedAt ?? kiosk.createdAt)}
                </p>
                {kiosk.state === 'lapsed' && (
                  <p className={classes.note}>{t('surveyScreens.kiosks.codeLost')}</p>
                )}
                <div className={classes.actions}>
                  <Button variant="default" onClick={() => setStopping(kiosk)}>
                    {t('surveyScreens.kiosks.stop')}
                  </Button>
                </div>
              </Section>
            ))}
          </>
        )}
      </Loaded>
      {adding && (
        <AddDialog
          onAdded={(made) => {
            setCode(made);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {stopping !== null && (
        <ConfirmDialog
          endpoint={surveys.stopKiosk}
          input={{ params: { id: stopping.id } }}
          title={`${t('surveyScreens.kiosks.stop')}: ${stopping.name}`}
          text={t('surveyScreens.kiosks.stopText')}
          submitLabel={t('surveyScreens.kiosks.stop')}
          grave
          onClose={() => setStopping(null)}
        />
      )}
    </SheetPage>
  );
}

function AddDialog({ onAdded, onClose }: { onAdded: (code: string | null) => void; onClose: () => void }) {
  const t = useWords();
  const form = useActionForm(surveys.addKiosk, {
    initial: { name: '' },
    onDone: ({ pairingCode }) => onAdded(pairingCode),
  });
  return (
    <ActionDialog
      form={form}
      title={t('surveyScreens.kiosks.add')}
      text={t('surveyScreens.kiosks.addText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <TextInput
        label={t('surveyScreens.kiosks.name')}
        autoComplete="off"
        maxLength={60}
        data-autofocus
        {...form.input('name')}
      />
    </ActionDialog>
  );
}
