import type { QueueAction, TicketState } from '../../../contract/queue/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { decide } from '../../workflow/define-workflow.ts';
import { officeToday } from '../office/index.ts';
import { lockSitting, type Sitting } from './counter-store.ts';
import { type Deed, type Deeds, lockTicket, pulse, record, type Ticket } from './ticket-store.ts';
import { isAtCounter, queueWorkflow } from './workflow.ts';

/** Who acts by a role, by delegation where he has it so. */
export function actingAs(ctx: Ctx, role: Role): Deeds {
  return {
    at: ctx.clock.now(),
    requestId: ctx.requestId,
    actor: { employeeId: ctx.actor.employeeId, role, delegationId: ctx.actor.delegationIds[role] ?? null },
  };
}

/** Whether the workflow lets the officer do this to the ticket now; gives the role in which he acts. */
export function authorise(ctx: Ctx, action: QueueAction, ticket: Ticket, sitting: Sitting | null): Role {
  const elsewhere = isAtCounter(ticket.state) && ticket.counterId !== sitting?.counterId;
  const decision = decide(queueWorkflow, action, {
    state: ticket.state,
    roles: ctx.actor.roles,
    duties: [],
    unmet: elsewhere ? { at_own_counter: { code: 'ticket_at_other_counter' } } : {},
  });
  if (!decision.allowed) {
    const moved = decision.code === 'state_does_not_allow';
    throw new Refusal(decision.kind, moved ? 'ticket_moved_on' : decision.code, decision.params);
  }
  return decision.actingRole;
}

type Effect = Pick<Deed, 'change' | 'data' | 'words'>;

interface Verb {
  action: Exclude<QueueAction, 'callNext'>;
  id: string;
  input: object;
  to: TicketState;
  work(tx: Tx, ticket: Ticket, at: Date): Effect | Promise<Effect>;
}

/**
 * One verb on one ticket, in one transaction. Locks are taken in one order by whoever acts in the queue: the officer's
 * place, the ticket, the pulse of the office.
 */
export function perform(ctx: Ctx, { action, id, input, to, work }: Verb): Promise<{ id: string }> {
  return transact(ctx, `queue.${action}`, { id, ...input }, async (tx) => {
    const today = await officeToday(tx, ctx);
    const sitting = await lockSitting(tx, ctx.actor.employeeId, today);
    const ticket = await lockTicket(tx, ctx.actor.officeCode, id);
    const by = actingAs(ctx, authorise(ctx, action, ticket, sitting));
    if (ticket.day !== today) throw new Refusal('conflict', 'ticket_of_other_day');
    const deed = await work(tx, ticket, by.at);
    const call = action === 'recall' ? 1 : 0;
    const callNumber = await pulse(tx, ticket.officeCode, call);
    await record(tx, ticket, by, {
      action,
      to,
      counterId: isAtCounter(ticket.state) ? ticket.counterId : (sitting?.counterId ?? null),
      ...(call === 1 && { callNumber }),
      ...deed,
    });
    return { id: ticket.id };
  });
}
