import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { useWords } from '../../../locale.ts';
import { useAction, useView } from '../../../queries.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

interface Choice {
  id: string;
  label: string;
  about: string;
}

interface ChoicesProps {
  label: ReactNode;
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string) => void;
  error?: ReactNode;
}

function Choices({ label, choices, value, onChange, error }: ChoicesProps) {
  return (
    <Radio.Group label={label} value={value ?? ''} onChange={onChange} error={error}>
      <Stack gap={4} mt={4} className={classes.choices}>
        {choices.map((each) => (
          <Radio key={each.id} value={each.id} size="md" py={6} label={each.label} description={each.about} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Looks for the application that a complaint is about. */
export function LinkDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [q] = useDebouncedValue(words.trim(), 250);
  const found = useView(
    applications.list,
    { body: { q, openOnly: false, limit: 10 } },
    { enabled: q.length >= 2, keepPrevious: true },
  );
  const verb = useAction(complaints.linkApplication, { onDone: onClose });
  const link = (applicationId: string | null) =>
    void verb.run({ params: { id: detail.id }, body: { applicationId } });
  const rows = q.length < 2 ? [] : (found.data?.rows ?? []);
  return (
    <FormDialog
      title={t('complaints.actions.linkApplication')}
      text={t('complaintScreens.dialogs.linkText')}
      submitLabel={t('complaints.actions.linkApplication')}
      running={verb.running}
      problem={verb.problem ?? found.error}
      onSubmit={() => {
        setTried(true);
        if (chosen !== null) link(chosen);
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('complaintScreens.dialogs.linkSearch')}
        data-autofocus
        autoComplete="off"
        maxLength={80}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setChosen(null);
        }}
        error={tried && chosen === null ? t('complaintScreens.dialogs.chooseOne') : undefined}
      />
      {rows.length > 0 && (
        <Choices
          label={t('complaintScreens.similar.application')}
          choices={rows.map((row) => ({
            id: row.id,
            label: `${row.number}, ${row.residentName}`,
            about: `${t(`shared.services.${row.serviceType}`)}, ${t(`shared.states.${row.state}`)}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {q.length >= 2 && found.data !== undefined && rows.length === 0 && (
        <p className={classes.note}>{t('complaintScreens.dialogs.linkNone')}</p>
      )}
      {detail.application !== null && (
        <div className={classes.buttons}>
          <Button variant="default" loading={verb.running} onClick={() => link(null)}>
            {t('complaintScreens.dialogs.unlink', { number: detail.application.number })}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

/** Into which complaint this one is merged: alike ones are offered, others are looked for. */
export function MergeDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [q] = useDebouncedValue(words.trim(), 250);
  const found = useView(
    complaints.list,
    { body: { q, openOnly: true, limit: 10 } },
    { enabled: q.length >= 2, keepPrevious: true },
  );
  const verb = useAction(complaints.merge, { onDone: onClose });
  const searched = q.length < 2 ? null : (found.data?.rows ?? []);
  const choices: Choice[] = (searched ?? detail.similar)
    .filter(({ id }) => id !== detail.id)
    .map((each) => ({
      id: each.id,
      label: `${each.number}, ${t(`complaints.states.${each.state}`)}`,
      about: each.excerpt,
    }));
  return (
    <FormDialog
      title={t('complaints.actions.merge')}
      text={t('complaintScreens.dialogs.mergeText')}
      submitLabel={t('complaints.actions.merge')}
      running={verb.running}
      problem={verb.problem ?? found.error}
      onSubmit={() => {
        setTried(true);
        if (chosen !== null) void verb.run({ params: { id: detail.id }, body: { intoId: chosen } });
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('complaintScreens.dialogs.mergeSearch')}
        data-autofocus
        autoComplete="off"
        maxLength={80}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setChosen(null);
        }}
      />
      {choices.length > 0 ? (
        <Choices
          label={t('complaintScreens.dialogs.mergeInto')}
          choices={choices}
          value={chosen}
          onChange={setChosen}
          error={tried && chosen === null ? t('complaintScreens.dialogs.chooseOne') : undefined}
        />
      ) : (
        (searched === null || found.data !== undefined) && (
          <p className={classes.note}>{t('complaintScreens.dialogs.mergeNone')}</p>
        )
      )}
    </FormDialog>
  );
}
