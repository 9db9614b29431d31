import { Checkbox, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  complaints,
  type ServiceComponent,
  serviceComponents,
} from '../../../../contract/complaints/endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { ReasonDialog } from '../../../components/forms/reason-dialog.tsx';
import { useWords } from '../../../locale.ts';
import { useVerb } from '../../../queries.ts';
import type { WayDialogProps } from '../case/secondary-actions.tsx';
import { OfficerSelect, OptionalWords } from './fields.tsx';

/** Which of the 14 components was breached; and why one goes on where fields are missing. */
export function TriageDialog({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [component, setComponent] = useState<ServiceComponent | null>(detail.component);
  const [without, setWithout] = useState('');
  const [tried, setTried] = useState(false);
  const verb = useVerb(complaints.triage, { onDone: onClose });
  const gaps = detail.missing.map((field) => t(`complaints.fields.${field}`)).join(', ');
  const submit = () => {
    setTried(true);
    if (component === null) return;
    void verb.run({
      params: { id: detail.id },
      body: { component, ...(gaps !== '' && without.trim() !== '' && { proceedWithout: without }) },
    });
  };
  return (
    <FormDialog
      title={t('complaints.actions.triage')}
      text={t('complaintScreens.dialogs.triage')}
      submitLabel={t('complaints.actions.triage')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('complaintScreens.dialogs.component')}
        data-autofocus
        searchable
        openOnFocus={false}
        data={serviceComponents.map((code) => ({ value: code, label: t(`complaints.components.${code}`) }))}
        value={component}
        onChange={(value) => setComponent(serviceComponents.find((each) => each === value) ?? null)}
        error={tried && component === null ? t('shared.form.required') : undefined}
      />
      {gaps !== '' && (
        <Textarea
          label={t('complaintScreens.dialogs.proceedWithout')}
          description={t('complaintScreens.dialogs.proceedHelp', { fields: gaps })}
          autosize
          minRows={2}
          maxLength={2000}
          value={without}
          onChange={(event) => setWithout(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

const decisions = ['in', 'out'] as const;

export function AuthorityDialog({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const verb = useVerb(complaints.decideAuthority, { onDone: onClose });
  return (
    <ReasonDialog
      title={t('complaints.actions.decideAuthority')}
      text={t('complaintScreens.dialogs.authorityText')}
      reasons={decisions.map((code) => ({ code, label: t(`complaints.authority.${code}`) }))}
      wordsRequired
      submitLabel={t('complaints.actions.decideAuthority')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={({ reason, words }) => {
        const decision = decisions.find((each) => each === reason);
        if (decision !== undefined) void verb.run({ params: { id: detail.id }, body: { decision, words } });
      }}
      onClose={onClose}
    />
  );
}

export function AssignDialog({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [officer, setOfficer] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const verb = useVerb(complaints.assign, { onDone: onClose });
  const submit = () => {
    setTried(true);
    if (officer === null) return;
    void verb.run({ params: { id: detail.id }, body: { employeeId: officer, words } });
  };
  return (
    <FormDialog
      title={t('complaints.actions.assign')}
      text={t('complaintScreens.dialogs.assignText')}
      submitLabel={t('complaints.actions.assign')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <OfficerSelect
        label={t('complaintScreens.dialogs.officer')}
        value={officer}
        onChange={setOfficer}
        handlersOnly
        without={detail.complainedAbout.map(({ id }) => id)}
        error={tried && officer === null ? t('shared.form.required') : undefined}
        autoFocus
      />
      <OptionalWords label={t('shared.form.reasonWords')} value={words} onChange={setWords} />
    </FormDialog>
  );
}

export function NameOfficerDialog({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [officer, setOfficer] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const verb = useVerb(complaints.nameOfficer, { onDone: onClose });
  const submit = () => {
    setTried(true);
    if (officer !== null) void verb.run({ params: { id: detail.id }, body: { employeeId: officer } });
  };
  return (
    <FormDialog
      title={t('complaints.actions.nameOfficer')}
      text={t('complaintScreens.dialogs.nameOfficerText')}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <OfficerSelect
        label={t('complaintScreens.dialogs.officer')}
        value={officer}
        onChange={setOfficer}
        without={detail.complainedAbout.map(({ id }) => id)}
        error={tried && officer === null ? t('shared.form.required') : undefined}
        autoFocus
      />
    </FormDialog>
  );
}

export function FlagsDialog({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [anonymous, setAnonymous] = useState(detail.anonymous);
  const [confidential, setConfidential] = useState(detail.confidential);
  const verb = useVerb(complaints.setFlags, { onDone: onClose });
  return (
    <FormDialog
      title={t('complaints.actions.setFlags')}
      text={t('complaintScreens.dialogs.flagsText')}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id: detail.id }, body: { anonymous, confidential } })}
      onClose={onClose}
    >
      <Stack gap={8}>
        <Checkbox
          size="md"
          data-autofocus
          label={t('complaintScreens.dialogs.flagAnonymous')}
          checked={anonymous}
          onChange={(event) => setAnonymous(event.currentTarget.checked)}
        />
        <Checkbox
          size="md"
          label={t('complaintScreens.dialogs.flagConfidential')}
          checked={confidential}
          onChange={(event) => setConfidential(event.currentTarget.checked)}
        />
      </Stack>
    </FormDialog>
  );
}
