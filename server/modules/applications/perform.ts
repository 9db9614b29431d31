import type { ApplicationAction, ApplicationState } from '../../../contract/applications/endpoints.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { decide } from '../../workflow/define-workflow.ts';
import {
  appendEvent,
  type Case,
  closePause,
  dutiesOf,
  insertTiming,
  lockCase,
  moveCase,
  type NewEvent,
} from './case-store.ts';
import { type NeedInput, unmetNeed } from './guards.ts';
import { clockOfCase } from './reading/clock-views.ts';
import { applicationWorkflow, freeOfClaims, isOpen, type Need } from './workflow.ts';

export type CaseAction = Exclude<ApplicationAction, 'openIntake'>;

/** What a verb did beyond moving the case; `data` holds codes and references, never names. */
export interface Effect {
  data?: NewEvent['data'];
  /** Free words of the officer, kept apart from the event. */
  words?: string | undefined;
  /** Whose desk the case lies on afterwards; when absent: a moved case lies on nobody's, else as before. */
  claimedBy?: string | null;
}

interface Verb<I extends object> {
  action: CaseAction;
  id: string;
  input: I;
  /** Where to, when the workflow leaves a choice. */
  target?: ApplicationState;
  /** What the conditions of the workflow need to know of the input. */
  needs?: NeedInput;
  work?: (tx: Tx, kase: Case) => Promise<Effect>;
}

/** A case that another officer has taken is left alone, except to take it over. */
function refuseClaimedByOther(kase: Case, ctx: Ctx, action: CaseAction) {
  if (kase.claimedBy !== null && kase.claimedBy !== ctx.actor.employeeId && !freeOfClaims.has(action)) {
    throw new Refusal('conflict', 'claimed_by_other', { number: kase.number });
  }
}

async function authorise(tx: Tx, ctx: Ctx, kase: Case, verb: Verb<object>) {
  const { action, target, needs } = verb;
  const unmet: Partial<Record<Need, { code: string }>> = {};
  const situation = {
    state: kase.state,
    roles: ctx.actor.roles,
    duties: await dutiesOf(tx, kase.id, ctx.actor.employeeId),
    unmet,
  };
  const first = decide(applicationWorkflow, action, situation, target);
  if (!first.allowed) throw new Refusal(first.kind, first.code, first.params);
  refuseClaimedByOther(kase, ctx, action);
  for (const need of applicationWorkflow.transitions[action].requires ?? []) {
    const refusal = await unmetNeed(need, tx, ctx, kase, needs ?? {});
    if (refusal !== null) throw refusal;
  }
  return first;
}

/**
 * One verb on one case, in one transaction: lock, decide, do, tell, move. Whatever `work` throws undoes all of
 * it; a repeated request with the same idempotency key finds the first outcome.
 */
export function perform<I extends object>(ctx: Ctx, verb: Verb<I>): Promise<{ id: string }> {
  const { action, id, input, work } = verb;
  return transact(ctx, `applications.${action}`, { id, ...input }, async (tx) => {
    const kase = await lockCase(tx, ctx, id);
    const decision = await authorise(tx, ctx, kase, verb);
    const effect = (await work?.(tx, kase)) ?? {};
    const at = ctx.clock.now();
    const seq = await appendEvent(tx, kase, {
      action,
      from: kase.state,
      to: decision.to,
      actorId: ctx.actor.employeeId,
      actingRole: decision.actingRole,
      delegationId: ctx.actor.delegationIds[decision.actingRole] ?? null,
      at,
      data: effect.data ?? {},
      words: effect.words,
      requestId: ctx.requestId,
    });
    const closed = !isOpen(decision.to);
    const moved = decision.to !== kase.state;
    await moveCase(tx, kase, {
      state: decision.to,
      seq,
      at,
      closed,
      claimedBy: effect.claimedBy !== undefined ? effect.claimedBy : moved ? null : kase.claimedBy,
    });
    if (closed) {
      await closePause(tx, ctx, kase.id, at);
      await insertTiming(tx, kase, decision.to, at, await clockOfCase(tx, kase.officeCode, kase.id, at));
    }
    return { id: kase.id };
  });
}
