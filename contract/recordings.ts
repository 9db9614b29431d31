import { z } from 'zod';
import { requirementName } from './applications/terms.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { byId, isoDate, isoInstant, kkText, uuid, words } from './fields.ts';
import { findingView } from './problem.ts';
import type { Role } from './roles.ts';

/** On the way at the centre, in the order of the way. */
export const travellingStatuses = [
  'BIO_CAPTURED',
  'PROCESSING',
  'SENT_FOR_ENROLLMENT',
  'RECEIVED_AT_CENTRAL',
] as const;
/** Stopped at the centre: somebody has to do something. */
export const stoppedStatuses = [
  'ENROLL_FAILURE_AT_REGIONAL',
  'ENROLL_FAILURE_AT_CENTRAL',
  'SEARCH_FAILURE_AT_CENTRAL',
  'ADJUDICATE_RECORD',
  'DUPLICATE_RECORD',
] as const;
/** The resident is recorded anew: nothing usable is at the centre. */
export const recordableStatuses = [
  'UNREGISTERED',
  'ENROLL_FAILURE_AT_REGIONAL',
  'ENROLL_FAILURE_AT_CENTRAL',
  'SEARCH_FAILURE_AT_CENTRAL',
] as const;

/** Up to 3 days is usual; more than 20 is stuck. */
export const waitingAges = ['usual', 'late', 'stuck'] as const;
export type WaitingAge = (typeof waitingAges)[number];

export const portraitBackgrounds = ['red', 'blue'] as const;
export type PortraitBackground = (typeof portraitBackgrounds)[number];
export const imageReplaceReasons = ['physical_change', 'card_damaged', 'not_usable'] as const;
export const callOutcomes = ['reached', 'message_left', 'not_reached', 'number_wrong'] as const;

export const recordingActions = ['noteStationCapture', 'savePortrait', 'saveSignature', 'noteCall'] as const;
export type RecordingAction = (typeof recordingActions)[number];

const viewers = [
  'recording_operator',
  'front_desk',
  'verifier',
  'data_operator',
  'section_head',
  'division_head',
  'head_of_office',
] as const satisfies readonly Role[];
/** Who compares a face in their work; nobody else sees one. */
const facesSeenBy = [
  'recording_operator',
  'front_desk',
  'verifier',
  'data_operator',
  'section_head',
  'division_head',
] as const satisfies readonly Role[];
const signaturesSeenBy = [
  'recording_operator',
  'data_operator',
  'section_head',
  'division_head',
] as const satisfies readonly Role[];

const requirement = z.object({
  code: z.string(),
  /** Null for a document that the desk knows by its code. */
  name: requirementName,
  mandatory: z.boolean(),
  legalBasis: z.string(),
  /** Coded reasons why it need not be shown. */
  reasons: z.array(z.object({ code: z.string(), legalBasis: z.string() })),
});

const image = z.object({
  fileId: uuid,
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  background: z.enum(['red', 'blue', 'other']).nullable(),
  validFrom: isoInstant,
});

const personRow = z.object({
  residentId: uuid,
  name: z.string(),
  nikMasked: z.string(),
  villageName: z.string(),
  centralStatus: z.string(),
  since: isoDate,
  days: z.number().int(),
});

export const recordingDetail = z.object({
  resident: z.object({
    id: uuid,
    name: z.string(),
    nikMasked: z.string(),
    birthDate: isoDate,
    ageYears: z.number().int(),
    sex: z.enum(['L', 'P']),
    centralStatus: z.string(),
    centralStatusOn: isoDate.nullable(),
    recordedOn: isoDate.nullable(),
  }),
  /** What to show before a recording, as in force today. */
  requirements: z.array(requirement),
  /** Why this resident cannot be recorded now; empty when it is due. */
  findings: z.array(findingView),
  recordingDue: z.boolean(),
  requiredBackground: z.enum(portraitBackgrounds),
  portrait: image.nullable(),
  signature: image.nullable(),
  recordings: z.array(
    z.object({
      id: uuid,
      capturedAt: isoInstant,
      stationReference: z.string(),
      stationOperator: z.string(),
      notedBy: z.string(),
      notedAt: isoInstant,
      checks: z.array(
        z.object({
          requirement: z.string(),
          outcome: z.enum(['seen', 'excused']),
          reason: z.string().nullable(),
        }),
      ),
    }),
  ),
  statusHistory: z.array(
    z.object({
      status: z.string(),
      observedOn: isoDate,
      source: z.string(),
      recordedBy: z.string().nullable(),
      recordedAt: isoInstant,
    }),
  ),
  calls: z.array(
    z.object({
      outcome: z.enum(callOutcomes),
      willComeOn: isoDate.nullable(),
      calledBy: z.string(),
      calledAt: isoInstant,
    }),
  ),
  allowedActions: z.array(z.enum(recordingActions)),
});
export type RecordingDetail = z.infer<typeof recordingDetail>;

