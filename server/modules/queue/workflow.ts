// Pure: values in, values out.
import {
  callerRoles,
  type QueueAction,
  type TicketPseudoAction,
  type TicketState,
  ticketStates,
} from '../../../contract/queue/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import { defineWorkflow } from '../../workflow/define-workflow.ts';

export interface TicketVocabulary {
  state: TicketState;
  action: QueueAction | TicketPseudoAction;
  actor: Role | 'ticket_holder' | 'time';
  duty: never;
  /** `at_own_counter`: the ticket is at no counter, or at the one where the officer sits. */
  guard: 'of_today' | 'at_own_counter' | 'without_application';
}

const callers: readonly Role[] = callerRoles;
const own: readonly TicketVocabulary['guard'][] = ['at_own_counter', 'of_today'];

/** At the end of the day these end with it. */
export const openStates: readonly TicketState[] = ['waiting', 'called', 'serving', 'skipped'];

/** From the ticket to the end of the service at the counter. */
export const queueWorkflow = defineWorkflow<TicketVocabulary>({
  states: ticketStates,
  transitions: {
    take: { from: ['start'], to: ['waiting'], by: [...callers, 'ticket_holder'] },
    callNext: { from: ['waiting'], to: ['called'], by: callers },
    recall: { from: ['called'], to: ['same'], by: callers, requires: own },
    start: { from: ['called'], to: ['serving'], by: callers, requires: own },
    // Whoever was only called is served from now on.
    openIntake: {
      from: ['called', 'serving'],
      to: ['serving'],
      by: ['front_desk'],
      requires: ['without_application', 'at_own_counter'],
    },
    // Called and not there.
    skip: { from: ['called'], to: ['skipped'], by: callers, requires: own },
    // Back with the place in time that the ticket had: whoever was away is next.
    restore: { from: ['skipped'], to: ['waiting'], by: callers, requires: ['of_today'] },
    transfer: { from: ['waiting', 'called', 'serving'], to: ['waiting'], by: callers, requires: own },
    finish: { from: ['serving'], to: ['done'], by: callers, requires: own },
    cancel: { from: ['waiting', 'called', 'skipped'], to: ['cancelled'], by: callers, requires: own },
    giveBack: { from: ['waiting', 'called', 'skipped'], to: ['cancelled'], by: ['ticket_holder'] },
    expire: { from: openStates, to: ['expired'], by: ['time'] },
  },
});

export const isAtCounter = (state: TicketState) => state === 'called' || state === 'serving';
