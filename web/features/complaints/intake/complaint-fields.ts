import {
  type ComplaintChannel,
  type ComplaintDetail,
  type ComplaintField,
  type ComplaintFieldsBody,
  mandatoryFields,
} from '../../../../contract/complaints/endpoints.ts';
import { preferredChannels } from '../../../../contract/notifications/terms.ts';

/** What a form of a complaint holds while it is typed: every field a text. */
export type FieldValues = {
  name: string;
  address: string;
  phone: string;
  email: string;
  description: string;
  remedy: string;
  submittedPlace: string;
  submittedOn: string;
  submittedTime: string;
  signatureSeen: boolean;
  preferredChannel: string;
  locale: string;
};

export const noFields: FieldValues = {
  name: '',
  address: '',
  phone: '',
  email: '',
  description: '',
  remedy: '',
  submittedPlace: '',
  submittedOn: '',
  submittedTime: '',
  signatureSeen: false,
  preferredChannel: '',
  locale: 'id',
};

export function valuesOf({ content }: ComplaintDetail): FieldValues {
  return {
    name: content.name ?? '',
    address: content.address ?? '',
    phone: content.phone ?? '',
    email: content.email ?? '',
    description: content.description ?? '',
    remedy: content.remedy ?? '',
    submittedPlace: content.submittedPlace ?? '',
    submittedOn: content.submittedOn ?? '',
    submittedTime: content.submittedTime?.slice(0, 5) ?? '',
    signatureSeen: false,
    preferredChannel: content.preferredChannel ?? '',
    locale: content.locale,
  };
}

const texts = ['name', 'address', 'phone', 'email', 'description', 'remedy', 'submittedPlace'] as const;

/** What was filled in, as the contract takes it: an empty field is left out. */
export function bodyOf(values: FieldValues): ComplaintFieldsBody {
  const channel = preferredChannels.find((each) => each === values.preferredChannel);
  return {
    ...Object.fromEntries(
      texts.flatMap((field) => (values[field].trim() === '' ? [] : [[field, values[field].trim()]])),
    ),
    ...(values.submittedOn !== '' && { submittedOn: values.submittedOn }),
    ...(values.submittedTime !== '' && { submittedTime: values.submittedTime }),
    ...(values.signatureSeen && { signatureSeen: true }),
    ...(channel !== undefined && { preferredChannel: channel }),
    ...(values.locale === 'en' && { locale: 'en' }),
  };
}

/** Fields that are filled otherwise than before; what was emptied stays as it was, since a field is never taken back. */
export function changedBody(values: FieldValues, before: FieldValues): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(bodyOf(values)).filter(([field, value]) => old.get(field) !== value),
  );
}

/** Which mandatory fields of the channel a form leaves empty: they block examination, not booking. */
export function gapsOf(
  channel: ComplaintChannel,
  values: FieldValues,
  signed: boolean = values.signatureSeen,
): ComplaintField[] {
  const empty: Record<ComplaintField, boolean> = {
    name: values.name.trim() === '',
    address: values.address.trim() === '',
    phone: values.phone.trim() === '',
    description: values.description.trim() === '',
    submittedPlace: values.submittedPlace.trim() === '',
    submittedAt: values.submittedOn === '',
    signature: !signed,
    immediateResponse: false,
  };
  return mandatoryFields[channel].filter((field) => empty[field]);
}
