import { sql } from 'kysely';
import type { BlankState } from '../../../contract/cards.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { OldCard, SerialRange } from './rules.ts';
import { oldCardOutcomes } from './rules.ts';

export interface Blank {
  serial: string;
  officeCode: string;
  deliveryId: string;
  number: number;
  state: BlankState;
  holderId: string | null;
  lastSeq: number;
}

const blankColumns = [
  'serial',
  'officeCode',
  'deliveryId',
  'number',
  'state',
  'holderId',
  'lastSeq',
] as const;

/** The blank, locked until the transaction ends: of two who want it, the second sees what the first made of it. */
export async function lockBlank(tx: Tx, officeCode: string, serial: string): Promise<Blank | undefined> {
  const row = await tx
    .selectFrom('blanks')
    .select(blankColumns)
    .where('serial', '=', serial)
    .where('officeCode', '=', officeCode)
    .forUpdate()
    .executeTakeFirst();
  return row;
}

export interface Movement {
  to: BlankState;
  holderId: string | null;
  /** Null when the system itself acts. */
  by: string | null;
  at: Date;
  reason: string | null;
  applicationId: string | null;
  words?: string | undefined;
}

/** Moves one locked blank: its row and its movement, always both. */
export async function moveBlank(tx: Tx, blank: Blank, movement: Movement): Promise<void> {
  const seq = blank.lastSeq + 1;
  await tx
    .updateTable('blanks')
    .set({
      state: movement.to,
      holderId: movement.holderId,
      spoilReason: movement.to === 'spoiled' ? movement.reason : null,
      lastSeq: seq,
      updatedAt: movement.at,
    })
    .where('serial', '=', blank.serial)
    .execute();
  const { id } = await tx
    .insertInto('blankMovements')
    .values({
      officeCode: blank.officeCode,
      serial: blank.serial,
      seq,
      fromState: blank.state,
      toState: movement.to,
      holderId: movement.holderId,
      by: movement.by,
      at: movement.at,
      reason: movement.reason,
      applicationId: movement.applicationId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (movement.words !== undefined && movement.words !== '') {
    await tx.insertInto('blankMovementNotes').values({ movementId: id, words: movement.words }).execute();
  }
}

/** The operator who consumed a used blank, from its newest movement. */
export async function findConsumer(tx: Tx, blank: Blank): Promise<string | null> {
  const row = await tx
    .selectFrom('blankMovements')
    .select('by')
    .where('serial', '=', blank.serial)
    .where('seq', '=', blank.lastSeq)
    .where('toState', '=', 'used')
    .executeTakeFirst();
  return row?.by ?? null;
}

interface NewDelivery {
  officeCode: string;
  range: SerialRange;
  receivedOn: IsoDate;
  letterNumber: string;
  by: string;
  at: Date;
}

export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<string> {
  const { officeCode, range, by, at } = delivery;
  const { id } = await tx
    .insertInto('blankDeliveries')
    .values({
      officeCode,
      prefix: range.prefix,
      digits: range.digits,
      firstNumber: range.first,
      lastNumber: range.last,
      receivedOn: delivery.receivedOn,
      letterNumber: delivery.letterNumber,
      receivedBy: by,
      receivedAt: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    with came as (
      insert into blanks (serial, office_code, delivery_id, number, state, last_seq, updated_at)
      select ${range.prefix}::text || lpad(n::text, ${range.digits}::int, '0'), ${officeCode}, ${id}::uuid, n, 'in_store', 1, ${at}
        from generate_series(${range.first}::bigint, ${range.last}::bigint) as n
      returning serial
    )
    insert into blank_movements (office_code, serial, seq, from_state, to_state, by, at)
    select ${officeCode}, serial, 1, null, 'in_store', ${by}, ${at} from came order by serial`.execute(tx);
  return id;
}

interface RangeMove {
  officeCode: string;
  range: SerialRange;
  from: { state: BlankState; holderId: string | null };
  to: { state: BlankState; holderId: string | null };
  by: string;
  at: Date;
}

/**
 * Moves the blanks of a range that are in the state given; hands back which. Rows are locked in the order of
 * their serials, so that two range moves wait for each other instead of dead-locking.
 */
export async function moveRange(tx: Tx, move: RangeMove): Promise<ReadonlySet<string>> {
  const { range, from, to } = move;
  const moved = await sql<{ serial: string }>`
    with wanted as (
      select b.serial from blanks b join blank_deliveries d on d.id = b.delivery_id
       where b.office_code = ${move.officeCode} and d.prefix = ${range.prefix} and d.digits = ${range.digits}
         and b.number between ${range.first} and ${range.last}
         and b.state = ${from.state} and b.holder_id is not distinct from ${from.holderId}::uuid
       order by b.serial for update of b
    ), moved as (
      update blanks b set state = ${to.state}, holder_id = ${to.holderId}::uuid, last_seq = b.last_seq + 1, updated_at = ${move.at}
        from wanted w where b.serial = w.serial
      returning b.serial, b.last_seq
    )
    insert into blank_movements (office_code, serial, seq, from_state, to_state, holder_id, by, at)
    select ${move.officeCode}, serial, last_seq, ${from.state}, ${to.state}, ${to.holderId}::uuid, ${move.by}, ${move.at}
      from moved order by serial
    returning serial`.execute(tx);
  return new Set(moved.rows.map(({ serial }) => serial));
}

export interface Balance {
  received: number;
  inStore: number;
  withOperator: number;
  used: number;
  spoiled: number;
}

/** Received from the deliveries, the rest from the blanks: two counts that the database keeps equal. */
export async function getBalance(db: Db | Tx, officeCode: string): Promise<Balance> {
  const { rows } = await sql<Balance>`
    select (select coalesce(sum(quantity), 0)::int from blank_deliveries where office_code = ${officeCode}) as received,
           count(*) filter (where state = 'in_store')::int as in_store,
           count(*) filter (where state = 'with_operator')::int as with_operator,
           count(*) filter (where state = 'used')::int as used,
           count(*) filter (where state = 'spoiled')::int as spoiled
      from blanks where office_code = ${officeCode}`.execute(db);
  return rows[0] ?? { received: 0, inStore: 0, withOperator: 0, used: 0, spoiled: 0 };
}

export interface Closing {
  officeCode: string;
  closedOn: IsoDate;
  balance: Balance;
  countedInStore: number;
  countedWithOperator: number;
  explanation: string | null;
  by: string;
  at: Date;
}

/** False when the day is closed already. */
export async function insertClosing(tx: Tx, closing: Closing): Promise<boolean> {
  const result = await tx
    .insertInto('blankClosings')
    .values({
      officeCode: closing.officeCode,
      closedOn: closing.closedOn,
      ...closing.balance,
      countedInStore: closing.countedInStore,
      countedWithOperator: closing.countedWithOperator,
      explanation: closing.explanation,
      closedBy: closing.by,
      closedAt: closing.at,
    })
    .onConflict((conflict) => conflict.columns(['officeCode', 'closedOn']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

interface NewCard {
  officeCode: string;
  serial: string;
  residentId: string;
  applicationId: string;
  issuedOn: IsoDate;
  at: Date;
  by: string;
}

export async function insertCard(tx: Tx, card: NewCard): Promise<void> {
  await tx
    .insertInto('cards')
    .values({
      officeCode: card.officeCode,
      serial: card.serial,
      residentId: card.residentId,
      applicationId: card.applicationId,
      issuedOn: card.issuedOn,
      issuedAt: card.at,
      issuedBy: card.by,
      state: 'active',
    })
    .execute();
}

export async function endActiveCards(
  tx: Tx,
  ended: { residentId: string; oldCard: OldCard; by: string; at: Date },
): Promise<string[]> {
  const { state, reason } = oldCardOutcomes[ended.oldCard];
  const rows = await tx
    .updateTable('cards')
    .set({ state, withdrawnAt: ended.at, withdrawnBy: ended.by, withdrawnReason: reason })
    .where('residentId', '=', ended.residentId)
    .where('state', '=', 'active')
    .returning('serial')
    .execute();
  return rows.map(({ serial }) => serial);
}

/** Whether a card of the resident is in use. */
export async function hasActiveCard(db: Db | Tx, residentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('cards')
    .select('id')
    .where('residentId', '=', residentId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}
