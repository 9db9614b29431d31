import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, isoDate, isoInstant, optionalWords, uuid, words } from '../fields.ts';
import { preferredChannels } from '../notifications/terms.ts';
import type { Role } from '../roles.ts';
import { complaintLetters } from './letters.ts';
import {
  archiveReasons,
  callOutcomes,
  complaintChannels,
  complaintReaders,
  complaintState,
  completionReasonsOfComplaint,
  handlerRoles,
  longestDescription,
  noticeChannels,
  receiverRoles,
  serviceComponents,
  spamReasons,
} from './terms.ts';
import { complaintDetail, complaintRow } from './views.ts';

export * from './letters.ts';
export * from './terms.ts';
export * from './views.ts';

const examiner: readonly Role[] = ['complaints_officer'];
const handlers: readonly Role[] = handlerRoles;
const receivers: readonly Role[] = receiverRoles;

const text = (max: number) => z.string().trim().max(max);
/** What a paper or a caller may give; every one may be missing, since booking is never refused. */
export const complaintFieldsBody = z.strictObject({
  name: text(200).optional(),
  address: text(500).optional(),
  phone: text(40).optional(),
  email: text(200).optional(),
  description: text(longestDescription).optional(),
  remedy: text(2000).optional(),
  submittedPlace: text(300).optional(),
  submittedOn: isoDate.optional(),
  submittedTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  /** Seen by the booking officer on the paper; a scan is added as a file. */
  signatureSeen: z.boolean().optional(),
  preferredChannel: z.enum(preferredChannels).optional(),
  locale: z.enum(['id', 'en']).optional(),
  anonymous: z.boolean().optional(),
  confidential: z.boolean().optional(),
});
export type ComplaintFieldsBody = z.infer<typeof complaintFieldsBody>;

function action<B extends z.ZodType>(name: string, access: readonly Role[], body: B) {
  return endpoint({
    method: 'POST',
    path: `/api/complaints/:id/${name}`,
    access,
    params: byId,
    body,
    reply: complaintDetail,
  });
}
const nothing = z.strictObject({});
const withWords = z.strictObject({ words });
const pdf = { method: 'GET', binary: true } as const;

