import { sql } from 'kysely';
import type { IsoDate } from '../../../contract/fields.ts';
import type { QueueKind } from '../../../contract/queue/terms.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';

export interface CounterSession {
  id: string;
  counterId: string;
  employeeId: string;
}

/** The officer's own counter session of today, locked: what he does at his counter is done one after the other. */
export async function lockCounterSession(
  tx: Tx,
  employeeId: string,
  day: IsoDate,
): Promise<CounterSession | null> {
  const row = await tx
    .selectFrom('queueSittings')
    .select(['id', 'counterId', 'employeeId'])
    .where('employeeId', '=', employeeId)
    .where('day', '=', day)
    .where('leftAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** All counter sessions that a change of place touches, of whatever day, in one order. */
export async function lockCounterSessionsAround(
  tx: Tx,
  employeeId: string,
  counterId: string,
): Promise<CounterSession[]> {
  return tx
    .selectFrom('queueSittings')
    .select(['id', 'counterId', 'employeeId'])
    .where('leftAt', 'is', null)
    .where((eb) => eb.or([eb('employeeId', '=', employeeId), eb('counterId', '=', counterId)]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function insertCounterSession(
  tx: Tx,
  session: { officeCode: string; counterId: string; employeeId: string; day: IsoDate; satAt: Date },
): Promise<void> {
  await tx.insertInto('queueSittings').values(session).execute();
}

export async function endCounterSessions(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('queueSittings').set({ leftAt: at }).where('id', 'in', ids).execute();
}

/** Ends the counter sessions of days before; gives how many. */
export async function endCounterSessionsBefore(
  tx: Tx,
  officeCode: string,
  day: IsoDate,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('queueSittings')
    .set({ leftAt: at })
    .where('officeCode', '=', officeCode)
    .where('day', '<', day)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface Counter {
  id: string;
  number: number;
  services: string[];
  active: boolean;
}

export async function getCounter(tx: Tx, officeCode: string, id: string): Promise<Counter> {
  const row = await tx
    .selectFrom('queueCounters')
    .select(['id', 'number', 'services', 'active'])
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'counter_unknown');
  return row;
}

export async function getService(tx: Tx, officeCode: string, code: string) {
  const row = await tx
    .selectFrom('queueServices')
    .select(['code', 'letter', 'active', 'dailyLimit'])
    .where('officeCode', '=', officeCode)
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'queue_service_unknown');
  return row;
}

export interface ServiceFields {
  letter: string;
  nameId: string;
  nameEn: string;
  kind: QueueKind;
  position: number;
  dailyLimit: number | null;
}

export async function insertService(tx: Tx, officeCode: string, code: string, fields: ServiceFields) {
  await tx
    .insertInto('queueServices')
    .values({ officeCode, code, ...fields })
    .execute();
}

export async function changeServiceRow(
  tx: Tx,
  officeCode: string,
  code: string,
  fields: ServiceFields & { active: boolean },
) {
  const { numUpdatedRows } = await tx
    .updateTable('queueServices')
    .set(fields)
    .where('officeCode', '=', officeCode)
    .where('code', '=', code)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not_found', 'queue_service_unknown');
}

export interface CounterFields {
  number: number;
  name: string;
  services: string[];
}

export async function insertCounter(tx: Tx, officeCode: string, fields: CounterFields): Promise<string> {
  const { id } = await tx
    .insertInto('queueCounters')
    .values({ officeCode, ...fields })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeCounterRow(
  tx: Tx,
  officeCode: string,
  id: string,
  fields: CounterFields & { active: boolean },
) {
  const { numUpdatedRows } = await tx
    .updateTable('queueCounters')
    .set(fields)
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not_found', 'counter_unknown');
}

export async function saveHours(
  tx: Tx,
  officeCode: string,
  hours: { opensAt: string; lastTicketAt: string },
) {
  await tx
    .insertInto('queueSettings')
    .values({ officeCode, ...hours })
    .onConflict((oc) => oc.column('officeCode').doUpdateSet(hours))
    .execute();
}

export async function saveDoorKey(
  tx: Tx,
  officeCode: string,
  usual: { opensAt: string; lastTicketAt: string },
  doorKey: string,
) {
  await tx
    .insertInto('queueSettings')
    .values({ officeCode, ...usual, doorKey })
    .onConflict((oc) => oc.column('officeCode').doUpdateSet({ doorKey }))
    .execute();
}

/**
 * One form and one telephone at a time: the same form sent twice at once waits for the first. Always in this order, so
 * that two senders never wait for each other.
 */
export async function waitForTurn(tx: Tx, formToken: string, deviceHash: string | null) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ticket ${formToken}`}, 0))`.execute(tx);
  if (deviceHash === null) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ticket of ${deviceHash}`}, 0))`.execute(tx);
}
