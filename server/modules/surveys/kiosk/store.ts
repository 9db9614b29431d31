import type { Db, Tx } from '../../../db/database.ts';

export interface NewKiosk {
  officeCode: string;
  name: string;
  pairingHash: string;
  pairingUntil: Date;
  createdBy: string;
  createdAt: Date;
}

export async function insertKiosk(tx: Tx, kiosk: NewKiosk): Promise<string> {
  const { id } = await tx.insertInto('surveyKiosks').values(kiosk).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Pairs the device that knows the code, once and in time; null for any other code. */
export async function pairKiosk(db: Db, pairingHash: string, at: Date): Promise<string | null> {
  const row = await db
    .updateTable('surveyKiosks')
    .set({ pairingHash: null, pairingUntil: null, pairedAt: at })
    .where('pairingHash', '=', pairingHash)
    .where('pairingUntil', '>=', at)
    .where('stoppedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** False when the office has no such tablet any more. */
export async function stopKioskRow(tx: Tx, officeCode: string, id: string, by: string, at: Date) {
  const { numUpdatedRows } = await tx
    .updateTable('surveyKiosks')
    .set({ pairingHash: null, pairingUntil: null, stoppedBy: by, stoppedAt: at })
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .where('stoppedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