export const complaints = {
  /** The register: by due date, late first. A search is a POST, since it may look for a name or a number. */
  list: endpoint({
    method: 'POST',
    path: '/api/complaints/search',
    access: complaintReaders,
    body: z.strictObject({
      /** Number, tracking code, name or telephone. */
      q: text(80).optional(),
      state: complaintState.optional(),
      channel: z.enum(complaintChannels).optional(),
      openOnly: z.boolean().default(true),
      lateOnly: z.boolean().default(false),
      mine: z.boolean().default(false),
      applicationId: uuid.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.object({ rows: z.array(complaintRow), late: z.number().int(), open: z.number().int() }),
  }),
  /** What waits for the reader, most urgent first: the head's list begins with the late ones. */
  work: endpoint({
    method: 'GET',
    path: '/api/complaints/work',
    access: complaintReaders,
    reply: z.object({
      rows: z.array(complaintRow),
      late: z.array(complaintRow),
      agencyLate: z.array(
        z.object({
          id: uuid,
          number: z.string(),
          agency: z.string(),
          dueOn: isoDate,
          lateDays: z.number().int(),
          /** It said that the matter is not its own: somebody has to look again. */
          refused: z.boolean(),
        }),
      ),
    }),
  }),
  detail: endpoint({
    method: 'GET',
    path: '/api/complaints/:id',
    access: complaintReaders,
    params: byId,
    reply: complaintDetail,
  }),
  /** Shows the identity of an anonymous complainant; audited with its reason. */
  unmask: endpoint({
    method: 'POST',
    path: '/api/complaints/:id/unmask',
    access: handlers,
    params: byId,
    body: z.strictObject({ reason: words }),
    reply: z.object({
      name: z.string().nullable(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  }),

  /** A letter, a statement at the counter or an e-mail, with whatever fields it has. */
  book: endpoint({
    method: 'POST',
    path: '/api/complaints',
    access: receivers,
    body: complaintFieldsBody.extend({
      channel: z.enum(['letter', 'counter', 'email']),
      /** When the office had it in hand; now unless it lay in the post box. */
      receivedAt: isoInstant.optional(),
    }),
    reply: complaintDetail,
  }),
  /** The telephone form: its fields are required unless the caller refuses to be named. */
  takeCall: endpoint({
    method: 'POST',
    path: '/api/complaints/calls',
    access: receivers,
    body: z.strictObject({
      name: text(200).optional(),
      address: text(500).optional(),
      phone: text(40).optional(),
      description: text(longestDescription).min(3),
      submittedPlace: text(300).optional(),
      submittedOn: isoDate.optional(),
      submittedTime: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
      immediateResponse: text(4000).optional(),
      authority: z.enum(['in', 'out']).default('in'),
      /** The immediate response is the answer: the case is answered with it. */
      answered: z.boolean().default(false),
      identityRefused: z.boolean().default(false),
      anonymous: z.boolean().optional(),
      confidential: z.boolean().optional(),
    }),
    reply: complaintDetail,
  }),
  /** Opens the box: two officers, a count, and as many slips, each numbered. */
  openBox: endpoint({
    method: 'POST',
    path: '/api/complaints/box-openings',
    access: receivers,
    body: z.strictObject({
      openedAt: isoInstant.optional(),
      place: text(200).min(2),
      secondOfficerId: uuid,
      slips: z.array(complaintFieldsBody).max(500),
    }),
    reply: z.object({ id: uuid, numbers: z.array(z.string()) }),
  }),
  boxOpenings: endpoint({
    method: 'GET',
    path: '/api/complaints/box-openings',
    access: complaintReaders,
    reply: z.object({
      rows: z.array(
        z.object({
          id: uuid,
          openedAt: isoInstant,
          place: z.string(),
          officers: z.array(z.string()),
          slipCount: z.number().int(),
          slips: z.array(z.object({ id: uuid, number: z.string(), slipNumber: z.number().int() })),
        }),
      ),
    }),
  }),
  /** Officers who may witness an opening, and who may be named or assigned. */
  officers: endpoint({
    method: 'GET',
    path: '/api/complaints/officers',
    access: complaintReaders,
    reply: z.object({
      rows: z.array(z.object({ id: uuid, name: z.string(), title: z.string(), mayHandle: z.boolean() })),
    }),
  }),

  admit: action('admit', examiner, nothing),
  rejectSpam: action(
    'reject-spam',
    examiner,
    z.strictObject({ reason: z.enum(spamReasons), words: optionalWords }),
  ),
  /** Fields that are given replace what is there; a field that is absent stays. */
  amend: action('amend', receivers, complaintFieldsBody.omit({ anonymous: true, confidential: true })),
  addAttachment: endpoint({
    method: 'POST',
    path: '/api/complaints/:id/attachments',
    access: [...new Set([...receivers, ...handlers])],
    params: byId,
    /** A scan of the signature is kept apart from the attachments. */
    body: z.strictObject({ as: z.enum(['attachment', 'signature']).default('attachment') }),
    reply: complaintDetail,
    upload: true,
  }),
  attachment: endpoint({
    ...pdf,
    path: '/api/complaints/:id/attachments/:attachmentId',
    access: complaintReaders,
    params: z.strictObject({ id: uuid, attachmentId: uuid }),
  }),
  signature: endpoint({ ...pdf, path: '/api/complaints/:id/signature', access: examiner, params: byId }),
  logCall: action(
    'calls',
    receivers,
    z.strictObject({ outcome: z.enum(callOutcomes), words: optionalWords }),
  ),
  requestCompletion: action(
    'request-completion',
    examiner,
    z.strictObject({ reasons: z.array(z.enum(completionReasonsOfComplaint)).min(1), words }),
  ),
  recordCompletion: action('record-completion', receivers, nothing),
  archive: action('archive', examiner, z.strictObject({ reason: z.enum(archiveReasons), words })),
  triage: action(
    'triage',
    examiner,
    z.strictObject({
      component: z.enum(serviceComponents),
      /** Why it is served although fields are missing: whoever can be named or called is not ignored. */
      proceedWithout: words.optional(),
    }),
  ),
  dispose: action('dispose', ['head_of_office', 'secretary'], z.strictObject({ words: optionalWords })),
  decideAuthority: action('authority', examiner, z.strictObject({ decision: z.enum(['in', 'out']), words })),
  assign: action(
    'assign',
    ['complaints_officer', 'secretary', 'head_of_office'],
    z.strictObject({ employeeId: uuid, words: optionalWords }),
  ),
  nameOfficer: action(
    'complained-about',
    ['complaints_officer', 'head_of_office'],
    z.strictObject({ employeeId: uuid }),
  ),
  setFlags: action('flags', examiner, z.strictObject({ anonymous: z.boolean(), confidential: z.boolean() })),
  linkApplication: action('application', examiner, z.strictObject({ applicationId: uuid.nullable() })),
  note: action('notes', handlers, withWords),
  answer: action('answer', handlers, z.strictObject({ words: z.string().trim().min(3).max(10_000) })),
  close: action('close', examiner, z.strictObject({ words: optionalWords })),
  forward: action(
    'forward',
    examiner,
    z.strictObject({ agencyId: uuid, letterNumber: text(100).min(3), letterOn: isoDate }),
  ),
  inform: action(
    'inform',
    receivers,
    z.strictObject({ channel: z.enum(noticeChannels), toldAt: isoInstant.optional() }),
  ),
  withdraw: action('withdraw', receivers, withWords),
  merge: action('merge', examiner, z.strictObject({ intoId: uuid })),
  unmerge: action('unmerge', examiner, withWords),
  reopen: action('reopen', receivers, withWords),
  revive: action('revive', examiner, withWords),

  ...complaintLetters,
  boxMinutes: endpoint({
    ...pdf,
    path: '/api/complaints/box-openings/:id/minutes.pdf',
    access: complaintReaders,
    params: byId,
  }),
};
