import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { queue as contract } from '../../../../contract/queue/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { getCounter, getService, lockCounterSession } from '../counter-store.ts';
import { isOrdinaryTurn, priorityCallsInARow } from '../rules.ts';
import { runAction, ticketProcess } from '../run-action.ts';
import {
  advanceRevision,
  listLastCalls,
  lockNextTicket,
  lockTicketAt,
  type Ticket,
} from '../ticket-store.ts';

/**
 * Calls the one whose turn it is at the officer's counter. One counter calls one after the other, since its place is
 * locked; two counters at once call two tickets, since a ticket that is taken is passed over.
 */
export function callNext(ctx: Ctx, body: BodyOf<typeof contract.callNext>): Promise<{ id: string }> {
  return transact(ctx, 'queue.callNext', body, async (tx) => {
    const day = ctx.today;
    const session = await lockCounterSession(tx, ctx.actor.employeeId, day);
    if (session === null) throw new Refusal('conflict', 'counter_not_chosen');
    const given = { session, today: day };
    const { officeCode } = ctx.actor;
    const counter = await getCounter(tx, officeCode, session.counterId);

    if (!counter.active) throw new Refusal('conflict', 'counter_closed');
    const current = await lockTicketAt(tx, counter.id);
    if (current !== null) {
      if (!body.finishCurrent || current.state !== 'serving') {
        throw new Refusal('conflict', 'counter_occupied');
      }
      await ticketProcess.take(tx, ctx, current, { action: 'finish', given });
    }

    const lastCalls = await listLastCalls(tx, counter.id, day, priorityCallsInARow);
    const ticket = await lockNextTicket(tx, {
      officeCode,
      day,
      counter,
      ordinaryFirst: isOrdinaryTurn(lastCalls),
    });
    if (ticket === null) {
      // Who is finished is finished, also when nobody waits.
      if (current === null) throw new Refusal('conflict', 'queue_empty');
      await advanceRevision(tx, officeCode);
      return { id: current.id };
    }
    await ticketProcess.take(tx, ctx, ticket, {
      action: 'callNext',
      given,
      work: async () => ({
        counterId: counter.id,
        callNumber: await advanceRevision(tx, officeCode, 1),
        change: { counterId: counter.id },
      }),
    });
    return { id: ticket.id };
  });
}

export const recall = (ctx: Ctx, id: string) => runAction(ctx, 'recall', id);
export const start = (ctx: Ctx, id: string) => runAction(ctx, 'start', id);
export const skip = (ctx: Ctx, id: string) => runAction(ctx, 'skip', id);
export const restore = (ctx: Ctx, id: string) => runAction(ctx, 'restore', id);
export const finish = (ctx: Ctx, id: string) => runAction(ctx, 'finish', id);

/** To another service, to a counter, or both. The ticket keeps its number and its place in time. */
export function transfer(ctx: Ctx, id: string, body: BodyOf<typeof contract.transfer>) {
  const { service, counterId } = body;
  return runAction(ctx, 'transfer', id, body, async (tx, ticket) => {
    refuseNoTransfer(ticket, body);
    await getService(tx, ticket.officeCode, service);
    if (counterId !== null) {
      const counter = await getCounter(tx, ticket.officeCode, counterId);
      // Nobody would ever call it.
      if (!counter.active || !counter.services.includes(service)) {
        throw new Refusal('conflict', 'counter_serves_other', { counter: counter.number });
      }
    }
    return {
      change: { service, forCounterId: counterId },
      data: { service, fromService: ticket.service, forCounterId: counterId },
    };
  });
}

function refuseNoTransfer(ticket: Ticket, { service, counterId }: BodyOf<typeof contract.transfer>) {
  const sameCounter = counterId === null || counterId === ticket.counterId;
  if (service === ticket.service && sameCounter && ticket.state !== 'waiting') {
    throw new Refusal('invalid', 'transfer_to_same');
  }
}

/** An officer takes a ticket out of the queue: its holder went home, or took two. */
export const cancel = (ctx: Ctx, id: string, body: BodyOf<typeof contract.cancel>) =>
  runAction(ctx, 'cancel', id, body, () => ({ words: body.words }));
