import { z } from 'zod';
import { clockView, stepKeys } from '../clock.ts';
import { isoDate, isoInstant, uuid } from '../fields.ts';
import { findingView } from '../problem.ts';
import { roleSchema } from '../roles.ts';
import {
  applicationActions,
  applicationState,
  cardElements,
  printStates,
  requirementCode,
  requirementName,
  serviceType,
} from './terms.ts';

export const applicationRow = z.object({
  id: uuid,
  number: z.string(),
  serviceType,
  state: applicationState,
  step: z.enum(stepKeys).nullable(),
  residentId: uuid,
  residentName: z.string(),
  nikMasked: z.string(),
  claimedBy: z.object({ id: uuid, name: z.string(), me: z.boolean() }).nullable(),
  stateSince: isoInstant,
  startedAt: isoInstant,
  clock: clockView,
  boxNumber: z.string().nullable(),
  /** The one next action that waits for the reader, if any. */
  nextAction: z.enum(applicationActions).nullable(),
});
export type ApplicationRow = z.infer<typeof applicationRow>;

const documentView = z.object({
  id: uuid,
  requirement: requirementCode,
  scanned: z.boolean(),
  addedBy: z.string(),
  addedAt: isoInstant,
});

const checklistItem = z.object({
  code: requirementCode,
  name: requirementName,
  mandatory: z.boolean(),
  legalBasis: z.string(),
  document: documentView.nullable(),
});

export const printAttemptView = z.object({
  id: uuid,
  attemptNo: z.number().int(),
  blankSerial: z.string(),
  state: z.enum(printStates),
  queuedAt: isoInstant,
  queuedBy: z.string(),
  endedAt: isoInstant.nullable(),
  reason: z.string().nullable(),
});

/** One element as the register has it now and as it was printed; `differs` marks what the heads must look at. */
export const elementComparison = z.object({
  element: z.string(),
  register: z.string(),
  printed: z.string().nullable(),
  differs: z.boolean(),
});

export const historyEntry = z.object({
  seq: z.number().int(),
  action: z.string(),
  fromState: applicationState.nullable(),
  toState: applicationState,
  actor: z.string().nullable(),
  actingRole: roleSchema.nullable(),
  byDelegation: z.boolean(),
  at: isoInstant,
  reasonCode: z.string().nullable(),
  words: z.string().nullable(),
});

export const applicationDetail = applicationRow.extend({
  trackingCode: z.string(),
  resident: z.object({
    id: uuid,
    name: z.string(),
    nikMasked: z.string(),
    kkMasked: z.string().nullable(),
    birthDate: isoDate,
    ageYears: z.number().int(),
    sex: z.enum(['L', 'P']),
    centralStatus: z.string(),
    portraitFileId: uuid.nullable(),
    signatureFileId: uuid.nullable(),
    /** The elements that step 3 confirms or corrects: code value and words. */
    elements: z.array(
      z.object({
        element: z.enum(cardElements),
        value: z.string().nullable(),
        label: z.string(),
        correctable: z.boolean(),
      }),
    ),
  }),
  checklist: z.array(checklistItem),
  findings: z.array(findingView),
  comparison: z.array(elementComparison),
  attempts: z.array(printAttemptView),
  checks: z.array(
    z.object({
      half: z.enum(['section', 'division']),
      attemptNo: z.number().int(),
      outcome: z.enum(['approved', 'rejected']),
      checkedBy: z.string(),
      at: isoInstant,
      reason: z.string().nullable(),
    }),
  ),
  pauses: z.array(
    z.object({
      reason: z.enum(['applicant', 'centre', 'office_stop']),
      startedAt: isoInstant,
      endedAt: isoInstant.nullable(),
      by: z.string().nullable(),
    }),
  ),
  handover: z
    .object({
      receiver: z.enum(['self', 'proxy']),
      receiverName: z.string(),
      oldCard: z.string(),
      at: isoInstant,
      by: z.string(),
    })
    .nullable(),
  history: z.array(historyEntry),
  allowedActions: z.array(z.enum(applicationActions)),
});
export type ApplicationDetail = z.infer<typeof applicationDetail>;
