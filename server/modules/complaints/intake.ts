import type { ComplaintFieldsBody } from '../../../contract/complaints/endpoints.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Clock } from '../../context.ts';
import { Refusal, type RefusalCode } from '../../refusal.ts';
import { dateIn, timeIn } from '../office/index.ts';
import { parsePhone } from './content.ts';
import type { Content } from './content-store.ts';
import { maskIdentityNumbers } from './identity-numbers.ts';

export function refuseFuture(at: Date, clock: Clock, code: RefusalCode) {
  if (at > clock.now()) throw new Refusal('invalid', code);
}

const textOf = (value: string | undefined) => (value === undefined || value === '' ? null : value);
const freeTextOf = (value: string | undefined) => {
  const text = textOf(value);
  return text === null ? null : maskIdentityNumbers(text);
};

/** The fields that were given, as rows keep them; an empty one counts as absent. */
export function changesOf(
  body: ComplaintFieldsBody & { immediateResponse?: string | undefined },
  seenBy: string,
) {
  return {
    ...(body.name !== undefined && { name: freeTextOf(body.name) }),
    ...(body.address !== undefined && { address: freeTextOf(body.address) }),
    ...(body.phone !== undefined && {
      phone: freeTextOf(body.phone),
      phoneE164: body.phone === '' ? null : parsePhone(body.phone),
    }),
    ...(body.email !== undefined && { email: textOf(body.email) }),
    ...(body.description !== undefined && { description: freeTextOf(body.description) }),
    ...(body.remedy !== undefined && { remedy: freeTextOf(body.remedy) }),
    ...(body.submittedPlace !== undefined && { submittedPlace: freeTextOf(body.submittedPlace) }),
    ...(body.submittedOn !== undefined && { submittedOn: body.submittedOn }),
    ...(body.submittedTime !== undefined && { submittedTime: body.submittedTime }),
    ...(body.immediateResponse !== undefined && { immediateResponse: freeTextOf(body.immediateResponse) }),
    ...(body.signatureSeen === true && { signature: 'seen' as const, signatureSeenBy: seenBy }),
    ...(body.preferredChannel !== undefined && { preferredChannel: body.preferredChannel }),
    ...(body.locale !== undefined && { locale: body.locale }),
  } satisfies Partial<Content>;
}

const nothing: Content = {
  name: null,
  address: null,
  phone: null,
  phoneE164: null,
  email: null,
  description: null,
  remedy: null,
  submittedPlace: null,
  submittedOn: null,
  submittedTime: null,
  immediateResponse: null,
  signature: null,
  signatureSeenBy: null,
  preferredChannel: null,
  locale: 'id',
};

/** Nothing can have been submitted after the office received it. */
export function refuseSubmittedLater(
  content: { submittedOn?: IsoDate | null | undefined; submittedTime?: string | null | undefined },
  zone: string,
  receivedAt: Date,
) {
  if (content.submittedOn === null || content.submittedOn === undefined) return;
  const day = dateIn(zone, receivedAt);
  const later =
    content.submittedOn > day ||
    (content.submittedOn === day &&
      typeof content.submittedTime === 'string' &&
      content.submittedTime > timeIn(zone, receivedAt));
  if (later) throw new Refusal('invalid', 'submitted_in_future');
}

/** What a paper, a caller or a form gave. */
export function contentOf(
  body: ComplaintFieldsBody & { immediateResponse?: string | undefined },
  at: { seenBy: string; zone: string; receivedAt: Date },
): Content {
  const content = { ...nothing, ...changesOf(body, at.seenBy) };
  refuseSubmittedLater(content, at.zone, at.receivedAt);
  return content;
}
