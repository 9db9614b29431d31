import { Button } from '@mantine/core';
import { callOutcomes, complaints } from '../../../../contract/complaints/endpoints.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { OptionalWords } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

/** An attempt to call the complainant: one press says what came of it. */
export function LogCallDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.logCall, {
    initial: { outcome: '', words: '' },
    params: { id: detail.id },
    onDone: onClose,
  });
  const { phone } = detail.content;
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.logCall')}
      text={
        phone === null ? t('complaintScreens.dialogs.logCall') : t('complaintScreens.calls.text', { phone })
      }
      submitLabel={null}
      onClose={onClose}
    >
      <fieldset className={classes.group}>
        <legend>{t('shared.labels.callOutcome')}</legend>
        <div className="button-row">
          {callOutcomes.map((outcome, index) => (
            <Button
              key={outcome}
              variant={outcome === 'reached' ? 'filled' : 'default'}
              loading={form.running}
              onClick={() => form.submit({ outcome })}
              {...(index === 0 && { 'data-autofocus': true })}
            >
              {t(`complaints.callOutcomes.${outcome}`)}
            </Button>
          ))}
        </div>
      </fieldset>
      <OptionalWords label={t('shared.form.reasonWords')} {...form.input('words')} />
    </ActionDialog>
  );
}
