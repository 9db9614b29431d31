import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BodyOf } from '../../../contract/endpoint.ts';
import { type news as contract, type NewsTexts, newsLimits } from '../../../contract/news.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import type { UploadedFile } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { type Asked, defineProcess } from '../../workflow/define-process.ts';
import { freeSlug, missingParts, pictures, slugOf } from './rules.ts';
import {
  deleteImage,
  describeImageRow,
  type Effect,
  insertNews,
  type LockedNews,
  lockNews,
  moveNews,
  type NewImage,
  replaceImage,
  takenSlugs,
} from './store.ts';
import { lastEditor } from './views.ts';
import { type NewsVocabulary, newsWorkflow, stateAt } from './workflow.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

interface Outcome {
  [key: string]: string | number;
  id: string;
  version: number;
}

const newsProcess = defineProcess({
  workflow: newsWorkflow,
  guards: {},
  refusals: () => ({ state: (state) => new Refusal('conflict', `news_not_in_${state}`) }),
  apply: (tx, _by, item: LockedNews, event, effect: Effect = {}) => moveNews(tx, item, event, effect),
});

/** One action on one item: the version that the editor saw, in a state that allows it. */
function runAction(
  ctx: Ctx,
  input: { id: string; version: number; [field: string]: unknown },
  action: Asked<NewsVocabulary, LockedNews, unknown, Effect>,
): Promise<Outcome> {
  const { id, version } = input;
  return transact(ctx, `news.${action.action}`, input, async (tx) => {
    const item = await lockNews(tx, ctx, id);
    if (item.version !== version) {
      throw new Refusal('conflict', 'news_changed_meanwhile', {
        by: await lastEditor(tx, id),
        version: item.version,
      });
    }
    const moved = await newsProcess.take(tx, ctx, item, action);
    return { id, version: moved.version };
  });
}

/** Begins a draft, under a free address made of its title. */
export function createNews(ctx: Ctx, texts: NewsTexts): Promise<Outcome> {
  return transact(ctx, 'news.create', texts, async (tx) => {
    const { id, version } = await newsProcess.start(tx, ctx, {
      action: 'create',
      insert: async () => insertNews(tx, ctx, texts, await slugFor(tx, ctx, texts, null)),
    });
    return { id, version };
  });
}

/** An address of the title that no other item of the office has. */
async function slugFor(tx: Tx, ctx: Ctx, { titleId }: NewsTexts, own: string | null) {
  const slug = slugOf(titleId);
  return freeSlug(slug, await takenSlugs(tx, ctx.actor.officeCode, slug, own));
}

function refuseIncomplete(texts: NewsTexts) {
  const missing = missingParts(texts);
  if (missing.length > 0) throw new Refusal('invalid', 'news_incomplete', {}, missing);
}

/** Other words. The address follows the title until somebody may have been given it. */
export function editNews(ctx: Ctx, id: string, body: Body<'edit'>): Promise<Outcome> {
  const { version: _, ...texts } = body;
  return runAction(
    ctx,
    { id, ...body },
    {
      action: 'edit',
      work: async (tx, { publishAt }) => {
        if (publishAt !== null) refuseIncomplete(texts);
        const slug = publishAt === null && { slug: await slugFor(tx, ctx, texts, id) };
        return { changes: { ...texts, ...slug, changedAt: ctx.clock.now() } };
      },
    },
  );
}

/** At once, or at the given time: then nothing more needs to be done. */
export function publishNews(ctx: Ctx, id: string, body: Body<'publish'>): Promise<Outcome> {
  const now = ctx.clock.now();
  const publishAt = body.publishAt === undefined ? now : new Date(body.publishAt);
  const target = publishAt > now ? 'scheduled' : 'published';
  return runAction(
    ctx,
    { id, ...body },
    {
      action: 'publish',
      target: () => target,
      work: (_tx, item) => {
        refuseIncomplete(item);
        if (publishAt < now) throw new Refusal('invalid', 'news_time_passed');
        return { event: target, publishAt };
      },
    },
  );
}

export function unscheduleNews(ctx: Ctx, id: string, body: Body<'unschedule'>): Promise<Outcome> {
  return runAction(ctx, { id, ...body }, { action: 'unschedule' });
}

/** Takes an item down, or puts a draft aside. What was public stays known as such: its address says that it is gone. */
export function archiveNews(ctx: Ctx, id: string, body: Body<'archive'>): Promise<Outcome> {
  return runAction(ctx, { id, ...body }, { action: 'archive' });
}

export function restoreNews(ctx: Ctx, id: string, body: Body<'restore'>): Promise<Outcome> {
  return runAction(
    ctx,
    { id, ...body },
    {
      action: 'restore',
      target: (item) => stateAt({ ...item, archivedAt: null }, ctx.clock.now()),
    },
  );
}

/** Two pictures of bounded size, written anew: what a camera noted, and whatever else was in the file, is gone. */
async function pictureOf({ ports }: Ctx, sent: Buffer): Promise<Omit<NewImage, 'altId' | 'altEn'>> {
  const large = await ports.readers.officers.readImage(sent, { purpose: 'web', ...pictures.large });
  const small = await ports.readers.officers.readImage(large.bytes, { purpose: 'web', ...pictures.small });
  return { width: large.width, height: large.height, large: large.bytes, small: small.bytes };
}

/** Sets or replaces the picture of an item, with its description. Refuses an unreadable picture and an older version. */
export async function setNewsImage(
  ctx: Ctx,
  id: string,
  body: Body<'setImage'>,
  sent: Buffer,
): Promise<Outcome> {
  const { version, ...alt } = body;
  const picture = await pictureOf(ctx, sent);
  const hash = createHash('sha256').update(sent).digest('hex');
  return runAction(
    ctx,
    { id, version, ...alt, hash },
    {
      action: 'edit',
      work: async (tx, item) => {
        await replaceImage(tx, item, { ...alt, ...picture });
        return { event: 'image_set', changes: { changedAt: ctx.clock.now() } };
      },
    },
  );
}

/** The same from a form; a file that is too large is refused before it is read. */
export async function uploadNewsImage(ctx: Ctx, id: string, body: Body<'setImage'>, file: UploadedFile) {
  const megabytes = newsLimits.imageMegabytes;
  if (file.byteLength > megabytes * 1_048_576) throw new Refusal('invalid', 'image_too_heavy', { megabytes });
  return setNewsImage(ctx, id, body, await readFile(file.path));
}

export function describeNewsImage(ctx: Ctx, id: string, body: Body<'describeImage'>): Promise<Outcome> {
  const { version: _, ...alt } = body;
  return runAction(
    ctx,
    { id, ...body },
    {
      action: 'edit',
      work: async (tx) => {
        if (!(await describeImageRow(tx, id, alt))) throw new Refusal('not_found', 'news_image_unknown');
        return { event: 'image_described', changes: { changedAt: ctx.clock.now() } };
      },
    },
  );
}

export function removeNewsImage(ctx: Ctx, id: string, body: Body<'removeImage'>): Promise<Outcome> {
  return runAction(
    ctx,
    { id, ...body },
    {
      action: 'edit',
      work: async (tx) => {
        if (!(await deleteImage(tx, id))) throw new Refusal('not_found', 'news_image_unknown');
        return { event: 'image_removed', changes: { changedAt: ctx.clock.now() } };
      },
    },
  );
}
