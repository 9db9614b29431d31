import { Button } from '@mantine/core';
import { useState } from 'react';
import { callOutcomes, complaints } from '../../../../contract/complaints/endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { useWords } from '../../../locale.ts';
import { useVerb } from '../../../queries.ts';
import type { WayDialogProps } from '../case/secondary-actions.tsx';
import classes from '../complaints.module.css';
import { OptionalWords } from './fields.tsx';

/** An attempt to call the complainant: one press says what came of it. */
export function LogCallDialog({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [words, setWords] = useState('');
  const verb = useVerb(complaints.logCall, { onDone: onClose });
  const log = (outcome: (typeof callOutcomes)[number]) =>
    void verb.run({ params: { id: detail.id }, body: { outcome, ...(words.trim() !== '' && { words }) } });
  return (
    <FormDialog
      title={t('complaints.actions.logCall')}
      text={
        detail.content.phone === null
          ? t('complaintScreens.dialogs.logCall')
          : t('complaintScreens.calls.text', { phone: detail.content.phone })
      }
      running={verb.running}
      problem={verb.problem}
      onClose={onClose}
    >
      <fieldset className={classes.group}>
        <legend>{t('complaintScreens.calls.log')}</legend>
        <div className={classes.buttons}>
          {callOutcomes.map((outcome, index) => (
            <Button
              key={outcome}
              variant={outcome === 'reached' ? 'filled' : 'default'}
              loading={verb.running}
              onClick={() => log(outcome)}
              {...(index === 0 && { 'data-autofocus': true })}
            >
              {t(`complaints.callOutcomes.${outcome}`)}
            </Button>
          ))}
        </div>
      </fieldset>
      <OptionalWords
        label={t('shared.form.reasonWords')}
        value={words}
        onChange={setWords}
        autoFocus={false}
      />
    </FormDialog>
  );
}
