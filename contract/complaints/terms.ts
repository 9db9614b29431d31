import { z } from 'zod';
import type { Role } from '../roles.ts';

/** How a complaint reached the office. */
export const complaintChannels = ['box', 'letter', 'telephone', 'counter', 'web', 'email'] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

/** Addressed to the head of office in writing: these pass the head's disposition list first. */
export const channelsToHead = ['box', 'letter', 'email'] as const satisfies readonly ComplaintChannel[];

/** Why a form of the public page is looked at by a person first. */
export const heldReasons = ['proof', 'cookie', 'time', 'trap', 'crowd'] as const;
export type HeldReason = (typeof heldReasons)[number];

export const complaintStates = [
  'held',
  'received',
  'awaiting_complainant',
  'disposition',
  'examination',
  'accepted',
  'in_progress',
  'answered',
  'closed',
  'outside',
  'forwarded',
  'informed',
  'archived',
  'merged',
  'withdrawn',
  'deemed_withdrawn',
  'rejected',
  'reopened',
] as const;
export type ComplaintState = (typeof complaintStates)[number];
export const complaintState = z.enum(complaintStates);

/** States that end a round: the clock stops. */
export const roundEnds = [
  'answered',
  'informed',
  'archived',
  'merged',
  'withdrawn',
  'deemed_withdrawn',
  'rejected',
] as const satisfies readonly ComplaintState[];

/** What an officer does on a complaint that is in the register; booking makes one. */
export const complaintActions = [
  'admit',
  'rejectSpam',
  'amend',
  'addAttachment',
  'logCall',
  'requestCompletion',
  'recordCompletion',
  'archive',
  'triage',
  'dispose',
  'decideAuthority',
  'assign',
  'nameOfficer',
  'setFlags',
  'linkApplication',
  'note',
  'answer',
  'close',
  'forward',
  'inform',
  'withdraw',
  'merge',
  'unmerge',
  'reopen',
  'revive',
] as const;
export type ComplaintAction = (typeof complaintActions)[number];

/** What starts a complaint, goes with another action, or is done by complainant, receiving agency or passing time. */
export const outsideActions = [
  'submit',
  'book',
  'answerAtOnce',
  'absorb',
  'letGo',
  'closeBySilence',
  'lapse',
  'rate',
  'agencyReports',
] as const;
export type OutsideAction = (typeof outsideActions)[number];

/** Fields that the published page names; which of them a channel asks for is in `mandatoryFields`. */
export const complaintFields = [
  'name',
  'address',
  'phone',
  'description',
  'submittedPlace',
  'submittedAt',
  'signature',
  'immediateResponse',
] as const;
export type ComplaintField = (typeof complaintFields)[number];

const written = [
  'name',
  'address',
  'phone',
  'description',
  'submittedPlace',
  'submittedAt',
  'signature',
] as const;
/** Exactly what the published page asks of each channel. */
export const mandatoryFields: Readonly<Record<ComplaintChannel, readonly ComplaintField[]>> = {
  box: written,
  letter: written,
  counter: written,
  email: written,
  web: written,
  telephone: [
    'name',
    'address',
    'phone',
    'description',
    'submittedPlace',
    'submittedAt',
    'immediateResponse',
  ],
};

/** How the signature is known: a scan in the file, seen by the officer on paper, or declared on the web form. */
export const signatureKinds = ['scan', 'seen', 'declared'] as const;
export type SignatureKind = (typeof signatureKinds)[number];

/** The 14 components of a service standard (PermenPANRB 15/2014): which one was breached. */
export const serviceComponents = [
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'complaint_handling',
  'legal_basis',
  'facilities',
  'competence',
  'internal_control',
  'staffing',
  'service_guarantee',
  'safety',
  'evaluation',
] as const;
export type ServiceComponent = (typeof serviceComponents)[number];

export const archiveReasons = ['identity_unclear', 'identity_refused'] as const;
export type ArchiveReason = (typeof archiveReasons)[number];
export const spamReasons = ['advertisement', 'nonsense', 'repeated', 'abuse'] as const;
export const completionReasonsOfComplaint = [
  'identity',
  'phone',
  'address',
  'substance',
  'evidence',
  'signature',
] as const;
export type CompletionReason = (typeof completionReasonsOfComplaint)[number];
export const callOutcomes = ['reached', 'no_answer', 'wrong_number', 'switched_off'] as const;
export type CallOutcome = (typeof callOutcomes)[number];
/** How a complainant was told in person or on paper. */
export const noticeChannels = [
  'telephone',
  'letter',
  'whatsapp',
  'sms',
  'email',
  'in_person',
  /** For whoever can be reached in no other way. */
  'tracking_page',
] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
export const agencyProgress = ['received', 'in_progress', 'done', 'not_ours'] as const;
export type AgencyProgress = (typeof agencyProgress)[number];

/** Attempts to call before a complaint with a telephone number may be archived for want of identity. */
export const callsBeforeArchive = 2;
export const maxAttachments = 5;
export const maxAttachmentBytes = 10 * 1_048_576;
export const longestDescription = 20_000;

/** Who may be given a complaint to handle. */
export const handlerRoles = [
  'complaints_officer',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
] as const;
/** Who books complaints (petugas); the examiner (pengelola pengaduan) is the complaints officer. */
export const receiverRoles = ['front_desk', 'complaints_officer'] as const;

/** Who may look into the register of complaints; who a complaint is about never sees that one. */
export const complaintReaders = [
  'front_desk',
  'complaints_officer',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
] as const satisfies readonly Role[];