const waitingRow = personRow.extend({
  stopped: z.boolean(),
  age: z.enum(waitingAges),
  openApplication: z.object({ id: uuid, number: z.string() }).nullable(),
});
export type WaitingRow = z.infer<typeof waitingRow>;

const readyRow = personRow.extend({
  hasPortrait: z.boolean(),
  lastCall: z
    .object({ outcome: z.enum(callOutcomes), calledAt: isoInstant, willComeOn: isoDate.nullable() })
    .nullable(),
});
export type ReadyRow = z.infer<typeof readyRow>;

const page = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });
const bytes = { method: 'GET', binary: true, params: byId } as const;

/** Shares of the upright picture; form fields are text. */
const share = z.coerce.number().min(0).max(1);
const replaces = z.enum(imageReplaceReasons).optional();

export const recordings = {
  requirements: endpoint({
    method: 'GET',
    path: '/api/recordings/requirements',
    access: viewers,
    reply: z.object({ rows: z.array(requirement) }),
  }),
  /** Those who wait on the centre, the longest first, and how many of each age. */
  waiting: endpoint({
    method: 'GET',
    path: '/api/recordings/waiting',
    access: viewers,
    query: page.extend({ status: z.enum([...travellingStatuses, ...stoppedStatuses]).optional() }),
    reply: z.object({
      counts: z.array(
        z.object({
          status: z.string(),
          stopped: z.boolean(),
          usual: z.number().int(),
          late: z.number().int(),
          stuck: z.number().int(),
        }),
      ),
      rows: z.array(waitingRow),
    }),
  }),
  /** Those whose card can be printed now and who have not asked for it: call them. */
  ready: endpoint({
    method: 'GET',
    path: '/api/recordings/ready',
    access: viewers,
    query: page,
    reply: z.object({ total: z.number().int(), rows: z.array(readyRow) }),
  }),
  detail: endpoint({
    method: 'GET',
    path: '/api/recordings/residents/:id',
    access: viewers,
    params: byId,
    reply: recordingDetail,
  }),
  /** Captured on the official station: noted here with its reference. */
  noteStationCapture: endpoint({
    method: 'POST',
    path: '/api/recordings/residents/:id/station-capture',
    access: ['recording_operator'],
    params: byId,
    body: z.strictObject({
      kkShown: kkText,
      capturedAt: isoInstant,
      stationReference: z.string().trim().min(3).max(60),
      stationOperator: z.string().trim().min(2).max(100),
      /** One answer for each requirement: seen, or the coded reason why not. */
      answers: z
        .array(z.strictObject({ requirement: z.string().max(60), reason: z.string().max(60).optional() }))
        .max(20),
    }),
    reply: recordingDetail,
  }),
  savePortrait: endpoint({
    method: 'POST',
    path: '/api/recordings/residents/:id/portrait',
    access: ['recording_operator'],
    params: byId,
    upload: true,
    body: z.strictObject({
      left: share.optional(),
      top: share.optional(),
      width: share.optional(),
      height: share.optional(),
      /** Why a background other than the rule's is taken all the same. */
      backgroundReason: words.optional(),
      replaces,
    }),
    reply: recordingDetail,
  }),
  saveSignature: endpoint({
    method: 'POST',
    path: '/api/recordings/residents/:id/signature',
    access: ['recording_operator'],
    params: byId,
    upload: true,
    body: z.strictObject({ replaces }),
    reply: recordingDetail,
  }),
  noteCall: endpoint({
    method: 'POST',
    path: '/api/recordings/residents/:id/calls',
    access: ['recording_operator', 'front_desk'],
    params: byId,
    body: z.strictObject({ outcome: z.enum(callOutcomes), willComeOn: isoDate.optional() }),
    reply: recordingDetail,
  }),
  portrait: endpoint({ ...bytes, path: '/api/recordings/residents/:id/portrait', access: facesSeenBy }),
  signature: endpoint({
    ...bytes,
    path: '/api/recordings/residents/:id/signature',
    access: signaturesSeenBy,
  }),
} satisfies Record<string, Endpoint>;
