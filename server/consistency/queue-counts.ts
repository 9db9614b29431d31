import type { Db } from '../db/database.ts';

/** Tickets by state, straight from the table. */
export async function countTickets(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('queueTickets')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** The numbers of all calls, whoever saw them. */
export async function callNumbers(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('queueEvents')
    .select('callNumber')
    .where('callNumber', 'is not', null)
    .orderBy('callNumber')
    .execute();
  return rows.map(({ callNumber }) => callNumber ?? 0);
}
