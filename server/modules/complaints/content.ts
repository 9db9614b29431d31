// Pure: values in, values out.
import parsePhoneNumber from 'libphonenumber-js/max';
import {
  type ComplaintChannel,
  type ComplaintField,
  mandatoryFields,
} from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';

/** Where a second number, an extension or a remark begins. */
const secondPart = /(?:\/|;|,|#|\b(?:ext|ekst|psw|pswt|pesawat|atau|or)\b\.?|\b(?=[xX]\s?\d)).*$/isu;
/** More is no telephone number, with whatever remark; and nobody's time is spent on it. */
const longestPhone = 100;

/**
 * The number as it is called, or null when it is none that can be. People write 0812…, 62812…, (0361) 813542; of two
 * numbers the first is taken, and one with a letter in it is none: it would be somebody else's.
 */
export function parsePhone(text: string): string | null {
  if (text.length > longestPhone) return null;
  const first = text.normalize('NFKC').replace(secondPart, '').trim();
  if (!/^\+?[\d\s().\-‐-―]+$/u.test(first)) return null;
  const digits = first.replace(/[^\d+]/g, '');
  const parsed = parsePhoneNumber(digits.startsWith('62') ? `+${digits}` : digits, 'ID');
  return parsed?.isValid() ? parsed.number : null;
}

/** There is a way to tell the complainant something, beside the page that his code opens. */
export const isReachable = (content: {
  phoneE164: string | null;
  email: string | null;
  address: string | null;
}): boolean => content.phoneE164 !== null || content.email !== null || content.address !== null;

/** What is known of the mandatory fields; values themselves do not matter here. */
export interface FieldsPresent {
  name: string | null;
  address: string | null;
  phoneE164: string | null;
  description: string | null;
  submittedPlace: string | null;
  submittedOn: IsoDate | null;
  submittedTime: string | null;
  signature: string | null;
  immediateResponse: string | null;
}

const has: Readonly<Record<ComplaintField, (content: FieldsPresent) => boolean>> = {
  name: ({ name }) => name !== null,
  address: ({ address }) => address !== null,
  // A number that cannot be called is as good as none.
  phone: ({ phoneE164 }) => phoneE164 !== null,
  description: ({ description }) => description !== null,
  submittedPlace: ({ submittedPlace }) => submittedPlace !== null,
  // Papers name the day; the hour only where the page's own form or a call gives it.
  submittedAt: ({ submittedOn }) => submittedOn !== null,
  signature: ({ signature }) => signature !== null,
  immediateResponse: ({ immediateResponse }) => immediateResponse !== null,
};

/** The fields that the published page asks of this channel and that are not there. */
export function missingFields(channel: ComplaintChannel, content: FieldsPresent): ComplaintField[] {
  return mandatoryFields[channel].filter((field) => !has[field](content));
}

export interface Identity {
  channel: ComplaintChannel;
  identityRefused: boolean;
  name: string | null;
  phoneE164: string | null;
}

export type Ignorable = { may: true } | { may: false; because: 'identity' | 'calls' | 'reached' };

/**
 * Whether the published page lets the office ignore a complaint: a written one only where identity is unclear and no
 * telephone can be reached, a call where the caller refused to be named. Whether to do it stays a person's decision.
 */
export function mayBeIgnored(
  identity: Identity,
  calls: { tried: number; reached: number },
  needed: number,
): Ignorable {
  if (identity.channel === 'telephone') {
    return identity.identityRefused ? { may: true } : { may: false, because: 'identity' };
  }
  if (identity.name !== null) return { may: false, because: 'identity' };
  if (identity.phoneE164 === null) return { may: true };
  if (calls.reached > 0) return { may: false, because: 'reached' };
  return calls.tried >= needed ? { may: true } : { may: false, because: 'calls' };
}
