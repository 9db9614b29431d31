import type { cards } from '../../../contract/cards.ts';
import type { BodyOf } from '../../../contract/endpoint.ts';
import type { Ctx } from '../../context.ts';
import { constraintOf } from '../../db/constraint.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { readSerialRange, type SerialRange, serialOf } from './rules.ts';
import { getBalance, insertClosing, insertDelivery, lockBlank, moveBlank, moveRange } from './store.ts';
import { findOperator } from './views.ts';

type Body<K extends keyof typeof cards> = BodyOf<(typeof cards)[K]>;

function rangeOf(body: { firstSerial: string; lastSerial: string }): SerialRange {
  const range = readSerialRange(body.firstSerial, body.lastSerial);
  if (typeof range === 'string') {
    throw new Refusal('invalid', range, { first: body.firstSerial, last: body.lastSerial });
  }
  return range;
}

/** A parcel from the centre: every serial of the range is in store from now on. */
export async function receiveDelivery(ctx: Ctx, body: Body<'receiveDelivery'>) {
  const range = rangeOf(body);
  return transact(ctx, 'cards.receiveDelivery', body, async (tx) => {
    if (body.receivedOn > ctx.today) throw new Refusal('invalid', 'delivery_in_future');
    try {
      const id = await insertDelivery(tx, {
        officeCode: ctx.actor.officeCode,
        range,
        receivedOn: body.receivedOn,
        letterNumber: body.letterNumber,
        by: ctx.actor.employeeId,
        at: ctx.clock.now(),
      });
      return { id, quantity: range.quantity };
    } catch (error) {
      const constraint = constraintOf(error);
      // A serial can also be known under another split of its prefix; then the key of blanks objects.
      if (constraint === 'blank_deliveries_no_overlap' || constraint === 'blanks_pkey') {
        throw new Refusal('conflict', 'serials_already_received', {
          first: body.firstSerial,
          last: body.lastSerial,
        });
      }
      throw error;
    }
  });
}

/** All blanks of the range or none: names the first serial that stands in the way, and how it stands. */
async function refuseIncomplete(
  tx: Tx,
  ctx: Ctx,
  range: SerialRange,
  moved: ReadonlySet<string>,
): Promise<void> {
  if (moved.size === range.quantity) return;
  let number = range.first;
  while (moved.has(serialOf(range, number))) number += 1;
  const serial = serialOf(range, number);
  const blank = await lockBlank(tx, ctx.actor.officeCode, serial);
  throw new Refusal('conflict', 'serials_not_available', {
    available: moved.size,
    wanted: range.quantity,
    serial,
    state: blank?.state ?? 'unknown',
  });
}

/** Hands blanks out of the store to an operator, who answers for them from now on. */
export async function issueBlanks(ctx: Ctx, body: Body<'issueBlanks'>) {
  const range = rangeOf(body);
  return transact(ctx, 'cards.issueBlanks', body, async (tx) => {
    const operator = await findOperator(tx, ctx.actor.officeCode, body.operatorId);
    if (operator === undefined) throw new Refusal('invalid', 'operator_unknown');
    const moved = await moveRange(tx, {
      officeCode: ctx.actor.officeCode,
      range,
      from: { state: 'in_store', holderId: null },
      to: { state: 'with_operator', holderId: body.operatorId },
      by: ctx.actor.employeeId,
      at: ctx.clock.now(),
    });
    await refuseIncomplete(tx, ctx, range, moved);
    return { issued: moved.size };
  });
}

/** An operator brings unused blanks back to the store. */
export async function returnBlanks(ctx: Ctx, body: Body<'returnBlanks'>) {
  const range = rangeOf(body);
  return transact(ctx, 'cards.returnBlanks', body, async (tx) => {
    const moved = await moveRange(tx, {
      officeCode: ctx.actor.officeCode,
      range,
      from: { state: 'with_operator', holderId: ctx.actor.employeeId },
      to: { state: 'in_store', holderId: null },
      by: ctx.actor.employeeId,
      at: ctx.clock.now(),
    });
    await refuseIncomplete(tx, ctx, range, moved);
    return { returned: moved.size };
  });
}

/** A blank that is spoiled before anything was printed on it: one's own, or for the stock keeper one in store. */
export async function spoilBlank(ctx: Ctx, body: Body<'spoilBlank'>) {
  return transact(ctx, 'cards.spoilBlank', body, async (tx) => {
    const { serial, reason, words } = body;
    if (reason === 'other' && !words) throw new Refusal('invalid', 'reason_needs_words');
    const blank = await lockBlank(tx, ctx.actor.officeCode, serial);
    if (blank === undefined) throw new Refusal('not_found', 'blank_unknown', { serial });
    if (blank.state === 'spoiled') throw new Refusal('conflict', 'blank_spoiled', { serial });
    if (blank.state === 'used') throw new Refusal('conflict', 'blank_already_used', { serial });
    const isHolder = blank.state === 'with_operator' && blank.holderId === ctx.actor.employeeId;
    const keeper = ctx.actor.roles.includes('section_head') || ctx.actor.roles.includes('administrator');
    if (!isHolder && !(blank.state === 'in_store' && keeper)) {
      throw new Refusal('conflict', 'blank_not_issued_to_you', { serial });
    }
    await moveBlank(tx, blank, {
      to: 'spoiled',
      holderId: null,
      by: ctx.actor.employeeId,
      at: ctx.clock.now(),
      reason,
      applicationId: null,
      words,
    });
    return { serial };
  });
}

/** The count at the end of a day beside the ledger. A difference is explained in words; the ledger is not bent to it. */
export async function closeDay(ctx: Ctx, body: Body<'closeDay'>) {
  return transact(ctx, 'cards.closeDay', body, async (tx) => {
    const balance = await getBalance(tx, ctx.actor.officeCode);
    const differs =
      body.countedInStore !== balance.inStore || body.countedWithOperator !== balance.withOperator;
    if (differs && body.explanation === undefined) {
      throw new Refusal('invalid', 'closing_unexplained', {
        inStore: balance.inStore,
        countedInStore: body.countedInStore,
        withOperator: balance.withOperator,
        countedWithOperator: body.countedWithOperator,
      });
    }
    const closedOn = ctx.today;
    const closed = await insertClosing(tx, {
      officeCode: ctx.actor.officeCode,
      closedOn,
      balance,
      countedInStore: body.countedInStore,
      countedWithOperator: body.countedWithOperator,
      explanation: differs ? (body.explanation ?? null) : null,
      by: ctx.actor.employeeId,
      at: ctx.clock.now(),
    });
    if (!closed) throw new Refusal('conflict', 'day_already_closed', { date: closedOn });
    return { closedOn };
  });
}
