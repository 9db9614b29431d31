import type { RefusalKind, RefusalParams } from '../refusal.ts';

/**
 * One row of a workflow: which action leads from which states to which, by whom, not by whom, and on what
 * conditions. `to` with several states lets the caller choose among them; `'same'` leaves the state.
 */
export interface Transition<
  State extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
> {
  from: readonly State[];
  to: readonly State[] | 'same';
  by: readonly Role[];
  /** Persons who did one of these duties on this case (see `scope`) may not do this. */
  notBy?: readonly Duty[];
  requires?: readonly Need[];
  /** The actor must give a reason. */
  reason?: true;
}

export interface Workflow<
  State extends string,
  Action extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
> {
  states: readonly State[];
  transitions: Readonly<Record<Action, Transition<State, Role, Duty, Need>>>;
}

/** Types a workflow table: a misspelt state, role, duty or requirement does not compile. */
export function defineWorkflow<
  State extends string,
  Action extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
>(workflow: Workflow<State, Action, Role, Duty, Need>): Workflow<State, Action, Role, Duty, Need> {
  return workflow;
}

/** What is known of the case and the actor when an action is asked for. */
export interface Situation<
  State extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
> {
  state: State;
  roles: readonly Role[];
  /** What this actor has already done on this case. */
  duties: readonly Duty[];
  /** Requirements that are not met now, each with the refusal that says so. */
  unmet: Partial<Record<Need, { kind?: RefusalKind; code: string; params?: RefusalParams }>>;
}

export type Decision<State extends string, Role extends string> =
  | { allowed: true; to: State; actingRole: Role }
  | { allowed: false; kind: RefusalKind; code: string; params: RefusalParams };

const no = (kind: RefusalKind, code: string, params: RefusalParams = {}) =>
  ({ allowed: false, kind, code, params }) as const;

/**
 * Decides whether an action may happen. Order of the answers: role first (a stranger learns nothing of the
 * case), then state, then four eyes, then the conditions, then the chosen target.
 */
export function decide<
  State extends string,
  Action extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
>(
  workflow: Workflow<State, Action, Role, Duty, Need>,
  action: Action,
  situation: Situation<State, Role, Duty, Need>,
  chosen?: State,
): Decision<State, Role> {
  const transition = workflow.transitions[action];
  const actingRole = transition.by.find((role) => situation.roles.includes(role));
  if (actingRole === undefined) return no('forbidden', 'role_not_allowed');
  if (!transition.from.includes(situation.state)) {
    return no('conflict', 'state_does_not_allow', { state: situation.state });
  }
  const conflicting = transition.notBy?.find((duty) => situation.duties.includes(duty));
  if (conflicting !== undefined) return no('forbidden', 'four_eyes', { duty: conflicting });
  for (const need of transition.requires ?? []) {
    const unmet = situation.unmet[need];
    if (unmet !== undefined) return no(unmet.kind ?? 'conflict', unmet.code, unmet.params);
  }
  if (transition.to === 'same') return { allowed: true, to: situation.state, actingRole };
  const to = chosen ?? (transition.to.length === 1 ? transition.to[0] : undefined);
  if (to === undefined || !transition.to.includes(to)) return no('invalid', 'target_state_not_allowed');
  return { allowed: true, to, actingRole };
}

/** The actions that role, state and four eyes permit; conditions that work on the case can still meet do not hide an action. */
export function allowedActions<
  State extends string,
  Action extends string,
  Role extends string,
  Duty extends string,
  Need extends string,
>(
  workflow: Workflow<State, Action, Role, Duty, Need>,
  situation: Pick<Situation<State, Role, Duty, Need>, 'state' | 'roles' | 'duties'>,
): Action[] {
  return (Object.keys(workflow.transitions) as Action[]).filter((action) => {
    const { from, by, notBy } = workflow.transitions[action];
    return (
      from.includes(situation.state) &&
      by.some((role) => situation.roles.includes(role)) &&
      !notBy?.some((duty) => situation.duties.includes(duty))
    );
  });
}
