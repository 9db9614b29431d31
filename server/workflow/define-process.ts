import { type Role, roles } from '../../contract/roles.ts';
import type { Ports } from '../adapters/ports.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Tx } from '../db/database.ts';
import type { Refusal } from '../refusal.ts';
import {
  authorise,
  type Outsider,
  type OwnRefusals,
  type Questions,
  type Vocabulary,
  type Workflow,
} from './define-workflow.ts';

/** Who acts and when: the request of an officer is one, and so is whoever acts from outside the office. */
export interface ActingContext extends Pick<Ctx, 'office' | 'today' | 'clock'> {
  actor: Actor | Outsider;
  /** Null when no request leads to it. */
  requestId: string | null;
  /** Where people are served; the passing of time serves nobody. */
  ports?: Pick<Ports, 'surveyKey'>;
}

/** What an event keeps of an action: where it led, and who did it, without a name. */
export interface Event<V extends Vocabulary> {
  action: V['action'];
  /** Null when it begins the item. */
  from: V['state'] | null;
  to: V['state'];
  /** An officer, the role and the delegation by which he acts; null of everybody else. */
  actorId: string | null;
  actingRole: Role | null;
  delegationId: string | null;
  at: Date;
  requestId: string | null;
}

/** A guard gives the refusal that says why its condition is not met now, or null when it is. */
export type Guards<V extends Vocabulary, Item, Given> = Readonly<
  Record<
    V['guard'],
    (tx: Tx, by: ActingContext, item: Item, given: Given | undefined) => Promise<Refusal | null>
  >
>;

interface Parts<V extends Vocabulary, Item, Given, Effect> {
  workflow: Workflow<V>;
  guards: Guards<V, Item, Given>;
  dutiesOf?(tx: Tx, item: Item, employeeId: string): Promise<readonly V['duty'][]>;
  refusals?(by: ActingContext, action: V['action']): OwnRefusals<V>;
  /** Writes the event and moves the item, in the caller's transaction; gives the item as it stands then. */
  apply(tx: Tx, by: ActingContext, item: Item, event: Event<V>, effect: Effect | undefined): Promise<Item>;
}

export interface Asked<V extends Vocabulary, Item, Given, Effect> {
  action: V['action'];
  /** Where to, when the workflow leaves a choice. */
  target?: ((item: Item, tx: Tx) => V['state'] | Promise<V['state']>) | undefined;
  /** What of the request the guards look at. */
  given?: Given;
  /** What the action does beyond moving the item. Whatever it throws undoes all of it. */
  work?: (tx: Tx, item: Item) => Effect | undefined | Promise<Effect | undefined>;
}

interface Beginning<V extends Vocabulary, Item, Effect> {
  action: V['action'];
  target?: V['state'];
  /** Writes the row in the state to which the table leads. */
  insert(event: Event<V>): Promise<Item>;
  effect?: Effect;
}

/** A process of the office: its table, its guards, and how what happens is written down. */
export function defineProcess<V extends Vocabulary, Item extends { state: V['state'] }, Given, Effect>({
  workflow,
  guards,
  dutiesOf,
  refusals,
  apply,
}: Parts<V, Item, Given, Effect>) {
  async function permit(
    by: ActingContext,
    action: V['action'],
    state: V['state'] | 'start',
    questions: Questions<V>,
  ): Promise<Event<V>> {
    const { actor, clock, requestId } = by;
    const officer = typeof actor === 'string' ? null : actor;
    const actors = typeof actor === 'string' ? [actor] : actor.roles;
    const { to, actingAs } = await authorise(
      workflow,
      action,
      { state, actors },
      questions,
      refusals?.(by, action),
    );
    const actingRole = roles.find((role) => role === actingAs);
    return {
      action,
      from: state === 'start' ? null : state,
      to,
      actorId: officer?.employeeId ?? null,
      actingRole: actingRole ?? null,
      delegationId: (actingRole && officer?.delegationIds[actingRole]) ?? null,
      at: clock.now(),
      requestId,
    };
  }

  return {
    /** One action on a locked item: decide, do, write it down. */
    async take(tx: Tx, by: ActingContext, item: Item, asked: Asked<V, Item, Given, Effect>): Promise<Item> {
      const { action, target, given, work } = asked;
      const event = await permit(by, action, item.state, {
        duties: async () =>
          typeof by.actor === 'string' ? [] : ((await dutiesOf?.(tx, item, by.actor.employeeId)) ?? []),
        check: (guard) => guards[guard](tx, by, item, given),
        target: target && (() => target(item, tx)),
      });
      const effect = await work?.(tx, item);
      // Nothing that was done is later than the event that tells of it.
      return apply(tx, by, item, { ...event, at: by.clock.now() }, effect);
    },

    /** The action that begins an item. */
    async start(
      tx: Tx,
      by: ActingContext,
      { action, target, insert, effect }: Beginning<V, Item, Effect>,
    ): Promise<Item> {
      const event = await permit(by, action, 'start', {
        duties: async () => [],
        check: (guard) => Promise.reject(new Error(`nothing is there yet that meets ${guard}`)),
        target: target && (() => target),
      });
      return apply(tx, by, await insert(event), event, effect);
    },
  };
}
