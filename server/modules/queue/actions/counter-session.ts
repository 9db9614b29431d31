import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import {
  endCounterSessions,
  getCounter,
  insertCounterSession,
  lockCounterSession,
  lockCounterSessionsAround,
} from '../counter-store.ts';
import { expireTicket } from '../end-of-day.ts';
import { advanceRevision, lockTicketAt } from '../ticket-store.ts';

/**
 * Sits down at a counter: leaves the one before and relieves whoever sits there, unless somebody is called or served
 * at either of them.
 */
export function sit(ctx: Ctx, counterId: string): Promise<{ counterId: string }> {
  return transact(ctx, 'queue.sit', { counterId }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const counter = await getCounter(tx, officeCode, counterId);
    if (!counter.active) throw new Refusal('conflict', 'counter_closed');
    const day = ctx.today;
    const around = await lockCounterSessionsAround(tx, employeeId, counterId);
    const at = ctx.clock.now();
    for (const place of around) {
      const ticket = await lockTicketAt(tx, place.counterId);
      if (ticket?.day === day) throw new Refusal('conflict', 'counter_occupied');
    }
    // What lay there since yesterday has ended with its day.
    const left = await lockTicketAt(tx, counterId);
    if (left !== null && left.day < day) await expireTicket(tx, left, ctx);
    await endCounterSessions(
      tx,
      around.map(({ id }) => id),
      at,
    );
    await insertCounterSession(tx, { officeCode, counterId, employeeId, day, satAt: at });
    await advanceRevision(tx, officeCode);
    return { counterId };
  });
}

export function leave(ctx: Ctx): Promise<Record<string, never>> {
  return transact(ctx, 'queue.leave', {}, async (tx) => {
    const session = await lockCounterSession(tx, ctx.actor.employeeId, ctx.today);
    if (session === null) return {};
    if ((await lockTicketAt(tx, session.counterId)) !== null) {
      throw new Refusal('conflict', 'counter_occupied');
    }
    await endCounterSessions(tx, [session.id], ctx.clock.now());
    await advanceRevision(tx, ctx.actor.officeCode);
    return {};
  });
}
