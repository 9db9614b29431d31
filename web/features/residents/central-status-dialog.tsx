import { Select, Textarea, TextInput } from '@mantine/core';
import { centralStatuses, type ResidentDetail, residents } from '../../../contract/residents.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useAction } from '../../queries.ts';
import { useMe } from '../../session-context.ts';

interface CentralStatusDialogProps {
  resident: Pick<ResidentDetail, 'id' | 'name'>;
  onClose: () => void;
}

/** What was seen at the centre, noted by hand: never without where it was seen. */
export function CentralStatusDialog({ resident, onClose }: CentralStatusDialogProps) {
  const t = useWords();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const enter = useAction(residents.enterCentralStatus, { onDone: onClose });
  const entry = useEntry({
    initial: { status: '', observedOn: today, evidence: '' },
    schema: residents.enterCentralStatus.body,
    rules: ({ status }): Record<string, string> =>
      status === '' ? { status: t('shared.form.required') } : {},
    problem: enter.problem,
  });
  const submit = entry.onSubmit(({ status, observedOn, evidence }) => {
    const known = centralStatuses.find((each) => each === status);
    if (known !== undefined) {
      void enter.run({ params: { id: resident.id }, body: { status: known, observedOn, evidence } });
    }
  });
  return (
    <FormDialog
      title={t('residentScreens.status.enter')}
      text={t('residentScreens.status.text', { name: resident.name })}
      submitLabel={t('shared.actions.save')}
      running={enter.running}
      problem={enter.problem}
      onSubmit={() => submit()}
      onClose={onClose}
    >
      <Select
        label={t('residents.fields.centralStatus')}
        data-autofocus
        searchable
        openOnFocus={false}
        data={centralStatuses.map((code) => ({ value: code, label: t(`residents.centralStatuses.${code}`) }))}
        {...entry.getInputProps('status')}
      />
      <TextInput
        type="date"
        label={t('residentScreens.status.observedOn')}
        max={today}
        {...entry.getInputProps('observedOn')}
      />
      <Textarea
        label={t('residentScreens.status.evidence')}
        description={t('residentScreens.status.evidenceHelp')}
        autosize
        minRows={2}
        maxLength={2000}
        {...entry.getInputProps('evidence')}
      />
    </FormDialog>
  );
}
