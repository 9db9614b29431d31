import { sql } from 'kysely';
import type {
  BlankMovementRow,
  BlankView,
  ClosingRow,
  cards as contract,
  DeliveryRow,
  StockView,
} from '../../../contract/cards.ts';
import type { QueryOf } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { dayIn, serialOf } from './rules.ts';
import { getBalance } from './store.ts';

/** An active officer of this office who may print. */
export async function findOperator(db: Db | Tx, officeCode: string, employeeId: string) {
  return operators(db, officeCode).where('e.id', '=', employeeId).executeTakeFirst();
}

function operators(db: Db | Tx, officeCode: string) {
  return db
    .selectFrom('employees as e')
    .select(['e.id as employeeId', 'e.name'])
    .where('e.officeCode', '=', officeCode)
    .where('e.active', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('employeeRoles as r')
          .select('r.role')
          .whereRef('r.employeeId', '=', 'e.id')
          .where('r.role', '=', 'data_operator')
          .where('r.revokedAt', 'is', null),
      ),
    );
}

export async function operatorList(ctx: Ctx) {
  const rows = await operators(ctx.db, ctx.actor.officeCode)
    .select((eb) =>
      eb
        .selectFrom('blanks as b')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('b.holderId', '=', 'e.id')
        .as('holds'),
    )
    .orderBy('e.name')
    .execute();
  return { rows: rows.map((row) => ({ ...row, holds: row.holds ?? 0 })) };
}

/** The ledger as it stands. */
export async function stock(ctx: Ctx): Promise<StockView> {
  const { officeCode, employeeId } = ctx.actor;
  const { today } = ctx;
  const { zone } = ctx.office;
  const day = dayIn(zone, today);
  const balance = await getBalance(ctx.db, officeCode);
  const moved = await ctx.db
    .selectFrom('blankMovements')
    .select([
      sql<number>`count(*) filter (where from_state is null)::int`.as('received'),
      sql<number>`count(*) filter (where from_state = 'in_store' and to_state = 'with_operator')::int`.as(
        'issued',
      ),
      sql<number>`count(*) filter (where from_state = 'with_operator' and to_state = 'in_store')::int`.as(
        'returned',
      ),
      sql<number>`count(*) filter (where to_state = 'used')::int
        - count(*) filter (where from_state = 'used' and to_state = 'with_operator')::int`.as('used'),
      sql<number>`count(*) filter (where to_state = 'spoiled')::int`.as('spoiled'),
    ])
    .where('officeCode', '=', officeCode)
    .where('at', '>=', day.from)
    .where('at', '<', day.to)
    .executeTakeFirstOrThrow();
  const holders = await ctx.db
    .selectFrom('blanks as b')
    .innerJoin('employees as e', 'e.id', 'b.holderId')
    .select([
      'e.id as employeeId',
      'e.name',
      sql<number>`count(*)::int`.as('count'),
      sql<string>`min(b.serial)`.as('firstSerial'),
    ])
    .where('b.officeCode', '=', officeCode)
    .groupBy(['e.id', 'e.name'])
    .orderBy('e.name')
    .execute();
  const ownBlanks = await ctx.db
    .selectFrom('blanks')
    .select('serial')
    .where('holderId', '=', employeeId)
    .orderBy('serial')
    .limit(200)
    .execute();
  const last = await ctx.db
    .selectFrom('blankClosings')
    .select('closedOn')
    .where('officeCode', '=', officeCode)
    .orderBy('closedOn', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    asOf: ctx.clock.now().toISOString(),
    today,
    balance,
    // A print that failed on another day than it began would show as minus one.
    movedToday: { ...moved, used: Math.max(0, moved.used) },
    holders,
    mine: ownBlanks.map(({ serial }) => serial),
    lastClosedOn: last?.closedOn ?? null,
  };
}

/** Blanks that a card can be printed on now: in the store and with the operators. */
export async function blanksAtHand(db: Db, officeCode: string): Promise<number> {
  const { inStore, withOperator } = await getBalance(db, officeCode);
  return inStore + withOperator;
}

export async function deliveries(ctx: Ctx, { limit }: { limit: number }): Promise<{ rows: DeliveryRow[] }> {
  const rows = await ctx.db
    .selectFrom('blankDeliveries as d')
    .innerJoin('employees as e', 'e.id', 'd.receivedBy')
    .select((eb) => [
      'd.id',
      'd.prefix',
      'd.digits',
      'd.firstNumber',
      'd.lastNumber',
      'd.quantity',
      'd.letterNumber',
      'd.receivedOn',
      'e.name as receivedBy',
      eb
        .selectFrom('blanks as b')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('b.deliveryId', '=', 'd.id')
        .where('b.state', '=', 'in_store')
        .as('inStore'),
      eb
        .selectFrom('blanks as b')
        .select(sql<string | null>`min(b.serial)`.as('s'))
        .whereRef('b.deliveryId', '=', 'd.id')
        .where('b.state', '=', 'in_store')
        .as('nextSerial'),
    ])
    .where('d.officeCode', '=', ctx.actor.officeCode)
    .orderBy('d.receivedAt', 'desc')
    .limit(limit)
    .execute();
  return {
    rows: rows.map(({ prefix, digits, firstNumber, lastNumber, inStore, ...row }) => ({
      ...row,
      firstSerial: serialOf({ prefix, digits }, firstNumber),
      lastSerial: serialOf({ prefix, digits }, lastNumber),
      quantity: row.quantity ?? lastNumber - firstNumber + 1,
      inStore: inStore ?? 0,
    })),
  };
}

