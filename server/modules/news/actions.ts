import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BodyOf } from '../../../contract/endpoint.ts';
import {
  type news as contract,
  type NewsAction,
  type NewsTexts,
  newsLimits,
} from '../../../contract/news.ts';
import { readImage } from '../../adapters/images/index.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import type { UploadedFile } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { allowedActions, freeSlug, missingParts, pictures, slugOf, stateAt } from './rules.ts';
import {
  deleteImage,
  describeImageRow,
  insertNews,
  type LockedNews,
  lockNews,
  moveNews,
  type NewImage,
  replaceImage,
  takenSlugs,
} from './store.ts';
import { lastEditor } from './views.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

interface Outcome {
  [key: string]: string | number;
  id: string;
  version: number;
}

/** One deed on one item: the version that the editor saw, in a state that allows it. */
function perform(
  ctx: Ctx,
  action: NewsAction,
  input: { id: string; version: number; [field: string]: unknown },
  work: (tx: Tx, item: LockedNews) => Promise<number>,
): Promise<Outcome> {
  const { id, version } = input;
  return transact(ctx, `news.${action}`, input, async (tx) => {
    const item = await lockNews(tx, ctx.actor.officeCode, id);
    if (item.version !== version) {
      throw new Refusal('conflict', 'news_changed_meanwhile', {
        by: await lastEditor(tx, id),
        version: item.version,
      });
    }
    const state = stateAt(item, ctx.clock.now());
    if (!allowedActions(state).includes(action)) throw new Refusal('conflict', `news_not_in_${state}`);
    return { id, version: await work(tx, item) };
  });
}

export function createNews(ctx: Ctx, texts: NewsTexts): Promise<Outcome> {
  return transact(ctx, 'news.create', texts, async (tx) => {
    const slug = slugOf(texts.titleId);
    const free = freeSlug(slug, await takenSlugs(tx, ctx.actor.officeCode, slug, null));
    return { id: await insertNews(tx, ctx, texts, free), version: 1 };
  });
}

function refuseIncomplete(texts: NewsTexts) {
  const missing = missingParts(texts);
  if (missing.length > 0) throw new Refusal('invalid', 'news_incomplete', {}, missing);
}

/** Other words. The address follows the title until somebody may have been given it. */
export function editNews(ctx: Ctx, id: string, body: Body<'edit'>): Promise<Outcome> {
  const { version: _, ...texts } = body;
  return perform(ctx, 'edit', { id, ...body }, async (tx, item) => {
    if (item.publishAt !== null) refuseIncomplete(texts);
    const slug = slugOf(texts.titleId);
    return moveNews(
      tx,
      ctx,
      item,
      { event: 'edited' },
      {
        ...texts,
        changedAt: ctx.clock.now(),
        ...(item.publishAt === null && {
          slug: freeSlug(slug, await takenSlugs(tx, item.officeCode, slug, id)),
        }),
      },
    );
  });
}

/** At once, or at the given time: then nothing more needs to be done. */
export function publishNews(ctx: Ctx, id: string, body: Body<'publish'>): Promise<Outcome> {
  return perform(ctx, 'publish', { id, ...body }, async (tx, item) => {
    refuseIncomplete(item);
    const now = ctx.clock.now();
    const publishAt = body.publishAt === undefined ? now : new Date(body.publishAt);
    if (publishAt < now) throw new Refusal('invalid', 'news_time_passed');
    const event = publishAt > now ? 'scheduled' : 'published';
    return moveNews(tx, ctx, item, { event, publishAt }, { publishAt });
  });
}

export function unscheduleNews(ctx: Ctx, id: string, body: Body<'unschedule'>): Promise<Outcome> {
  return perform(ctx, 'unschedule', { id, ...body }, (tx, item) =>
    moveNews(tx, ctx, item, { event: 'unscheduled' }, { publishAt: null }),
  );
}

/** Takes an item down, or puts a draft aside. What was public stays known as such: its address says that it is gone. */
export function archiveNews(ctx: Ctx, id: string, body: Body<'archive'>): Promise<Outcome> {
  return perform(ctx, 'archive', { id, ...body }, (tx, item) => {
    const now = ctx.clock.now();
    const wasPublic = item.publishAt !== null && item.publishAt <= now;
    return moveNews(
      tx,
      ctx,
      item,
      { event: 'archived' },
      { archivedAt: now, ...(!wasPublic && { publishAt: null }) },
    );
  });
}

export function restoreNews(ctx: Ctx, id: string, body: Body<'restore'>): Promise<Outcome> {
  return perform(ctx, 'restore', { id, ...body }, (tx, item) =>
    moveNews(tx, ctx, item, { event: 'restored' }, { archivedAt: null }),
  );
}

/** Two pictures of bounded size, written anew: what a camera noted, and whatever else was in the file, is gone. */
async function pictureOf(sent: Buffer): Promise<Omit<NewImage, 'altId' | 'altEn'>> {
  const large = await readImage(sent, { purpose: 'web', ...pictures.large });
  const small = await readImage(large.bytes, { purpose: 'web', ...pictures.small });
  return { width: large.width, height: large.height, large: large.bytes, small: small.bytes };
}

export async function setNewsImage(
  ctx: Ctx,
  id: string,
  body: Body<'setImage'>,
  sent: Buffer,
): Promise<Outcome> {
  const { version, ...alt } = body;
  const picture = await pictureOf(sent);
  const hash = createHash('sha256').update(sent).digest('hex');
  return perform(ctx, 'edit', { id, version, ...alt, hash }, async (tx, item) => {
    await replaceImage(tx, item, { ...alt, ...picture });
    return moveNews(tx, ctx, item, { event: 'image_set' }, { changedAt: ctx.clock.now() });
  });
}

/** The same from a form; a file that is too large is refused before it is read. */
export async function uploadNewsImage(ctx: Ctx, id: string, body: Body<'setImage'>, file: UploadedFile) {
  const megabytes = newsLimits.imageMegabytes;
  if (file.byteLength > megabytes * 1_048_576) throw new Refusal('invalid', 'image_too_heavy', { megabytes });
  return setNewsImage(ctx, id, body, await readFile(file.path));
}

export function describeNewsImage(ctx: Ctx, id: string, body: Body<'describeImage'>): Promise<Outcome> {
  const { version: _, ...alt } = body;
  return perform(ctx, 'edit', { id, ...body }, async (tx, item) => {
    if (!(await describeImageRow(tx, id, alt))) throw new Refusal('not_found', 'news_image_unknown');
    return moveNews(tx, ctx, item, { event: 'image_described' }, { changedAt: ctx.clock.now() });
  });
}

export function removeNewsImage(ctx: Ctx, id: string, body: Body<'removeImage'>): Promise<Outcome> {
  return perform(ctx, 'edit', { id, ...body }, async (tx, item) => {
    if (!(await deleteImage(tx, id))) throw new Refusal('not_found', 'news_image_unknown');
    return moveNews(tx, ctx, item, { event: 'image_removed' }, { changedAt: ctx.clock.now() });
  });
}
