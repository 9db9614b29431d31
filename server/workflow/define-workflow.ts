// Pure: values in, values out.
import { type Role, roles } from '../../contract/roles.ts';
import { Refusal } from '../refusal.ts';

/** Whoever moves a state without being an officer: people outside the office, machines, the passing of time. */
export type Outsider = 'complainant' | 'agency' | 'ticket_holder' | 'card_printer' | 'time';

/** The words of one workflow. */
export interface Vocabulary {
  state: string;
  action: string;
  actor: Role | Outsider;
  /** What somebody did before on the same item, as far as four eyes ask. */
  duty: string;
  guard: string;
}

/**
 * One row of a workflow: which action leads from which states to which, by whom, not by whom, and on what
 * conditions. An action from `start` begins an item. `to` with several states lets the caller choose among them;
 * `same` leaves the state.
 */
export interface Transition<V extends Vocabulary> {
  from: readonly (V['state'] | 'start')[];
  to: readonly (V['state'] | 'same')[];
  by: readonly V['actor'][];
  /** Persons who did one of these duties on this item may not do this. */
  notBy?: readonly V['duty'][];
  requires?: readonly V['guard'][];
  /** Conditions of every action that do not hold this one up. */
  despite?: readonly V['guard'][];
  /** The actor must give a reason. */
  reason?: true;
}

export interface Workflow<V extends Vocabulary> {
  states: readonly V['state'][];
  /** Conditions of every action, unless its row says otherwise; they come before the row's own. */
  always?: readonly V['guard'][];
  transitions: Readonly<Record<V['action'], Transition<V>>>;
}

/** Types a workflow table: a misspelt state, role, duty or guard does not compile. */
export function defineWorkflow<V extends Vocabulary>(workflow: Workflow<V>): Workflow<V> {
  return workflow;
}

/** The conditions of an action, in the order in which they are asked. */
export function conditionsOf<V extends Vocabulary>(
  { always = [], transitions }: Workflow<V>,
  action: V['action'],
): V['guard'][] {
  const { requires = [], despite = [] } = transitions[action];
  return [...always.filter((guard) => !despite.includes(guard)), ...requires];
}

/** The roles of the office that may take an action; whoever else may is left out. */
export function rolesFor<V extends Vocabulary>({ transitions }: Workflow<V>, action: V['action']): Role[] {
  const by: readonly (Role | Outsider)[] = transitions[action].by;
  return roles.filter((role) => by.includes(role));
}

/** Every way of the table from one state to another, row by row. */
export function movesOf<V extends Vocabulary>({ transitions }: Workflow<V>) {
  return Object.entries<Transition<V>>(transitions).flatMap(([action, { from, to, by, notBy = [] }]) =>
    from.flatMap((state) =>
      [...new Set(to.map((target) => (target === 'same' ? state : target)))].map((target) => ({
        action,
        from: state,
        to: target,
        by,
        notBy,
      })),
    ),
  );
}

export interface Situation<V extends Vocabulary> {
  state: V['state'] | 'start';
  /** The roles of the officer who acts, or the outsider who does. */
  actors: readonly (Role | Outsider)[];
}

/** What is asked of the database while an action is decided, each only where its row makes it matter. */
export interface Questions<V extends Vocabulary> {
  /** What this actor has already done on this item. */
  duties(): Promise<readonly V['duty'][]>;
  /** The refusal that says why a condition is not met now, or null when it is. */
  check(guard: V['guard']): Promise<Refusal | null>;
  /** Where to, when the row leaves a choice. */
  target: (() => V['state'] | Promise<V['state']>) | undefined;
}

/** Refusals that a process words in its own way. */
export interface OwnRefusals<V extends Vocabulary> {
  state?(state: V['state']): Refusal;
  fourEyes?(): Refusal;
}

/**
 * Decides whether an action may happen, and where it leads. Order of the answers: role first (a stranger learns
 * nothing of the item), then state, then four eyes, then the conditions, then the chosen target.
 */
export async function authorise<V extends Vocabulary>(
  workflow: Workflow<V>,
  action: V['action'],
  { state, actors }: Situation<V>,
  { duties, check, target }: Questions<V>,
  refusals: OwnRefusals<V> = {},
): Promise<{ to: V['state']; actingAs: V['actor'] }> {
  const { from, to, by, notBy = [] } = workflow.transitions[action];
  const actingAs = by.find((actor) => actors.includes(actor));
  if (actingAs === undefined) throw new Refusal('forbidden', 'role_not_allowed');
  if (!from.includes(state)) {
    const own = state === 'start' ? undefined : refusals.state?.(state);
    throw own ?? new Refusal('conflict', 'state_does_not_allow', { state });
  }
  if (notBy.length > 0) {
    const done = await duties();
    const duty = notBy.find((each) => done.includes(each));
    if (duty !== undefined) throw refusals.fourEyes?.() ?? new Refusal('forbidden', 'four_eyes', { duty });
  }
  for (const guard of conditionsOf(workflow, action)) {
    const refusal = await check(guard);
    if (refusal !== null) throw refusal;
  }
  const targets = to.map((each) => (each === 'same' ? state : each));
  const chosen = target === undefined && targets.length === 1 ? targets[0] : await target?.();
  if (chosen === undefined || !targets.includes(chosen)) {
    throw new Refusal('invalid', 'target_state_not_allowed');
  }
  return { to: chosen, actingAs };
}

/** Those of the actions that role, state and four eyes permit; conditions that work on the item can still meet hide none. */
export function allowedActions<V extends Vocabulary, Action extends V['action']>(
  { transitions }: Workflow<V>,
  actions: readonly Action[],
  { state, actors, duties = [] }: Situation<V> & { duties?: readonly V['duty'][] },
): Action[] {
  return actions.filter((action) => {
    const { from, by, notBy = [] } = transitions[action];
    return (
      from.includes(state) &&
      by.some((actor) => actors.includes(actor)) &&
      !notBy.some((duty) => duties.includes(duty))
    );
  });
}
