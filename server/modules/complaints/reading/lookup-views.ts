import type { Db, Tx } from '../../../db/database.ts';

export async function applicationExists(db: Db | Tx, officeCode: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('applications')
    .select('id')
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .executeTakeFirst();
  return row !== undefined;
}

/** An agency that is in use, or null. */
export async function findActiveAgency(db: Db | Tx, officeCode: string, id: string) {
  const row = await db
    .selectFrom('agencies')
    .select(['id', 'name', 'email', 'phone', 'address'])
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .where('active', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

/** The numbers that the slips of an opening of the box got, in the order of the slips. */
export async function numbersOfOpening(db: Db | Tx, openingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('number')
    .where('boxOpeningId', '=', openingId)
    .orderBy('slipNumber')
    .execute();
  return rows.map(({ number }) => number);
}
