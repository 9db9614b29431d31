import { Checkbox, Select, Stack, Textarea } from '@mantine/core';
import { complaints, serviceComponents } from '../../../../contract/complaints/endpoints.ts';
import { ActionDialog, ReasonDialog, useReasonForm } from '../../../components/forms/action-dialog.tsx';
import { OptionalWords, optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import { type DialogProps, OfficerSelect } from './fields.tsx';

/** Which of the 14 components was breached; and why one goes on where fields are missing. */
export function TriageDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.triage, {
    initial: { component: detail.component, proceedWithout: '' },
    params: { id: detail.id },
    onDone: onClose,
  });
  const gaps = detail.missing.map((field) => t(`complaints.fields.${field}`)).join(', ');
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.triage')}
      text={t('complaintScreens.dialogs.triage')}
      onClose={onClose}
    >
      <Select
        label={t('complaintScreens.dialogs.component')}
        data-autofocus
        searchable
        openOnFocus={false}
        data={optionsOf(serviceComponents, (code) => t(`complaints.components.${code}`))}
        {...form.input('component')}
      />
      {gaps !== '' && (
        <Textarea
          label={t('complaintScreens.dialogs.proceedWithout')}
          description={t('complaintScreens.dialogs.proceedHelp', { fields: gaps })}
          minRows={2}
          maxLength={2000}
          {...form.input('proceedWithout')}
        />
      )}
    </ActionDialog>
  );
}

export function AuthorityDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useReasonForm(complaints.decideAuthority, {
    params: { id: detail.id },
    reasons: optionsOf(['in', 'out'], (code) => t(`complaints.authority.${code}`)),
    wordsRequired: true,
    bodyOf: ({ reason, words }) => ({ decision: reason, words }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('complaints.actions.decideAuthority')}
      text={t('complaintScreens.dialogs.authorityText')}
      onClose={onClose}
    />
  );
}

export function AssignDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.assign, {
    initial: { employeeId: '', words: '' },
    params: { id: detail.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.assign')}
      text={t('complaintScreens.dialogs.assignText')}
      onClose={onClose}
    >
      <OfficerSelect
        label={t('shared.labels.officer')}
        handlersOnly
        without={detail.complainedAbout.map(({ id }) => id)}
        autoFocus
        {...form.input('employeeId')}
      />
      <OptionalWords label={t('shared.form.reasonWords')} data-autofocus {...form.input('words')} />
    </ActionDialog>
  );
}

export function NameOfficerDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.nameOfficer, {
    initial: { employeeId: '' },
    params: { id: detail.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.nameOfficer')}
      text={t('complaintScreens.dialogs.nameOfficerText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <OfficerSelect
        label={t('shared.labels.officer')}
        without={detail.complainedAbout.map(({ id }) => id)}
        autoFocus
        {...form.input('employeeId')}
      />
    </ActionDialog>
  );
}

export function FlagsDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.setFlags, {
    initial: { anonymous: detail.anonymous, confidential: detail.confidential },
    params: { id: detail.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.setFlags')}
      text={t('complaintScreens.dialogs.flagsText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Stack gap={8}>
        <Checkbox
          data-autofocus
          label={t('complaintScreens.dialogs.flagAnonymous')}
          {...form.tick('anonymous')}
        />
        <Checkbox label={t('complaintScreens.dialogs.flagConfidential')} {...form.tick('confidential')} />
      </Stack>
    </ActionDialog>
  );
}
