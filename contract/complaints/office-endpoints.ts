import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, isoDate, isoInstant, uuid } from '../fields.ts';
import type { Role } from '../roles.ts';
import { complaintReaders } from './endpoints.ts';
import { serviceComponents } from './terms.ts';

const keepers: readonly Role[] = ['complaints_officer', 'administrator'];
const text = (max: number) => z.string().trim().max(max);

export const agencyKinds = ['regional', 'village', 'vertical', 'inspectorate', 'ombudsman', 'other'] as const;
const agencyBody = z.strictObject({
  name: text(200).min(3),
  kind: z.enum(agencyKinds),
  address: text(300).optional(),
  phone: text(40).optional(),
  email: z.email().max(200).optional(),
  website: text(200).optional(),
});
const agencyView = z.object({
  id: uuid,
  name: z.string(),
  kind: z.enum(agencyKinds),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  active: z.boolean(),
});

/** Directory of agencies that complaints outside the office's authority go to. */
export const agencies = {
  list: endpoint({
    method: 'GET',
    path: '/api/agencies',
    access: [...new Set([...complaintReaders, ...keepers])],
    reply: z.object({ rows: z.array(agencyView) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/agencies',
    access: keepers,
    body: agencyBody,
    reply: agencyView,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/agencies/:id',
    access: keepers,
    params: byId,
    body: agencyBody.extend({ active: z.boolean() }),
    reply: agencyView,
  }),
};

const templateView = z.object({
  id: uuid,
  code: z.string(),
  version: z.number().int(),
  title: z.string(),
  component: z.enum(serviceComponents).nullable(),
  body: z.string(),
  placeholders: z.array(z.string()),
  madeAt: isoInstant,
});

/** Answers written once; filled from the case, never sent with a placeholder left open. */
export const replyTemplates = {
  list: endpoint({
    method: 'GET',
    path: '/api/reply-templates',
    access: [...new Set([...complaintReaders, ...keepers])],
    reply: z.object({ rows: z.array(templateView), placeholders: z.array(z.string()) }),
  }),
  /** A change is a new version of the same code. */
  save: endpoint({
    method: 'POST',
    path: '/api/reply-templates',
    access: keepers,
    body: z.strictObject({
      code: z.string().regex(/^[a-z0-9_]{3,40}$/),
      title: text(120).min(3),
      component: z.enum(serviceComponents).optional(),
      body: text(10_000).min(3),
    }),
    reply: templateView,
  }),
  retire: endpoint({
    method: 'POST',
    path: '/api/reply-templates/:id/retire',
    access: keepers,
    params: byId,
  }),
  /** The template with this complaint's values in it. */
  fill: endpoint({
    method: 'GET',
    path: '/api/complaints/:id/reply/:templateId',
    access: ['complaints_officer', 'section_head', 'division_head', 'secretary', 'head_of_office'],
    params: z.strictObject({ id: uuid, templateId: uuid }),
    reply: z.object({ body: z.string(), unresolved: z.array(z.string()) }),
  }),
};

const counted = z.object({
  key: z.string(),
  label: z.string(),
  count: z.number().int(),
  late: z.number().int(),
});

/** Month and year as the heads and the report see them. */
export const complaintFigures = z.object({
  from: isoDate,
  to: isoDate,
  /** Booked in the period, web forms refused as no complaint left out: these are `rejected`. */
  received: z.number().int(),
  rejected: z.number().int(),
  /** Of those received in the period, as they stand today. */
  open: z.number().int(),
  late: z.number().int(),
  answered: z.number().int(),
  forwarded: z.number().int(),
  archived: z.number().int(),
  withdrawn: z.number().int(),
  reopened: z.number().int(),
  /** Of those whose first clock was stopped in the period by an answer or by the notice of forwarding. */
  withinPromise: z.number().int(),
  stopped: z.number().int(),
  medianDays: z.number().nullable(),
  p95Days: z.number().nullable(),
  satisfied: z.number().int(),
  dissatisfied: z.number().int(),
  byChannel: z.array(counted),
  byComponent: z.array(counted),
  byState: z.array(counted),
  byOfficer: z.array(counted),
  byAgency: z.array(counted),
  archivedByReason: z.array(counted),
  lateList: z.array(
    z.object({
      id: uuid,
      number: z.string(),
      receivedOn: isoDate,
      dueOn: isoDate.nullable(),
      lateDays: z.number().int(),
      handler: z.string().nullable(),
    }),
  ),
});
export type ComplaintFigures = z.infer<typeof complaintFigures>;

const period = z.strictObject({
  year: z.coerce.number().int().min(2020).max(2100),
  month: z.coerce.number().int().min(1).max(12).optional(),
});
const reportReaders: readonly Role[] = [
  'complaints_officer',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
];

/** The head's view and the reports; a month, or the year when none is named. */
export const complaintReports = {
  figures: endpoint({
    method: 'GET',
    path: '/api/complaint-reports',
    access: reportReaders,
    query: period,
    reply: complaintFigures,
  }),
  pdf: endpoint({
    method: 'GET',
    binary: true,
    path: '/api/complaint-reports/report.pdf',
    access: reportReaders,
    query: period,
  }),
  workbook: endpoint({
    method: 'GET',
    binary: true,
    path: '/api/complaint-reports/report.xlsx',
    access: reportReaders,
    query: period,
  }),
};
