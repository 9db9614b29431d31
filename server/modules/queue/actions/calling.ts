import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { queue as contract } from '../../../../contract/queue/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { officeToday } from '../../office/index.ts';
import { getCounter, getService, lockSitting } from '../counter-store.ts';
import { actingAs, authorise, perform } from '../perform.ts';
import { isOrdinaryTurn, priorityCallsInARow } from '../rules.ts';
import { lastCallsOf, lockNextTicket, lockTicketAt, pulse, record, type Ticket } from '../ticket-store.ts';

/**
 * Calls the one whose turn it is at the officer's counter. One counter calls one after the other, since its place is
 * locked; two counters at once call two tickets, since a ticket that is taken is passed over.
 */
export function callNext(ctx: Ctx, body: BodyOf<typeof contract.callNext>): Promise<{ id: string }> {
  return transact(ctx, 'queue.callNext', body, async (tx) => {
    const day = await officeToday(tx, ctx);
    const sitting = await lockSitting(tx, ctx.actor.employeeId, day);
    if (sitting === null) throw new Refusal('conflict', 'counter_not_chosen');
    const { officeCode } = ctx.actor;
    const counter = await getCounter(tx, officeCode, sitting.counterId);

    if (!counter.active) throw new Refusal('conflict', 'counter_closed');
    const current = await lockTicketAt(tx, counter.id);
    if (current !== null) {
      if (!body.finishCurrent || current.state !== 'serving') {
        throw new Refusal('conflict', 'counter_occupied');
      }
      const by = actingAs(ctx, authorise(ctx, 'finish', current, sitting));
      await record(tx, current, by, {
        action: 'finish',
        to: 'done',
        counterId: counter.id,
        change: { endedAt: by.at },
      });
    }

    const lastCalls = await lastCallsOf(tx, counter.id, day, priorityCallsInARow);
    const ticket = await lockNextTicket(tx, {
      officeCode,
      day,
      counter,
      ordinaryFirst: isOrdinaryTurn(lastCalls),
    });
    if (ticket === null) {
      // Who is finished is finished, also when nobody waits.
      if (current === null) throw new Refusal('conflict', 'queue_empty');
      await pulse(tx, officeCode);
      return { id: current.id };
    }
    const by = actingAs(ctx, authorise(ctx, 'callNext', ticket, sitting));
    await record(tx, ticket, by, {
      action: 'callNext',
      to: 'called',
      counterId: counter.id,
      callNumber: await pulse(tx, officeCode, 1),
      data: { times: 1 },
      change: {
        counterId: counter.id,
        timesCalled: 1,
        calledAt: by.at,
        ...(ticket.firstCalledAt === null && { firstCalledAt: by.at }),
      },
    });
    return { id: ticket.id };
  });
}

export function recall(ctx: Ctx, id: string) {
  return perform(ctx, {
    action: 'recall',
    id,
    input: {},
    to: 'called',
    work: (_tx, ticket, at) => {
      const times = ticket.timesCalled + 1;
      return { change: { timesCalled: times, calledAt: at }, data: { times } };
    },
  });
}

export function start(ctx: Ctx, id: string) {
  return perform(ctx, {
    action: 'start',
    id,
    input: {},
    to: 'serving',
    work: (_tx, _ticket, at) => ({ change: { servingAt: at } }),
  });
}

export function skip(ctx: Ctx, id: string) {
  return perform(ctx, { action: 'skip', id, input: {}, to: 'skipped', work: () => ({}) });
}

/** Takes a ticket from its counter back among those who wait. */
const backToQueue = {
  counterId: null,
  calledAt: null,
  servingAt: null,
  timesCalled: 0,
} as const;

export function restore(ctx: Ctx, id: string) {
  return perform(ctx, {
    action: 'restore',
    id,
    input: {},
    to: 'waiting',
    work: () => ({ change: backToQueue }),
  });
}

/** To another service, to a counter, or both. The ticket keeps its number and its place in time. */
export function transfer(ctx: Ctx, id: string, body: BodyOf<typeof contract.transfer>) {
  const { service, counterId } = body;
  return perform(ctx, {
    action: 'transfer',
    id,
    input: body,
    to: 'waiting',
    work: async (tx, ticket) => {
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
        change: { ...backToQueue, service, forCounterId: counterId },
        data: { service, fromService: ticket.service, forCounterId: counterId },
      };
    },
  });
}

function refuseNoTransfer(ticket: Ticket, { service, counterId }: BodyOf<typeof contract.transfer>) {
  const sameCounter = counterId === null || counterId === ticket.counterId;
  if (service === ticket.service && sameCounter && ticket.state !== 'waiting') {
    throw new Refusal('invalid', 'transfer_to_same');
  }
}

export function finish(ctx: Ctx, id: string) {
  return perform(ctx, {
    action: 'finish',
    id,
    input: {},
    to: 'done',
    work: (_tx, _ticket, at) => ({ change: { endedAt: at } }),
  });
}

/** An officer takes a ticket out of the queue: its holder went home, or took two. */
export function cancel(ctx: Ctx, id: string, body: BodyOf<typeof contract.cancel>) {
  return perform(ctx, {
    action: 'cancel',
    id,
    input: body,
    to: 'cancelled',
    work: (_tx, _ticket, at) => ({ change: { endedAt: at }, words: body.words }),
  });
}
