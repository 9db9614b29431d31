import type { Db } from '../../db/database.ts';
import type { PublicNews } from './views.ts';
import { stateAt } from './workflow.ts';

/** What everybody may read of an office's news at an instant. */
const readable = (db: Db, officeCode: string, now: Date) =>
  db
    .selectFrom('newsItems as n')
    .leftJoin('newsImages as i', 'i.newsId', 'n.id')
    .where('n.officeCode', '=', officeCode)
    .where('n.archivedAt', 'is', null)
    .where('n.publishAt', '<=', now);

const columns = [
  'n.id',
  'n.slug',
  'n.titleId',
  'n.summaryId',
  'n.bodyId',
  'n.titleEn',
  'n.summaryEn',
  'n.bodyEn',
  'n.publishAt',
  'n.changedAt',
  'i.id as imageId',
  'i.altId',
  'i.altEn',
  'i.width',
  'i.height',
] as const;

type Row = Omit<PublicNews, 'image' | 'updatedAt' | 'publishAt'> & {
  publishAt: Date | null;
  changedAt: Date;
  imageId: string | null;
  altId: string | null;
  altEn: string | null;
  width: number | null;
  height: number | null;
};

function newsOf({ imageId, altId, altEn, width, height, changedAt, ...row }: Row): PublicNews {
  const publishAt = row.publishAt ?? changedAt;
  return {
    ...row,
    publishAt,
    updatedAt: publishAt > changedAt ? publishAt : changedAt,
    image:
      imageId === null
        ? null
        : { id: imageId, altId: altId ?? '', altEn: altEn ?? '', width: width ?? 0, height: height ?? 0 },
  };
}

/** The newest published items of an office, `skip` of them passed over. */
export async function latestNews(
  db: Db,
  officeCode: string,
  now: Date,
  limit: number,
  skip = 0,
): Promise<PublicNews[]> {
  const rows = await readable(db, officeCode, now)
    .select(columns)
    .orderBy('n.publishAt', 'desc')
    .orderBy('n.id')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map(newsOf);
}

/** How many items the public can read now. */
export async function countNews(db: Db, officeCode: string, now: Date): Promise<number> {
  const { items } = await readable(db, officeCode, now)
    .select((eb) => eb.fn.countAll<number>().as('items'))
    .executeTakeFirstOrThrow();
  return items;
}

/** The item of an address; `gone` when it was public and has been taken down, null when there is nothing to know. */
export async function newsAt(
  db: Db,
  officeCode: string,
  slug: string,
  now: Date,
): Promise<PublicNews | 'gone' | null> {
  const row = await db
    .selectFrom('newsItems as n')
    .leftJoin('newsImages as i', 'i.newsId', 'n.id')
    .select([...columns, 'n.archivedAt'])
    .where('n.officeCode', '=', officeCode)
    .where('n.slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) return null;
  const state = stateAt(row, now);
  if (state === 'published') return newsOf(row);
  return state === 'archived' && row.publishAt !== null ? 'gone' : null;
}

/** The bytes of a picture whose item is public; null otherwise, whatever the reason. */
export async function publicPicture(
  db: Db,
  officeCode: string,
  id: string,
  size: 'large' | 'small',
  now: Date,
): Promise<Buffer | null> {
  const row = await readable(db, officeCode, now)
    .select(size === 'large' ? 'i.large as bytes' : 'i.small as bytes')
    .where('i.id', '=', id)
    .executeTakeFirst();
  return row?.bytes ?? null;
}
