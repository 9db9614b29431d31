import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { byId, isoDate, isoInstant, uuid, words } from './fields.ts';
import type { Role } from './roles.ts';

export const centralStatuses = [
  'UNREGISTERED',
  'BIO_CAPTURED',
  'PROCESSING',
  'SENT_FOR_ENROLLMENT',
  'RECEIVED_AT_CENTRAL',
  'ENROLL_FAILURE_AT_REGIONAL',
  'ENROLL_FAILURE_AT_CENTRAL',
  'SEARCH_FAILURE_AT_CENTRAL',
  'ADJUDICATE_RECORD',
  'DUPLICATE_RECORD',
  'PRINT_READY_RECORD',
  'SENT_FOR_CARD_PRINTING',
  'CARD_PRINTED',
  'CARD_SHIPPED',
  'CARD_ISSUED',
] as const;
const centralStatus = z.enum(centralStatuses);

const readers = [
  'front_desk',
  'verifier',
  'recording_operator',
  'data_operator',
  'section_head',
  'division_head',
  'head_of_office',
  'administrator',
] as const satisfies readonly Role[];

/** Who may write down what was seen at the centre. */
export const centralStatusEnterers = [
  'recording_operator',
  'administrator',
] as const satisfies readonly Role[];
const importers = ['administrator'] as const satisfies readonly Role[];

const residentActions = ['unmask', 'enterCentralStatus'] as const;
export type ResidentAction = (typeof residentActions)[number];

const sex = z.enum(['L', 'P']);

export const residentRow = z.object({
  id: uuid,
  nikMasked: z.string(),
  name: z.string(),
  birthDate: isoDate,
  ageYears: z.number().int(),
  sex,
  address: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  /** 1 alive, 2 dead, 3 moved, 4 missing, 6 left, 9 not valid. */
  status: z.number().int(),
  centralStatus: z.string(),
  portraitFileId: uuid.nullable(),
  openApplication: z.object({ id: uuid, number: z.string() }).nullable(),
});
export type ResidentRow = z.infer<typeof residentRow>;

/** A coded value with its words. */
const coded = z.object({ code: z.number().int(), label: z.string() });

const familyMember = z.object({
  id: uuid,
  nikMasked: z.string(),
  name: z.string(),
  birthDate: isoDate,
  sex,
  familyRelation: coded,
  status: z.number().int(),
});

const statusObservation = z.object({
  status: z.string(),
  observedOn: isoDate,
  source: z.enum(['siak_export', 'import', 'manual', 'link']),
  evidence: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: isoInstant,
});

const text = z.string().nullable();
/**
 * What the sheet of a resident shows of the register under the label of its own (`residents.fields`), in the order
 * of form F-1.01. A code is one of the list that has the field's name.
 */
export const biodata = z.object({
  religion: coded,
  maritalStatus: coded,
  bloodType: coded,
  occupation: coded,
  education: coded,
  nationality: z.string(),
  fatherName: text,
  motherName: text,
  birthDeed: text,
  marriageDeed: text,
  marriageDate: isoDate.nullable(),
  divorceDeed: text,
  divorceDate: isoDate.nullable(),
  disability: coded.nullable(),
});
export const biodataFields = biodata.keyof().options;

export const residentDetail = residentRow.extend({
  kkMasked: z.string(),
  birthPlace: z.string(),
  ...biodata.shape,
  familyRelation: coded,
  villageCode: z.string(),
  rt: z.string(),
  rw: z.string(),
  blockedReason: z.string().nullable(),
  centralStatusOn: isoDate.nullable(),
  recordedOn: isoDate.nullable(),
  version: z.number().int(),
  family: z.array(familyMember),
  centralStatusHistory: z.array(statusObservation),
  /** Warnings with which the resident was loaded. */
  findings: z.array(
    z.object({ code: z.string(), level: z.enum(['H', 'I']), message: z.string(), notedAt: isoInstant }),
  ),
  /** Corrections of elements, newest first. */
  changes: z.array(
    z.object({
      element: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      at: isoInstant,
      by: z.string().nullable(),
      applicationId: uuid.nullable(),
    }),
  ),
  /** Cards handed over, the newest first. */
  cards: z.array(
    z.object({
      serial: z.string(),
      state: z.enum(['active', 'withdrawn', 'lost']),
      issuedOn: isoDate,
      applicationId: uuid,
      applicationNumber: z.string(),
    }),
  ),
  allowedActions: z.array(z.enum(residentActions)),
});
export type ResidentDetail = z.infer<typeof residentDetail>;

const importRunView = z.object({
  id: uuid,
  kind: z.enum(['residents', 'central_status']),
  dryRun: z.boolean(),
  fileName: z.string(),
  state: z.enum(['running', 'done', 'refused', 'failed']),
  byteLength: z.number().int(),
  bytesRead: z.number().int(),
  rows: z.number().int(),
  loaded: z.number().int(),
  warned: z.number().int(),
  rejected: z.number().int(),
  unchanged: z.number().int(),
  /** Estimated from the bytes read so far; null when it cannot be said yet. */
  remainingMs: z.number().int().nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  startedBy: z.string().nullable(),
  startedAt: isoInstant,
  finishedAt: isoInstant.nullable(),
});
export type ImportRunView = z.infer<typeof importRunView>;

