// Pure: values in, values out.
import type { Role } from '../../../contract/roles.ts';
import {
  type StandardAction,
  type StandardState,
  standardStates,
} from '../../../contract/service-standards.ts';
import { defineWorkflow } from '../../workflow/define-workflow.ts';

export interface StandardVocabulary {
  state: StandardState;
  action: 'begin' | 'enact' | StandardAction;
  actor: Role | 'time';
  /** Whoever began a version, saved it at least once, or submitted it. */
  duty: 'had_a_hand';
  guard: 'never_held';
}

const drafters: readonly Role[] = ['administrator', 'secretary'];
const head: readonly Role[] = ['head_of_office'];

/** A version of the service standard; the one with which an office is founded is there at once. */
export const standardWorkflow = defineWorkflow<StandardVocabulary>({
  states: standardStates,
  transitions: {
    begin: { from: ['start'], to: ['draft'], by: drafters },
    save: { from: ['draft'], to: ['same'], by: drafters },
    submit: { from: ['draft'], to: ['submitted'], by: drafters },
    approve: { from: ['submitted'], to: ['approved'], by: head, notBy: ['had_a_hand'] },
    return: { from: ['submitted'], to: ['draft'], by: head, reason: true },
    discard: { from: ['draft', 'submitted'], to: ['discarded'], by: drafters },
    // At its approval, or when its day has come.
    enact: { from: ['approved'], to: ['same'], by: [...head, 'time'] },
    // Before its day alone: what has held stays what it was.
    withdraw: {
      from: ['approved'],
      to: ['discarded'],
      by: head,
      requires: ['never_held'],
      reason: true,
    },
  },
});
