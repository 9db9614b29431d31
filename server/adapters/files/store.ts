import type { Db, Tx } from '../../db/database.ts';
import type { FileKind, FileWriter } from './port.ts';

interface FileRow {
  id: string;
  officeCode: string;
  subjectId: string;
  kind: FileKind;
  mediaType: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  createdAt: Date;
  nonce: Buffer;
  tag: Buffer;
  ciphertext: Buffer;
  wrappedKey: Buffer | null;
}

/** Makes the subject's key row if there is none yet; of two at once one wins and both read its key. */
export async function ensureSubjectKey(
  tx: Tx,
  by: FileWriter,
  subjectId: string,
  wrappedKey: Buffer,
): Promise<void> {
  await tx
    .insertInto('subjectKeys')
    .values({ subjectId, officeCode: by.officeCode, wrappedKey, createdAt: by.now, destroyedAt: null })
    .onConflict((conflict) => conflict.column('subjectId').doNothing())
    .execute();
}

/** Undefined: no key yet. Null: destroyed. The row stays locked, so that no file is sealed with a key being destroyed. */
export async function lockSubjectKey(tx: Tx, subjectId: string): Promise<Buffer | null | undefined> {
  const row = await tx
    .selectFrom('subjectKeys')
    .select('wrappedKey')
    .where('subjectId', '=', subjectId)
    .forShare()
    .executeTakeFirst();
  return row?.wrappedKey;
}

/** Of whichever subject; undefined when no file was stored yet or all are destroyed. */
export async function findAnySubjectKey(
  db: Db,
): Promise<{ subjectId: string; wrappedKey: Buffer } | undefined> {
  return db
    .selectFrom('subjectKeys')
    .select(['subjectId', 'wrappedKey'])
    .where('wrappedKey', 'is not', null)
    .$narrowType<{ wrappedKey: Buffer }>()
    .limit(1)
    .executeTakeFirst();
}

export async function insertFile(
  tx: Tx,
  by: FileWriter,
  file: Omit<FileRow, 'officeCode' | 'createdAt' | 'wrappedKey'> & { sha256: Buffer },
): Promise<void> {
  await tx
    .insertInto('files')
    .values({ ...file, officeCode: by.officeCode, createdAt: by.now, createdBy: by.employeeId })
    .execute();
}

export async function findFile(db: Db | Tx, id: string): Promise<FileRow | undefined> {
  const row = await db
    .selectFrom('files')
    .innerJoin('subjectKeys', 'subjectKeys.subjectId', 'files.subjectId')
    .select([
      'files.id',
      'files.officeCode',
      'files.subjectId',
      'files.kind',
      'files.mediaType',
      'files.byteLength',
      'files.width',
      'files.height',
      'files.createdAt',
      'files.nonce',
      'files.tag',
      'files.ciphertext',
      'subjectKeys.wrappedKey',
    ])
    .where('files.id', '=', id)
    .executeTakeFirst();
  // The table's CHECK holds the kinds.
  return row === undefined ? undefined : { ...row, kind: row.kind };
}

export async function destroySubjectKey(tx: Tx, subjectId: string, now: Date): Promise<void> {
  await tx
    .updateTable('subjectKeys')
    .set({ wrappedKey: null, destroyedAt: now })
    .where('subjectId', '=', subjectId)
    .where('wrappedKey', 'is not', null)
    .execute();
}
