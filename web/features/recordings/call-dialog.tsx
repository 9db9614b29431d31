import { TextInput } from '@mantine/core';
import { callOutcomes, recordings } from '../../../contract/recordings.ts';
import { ActionDialog } from '../../components/forms/action-dialog.tsx';
import { Choices, optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useMe } from '../../session-context.ts';

interface CallDialogProps {
  residentId: string;
  name: string;
  onClose: () => void;
}

/** What came of a call to somebody whose card can be printed. */
export function CallDialog({ residentId, name, onClose }: CallDialogProps) {
  const t = useWords();
  const { office } = useMe();
  const form = useActionForm(recordings.noteCall, {
    initial: { outcome: '', willComeOn: '' },
    params: { id: residentId },
    bodyOf: ({ outcome, willComeOn }) => ({ outcome, ...(outcome === 'reached' && { willComeOn }) }),
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('recordings.screen.noteCall')}
      text={t('recordingScreens.callText', { name })}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Choices
        label={t('shared.labels.callOutcome')}
        options={optionsOf(callOutcomes, (code) => t(`recordings.calls.${code}`))}
        autoFocus
        {...form.input('outcome')}
      />
      {form.values.outcome === 'reached' && (
        <TextInput
          type="date"
          label={t('recordings.screen.willComeOn')}
          description={t('shared.form.optional')}
          min={officeToday(office.zone)}
          {...form.input('willComeOn')}
        />
      )}
    </ActionDialog>
  );
}
