import type { IsoDate } from '../../../contract/fields.ts';
import type { QueueAction } from '../../../contract/queue/terms.ts';
import type { Ctx } from '../../context.ts';
import { transact } from '../../db/transact.ts';
import { Refusal, type RefusalCode } from '../../refusal.ts';
import { type Asked, defineProcess, type Guards } from '../../workflow/define-process.ts';
import { type CounterSession, lockCounterSession } from './counter-store.ts';
import { advanceRevision, type Effect, lockTicket, recordEvent, type Ticket } from './ticket-store.ts';
import { isAtCounter, queueWorkflow, type TicketVocabulary } from './workflow.ts';

/** Where the officer sits who acts, and on which day. */
interface Given {
  session: CounterSession | null;
  today: IsoDate;
}

export function refuseOtherDay({ day }: Ticket, today: IsoDate) {
  if (day !== today) throw new Refusal('conflict', 'ticket_of_other_day');
}

const refuse = (unmet: boolean, code: RefusalCode) => (unmet ? new Refusal('conflict', code) : null);

const guards: Guards<TicketVocabulary, Ticket, Given> = {
  of_today: async (_tx, _by, { day }, given) => refuse(day !== given?.today, 'ticket_of_other_day'),
  at_own_counter: async (_tx, _by, { state, counterId }, given) =>
    refuse(isAtCounter(state) && counterId !== given?.session?.counterId, 'ticket_at_other_counter'),
  without_application: async (_tx, _by, { applicationId }) =>
    refuse(applicationId !== null, 'ticket_has_application'),
};

/** What happens to a ticket: by officers at the counters, by its holder, by the end of the day. */
export const ticketProcess = defineProcess({
  workflow: queueWorkflow,
  guards,
  refusals: (_by, action) => ({
    state: (state) =>
      action === 'openIntake'
        ? new Refusal('conflict', 'ticket_not_called')
        : new Refusal('conflict', 'ticket_moved_on', { state }),
  }),
  apply: (tx, _by, ticket: Ticket, event, effect: Effect = {}) => recordEvent(tx, ticket, event, effect),
});

/**
 * One action on one ticket, in one transaction. Locks are taken in one order by whoever acts in the queue: the officer's
 * place, the ticket, the revision of the office's queue.
 */
export function runAction(
  ctx: Ctx,
  action: Exclude<QueueAction, 'callNext'>,
  id: string,
  input: object = {},
  work?: Asked<TicketVocabulary, Ticket, Given, Effect>['work'],
): Promise<{ id: string }> {
  return transact(ctx, `queue.${action}`, { id, ...input }, async (tx) => {
    const { today } = ctx;
    const session = await lockCounterSession(tx, ctx.actor.employeeId, today);
    await ticketProcess.take(tx, ctx, await lockTicket(tx, ctx.actor.officeCode, id), {
      action,
      given: { session, today },
      work: async (_tx, ticket) => {
        const effect = await work?.(tx, ticket);
        const isCall = action === 'recall';
        const callNumber = await advanceRevision(tx, ticket.officeCode, isCall ? 1 : 0);
        return {
          ...effect,
          ...(!isAtCounter(ticket.state) && { counterId: session?.counterId ?? null }),
          ...(isCall && { callNumber }),
        };
      },
    });
    return { id };
  });
}
