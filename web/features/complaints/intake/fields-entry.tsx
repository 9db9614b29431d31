import { Checkbox, NativeSelect, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import {
  type ComplaintChannel,
  type ComplaintField,
  longestDescription,
  mandatoryFields,
} from '../../../../contract/complaints/endpoints.ts';
import { preferredChannels } from '../../../../contract/notifications/terms.ts';
import { optionsOf } from '../../../components/forms/fields.tsx';
import type { ActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import { officeToday } from '../../../office-date.ts';
import { useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';
import { type FieldValues, gapsOf } from './complaint-fields.ts';

const ofText = {
  name: { maxLength: 200 },
  address: { maxLength: 500 },
  phone: { maxLength: 40, type: 'tel' },
  submittedPlace: { maxLength: 300 },
} as const;

/** One short text of a complaint: its label and its bounds, the same in every form. */
export function ShortText({ field, ...input }: TextInputProps & { field: keyof typeof ofText }) {
  const t = useWords();
  return (
    <TextInput label={t(`complaints.fields.${field}`)} autoComplete="off" {...ofText[field]} {...input} />
  );
}

/** The day on which it was written; no day that is still to come. */
export function SubmittedOn(input: TextInputProps) {
  const t = useWords();
  const { office } = useMe();
  return (
    <TextInput
      type="date"
      label={t('complaintScreens.form.submittedOn')}
      max={officeToday(office.zone)}
      {...input}
    />
  );
}

interface FieldsEntryProps {
  form: Pick<ActionForm<FieldValues>, 'input' | 'tick'>;
  /** Its mandatory fields are marked; none while no channel is chosen. */
  channel: ComplaintChannel | null;
  /** Leaves out the tick that the signature was seen, where it is there already or asked for elsewhere. */
  withoutSignature?: boolean;
  autoFocus?: boolean;
}

/** The fields of a complaint on paper, in the order in which people write them. */
export function FieldsEntry({ form, channel, withoutSignature, autoFocus }: FieldsEntryProps) {
  const t = useWords();
  const marked = (field: ComplaintField) => ({
    withAsterisk: channel !== null && mandatoryFields[channel].includes(field),
  });
  const text = (field: keyof typeof ofText) => ({ field, ...marked(field), ...form.input(field) });
  return (
    <div className={classes.fields}>
      <ShortText {...text('name')} {...(autoFocus && { 'data-autofocus': true, autoFocus: true })} />
      <ShortText {...text('address')} />
      <div className={classes.pair}>
        <ShortText {...text('phone')} description={t('complaintScreens.form.phoneHelp')} />
        <TextInput
          label={t('shared.labels.email')}
          description={t('shared.form.optional')}
          type="email"
          autoComplete="off"
          maxLength={200}
          {...form.input('email')}
        />
      </div>
      <Textarea
        label={t('complaints.fields.description')}
        description={t('complaintScreens.form.nikHelp')}
        {...marked('description')}
        minRows={4}
        maxRows={16}
        maxLength={longestDescription}
        {...form.input('description')}
      />
      <Textarea
        label={t('complaintScreens.form.remedy')}
        description={t('shared.form.optional')}
        minRows={1}
        maxRows={6}
        maxLength={2000}
        {...form.input('remedy')}
      />
      <ShortText {...text('submittedPlace')} />
      <div className={classes.pair}>
        <SubmittedOn {...marked('submittedAt')} {...form.input('submittedOn')} />
        <TextInput
          type="time"
          label={t('complaintScreens.form.submittedTime')}
          {...form.input('submittedTime')}
        />
      </div>
      {!withoutSignature && (
        <Checkbox label={t('complaintScreens.form.signatureSeen')} {...form.tick('signatureSeen')} />
      )}
      <div className={classes.pair}>
        <NativeSelect
          label={t('complaintScreens.form.preferredChannel')}
          data={[
            { value: '', label: t('complaintScreens.form.preferredNone') },
            ...optionsOf(preferredChannels, (each) => t(`complaintScreens.preferredChannels.${each}`)),
          ]}
          {...form.input('preferredChannel')}
        />
        <NativeSelect
          label={t('complaintScreens.form.locale')}
          data={optionsOf(['id', 'en'], (each) => t(`complaintScreens.identity.languages.${each}`))}
          {...form.input('locale')}
        />
      </div>
    </div>
  );
}

interface GapsProps {
  channel: ComplaintChannel;
  values: FieldValues;
  signed?: boolean;
}

/** Which of the channel's fields are empty: a finding, never a refusal. */
export function Gaps({ channel, values, signed }: GapsProps) {
  const t = useWords();
  const gaps = gapsOf(channel, values, signed);
  const fields = gaps.map((field) => t(`complaints.fields.${field}`)).join(', ');
  return (
    <p role="status" className={gaps.length === 0 ? classes.done : classes.waiting}>
      {gaps.length === 0
        ? `✓ ${t('complaintScreens.form.complete')}`
        : `‖ ${t('complaintScreens.form.gaps', { fields })}`}
    </p>
  );
}
