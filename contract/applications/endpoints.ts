import { z } from 'zod';
import { clockView } from '../clock.ts';
import { type Endpoint, endpoint, everyRole } from '../endpoint.ts';
import { blankSerial, byId, isoInstant, kkText, optionalWords, uuid, words } from '../fields.ts';
import { findingView } from '../problem.ts';
import type { Role } from '../roles.ts';
import {
  applicationState,
  cancelReasons,
  cardElements,
  completionReasons,
  printFailureReasons,
  refusalGrounds,
  rejectionReasons,
  requirementCode,
  requirementName,
  returnReasons,
  serviceType,
  spoilReasons,
  withdrawReasons,
} from './terms.ts';
import { applicationDetail, applicationRow } from './views.ts';

export * from './terms.ts';
export * from './views.ts';

const physicalCheck = z.strictObject({
  photo: z.boolean(),
  text: z.boolean(),
  cut: z.boolean(),
  back: z.boolean(),
});

const deskRoles = [
  'front_desk',
  'verifier',
  'data_operator',
  'section_head',
  'division_head',
] as const satisfies readonly Role[];

function action<B extends z.ZodType>(name: string, access: readonly Role[], body: B) {
  return endpoint({
    method: 'POST',
    path: `/api/applications/:id/${name}`,
    access,
    params: byId,
    body,
    reply: applicationDetail,
  });
}

const withReason = <const T extends readonly [string, ...string[]]>(reasons: T) =>
  z.strictObject({ reason: z.enum(reasons), words: optionalWords });
const nothing = z.strictObject({});
const approval = z.strictObject({ serial: blankSerial, physical: physicalCheck });
const rejection = z.strictObject({
  serial: blankSerial,
  physical: physicalCheck,
  returnTo: z.enum(['entered', 'verified']),
  reason: z.enum(rejectionReasons),
  words: optionalWords,
});
const override = z.strictObject({
  code: z.string().max(40),
  field: z.string().max(40).optional(),
  reason: words,
});

const bytes = { method: 'GET', binary: true } as const;

