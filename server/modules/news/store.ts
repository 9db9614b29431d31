import { sql } from 'kysely';
import type { NewsTexts, newsEvents } from '../../../contract/news.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import type { NewsTimes } from './rules.ts';

const newsLock = 7_315;

export type LockedNews = Awaited<ReturnType<typeof lockNews>>;

/** The item until the transaction ends; other offices' items do not exist. */
export async function lockNews(tx: Tx, officeCode: string, id: string) {
  const item = await tx
    .selectFrom('newsItems')
    .selectAll()
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined) throw new Refusal('not_found', 'news_unknown');
  return item;
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

interface Deed {
  event: (typeof newsEvents)[number];
  /** Of what is published or scheduled: from when. */
  publishAt?: Date;
}

async function insertEvent(tx: Tx, ctx: Ctx, newsId: string, version: number, { event, publishAt }: Deed) {
  await tx
    .insertInto('newsEvents')
    .values({
      newsId,
      officeCode: ctx.actor.officeCode,
      version,
      event,
      at: ctx.clock.now(),
      actorId: ctx.actor.employeeId,
      publishAt: publishAt ?? null,
    })
    .execute();
}

export async function insertNews(tx: Tx, ctx: Ctx, texts: NewsTexts, slug: string): Promise<string> {
  const { id } = await tx
    .insertInto('newsItems')
    .values({
      ...texts,
      officeCode: ctx.actor.officeCode,
      slug,
      version: 1,
      changedAt: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertEvent(tx, ctx, id, 1, { event: 'created' });
  return id;
}

/** The item's next version, with the event that tells of it. */
export async function moveNews(
  tx: Tx,
  ctx: Ctx,
  { id, version }: Pick<LockedNews, 'id' | 'version'>,
  deed: Deed,
  changes: Partial<NewsTexts & NewsTimes & { slug: string; changedAt: Date }> = {},
): Promise<number> {
  const next = version + 1;
  await tx
    .updateTable('newsItems')
    .set({ ...changes, version: next })
    .where('id', '=', id)
    .execute();
  await insertEvent(tx, ctx, id, next, deed);
  return next;
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