const importFinding = z.object({
  line: z.number().int(),
  code: z.string(),
  level: z.enum(['reject', 'warn']),
  field: z.string(),
  message: z.string(),
});

const conflictView = z.object({
  id: uuid,
  residentId: uuid,
  name: z.string(),
  nikMasked: z.string(),
  line: z.number().int(),
  openedAt: isoInstant,
  /** What the register holds and what the file says, where they differ. */
  differences: z.array(z.object({ field: z.string(), register: z.string(), file: z.string() })),
});

const region = z.object({ code: z.string(), name: z.string(), kind: z.string().nullable() });
const codeValue = z.object({ code: z.string(), label: z.string(), cardLabel: z.string().nullable() });

const bytes = { method: 'GET', binary: true } as const;

export const residents = {
  /** POST, so that a NIK or a name never stands in an address or a log. */
  search: endpoint({
    method: 'POST',
    path: '/api/residents/search',
    access: readers,
    body: z.strictObject({
      /** NIK or KK number (its beginning is enough), or a name with typing errors. */
      q: z.string().trim().min(2).max(80),
      limit: z.number().int().min(1).max(50).default(20),
    }),
    reply: z.object({ rows: z.array(residentRow) }),
  }),
  detail: endpoint({
    method: 'GET',
    path: '/api/residents/:id',
    access: readers,
    params: byId,
    reply: residentDetail,
  }),
  family: endpoint({
    method: 'GET',
    path: '/api/residents/:id/family',
    access: readers,
    params: byId,
    reply: z.object({ kkMasked: z.string(), members: z.array(familyMember) }),
  }),
  /** Shows the numbers in full; the reason is kept in the audit trail. */
  unmask: endpoint({
    method: 'POST',
    path: '/api/residents/:id/unmask',
    access: readers,
    params: byId,
    body: z.strictObject({ reason: words }),
    reply: z.object({
      nik: z.string(),
      kkNumber: z.string(),
      fatherNik: z.string().nullable(),
      motherNik: z.string().nullable(),
    }),
  }),
  enterCentralStatus: endpoint({
    method: 'POST',
    path: '/api/residents/:id/central-status',
    access: centralStatusEnterers,
    params: byId,
    body: z.strictObject({
      status: centralStatus,
      observedOn: isoDate,
      /** Where it was seen: a printed page, a message of the centre, a reference number. */
      evidence: words,
    }),
    reply: residentDetail,
  }),
  codeLists: endpoint({
    method: 'GET',
    path: '/api/code-lists',
    access: 'signed_in',
    reply: z.object({ lists: z.record(z.string(), z.array(codeValue)) }),
  }),
  /** The parts of a region, or the provinces. */
  regions: endpoint({
    method: 'GET',
    path: '/api/regions',
    access: 'signed_in',
    query: z.strictObject({
      parent: z
        .string()
        .regex(/^[0-9]{2}(\.[0-9]{2}){0,2}$/)
        .optional(),
    }),
    reply: z.object({ regions: z.array(region) }),
  }),
  /** Kecamatan of the office's own kabupaten with their desa, for forms. */
  officePlaces: endpoint({
    method: 'GET',
    path: '/api/office-places',
    access: 'signed_in',
    reply: z.object({ districts: z.array(region.extend({ villages: z.array(region) })) }),
  }),
  startImport: endpoint({
    method: 'POST',
    path: '/api/imports',
    access: importers,
    upload: true,
    body: z.strictObject({
      kind: z.enum(['residents', 'central_status']),
      dryRun: z.enum(['true', 'false']).default('false'),
    }),
    reply: importRunView,
  }),
  importRuns: endpoint({
    method: 'GET',
    path: '/api/imports',
    access: importers,
    reply: z.object({ runs: z.array(importRunView) }),
  }),
  importRun: endpoint({
    method: 'GET',
    path: '/api/imports/:id',
    access: importers,
    params: byId,
    reply: importRunView.extend({
      /** The first of them; the report holds all. */
      findings: z.array(importFinding),
    }),
  }),
  importReport: endpoint({ ...bytes, path: '/api/imports/:id/report.csv', access: importers, params: byId }),
  importConflicts: endpoint({
    method: 'GET',
    path: '/api/import-conflicts',
    access: importers,
    reply: z.object({ conflicts: z.array(conflictView) }),
  }),
  /** Decides that the register stays as it is; taking the file's values is a data change with its own application. */
  keepRegister: endpoint({
    method: 'POST',
    path: '/api/import-conflicts/:id/keep',
    access: importers,
    params: byId,
    body: z.strictObject({ reason: words }),
    reply: z.object({ decided: z.literal(true) }),
  }),
};
