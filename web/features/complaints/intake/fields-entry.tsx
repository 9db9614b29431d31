import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import {
  type ComplaintChannel,
  type ComplaintField,
  longestDescription,
  mandatoryFields,
} from '../../../../contract/complaints/endpoints.ts';
import { useWords } from '../../../locale.ts';
import { officeToday } from '../../../office-date.ts';
import { useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';
import { type FieldValues, gapsOf, preferredChannels } from './complaint-fields.ts';

interface FieldsEntryProps {
  entry: UseFormReturnType<FieldValues>;
  /** Its mandatory fields are marked; none while no channel is chosen. */
  channel: ComplaintChannel | null;
  /** Leaves out the tick that the signature was seen, where it is there already or asked for elsewhere. */
  withoutSignature?: boolean;
  autoFocus?: boolean;
}

/** The fields of a complaint on paper, in the order in which people write them. */
export function FieldsEntry({
  entry,
  channel,
  withoutSignature = false,
  autoFocus = false,
}: FieldsEntryProps) {
  const t = useWords();
  const { office } = useMe();
  const marked = (field: ComplaintField) => ({
    withAsterisk: channel !== null && mandatoryFields[channel].includes(field),
  });
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('complaints.fields.name')}
        {...marked('name')}
        autoComplete="off"
        maxLength={200}
        {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
        {...entry.getInputProps('name')}
      />
      <TextInput
        label={t('complaints.fields.address')}
        {...marked('address')}
        autoComplete="off"
        maxLength={500}
        {...entry.getInputProps('address')}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('complaints.fields.phone')}
          description={t('complaintScreens.form.phoneHelp')}
          {...marked('phone')}
          type="tel"
          autoComplete="off"
          maxLength={40}
          {...entry.getInputProps('phone')}
        />
        <TextInput
          label={t('complaintScreens.form.email')}
          description={t('shared.form.optional')}
          type="email"
          autoComplete="off"
          maxLength={200}
          {...entry.getInputProps('email')}
        />
      </div>
      <Textarea
        label={t('complaints.fields.description')}
        description={t('complaintScreens.form.nikHelp')}
        {...marked('description')}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={longestDescription}
        {...entry.getInputProps('description')}
      />
      <Textarea
        label={t('complaintScreens.form.remedy')}
        description={t('shared.form.optional')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        {...entry.getInputProps('remedy')}
      />
      <TextInput
        label={t('complaints.fields.submittedPlace')}
        {...marked('submittedPlace')}
        autoComplete="off"
        maxLength={300}
        {...entry.getInputProps('submittedPlace')}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('complaintScreens.form.submittedOn')}
          {...marked('submittedAt')}
          max={officeToday(office.zone)}
          {...entry.getInputProps('submittedOn')}
        />
        <TextInput
          type="time"
          label={t('complaintScreens.form.submittedTime')}
          {...entry.getInputProps('submittedTime')}
        />
      </div>
      {!withoutSignature && (
        <Checkbox
          size="md"
          label={t('complaintScreens.form.signatureSeen')}
          {...entry.getInputProps('signatureSeen', { type: 'checkbox' })}
        />
      )}
      <div className={classes.pair}>
        <NativeSelect
          label={t('complaintScreens.form.preferredChannel')}
          data={[
            { value: '', label: t('complaintScreens.form.preferredNone') },
            ...preferredChannels.map((each) => ({
              value: each,
              label: t(`complaintScreens.preferredChannels.${each}`),
            })),
          ]}
          {...entry.getInputProps('preferredChannel')}
        />
        <NativeSelect
          label={t('complaintScreens.form.locale')}
          data={(['id', 'en'] as const).map((each) => ({
            value: each,
            label: t(`complaintScreens.identity.languages.${each}`),
          }))}
          {...entry.getInputProps('locale')}
        />
      </div>
    </div>
  );
}

/** Which of the channel's fields are empty: a finding, never a refusal. */
export function Gaps({
  channel,
  values,
  signed,
}: {
  channel: ComplaintChannel;
  values: FieldValues;
  signed?: boolean;
}) {
  const t = useWords();
  const gaps = gapsOf(channel, values, signed);
  return (
    <p role="status" className={gaps.length === 0 ? classes.done : classes.waiting}>
      {gaps.length === 0
        ? `✓ ${t('complaintScreens.form.complete')}`
        : `‖ ${t('complaintScreens.form.gaps', {
            fields: gaps.map((field) => t(`complaints.fields.${field}`)).join(', '),
          })}`}
    </p>
  );
}
