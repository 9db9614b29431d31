import { createHash, randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { newKey, seal, unseal, unwrapKey, wrapKey } from './cipher.ts';
import type { FileVault, FileViewer, NewFile, StoredFile } from './port.ts';
import { destroySubjectKey, ensureSubjectKey, findFile, insertFile, lockSubjectKey } from './store.ts';

interface VaultParts {
  /** 32 bytes from outside the database. Lost, the files are lost; leaked without the database, it opens nothing. */
  masterKey: Buffer;
  /** Writes the audit row of a view. */
  recordView(tx: Tx, by: FileViewer, seen: { fileId: string; purpose: string }): Promise<void>;
}

/** What is authenticated with a file: a row whose id, owner or kind is swapped does not open. */
const contextOf = (file: { id: string; subjectId: string; kind: string }) =>
  `file:${file.id}:${file.subjectId}:${file.kind}`;

/** The vault on the office's own database. */
export function createFileVault({ masterKey, recordView }: VaultParts): FileVault {
  if (masterKey.length !== 32) throw new Error('The file key has to be 32 bytes.');

  async function dataKey(tx: Tx, by: Parameters<FileVault['put']>[1], subjectId: string): Promise<Buffer> {
    let wrapped = await lockSubjectKey(tx, subjectId);
    if (wrapped === undefined) {
      await ensureSubjectKey(tx, by, subjectId, wrapKey(masterKey, newKey(), subjectId));
      wrapped = await lockSubjectKey(tx, subjectId);
    }
    if (wrapped === undefined || wrapped === null) throw new Refusal('conflict', 'file_subject_destroyed');
    return unwrapKey(masterKey, wrapped, subjectId);
  }

  async function get(db: Db | Tx, id: string): Promise<StoredFile> {
    const row = await findFile(db, id);
    if (row === undefined) throw new Refusal('not_found', 'file_not_found');
    const { wrappedKey, nonce, tag, ciphertext, ...file } = row;
    if (wrappedKey === null) throw new Refusal('not_found', 'file_destroyed');
    const bytes = unseal(
      unwrapKey(masterKey, wrappedKey, file.subjectId),
      { nonce, tag, ciphertext },
      contextOf(file),
    );
    return { ...file, bytes };
  }

  return {
    async put(tx, by, file: NewFile) {
      const key = await dataKey(tx, by, file.subjectId);
      const id = randomUUID();
      const { nonce, tag, ciphertext } = seal(key, file.bytes, contextOf({ ...file, id }));
      await insertFile(tx, by, {
        id,
        subjectId: file.subjectId,
        kind: file.kind,
        mediaType: file.mediaType,
        byteLength: file.bytes.length,
        width: file.width ?? null,
        height: file.height ?? null,
        sha256: createHash('sha256').update(ciphertext).digest(),
        nonce,
        tag,
        ciphertext,
      });
      return { id };
    },
    get,
    view: (by, id, purpose) =>
      by.db.transaction().execute(async (tx) => {
        const file = await get(tx, id);
        // An officer of one office does not learn that another office's file exists.
        if (file.officeCode !== by.actor.officeCode) throw new Refusal('not_found', 'file_not_found');
        await recordView(tx, by, { fileId: id, purpose });
        return file;
      }),
    shred: (tx, subjectId, now) => destroySubjectKey(tx, subjectId, now),
  };
}
