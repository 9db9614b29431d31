import type { Tx } from './database.ts';

/** The next number of a yearly series of the office; the row lock makes numbers gapless and unique. */
export async function takeNumber(tx: Tx, officeCode: string, series: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('numberSeries')
    .values({ officeCode, series, year, lastNumber: 1 })
    .onConflict((oc) =>
      oc.columns(['officeCode', 'series', 'year']).doUpdateSet((eb) => ({
        lastNumber: eb('numberSeries.lastNumber', '+', 1),
      })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return row.lastNumber;
}
