import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { consumptionRefusal, type OldCard } from './rules.ts';
import { type Blank, endActiveCards, findConsumer, insertCard, lockBlank, moveBlank } from './store.ts';

/** What an application does with blanks and cards, inside its own transaction. */

async function getLocked(tx: Tx, officeCode: string, serial: string): Promise<Blank> {
  const blank = await lockBlank(tx, officeCode, serial);
  if (blank === undefined) throw new Refusal('not_found', 'blank_unknown', { serial });
  return blank;
}

async function getUsed(tx: Tx, officeCode: string, serial: string): Promise<Blank> {
  const blank = await getLocked(tx, officeCode, serial);
  if (blank.state !== 'used') throw new Refusal('conflict', 'blank_not_used', { serial });
  return blank;
}

/** R40, the blank's part: in stock, issued to this operator, unused. It is used from here on. */
export async function consumeBlank(
  tx: Tx,
  ctx: Ctx,
  input: { serial: string; operatorId: string; applicationId: string },
): Promise<void> {
  const blank = await getLocked(tx, ctx.actor.officeCode, input.serial);
  const refused = consumptionRefusal(blank, input.operatorId);
  if (refused !== null) {
    throw new Refusal('conflict', refused, { serial: input.serial }, [
      { code: 'R40', level: 'T', field: 'serial', params: { serial: input.serial } },
    ]);
  }
  await moveBlank(tx, blank, {
    to: 'used',
    holderId: null,
    by: input.operatorId,
    at: ctx.clock.now(),
    reason: null,
    applicationId: input.applicationId,
  });
}

/** Nothing was printed on it: the blank goes back, whole, to the operator who had it. */
export async function releaseBlank(
  tx: Tx,
  ctx: Ctx,
  input: { serial: string; applicationId: string; reason: string },
): Promise<void> {
  await returnToHolder(tx, {
    ...input,
    officeCode: ctx.actor.officeCode,
    at: ctx.clock.now(),
    by: ctx.actor.employeeId,
  });
}

/** The same, when the system itself found that nothing was printed. */
export async function releaseUnprintedBlank(
  tx: Tx,
  input: { serial: string; officeCode: string; applicationId: string; at: Date; reason: string },
): Promise<void> {
  await returnToHolder(tx, { ...input, by: null });
}

async function returnToHolder(
  tx: Tx,
  input: {
    serial: string;
    officeCode: string;
    applicationId: string;
    at: Date;
    reason: string;
    by: string | null;
  },
): Promise<void> {
  const blank = await getUsed(tx, input.officeCode, input.serial);
  await moveBlank(tx, blank, {
    to: 'with_operator',
    holderId: await findConsumer(tx, blank),
    by: input.by,
    at: input.at,
    reason: input.reason,
    applicationId: input.applicationId,
  });
}

/** The card came out bad or failed a check: its blank is spoiled and kept for destruction. */
export async function spoilUsedBlank(
  tx: Tx,
  ctx: Ctx,
  input: { serial: string; reason: string; applicationId: string },
): Promise<void> {
  const blank = await getUsed(tx, ctx.actor.officeCode, input.serial);
  await moveBlank(tx, blank, {
    to: 'spoiled',
    holderId: null,
    by: ctx.actor.employeeId,
    at: ctx.clock.now(),
    reason: input.reason,
    applicationId: input.applicationId,
  });
}

/** The card has left the office: from now on it is the resident's one card. */
export async function registerCard(
  tx: Tx,
  ctx: Ctx,
  input: { serial: string; residentId: string; applicationId: string },
): Promise<void> {
  await getUsed(tx, ctx.actor.officeCode, input.serial);
  await insertCard(tx, {
    ...input,
    officeCode: ctx.actor.officeCode,
    issuedOn: ctx.today,
    at: ctx.clock.now(),
    by: ctx.actor.employeeId,
  });
}

/** Ends the resident's card in force, if this office issued one; hands back how many were ended. */
export async function withdrawActiveCards(
  tx: Tx,
  ctx: Ctx,
  input: { residentId: string; reason: OldCard },
): Promise<{ serials: string[] }> {
  const serials = await endActiveCards(tx, {
    residentId: input.residentId,
    oldCard: input.reason,
    by: ctx.actor.employeeId,
    at: ctx.clock.now(),
  });
  return { serials };
}
