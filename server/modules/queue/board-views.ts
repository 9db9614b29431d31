import type { QueueBoard, QueueSettings, TicketView } from '../../../contract/queue/endpoints.ts';
import { callerRoles, queueActions } from '../../../contract/queue/terms.ts';
import type { Ctx } from '../../context.ts';
import { allowedActions } from '../../workflow/define-workflow.ts';
import { listCounters, listServices, queueFacts, type TicketRow, ticketRow } from './facts-views.ts';
import { getQueueSettings } from './hours-views.ts';
import { labelOf } from './rules.ts';
import { isAtCounter, queueWorkflow } from './workflow.ts';

function ticketView(ctx: Ctx, row: TicketRow, myCounterId: string | null): TicketView {
  const elsewhere = isAtCounter(row.state) && row.counterId !== myCounterId;
  const allowed = allowedActions(queueWorkflow, queueActions, {
    state: row.state,
    actors: ctx.actor.roles,
  });
  return {
    id: row.id,
    label: labelOf(row.letter, row.number),
    code: row.code,
    service: row.service,
    priority: row.priority,
    source: row.source,
    takenAt: row.takenAt.toISOString(),
    state: row.state,
    counter: row.counter,
    forCounter: row.forCounter,
    calledAt: row.calledAt?.toISOString() ?? null,
    timesCalled: row.timesCalled,
    servingAt: row.servingAt?.toISOString() ?? null,
    applicationId: row.applicationId,
    // Calling is asked of the counter, not of a ticket.
    allowedActions: elsewhere ? [] : allowed.filter((action) => action !== 'callNext'),
  };
}

/** The queue as a counter's screen shows it, and what the reader may do there. */
export async function queueBoard(ctx: Ctx): Promise<QueueBoard> {
  const at = ctx.clock.now();
  const facts = await queueFacts(ctx.db, ctx.actor.officeCode, at);
  const own = facts.counters.find(({ officer }) => officer?.id === ctx.actor.employeeId) ?? null;
  const view = (row: TicketRow) => ticketView(ctx, row, own?.id ?? null);
  const atCounter = (id: string) => {
    const row = facts.tickets.find(({ state, counterId }) => isAtCounter(state) && counterId === id);
    return row === undefined ? null : view(row);
  };
  const waiting = facts.tickets.filter(({ state }) => state === 'waiting');
  const ownTicket = own === null ? null : atCounter(own.id);
  const mayCall = callerRoles.some((role) => ctx.actor.roles.includes(role));
  return {
    asOf: at.toISOString(),
    day: facts.day,
    hours: facts.hours,
    mine: {
      counter: own,
      ticket: ownTicket,
      mayCallNext: mayCall && own?.active === true && ownTicket === null,
    },
    mayCall,
    counters: facts.counters.map((counter) => ({ ...counter, ticket: atCounter(counter.id) })),
    services: facts.services.map((service) => {
      const here = waiting.filter((ticket) => ticket.service === service.code);
      const { minutes, counters } = facts.outlook(newcomer(service.code));
      return {
        ...service,
        waiting: here.length,
        priorityWaiting: here.filter(({ priority }) => priority !== null).length,
        waitingSince: here[0]?.takenAt.toISOString() ?? null,
        countersOpen: counters,
        estimate: minutes === null ? null : { minutes },
        issuedToday: facts.issued.get(service.letter) ?? 0,
      };
    }),
    waiting: waiting.map(view),
    skipped: facts.tickets
      .filter(({ state }) => state === 'skipped')
      .sort((a, b) => Number(b.calledAt) - Number(a.calledAt))
      .map(view),
  };
}

/** Somebody without priority who takes a ticket now. */
export const newcomer = (service: string) =>
  ({ id: null, service, priority: false, forCounterId: null, takenAt: null }) as const;

/** A ticket that an officer has just given, with the code for its slip. */
export async function issuedTicket(ctx: Ctx, id: string): Promise<TicketView> {
  return ticketView(ctx, await ticketRow(ctx.db, id), null);
}

/** How the queue is run; the key of the ticket kiosk only for whoever keeps it. */
export async function queueSettings(ctx: Ctx): Promise<QueueSettings> {
  const { officeCode } = ctx.actor;
  const { doorKey, ...hours } = await getQueueSettings(ctx.db, officeCode);
  const keeps = ctx.actor.roles.includes('administrator') && doorKey !== null;
  return {
    ...hours,
    services: await listServices(ctx.db, officeCode),
    counters: await listCounters(ctx.db, officeCode, ctx.today),
    doorAddress: keeps ? `${ctx.ports.publicAddress}/antrean/pintu/${doorKey}` : null,
  };
}
