import type { Db } from '../../../db/database.ts';

export async function newestEventId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('applicationEvents')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/**
 * Events after an id, oldest first, at most 1,000 at a time: which case of which office has news. Ids are given
 * out before they are committed, so whoever follows along asks again for the last few.
 */
export async function eventsSince(db: Db, id: number) {
  return db
    .selectFrom('applicationEvents')
    .select(['id', 'officeCode', 'applicationId'])
    .where('id', '>', id)
    .orderBy('id')
    .limit(1000)
    .execute();
}
