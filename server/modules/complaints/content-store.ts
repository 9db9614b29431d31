import type { PreferredChannel } from '../../../contract/notifications/terms.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { FieldsPresent } from './content.ts';

/** What the complainant gave; null where nothing was. */
export interface Content extends FieldsPresent {
  phone: string | null;
  email: string | null;
  remedy: string | null;
  signature: 'scan' | 'seen' | 'declared' | null;
  signatureSeenBy: string | null;
  preferredChannel: PreferredChannel | null;
  locale: 'id' | 'en';
}

export async function insertContent(tx: Tx, officeCode: string, complaintId: string, content: Content) {
  await tx
    .insertInto('complaintContents')
    .values({ complaintId, officeCode, ...content })
    .execute();
}

export async function changeContent(
  tx: Tx,
  complaintId: string,
  changes: Partial<Content> & { signatureFileId?: string },
) {
  if (Object.keys(changes).length === 0) return;
  await tx.updateTable('complaintContents').set(changes).where('complaintId', '=', complaintId).execute();
}

export async function getContent(db: Db | Tx, complaintId: string): Promise<Content> {
  const row = await db
    .selectFrom('complaintContents')
    .select([
      'name',
      'address',
      'phone',
      'phoneE164',
      'email',
      'description',
      'remedy',
      'submittedPlace',
      'submittedOn',
      'submittedTime',
      'immediateResponse',
      'signature',
      'signatureSeenBy',
      'preferredChannel',
      'locale',
    ])
    .where('complaintId', '=', complaintId)
    .executeTakeFirstOrThrow();
  return row;
}
