import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callOutcomes, recordings } from '../../../contract/recordings.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useAction } from '../../queries.ts';
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
  const [outcome, setOutcome] = useState<(typeof callOutcomes)[number] | null>(null);
  const [willComeOn, setWillComeOn] = useState('');
  const [tried, setTried] = useState(false);
  const note = useAction(recordings.noteCall, { onDone: onClose });
  const submit = () => {
    setTried(true);
    if (outcome === null) return;
    const promised = outcome === 'reached' && willComeOn !== '';
    void note.run({
      params: { id: residentId },
      body: { outcome, ...(promised && { willComeOn }) },
    });
  };
  return (
    <FormDialog
      title={t('recordings.screen.noteCall')}
      text={t('recordingScreens.callText', { name })}
      submitLabel={t('shared.actions.save')}
      running={note.running}
      problem={note.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label={t('recordingScreens.callOutcome')}
        value={outcome}
        onChange={(value) => setOutcome(callOutcomes.find((each) => each === value) ?? null)}
        error={tried && outcome === null ? t('shared.form.required') : undefined}
      >
        <Stack gap={4} mt={4}>
          {callOutcomes.map((code, index) => (
            <Radio
              key={code}
              value={code}
              size="md"
              py={6}
              label={t(`recordings.calls.${code}`)}
              {...(index === 0 && { 'data-autofocus': true })}
            />
          ))}
        </Stack>
      </Radio.Group>
      {outcome === 'reached' && (
        <TextInput
          type="date"
          label={t('recordings.screen.willComeOn')}
          description={t('shared.form.optional')}
          min={officeToday(office.zone)}
          value={willComeOn}
          onChange={(event) => setWillComeOn(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
