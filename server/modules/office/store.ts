import type { StopReason } from '../../../contract/staff.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import type { OfficeZone } from '../../zone.ts';

/**
 * Verbs on accounts, delegations and stops of one office take turns here. Rows that merely refer to the office
 * are not held up: foreign keys take a lock that agrees with this one.
 */
export async function lockOffice(tx: Tx, officeCode: string): Promise<{ zone: string }> {
  return tx
    .selectFrom('offices')
    .select('zone')
    .where('code', '=', officeCode)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** Where it is and how it is reached; undefined: as it was, null: not any more. */
export interface OfficeContact {
  address?: string | null | undefined;
  email?: string | null | undefined;
  /** E.164. */
  whatsapp?: string | null | undefined;
  website?: string | null | undefined;
  mapUrl?: string | null | undefined;
}

export async function setContact(tx: Tx, officeCode: string, contact: OfficeContact): Promise<void> {
  await tx.updateTable('offices').set(contact).where('code', '=', officeCode).execute();
}

/** What an office is founded with. */
export interface NewOffice extends OfficeContact {
  code: string;
  name: string;
  regionCode: string;
  provinceName: string;
  regencyName: string;
  zone: OfficeZone;
  numberPrefix: string;
  /** Of the service standard, which is written in the same transaction. */
  standardId: string;
}

/** False when there is one with this code already. */
export async function insertOffice(tx: Tx, office: NewOffice): Promise<boolean> {
  const inserted = await tx
    .insertInto('offices')
    .values(office)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** From now on this standard is in force. */
export async function setStandard(tx: Tx, officeCode: string, standardId: string): Promise<void> {
  await tx.updateTable('offices').set({ standardId }).where('code', '=', officeCode).execute();
}

/** Whether messages by SMS and WhatsApp go to numbers of other countries. */
export async function setTextsAbroad(tx: Tx, officeCode: string, textsAbroad: boolean): Promise<void> {
  await tx.updateTable('offices').set({ textsAbroad }).where('code', '=', officeCode).execute();
}

/** Begins a stop of the office, which pauses every clock; gives its id. */
export async function openStop(tx: Tx, ctx: Ctx, reason: StopReason, note: string | null): Promise<string> {
  const { id } = await tx
    .insertInto('officeStops')
    .values({
      officeCode: ctx.actor.officeCode,
      reason,
      note,
      startedAt: ctx.clock.now(),
      startedBy: ctx.actor.employeeId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The id of the stop that was on, or null when the office was working. */
export async function closeStop(tx: Tx, ctx: Ctx): Promise<string | null> {
  const row = await tx
    .updateTable('officeStops')
    .set({ endedAt: ctx.clock.now(), endedBy: ctx.actor.employeeId })
    .where('officeCode', '=', ctx.actor.officeCode)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
