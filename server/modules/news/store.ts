import { sql } from 'kysely';
import type { NewsTexts, newsEvents } from '../../../contract/news.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import type { Event } from '../../workflow/define-process.ts';
import { type NewsVocabulary, stateAt, timesIn } from './workflow.ts';

const newsLock = 7_315;

export type LockedNews = Awaited<ReturnType<typeof lockNews>>;

/** The item until the transaction ends, in the state of this moment; other offices' items do not exist. */
export async function lockNews(tx: Tx, { actor, clock }: Ctx, id: string) {
  const item = await tx
    .selectFrom('newsItems')
    .selectAll()
    .where('id', '=', id)
    .where('officeCode', '=', actor.officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined) throw new Refusal('not_found', 'news_unknown');
  return { ...item, state: stateAt(item, clock.now()) };
}

/** Addresses of the office that begin with this one. Until the transaction ends nobody else takes one. */
export async function takenSlugs(
  tx: Tx,
  officeCode: string,
  slug: string,
  own: string | null,
): Promise<ReadonlySet<string>> {
  await sql`select pg_advisory_xact_lock(${newsLock}, hashtext(${officeCode}))`.execute(tx);
  const rows = await tx
    .selectFrom('newsItems')
    .select('slug')
    .where('officeCode', '=', officeCode)
    .where('slug', 'like', `${slug}%`)
    .$if(own !== null, (query) => query.where('id', '!=', own))
    .execute();
  return new Set(rows.map((row) => row.slug));
}

/** What an action did beyond moving the item. */
export interface Effect {
  /** What the history calls it, where it is not the name of the action. */
  event?: (typeof newsEvents)[number];
  /** Of what is published or scheduled: from when. */
  publishAt?: Date;
  changes?: Partial<NewsTexts & { slug: string; changedAt: Date }>;
}

const eventOf: Readonly<Record<NewsVocabulary['action'], (typeof newsEvents)[number]>> = {
  create: 'created',
  edit: 'edited',
  publish: 'published',
  comeDue: 'published',
  unschedule: 'unscheduled',
  archive: 'archived',
  restore: 'restored',
};

/** Writes the row of a new item; its first event must follow in the same transaction. */
export async function insertNews(tx: Tx, ctx: Ctx, texts: NewsTexts, slug: string): Promise<LockedNews> {
  const item = await tx
    .insertInto('newsItems')
    .values({
      ...texts,
      officeCode: ctx.actor.officeCode,
      slug,
      version: 1,
      changedAt: ctx.clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...item, version: 0, state: stateAt(item, ctx.clock.now()) };
}

/** The item's next version, with the event that tells of it. */
export async function moveNews(
  tx: Tx,
  item: LockedNews,
  { action, from, to, at, actorId }: Event<NewsVocabulary>,
  { event = eventOf[action], publishAt, changes = {} }: Effect,
): Promise<LockedNews> {
  if (actorId === null) throw new Error('nobody but an officer writes news');
  const version = item.version + 1;
  const moved = from !== null && from !== to;
  const times = moved ? timesIn(to, { from, at, publishAt: publishAt ?? item.publishAt }) : {};
  if (from !== null) {
    await tx
      .updateTable('newsItems')
      .set({ ...changes, ...times, version })
      .where('id', '=', item.id)
      .execute();
  }
  await tx
    .insertInto('newsEvents')
    .values({
      newsId: item.id,
      officeCode: item.officeCode,
      version,
      event,
      at,
      actorId,
      publishAt: publishAt ?? null,
    })
    .execute();
  return { ...item, ...times, version, state: to };
}

export interface NewImage {
  altId: string;
  altEn: string;
  width: number;
  height: number;
  large: Buffer;
  small: Buffer;
}

/** Takes the place of the picture before it, under a new id: the old one may lie in caches for ever. */
export async function replaceImage(tx: Tx, item: LockedNews, image: NewImage): Promise<void> {
  await deleteImage(tx, item.id);
  await tx
    .insertInto('newsImages')
    .values({ ...image, newsId: item.id, officeCode: item.officeCode })
    .execute();
}

/** False when there is none. */
export async function describeImageRow(
  tx: Tx,
  newsId: string,
  alt: Pick<NewImage, 'altId' | 'altEn'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('newsImages')
    .set(alt)
    .where('newsId', '=', newsId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when there was none. */
export async function deleteImage(tx: Tx, newsId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('newsImages')
    .where('newsId', '=', newsId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
