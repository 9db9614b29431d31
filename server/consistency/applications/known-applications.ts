import type { Db } from '../../db/database.ts';

/** How many of these applications the database holds: whether it is the one that a day was lived in. */
export async function countKnownApplications(db: Db, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { count } = await db
    .selectFrom('applications')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return count;
}