export const applications = {
  /** Services with their checklist as in force today. */
  services: endpoint({
    method: 'GET',
    path: '/api/applications/services',
    access: everyRole,
    reply: z.object({
      services: z.array(
        z.object({
          code: serviceType,
          legalBasis: z.string(),
          correctableElements: z.array(z.enum(cardElements)),
          requirements: z.array(
            z.object({
              code: requirementCode,
              name: requirementName,
              mandatory: z.boolean(),
              legalBasis: z.string(),
            }),
          ),
        }),
      ),
    }),
  }),
  /** Why a resident can or cannot ask for a service, before intake is opened; a family card's number stays out of addresses. */
  eligibility: endpoint({
    method: 'POST',
    path: '/api/applications/eligibility',
    access: deskRoles,
    body: z.strictObject({ residentId: uuid, serviceType, kkShown: kkText.optional() }),
    reply: z.object({
      eligible: z.boolean(),
      findings: z.array(findingView),
      openApplication: z.object({ id: uuid, number: z.string(), state: applicationState }).nullable(),
      /** What a card shows and the register has not: without it nothing can be printed. */
      missingImages: z.array(z.enum(['portrait', 'signature'])),
    }),
  }),
  /** What waits for the reader's roles, most urgent first, and today's figures. */
  work: endpoint({
    method: 'GET',
    path: '/api/work',
    access: everyRole,
    reply: z.object({
      rows: z.array(applicationRow),
      /** Work that waits for all of this office now, by state. */
      waiting: z.array(z.object({ state: applicationState, count: z.number().int() })),
      today: z.object({
        opened: z.number().int(),
        completed: z.number().int(),
        withinPromise: z.number().int(),
        late: z.number().int(),
        medianNetMs: z.number().nullable(),
      }),
    }),
  }),
  /** A search is a POST: what it looks for may be a NIK or a name, and those stay out of addresses. */
  list: endpoint({
    method: 'POST',
    path: '/api/applications/search',
    access: everyRole,
    body: z.strictObject({
      /** Number, NIK or part of a name. */
      q: z.string().trim().max(80).optional(),
      state: applicationState.optional(),
      openOnly: z.boolean().default(true),
      residentId: uuid.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.object({ rows: z.array(applicationRow) }),
  }),
  detail: endpoint({
    method: 'GET',
    path: '/api/applications/:id',
    access: everyRole,
    params: byId,
    reply: applicationDetail,
  }),
  openIntake: endpoint({
    method: 'POST',
    path: '/api/applications',
    access: ['front_desk'],
    body: z.strictObject({
      residentId: uuid,
      serviceType,
      kkShown: kkText,
      /** The ticket that was called for this resident: waiting and service time then belong together. */
      ticketId: uuid.optional(),
    }),
    reply: applicationDetail,
  }),
  /** Ticks a document as seen, without a scan. */
  tickDocument: action(
    'documents/seen',
    ['front_desk', 'verifier'],
    z.strictObject({ requirement: requirementCode }),
  ),
  /** Scans or photographs a document into the case; replaces what was there. */
  scanDocument: endpoint({
    method: 'POST',
    path: '/api/applications/:id/documents/scan',
    access: ['front_desk', 'verifier'],
    params: byId,
    body: z.strictObject({ requirement: requirementCode }),
    reply: applicationDetail,
    upload: true,
  }),
  documentImage: endpoint({
    ...bytes,
    path: '/api/applications/:id/documents/:documentId',
    access: deskRoles,
    params: z.strictObject({ id: uuid, documentId: uuid }),
  }),
  receive: action('receive', ['front_desk'], nothing),
  requestCompletion: action('request-completion', ['verifier'], withReason(completionReasons)),
  completeDocuments: action('complete-documents', ['front_desk'], nothing),
  awaitCentre: action('await-centre', ['verifier'], nothing),
  resumeFromCentre: action('resume-from-centre', ['verifier'], nothing),
  overrideNotice: action('override-notice', ['verifier'], override),
  overrideHold: action('override-hold', ['section_head', 'division_head'], override),
  verify: action('verify', ['verifier'], nothing),
  refuse: action('refuse', ['verifier'], z.strictObject({ ground: z.enum(refusalGrounds), words })),
  returnToVerification: action('return-to-verification', ['data_operator'], withReason(returnReasons)),
  enterData: action(
    'enter-data',
    ['data_operator'],
    z.strictObject({
      /** Corrections, each against the value that the operator saw. */
      changes: z
        .array(
          z.strictObject({
            element: z.enum(cardElements),
            from: z.string().max(200).nullable(),
            to: z.string().trim().min(1).max(200),
          }),
        )
        .max(cardElements.length),
      siakReference: z.string().trim().max(60).optional(),
    }),
  ),
  startPrint: action('start-print', ['data_operator'], z.strictObject({ serial: blankSerial })),
  failPrint: action('fail-print', ['data_operator'], withReason(printFailureReasons)),
  confirmPrint: action('confirm-print', ['data_operator'], z.strictObject({ serial: blankSerial })),
  spoilPrint: action('spoil-print', ['data_operator'], withReason(spoilReasons)),
  approveAsSectionHead: action('approve-as-section-head', ['section_head'], approval),
  rejectAsSectionHead: action('reject-as-section-head', ['section_head'], rejection),
  approveAsDivisionHead: action('approve-as-division-head', ['division_head'], approval),
  rejectAsDivisionHead: action('reject-as-division-head', ['division_head'], rejection),
  /** Applicant is not there: the card goes into a numbered box and the clock waits for the applicant. */
  shelve: action('shelve', ['front_desk'], z.strictObject({ boxNumber: z.string().trim().min(1).max(12) })),
  handOver: action(
    'hand-over',
    ['front_desk'],
    z.strictObject({
      serial: blankSerial,
      receiver: z.enum(['self', 'proxy']),
      receiverName: z.string().trim().min(1).max(100).optional(),
      receiverRelation: z.string().trim().min(2).max(60).optional(),
      proxyLetterSeen: z.boolean().default(false),
      faceCompared: z.boolean(),
      oldCard: z.enum(['withdrawn', 'never_had', 'lost_with_police_letter', 'other']),
      oldCardWords: optionalWords,
      /** PNG from the signature pad, base64 without prefix; absent when signed on paper. */
      signaturePng: z.base64().max(400_000).optional(),
      signedOnPaper: z.boolean().default(false),
    }),
  ),
  withdraw: action('withdraw', ['front_desk'], withReason(withdrawReasons)),
  cancel: action('cancel', ['front_desk'], withReason(cancelReasons)),
  claim: action('claim', deskRoles, nothing),
  release: action('release', deskRoles, nothing),
  takeOver: action('take-over', deskRoles, z.strictObject({ words })),
  receipt: endpoint({
    ...bytes,
    path: '/api/applications/:id/receipt',
    access: ['front_desk'],
    params: byId,
  }),
  handoverReceipt: endpoint({
    ...bytes,
    path: '/api/applications/:id/handover-receipt',
    access: ['front_desk'],
    params: byId,
  }),
  /** The card of a print attempt as PDF, for the print dialog and for the heads' comparison. */
  cardPdf: endpoint({
    ...bytes,
    path: '/api/applications/:id/print-attempts/:attemptId/card',
    access: ['data_operator', 'section_head', 'division_head'],
    params: z.strictObject({ id: uuid, attemptId: uuid }),
  }),
  /** The front of the card as SVG: of an attempt, or a preview of what would be printed now. */
  cardFront: endpoint({
    ...bytes,
    path: '/api/applications/:id/card-front',
    access: ['data_operator', 'section_head', 'division_head'],
    params: byId,
    query: z.strictObject({ attemptId: uuid.optional() }),
  }),
  portrait: endpoint({ ...bytes, path: '/api/applications/:id/portrait', access: deskRoles, params: byId }),
  /** Cards ready and not collected, by box and age. */
  uncollected: endpoint({
    method: 'GET',
    path: '/api/uncollected',
    access: everyRole,
    reply: z.object({ rows: z.array(applicationRow) }),
  }),
  /** The wall board: no names, number and first letters. */
  board: endpoint({
    method: 'GET',
    path: '/api/board',
    access: everyRole,
    reply: z.object({
      asOf: isoInstant,
      officeStop: z.object({ reason: z.string(), since: isoInstant }).nullable(),
      rows: z.array(
        z.object({
          number: z.string(),
          initials: z.string(),
          serviceType,
          state: applicationState,
          clock: clockView,
        }),
      ),
      today: z.object({
        opened: z.number().int(),
        completed: z.number().int(),
        withinPromise: z.number().int(),
        p50NetMs: z.number().nullable(),
        p95NetMs: z.number().nullable(),
      }),
    }),
  }),
  /** What a scanned or typed code names: an application, a card's blank, or a resident. */
  lookup: endpoint({
    method: 'POST',
    path: '/api/lookup',
    access: everyRole,
    body: z.strictObject({ code: z.string().trim().min(3).max(40) }),
    reply: z.object({
      found: z
        .object({
          kind: z.enum(['application', 'complaint', 'resident', 'blank']),
          id: z.string(),
          label: z.string(),
        })
        .nullable(),
    }),
  }),
} satisfies Record<string, Endpoint>;
