import { z } from 'zod';
import { isoDate, isoInstant, uuid } from '../fields.ts';
import { roleSchema } from '../roles.ts';
import {
  agencyProgress,
  archiveReasons,
  callOutcomes,
  complaintActions,
  complaintChannels,
  complaintFields,
  complaintState,
  heldReasons,
  noticeChannels,
  serviceComponents,
  signatureKinds,
} from './terms.ts';

/** The promise of three working days as of now; computed from receipt, pauses and the office's calendar. */
export const complaintClock = z.object({
  round: z.number().int(),
  startedOn: isoDate,
  /** Null while the complainant must complete. */
  dueOn: isoDate.nullable(),
  days: z.number().int(),
  /** Reaches into a year whose holidays are not loaded. */
  tentative: z.boolean(),
  state: z.enum(['running', 'paused', 'stopped']),
  /** Working days left until the due date; negative when late. Frozen once stopped. */
  daysLeft: z.number().int().nullable(),
  lateDays: z.number().int(),
  endedOn: isoDate.nullable(),
  /** Working days on which it was paused. */
  pausedDays: z.number().int(),
  /** The dates of day 1, day 2, … by the office's calendar, as far as a pause lets them be known. */
  dayDates: z.array(isoDate),
});
export type ComplaintClock = z.infer<typeof complaintClock>;

const person = z.object({ id: uuid, name: z.string() });

export const complaintRow = z.object({
  id: uuid,
  number: z.string(),
  /** By which a form without proof was known before it was admitted; its number until then. */
  provisionalNumber: z.string().nullable(),
  /** Why a held form waits for a person's look. */
  heldBecause: z.array(z.enum(heldReasons)),
  channel: z.enum(complaintChannels),
  state: complaintState,
  /** Null when it is not known or may not be shown (anonim). */
  complainant: z.string().nullable(),
  anonymous: z.boolean(),
  confidential: z.boolean(),
  component: z.enum(serviceComponents).nullable(),
  handler: person.nullable(),
  receivedOn: isoDate,
  receivedAt: isoInstant,
  clock: complaintClock,
  /** First words of the description; empty where the reader may not read it. */
  excerpt: z.string(),
  missing: z.array(z.enum(complaintFields)),
  /** The one next action that waits for the reader, if any. */
  nextAction: z.enum(complaintActions).nullable(),
});
export type ComplaintRow = z.infer<typeof complaintRow>;

const complaintContent = z.object({
  name: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  phoneValid: z.boolean(),
  email: z.string().nullable(),
  description: z.string().nullable(),
  remedy: z.string().nullable(),
  submittedPlace: z.string().nullable(),
  submittedOn: isoDate.nullable(),
  submittedTime: z.string().nullable(),
  immediateResponse: z.string().nullable(),
  signature: z.enum(signatureKinds).nullable(),
  signatureSeenBy: z.string().nullable(),
  signatureFileId: uuid.nullable(),
  preferredChannel: z.string().nullable(),
  locale: z.enum(['id', 'en']),
  /** Identity is hidden from this reader (anonim) until unmasked with a reason. */
  identityHidden: z.boolean(),
});

export const complaintHistoryEntry = z.object({
  seq: z.number().int(),
  round: z.number().int(),
  action: z.string(),
  fromState: complaintState.nullable(),
  toState: complaintState,
  actor: z.string().nullable(),
  actingRole: roleSchema.nullable(),
  byDelegation: z.boolean(),
  at: isoInstant,
  /** Codes and references of the event: reason, decision, agency, channel, … */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  words: z.string().nullable(),
});

export const complaintLimitView = z.object({
  code: z.string(),
  dueOn: isoDate.nullable(),
  legalBasis: z.string(),
  tentative: z.boolean(),
  met: z.boolean().nullable(),
});

export const complaintDetail = complaintRow.extend({
  trackingCode: z.string(),
  content: complaintContent,
  identityRefused: z.boolean(),
  box: z
    .object({ openingId: uuid, openedAt: isoInstant, place: z.string(), slipNumber: z.number().int() })
    .nullable(),
  bookedBy: z.string().nullable(),
  application: z.object({ id: uuid, number: z.string(), state: z.string() }).nullable(),
  complainedAbout: z.array(person),
  mergedInto: z.object({ id: uuid, number: z.string() }).nullable(),
  mergedHere: z.array(z.object({ id: uuid, number: z.string() })),
  /** Other complaints by this telephone number, or alike: candidates for merging. */
  similar: z.array(
    z.object({
      id: uuid,
      number: z.string(),
      state: complaintState,
      receivedOn: isoDate,
      excerpt: z.string(),
    }),
  ),
  attachments: z.array(
    z.object({
      id: uuid,
      position: z.number().int(),
      mediaType: z.string(),
      byteLength: z.number().int(),
      addedAt: isoInstant,
      byComplainant: z.boolean(),
    }),
  ),
  calls: z.array(z.object({ outcome: z.enum(callOutcomes), by: z.string(), at: isoInstant })),
  authority: z
    .object({ decision: z.enum(['in', 'out']), by: z.string(), at: isoInstant, words: z.string().nullable() })
    .nullable(),
  answer: z.object({ words: z.string(), by: z.string(), at: isoInstant, atOnce: z.boolean() }).nullable(),
  referral: z
    .object({
      id: uuid,
      agency: z.object({
        id: uuid,
        name: z.string(),
        address: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
      }),
      letterNumber: z.string(),
      letterOn: isoDate,
      forwardedBy: z.string(),
      at: isoInstant,
      agencyLink: z.string(),
      dueOn: isoDate,
      tentative: z.boolean(),
      lateDays: z.number().int(),
      agencyState: z.enum(agencyProgress).nullable(),
      agencyStateAt: isoInstant.nullable(),
      notice: z.object({ channel: z.enum(noticeChannels), toldAt: isoInstant, by: z.string() }).nullable(),
    })
    .nullable(),
  archiving: z
    .object({ reason: z.enum(archiveReasons), by: z.string(), at: isoInstant, words: z.string().nullable() })
    .nullable(),
  rating: z.object({ satisfied: z.boolean(), at: isoInstant }).nullable(),
  limits: z.array(complaintLimitView),
  messages: z.array(
    z.object({
      id: uuid,
      template: z.string(),
      channel: z.string(),
      state: z.string(),
      createdAt: isoInstant,
      endedAt: isoInstant.nullable(),
    }),
  ),
  history: z.array(complaintHistoryEntry),
  allowedActions: z.array(z.enum(complaintActions)),
});
export type ComplaintDetail = z.infer<typeof complaintDetail>;
