import {
  type NewsDetail,
  type NewsState,
  type NewsTexts,
  newsActions,
  newsLimits,
} from '../../../contract/news.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { historyOf } from '../../db/history.ts';
import type { BinaryReply } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { allowedActions } from '../../workflow/define-workflow.ts';
import { newsWorkflow, stateAt } from './workflow.ts';

/** Who did the latest action on an item. */
export async function lastEditor(db: Db | Tx, newsId: string): Promise<string> {
  const { name } = await db
    .selectFrom('newsEvents as v')
    .innerJoin('employees as e', 'e.id', 'v.actorId')
    .select('e.name')
    .where('v.newsId', '=', newsId)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return name;
}

async function countsOf({ db, actor, clock }: Ctx): Promise<Record<NewsState, number>> {
  const now = clock.now();
  const counts = { draft: 0, scheduled: 0, published: 0, archived: 0 };
  const rows = await db
    .selectFrom('newsItems')
    .select(['publishAt', 'archivedAt'])
    .where('officeCode', '=', actor.officeCode)
    .execute();
  for (const row of rows) counts[stateAt(row, now)] += 1;
  return counts;
}

/** The office's items, what was worked on last first. */
export async function newsList(ctx: Ctx, { state, page }: { state?: NewsState | undefined; page: number }) {
  const { db, actor } = ctx;
  const now = ctx.clock.now();
  const size = newsLimits.perPage;
  const rows = await db
    .selectFrom('newsItems as n')
    .innerJoin('newsEvents as v', (join) =>
      join.onRef('v.newsId', '=', 'n.id').onRef('v.version', '=', 'n.version'),
    )
    .innerJoin('employees as e', 'e.id', 'v.actorId')
    .leftJoin('newsImages as i', 'i.newsId', 'n.id')
    .select([
      'n.id',
      'n.titleId',
      'n.titleEn',
      'n.publishAt',
      'n.archivedAt',
      'v.at as changedAt',
      'e.name as changedBy',
      'i.id as imageId',
    ])
    .where('n.officeCode', '=', actor.officeCode)
    .$if(state === 'archived', (query) => query.where('n.archivedAt', 'is not', null))
    .$if(state !== undefined && state !== 'archived', (query) => query.where('n.archivedAt', 'is', null))
    .$if(state === 'draft', (query) => query.where('n.publishAt', 'is', null))
    .$if(state === 'scheduled', (query) => query.where('n.publishAt', '>', now))
    .$if(state === 'published', (query) => query.where('n.publishAt', '<=', now))
    .orderBy('v.at', 'desc')
    .orderBy('n.id')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  return {
    rows: rows.slice(0, size).map((row) => ({
      id: row.id,
      title: row.titleId,
      state: stateAt(row, now),
      publishAt: row.publishAt?.toISOString() ?? null,
      changedAt: row.changedAt.toISOString(),
      changedBy: row.changedBy,
      inEnglish: row.titleEn !== '',
      withImage: row.imageId !== null,
    })),
    more: rows.length > size,
    counts: await countsOf(ctx),
  };
}

async function historyView(db: Db, newsId: string): Promise<NewsDetail['history']> {
  const events = await historyOf(db, 'newsEvents', newsId);
  return events.reverse().map(({ version, event, at, publishAt, actor }) => ({
    version,
    event,
    at: at.toISOString(),
    publishAt: publishAt?.toISOString() ?? null,
    by: actor ?? '',
  }));
}

/** One item as its editor sees it. */
export async function newsDetail(ctx: Ctx, id: string): Promise<NewsDetail> {
  const { db, actor } = ctx;
  const item = await db
    .selectFrom('newsItems')
    .selectAll()
    .where('id', '=', id)
    .where('officeCode', '=', actor.officeCode)
    .executeTakeFirst();
  if (item === undefined) throw new Refusal('not_found', 'news_unknown');
  const image = await db
    .selectFrom('newsImages')
    .select((eb) => [
      'id',
      'altId',
      'altEn',
      'width',
      'height',
      eb.fn<number>('octet_length', ['large']).as('bytes'),
    ])
    .where('newsId', '=', id)
    .executeTakeFirst();
  const state = stateAt(item, ctx.clock.now());
  const { titleId, summaryId, bodyId, titleEn, summaryEn, bodyEn } = item;
  return {
    id,
    version: item.version,
    state,
    path: `/berita/${item.slug}`,
    texts: { titleId, summaryId, bodyId, titleEn, summaryEn, bodyEn },
    image: image ?? null,
    publishAt: item.publishAt?.toISOString() ?? null,
    changedAt: item.changedAt.toISOString(),
    history: await historyView(db, id),
    allowedActions: allowedActions(newsWorkflow, newsActions, { state, actors: actor.roles }),
  };
}

/** A picture of the office, public or not yet. */
export async function newsPicture(ctx: Ctx, id: string): Promise<BinaryReply> {
  const image = await ctx.db
    .selectFrom('newsImages')
    .select('large')
    .where('id', '=', id)
    .where('officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (image === undefined) throw new Refusal('not_found', 'news_image_unknown');
  return { mediaType: 'image/webp', body: image.large };
}

/** A picture with its description in both languages; size in pixels. */
export interface ShownImage {
  id: string;
  altId: string;
  altEn: string;
  width: number;
  height: number;
}

/** A picture's words and size, for a preview of what is not public. */
export async function imageForPreview(ctx: Ctx, id: string): Promise<ShownImage | null> {
  const image = await ctx.db
    .selectFrom('newsImages')
    .select(['id', 'altId', 'altEn', 'width', 'height'])
    .where('id', '=', id)
    .where('officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  return image ?? null;
}

/** An item as the public reads it. */
export interface PublicNews extends NewsTexts {
  id: string;
  slug: string;
  publishAt: Date;
  /** The later of publication and the last change of its words or picture. */
  updatedAt: Date;
  image: ShownImage | null;
}
