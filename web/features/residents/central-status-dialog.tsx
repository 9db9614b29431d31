import { Select, Textarea, TextInput } from '@mantine/core';
import { centralStatuses, type ResidentDetail, residents } from '../../../contract/residents.ts';
import { ActionDialog } from '../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
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
  const form = useActionForm(residents.enterCentralStatus, {
    initial: { status: '', observedOn: today, evidence: '' },
    params: { id: resident.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('residentScreens.status.enter')}
      text={t('residentScreens.status.text', { name: resident.name })}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Select
        label={t('residents.fields.centralStatus')}
        data-autofocus
        searchable
        openOnFocus={false}
        data={optionsOf(centralStatuses, (code) => t(`residents.centralStatuses.${code}`))}
        {...form.input('status')}
      />
      <TextInput
        type="date"
        label={t('residentScreens.status.observedOn')}
        max={today}
        {...form.input('observedOn')}
      />
      <Textarea
        label={t('residentScreens.status.evidence')}
        description={t('residentScreens.status.evidenceHelp')}
        minRows={2}
        maxLength={2000}
        {...form.input('evidence')}
      />
    </ActionDialog>
  );
}
