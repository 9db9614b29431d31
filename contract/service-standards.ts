import { z } from 'zod';
import { requirementCodes, serviceTypes } from './applications/terms.ts';
import { type ServiceComponent, serviceComponents } from './complaints/terms.ts';
import { endpoint } from './endpoint.ts';
import { byId, isoDate, isoInstant, uuid, words } from './fields.ts';
import type { Role } from './roles.ts';

/** What has requirements of its own: the recording that precedes every card, and each service of F-1.02. */
export const standardServices = ['recording', ...serviceTypes] as const;
export type StandardService = (typeof standardServices)[number];

/** Documents for which the desk has words of its own; others are the office's and bring their name. */
export const knownDocuments = (service: StandardService): readonly string[] =>
  service === 'recording' ? ['family_card', 'old_siak_ktp'] : requirementCodes;

/** The page draws these from what the desk enforces; words beside it are welcome, not needed. */
export const enforcedComponents: readonly ServiceComponent[] = [
  'requirements',
  'procedure',
  'time',
  'complaint_handling',
];

/** Balinese may be missing: it is shown as a draft until a speaker has approved it. */
export const standardLanguages = ['id', 'en', 'ban'] as const;
export type StandardLanguage = (typeof standardLanguages)[number];

export const standardStates = ['draft', 'submitted', 'approved', 'discarded'] as const;
export type StandardState = (typeof standardStates)[number];
export const standardActions = ['save', 'submit', 'approve', 'return', 'discard', 'withdraw'] as const;
export type StandardAction = (typeof standardActions)[number];

const readers: readonly Role[] = [
  'administrator',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
];
const drafters: readonly Role[] = ['administrator', 'secretary'];

const requirementName = z.string().trim().min(3).max(200);
/** Documents that the desk knows keep their code and its words; an office's own requirement brings its name. */
const requirementFields = {
  service: z.enum(standardServices),
  code: z.string().regex(/^[a-z][a-z0-9_]{2,39}$/),
  mandatory: z.boolean(),
  name: z.strictObject({ id: requirementName, en: requirementName }).nullable(),
  legalBasis: z.string().trim().min(3).max(300),
};
const requirement = z.strictObject(requirementFields);
/** What a change says of a requirement, as JSON in `before` and `after`. */
export const requirementChange = requirement.pick({ mandatory: true, name: true, legalBasis: true });
export type StandardRequirement = z.infer<typeof requirement>;

const componentText = z.string().trim().max(10_000);
const languages = z.strictObject({ id: componentText, en: componentText, ban: componentText });
/** Plain text: paragraphs parted by an empty line, lines that begin with "- " are a list. Empty: says nothing. */
const texts = z.strictObject(
  Object.fromEntries(serviceComponents.map((component) => [component, languages])) as Record<
    (typeof serviceComponents)[number],
    typeof languages
  >,
);
export type StandardTexts = z.infer<typeof texts>;

const content = {
  /** First act of intake to signed handover. */
  promiseSeconds: z.number().int().min(60).max(86_400),
  /** Working days within which a complaint is answered. */
  responseDays: z.number().int().min(1).max(60),
  phone: z.string().trim().min(3).max(60).nullable(),
  requirements: z.array(requirement).max(100),
  texts,
};
const standardContent = z.strictObject(content);
export type StandardContent = z.infer<typeof standardContent>;

const row = z.object({
  id: uuid,
  number: z.number().int(),
  state: z.enum(standardStates),
  inForce: z.boolean(),
  /** First day on which it holds; null while it is a draft. */
  effectiveOn: isoDate.nullable(),
  /** Days on which it began to hold and on which another took its place, perhaps the same day. */
  heldFrom: isoDate.nullable(),
  replacedOn: isoDate.nullable(),
  draftedBy: z.string().nullable(),
  draftedAt: isoInstant,
  submittedBy: z.string().nullable(),
  submittedAt: isoInstant.nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: isoInstant.nullable(),
});
export type StandardRow = z.infer<typeof row>;

const eventView = z.object({
  action: z.enum([
    'installed',
    'begun',
    'saved',
    'submitted',
    'returned',
    'approved',
    'discarded',
    'withdrawn',
    'enacted',
  ]),
  by: z.string().nullable(),
  /** Of the head of office, who may be stood in for by an order Plt./Plh. */
  actingRole: z.literal('head_of_office').nullable(),
  byDelegation: z.boolean(),
  at: isoInstant,
  words: z.string().nullable(),
});

/** One thing that differs from the version in force, as old and new. */
const change = z.object({
  what: z.enum(['promise', 'response', 'phone', 'requirement', 'order', 'text']),
  /** Service and code of a requirement, service of an order, or component and language of a text. */
  of: z.array(z.string()),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type StandardChange = z.infer<typeof change>;

const detail = row.extend({
  content: z.object({ ...content, requirements: z.array(z.object(requirementFields)) }),
  /** Raised with each saving; send it back when saving. */
  saves: z.number().int(),
  changes: z.array(change),
  events: z.array(eventView),
  allowedActions: z.array(z.enum(standardActions)),
});
export type StandardDetail = z.infer<typeof detail>;

export const serviceStandards = {
  /** Every version, the newest first. */
  list: endpoint({
    method: 'GET',
    path: '/api/service-standards',
    access: readers,
    reply: z.object({ rows: z.array(row), mayBegin: z.boolean() }),
  }),
  detail: endpoint({
    method: 'GET',
    path: '/api/service-standards/:id',
    access: readers,
    params: byId,
    reply: detail,
  }),
  /** The version as residents read it, or would read it. */
  preview: endpoint({
    method: 'GET',
    path: '/api/service-standards/:id/preview',
    access: readers,
    params: byId,
    query: z.strictObject({ language: z.enum(['id', 'en']).default('id') }),
    binary: true,
  }),
  /** A draft that says what is in force now; one at a time, and none while an approved version waits for its day. */
  begin: endpoint({
    method: 'POST',
    path: '/api/service-standards',
    access: drafters,
    reply: detail,
  }),
  save: endpoint({
    method: 'PUT',
    path: '/api/service-standards/:id',
    access: drafters,
    params: byId,
    body: z.strictObject({ saves: z.number().int().min(0), content: standardContent }),
    reply: detail,
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/service-standards/:id/submit',
    access: drafters,
    params: byId,
    body: z.strictObject({ saves: z.number().int().min(0), effectiveOn: isoDate }),
    reply: detail,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/service-standards/:id/approve',
    access: ['head_of_office'],
    params: byId,
    reply: detail,
  }),
  return: endpoint({
    method: 'POST',
    path: '/api/service-standards/:id/return',
    access: ['head_of_office'],
    params: byId,
    body: z.strictObject({ words }),
    reply: detail,
  }),
  discard: endpoint({
    method: 'POST',
    path: '/api/service-standards/:id/discard',
    access: drafters,
    params: byId,
    reply: detail,
  }),
  /** An approved version that still waits for its day does not come into force. */
  withdraw: endpoint({
    method: 'POST',
    path: '/api/service-standards/:id/withdraw',
    access: ['head_of_office'],
    params: byId,
    body: z.strictObject({ words }),
    reply: detail,
  }),
};
