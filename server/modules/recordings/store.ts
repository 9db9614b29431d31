import type { Db, Tx } from '../../db/database.ts';

export interface CardImages {
  portraitFileId: string | null;
  signatureFileId: string | null;
}

/** The pictures that a card made now would carry. */
export async function findCardImages(db: Db | Tx, residentId: string): Promise<CardImages> {
  const rows = await db
    .selectFrom('residentImages')
    .select(['kind', 'fileId'])
    .where('residentId', '=', residentId)
    .where('replacedAt', 'is', null)
    .execute();
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.fileId ?? null;
  return { portraitFileId: of('portrait'), signatureFileId: of('signature') };
}
