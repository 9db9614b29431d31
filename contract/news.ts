import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { byId, isoInstant, uuid } from './fields.ts';
import type { Role } from './roles.ts';

/** Draft, waiting for its time, readable by everybody, taken down. */
export const newsStates = ['draft', 'scheduled', 'published', 'archived'] as const;
export type NewsState = (typeof newsStates)[number];

export const newsEvents = [
  'created',
  'edited',
  'image_set',
  'image_described',
  'image_removed',
  'published',
  'scheduled',
  'unscheduled',
  'archived',
  'restored',
] as const;

export const newsActions = ['edit', 'publish', 'unschedule', 'archive', 'restore'] as const;
export type NewsAction = (typeof newsActions)[number];

/** Who speaks for the office in public. */
const editors: readonly Role[] = ['administrator', 'secretary', 'head_of_office'];

export const newsLimits = {
  title: 150,
  summary: 400,
  body: 20_000,
  alt: 300,
  imageMegabytes: 15,
  perPage: 50,
} as const;

const text = (max: number) => z.string().trim().max(max);
/** A draft may be incomplete; publishing asks for all of one language. English: all three, or none. */
const newsTexts = z.strictObject({
  titleId: text(newsLimits.title).min(3),
  summaryId: text(newsLimits.summary),
  bodyId: text(newsLimits.body),
  titleEn: text(newsLimits.title),
  summaryEn: text(newsLimits.summary),
  bodyEn: text(newsLimits.body),
});
export type NewsTexts = z.infer<typeof newsTexts>;

/** The version that the editor has before them: another one is refused. */
const version = z.number().int().min(1);
const seen = z.strictObject({ version });
const altTexts = { altId: text(newsLimits.alt).min(3), altEn: text(newsLimits.alt) };

const newsRow = z.object({
  id: uuid,
  title: z.string(),
  state: z.enum(newsStates),
  publishAt: isoInstant.nullable(),
  changedAt: isoInstant,
  changedBy: z.string(),
  inEnglish: z.boolean(),
  withImage: z.boolean(),
});

const newsDetail = z.object({
  id: uuid,
  version,
  state: z.enum(newsStates),
  /** Where the public reads it, also before it can. */
  path: z.string(),
  texts: z.object(newsTexts.shape),
  image: z
    .object({
      id: uuid,
      altId: z.string(),
      altEn: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      bytes: z.number().int(),
    })
    .nullable(),
  publishAt: isoInstant.nullable(),
  changedAt: isoInstant,
  history: z.array(
    z.object({
      version,
      event: z.enum(newsEvents),
      at: isoInstant,
      by: z.string(),
      publishAt: isoInstant.nullable(),
    }),
  ),
  allowedActions: z.array(z.enum(newsActions)),
});
export type NewsDetail = z.infer<typeof newsDetail>;

const outcome = z.object({ id: uuid, version });

/** News of the office: written, shown beforehand, published at once or at a set time, taken down, put back. */
export const news = {
  list: endpoint({
    method: 'GET',
    path: '/api/news',
    access: editors,
    query: z.strictObject({
      state: z.enum(newsStates).optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    reply: z.object({
      rows: z.array(newsRow),
      more: z.boolean(),
      counts: z.record(z.enum(newsStates), z.number().int()),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/news',
    access: editors,
    body: newsTexts,
    reply: outcome,
  }),
  detail: endpoint({
    method: 'GET',
    path: '/api/news/:id',
    access: editors,
    params: byId,
    reply: newsDetail,
  }),
  edit: endpoint({
    method: 'PUT',
    path: '/api/news/:id',
    access: editors,
    params: byId,
    body: newsTexts.extend({ version }),
    reply: outcome,
  }),
  /** At once, or at the time that is given. */
  publish: endpoint({
    method: 'POST',
    path: '/api/news/:id/publish',
    access: editors,
    params: byId,
    body: seen.extend({ publishAt: isoInstant.optional() }),
    reply: outcome,
  }),
  unschedule: endpoint({
    method: 'POST',
    path: '/api/news/:id/unschedule',
    access: editors,
    params: byId,
    body: seen,
    reply: outcome,
  }),
  archive: endpoint({
    method: 'POST',
    path: '/api/news/:id/archive',
    access: editors,
    params: byId,
    body: seen,
    reply: outcome,
  }),
  /** Back to what it was: published again under its old date, or a draft. */
  restore: endpoint({
    method: 'POST',
    path: '/api/news/:id/restore',
    access: editors,
    params: byId,
    body: seen,
    reply: outcome,
  }),
  setImage: endpoint({
    method: 'POST',
    path: '/api/news/:id/image',
    access: editors,
    upload: true,
    params: byId,
    // Fields of a form with a file are text.
    body: z.strictObject({ version: z.coerce.number().int().min(1), ...altTexts }),
    reply: outcome,
  }),
  describeImage: endpoint({
    method: 'PUT',
    path: '/api/news/:id/image',
    access: editors,
    params: byId,
    body: seen.extend(altTexts),
    reply: outcome,
  }),
  removeImage: endpoint({
    method: 'POST',
    path: '/api/news/:id/image/removal',
    access: editors,
    params: byId,
    body: seen,
    reply: outcome,
  }),
  /** For the editor and the preview: the public address shows it only once its item is public. */
  image: endpoint({
    method: 'GET',
    path: '/api/news/images/:id',
    access: editors,
    binary: true,
    params: byId,
  }),
  /** The page as the public would read it, of what stands in the editor now. */
  preview: endpoint({
    method: 'POST',
    path: '/api/news/preview',
    access: editors,
    binary: true,
    body: newsTexts.extend({
      titleId: text(newsLimits.title),
      language: z.enum(['id', 'en']),
      imageId: uuid.optional(),
    }),
  }),
};
