import type { Db, Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';

export interface AgencyFields {
  name: string;
  kind: 'regional' | 'village' | 'vertical' | 'inspectorate' | 'ombudsman' | 'other';
  address?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  website?: string | undefined;
}

const filled = (text: string | undefined) => (text === undefined || text === '' ? null : text);

function columnsOf({ name, kind, address, phone, email, website }: AgencyFields) {
  return {
    name,
    kind,
    address: filled(address),
    phone: filled(phone),
    email: filled(email),
    website: filled(website),
  };
}

/** One more agency in the office's directory. */
export async function insertAgency(
  db: Db | Tx,
  officeCode: string,
  fields: AgencyFields,
  at: Date,
): Promise<string> {
  const { id } = await db
    .insertInto('agencies')
    .values({ officeCode, ...columnsOf(fields), createdAt: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An agency is never removed: letters name it. One that is used no more is put aside. */
export async function changeAgencyRow(
  tx: Tx,
  officeCode: string,
  id: string,
  { active, ...fields }: AgencyFields & { active: boolean },
): Promise<void> {
  const changed = await tx
    .updateTable('agencies')
    .set({ ...columnsOf(fields), active })
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Refusal('not_found', 'agency_unknown');
}
