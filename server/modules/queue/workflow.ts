import {
  callerRoles,
  type QueueAction,
  type TicketState,
  ticketStates,
} from '../../../contract/queue/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import { defineWorkflow } from '../../workflow/define-workflow.ts';

/** The ticket is at no counter, or at the one where the officer sits. */
export type Need = 'at_own_counter';

const callers: readonly Role[] = callerRoles;
const mine: readonly Need[] = ['at_own_counter'];

/** From the ticket to the end of the service at the counter; taking a ticket starts it. */
export const queueWorkflow = defineWorkflow<TicketState, QueueAction, Role, never, Need>({
  states: ticketStates,
  transitions: {
    callNext: { from: ['waiting'], to: ['called'], by: callers },
    recall: { from: ['called'], to: 'same', by: callers, requires: mine },
    start: { from: ['called'], to: ['serving'], by: callers, requires: mine },
    // Called and not there.
    skip: { from: ['called'], to: ['skipped'], by: callers, requires: mine },
    // Back with the place in time that the ticket had: whoever was away is next.
    restore: { from: ['skipped'], to: ['waiting'], by: callers },
    transfer: { from: ['waiting', 'called', 'serving'], to: ['waiting'], by: callers, requires: mine },
    finish: { from: ['serving'], to: ['done'], by: callers, requires: mine },
    cancel: { from: ['waiting', 'called', 'skipped'], to: ['cancelled'], by: callers, requires: mine },
  },
});

/** What its holder may do: give the ticket back. */
export const statesToGiveBack: readonly TicketState[] = queueWorkflow.transitions.cancel.from;

/** At the end of the day these end with it. */
export const openStates: readonly TicketState[] = ['waiting', 'called', 'serving', 'skipped'];

export const isAtCounter = (state: TicketState) => state === 'called' || state === 'serving';
