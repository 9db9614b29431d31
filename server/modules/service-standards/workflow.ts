import type { Role } from '../../../contract/roles.ts';
import type { StandardAction, StandardState } from '../../../contract/service-standards.ts';

const from: Readonly<Record<StandardState, readonly StandardAction[]>> = {
  draft: ['save', 'submit', 'discard'],
  submitted: ['approve', 'return', 'discard'],
  // Before its day alone: what has held stays what it was.
  approved: ['withdraw'],
  discarded: [],
};

/** What may happen to a version in a state. */
export const actionsIn = (state: StandardState): readonly StandardAction[] => from[state];

export const drafters: readonly Role[] = ['administrator', 'secretary'];

const by: Readonly<Record<StandardAction, readonly Role[]>> = {
  save: drafters,
  submit: drafters,
  discard: drafters,
  approve: ['head_of_office'],
  return: ['head_of_office'],
  withdraw: ['head_of_office'],
};

/** What these roles may do in a state; four eyes are asked beside it. */
export function actionsFor(state: StandardState, roles: readonly Role[]): StandardAction[] {
  return actionsIn(state).filter((action) => by[action].some((role) => roles.includes(role)));
}
