import { type Endpoint, endpoint } from '../endpoint.ts';
import { byId } from '../fields.ts';
import type { Role } from '../roles.ts';
import { complaintReaders, handlerRoles, receiverRoles } from './terms.ts';
import type { ComplaintDetail } from './views.ts';

/** Letters that are printed of a complaint, in the order in which the case page offers them. */
export const complaintLetterKinds = [
  'receipt',
  'completionRequest',
  'answerLetter',
  'forwardingLetter',
  'forwardingNotice',
  'caseHistory',
] as const;
export type ComplaintLetterKind = (typeof complaintLetterKinds)[number];

const printed = (name: string, access: readonly Role[]) =>
  endpoint({ method: 'GET', binary: true, path: `/api/complaints/:id/${name}.pdf`, access, params: byId });

export const complaintLetters = {
  receipt: printed('receipt', receiverRoles),
  forwardingLetter: printed('forwarding-letter', handlerRoles),
  forwardingNotice: printed('forwarding-notice', complaintReaders),
  completionRequest: printed('completion-request', complaintReaders),
  answerLetter: printed('answer', complaintReaders),
  caseHistory: printed('history', handlerRoles),
} satisfies Record<ComplaintLetterKind, Endpoint>;

/** Whether a case has come as far as the letter; the server refuses it before. */
export const isLetterReady: Record<ComplaintLetterKind, (complaint: ComplaintDetail) => boolean> = {
  receipt: () => true,
  forwardingLetter: ({ referral }) => referral !== null,
  forwardingNotice: ({ referral }) => referral !== null,
  completionRequest: ({ state }) => state === 'awaiting_complainant',
  answerLetter: ({ answer }) => answer !== null,
  caseHistory: () => true,
};