function movementRows(db: Db | Tx, officeCode: string) {
  return db
    .selectFrom('blankMovements as m')
    .leftJoin('employees as holder', 'holder.id', 'm.holderId')
    .leftJoin('employees as mover', 'mover.id', 'm.by')
    .leftJoin('blankMovementNotes as n', 'n.movementId', 'm.id')
    .leftJoin('applications as a', 'a.id', 'm.applicationId')
    .select([
      'm.id',
      'm.serial',
      'm.fromState',
      'm.toState',
      'holder.name as holder',
      'mover.name as by',
      'm.at',
      'm.reason',
      'n.words',
      'a.id as applicationId',
      'a.number as applicationNumber',
    ])
    .where('m.officeCode', '=', officeCode);
}

type MovementRecord = Awaited<ReturnType<ReturnType<typeof movementRows>['execute']>>[number];

const movementRow = ({ applicationId, applicationNumber, ...row }: MovementRecord): BlankMovementRow => ({
  ...row,
  fromState: row.fromState,
  toState: row.toState,
  at: row.at.toISOString(),
  application:
    applicationId === null || applicationNumber === null
      ? null
      : { id: applicationId, number: applicationNumber },
});

export async function movements(ctx: Ctx, query: QueryOf<(typeof contract)['movements']>) {
  let rows = movementRows(ctx.db, ctx.actor.officeCode).orderBy('m.id', 'desc').limit(query.limit);
  if (query.on !== undefined) {
    const { zone } = ctx.office;
    const day = dayIn(zone, query.on);
    rows = rows.where('m.at', '>=', day.from).where('m.at', '<', day.to);
  }
  if (query.toState !== undefined) rows = rows.where('m.toState', '=', query.toState);
  if (query.holderId !== undefined) rows = rows.where('m.holderId', '=', query.holderId);
  return { rows: (await rows.execute()).map(movementRow) };
}

export async function blankBySerial(ctx: Ctx, serial: string): Promise<BlankView> {
  const blank = await ctx.db
    .selectFrom('blanks as b')
    .innerJoin('blankDeliveries as d', 'd.id', 'b.deliveryId')
    .leftJoin('employees as e', 'e.id', 'b.holderId')
    .leftJoin('cards as c', 'c.serial', 'b.serial')
    .select([
      'b.serial',
      'b.state',
      'b.holderId',
      'e.name as holderName',
      'b.spoilReason',
      'd.id as deliveryId',
      'd.letterNumber',
      'd.receivedOn',
      'c.state as cardState',
      'c.issuedOn',
      'c.residentId',
    ])
    .where('b.serial', '=', serial)
    .where('b.officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (blank === undefined) throw new Refusal('not_found', 'blank_unknown', { serial });
  const history = await movementRows(ctx.db, ctx.actor.officeCode)
    .where('m.serial', '=', serial)
    .orderBy('m.seq')
    .execute();
  const { roles, employeeId } = ctx.actor;
  const isHolder =
    blank.state === 'with_operator' && blank.holderId === employeeId && roles.includes('data_operator');
  const keeps =
    blank.state === 'in_store' && (roles.includes('section_head') || roles.includes('administrator'));
  return {
    serial: blank.serial,
    state: blank.state,
    holder:
      blank.holderId === null || blank.holderName === null
        ? null
        : { employeeId: blank.holderId, name: blank.holderName },
    spoilReason: blank.spoilReason,
    delivery: { id: blank.deliveryId, letterNumber: blank.letterNumber, receivedOn: blank.receivedOn },
    card:
      blank.cardState === null || blank.issuedOn === null || blank.residentId === null
        ? null
        : {
            state: blank.cardState,
            issuedOn: blank.issuedOn,
            residentId: blank.residentId,
          },
    movements: history.map(movementRow),
    allowedActions: [
      ...(isHolder ? (['returnBlanks'] as const) : []),
      ...(isHolder || keeps ? (['spoilBlank'] as const) : []),
    ],
  };
}

export async function closings(ctx: Ctx, { limit }: { limit: number }): Promise<{ rows: ClosingRow[] }> {
  const rows = await ctx.db
    .selectFrom('blankClosings as c')
    .innerJoin('employees as e', 'e.id', 'c.closedBy')
    .selectAll('c')
    .select('e.name as closedByName')
    .where('c.officeCode', '=', ctx.actor.officeCode)
    .orderBy('c.closedOn', 'desc')
    .limit(limit)
    .execute();
  return {
    rows: rows.map((row) => ({
      closedOn: row.closedOn,
      balance: {
        received: row.received,
        inStore: row.inStore,
        withOperator: row.withOperator,
        used: row.used,
        spoiled: row.spoiled,
      },
      countedInStore: row.countedInStore,
      countedWithOperator: row.countedWithOperator,
      difference: row.countedInStore + row.countedWithOperator - row.inStore - row.withOperator,
      explanation: row.explanation,
      closedBy: row.closedByName,
      closedAt: row.closedAt.toISOString(),
    })),
  };
}
