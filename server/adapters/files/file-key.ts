import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { StartFailure } from '../../start-failure.ts';
import { unwrapKey } from './cipher.ts';
import { findAnySubjectKey } from './store.ts';

/**
 * Refuses to go on with another file key than the stored files were closed with: what it wrote would be lost to the
 * right one. The first start notes what to compare with; the key cannot be told from it.
 */
export async function refuseOtherFileKey(db: Db, fileKey: Buffer): Promise<void> {
  const check = createHmac('sha256', fileKey).update('lontar file key check').digest('hex');
  const noted = async () =>
    (await db.selectFrom('installation').select('fileKeyCheck').executeTakeFirstOrThrow()).fileKeyCheck;
  if ((await noted()) === null) {
    // Files from before anything was noted say themselves which key is theirs.
    const stored = await findAnySubjectKey(db);
    if (stored !== undefined && !opens(fileKey, stored)) throw new StartFailure('file_key_changed');
    await sql`select note_file_key(${check})`.execute(db);
  }
  if ((await noted()) !== check) throw new StartFailure('file_key_changed');
}

function opens(fileKey: Buffer, { wrappedKey, subjectId }: { wrappedKey: Buffer; subjectId: string }) {
  try {
    unwrapKey(fileKey, wrappedKey, subjectId);
    return true;
  } catch {
    return false;
  }
}
