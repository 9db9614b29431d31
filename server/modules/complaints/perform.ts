import type { ComplaintAction, ComplaintState } from '../../../contract/complaints/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { decide } from '../../workflow/define-workflow.ts';
import { type Complaint, type Deeds, isComplainedAbout, lockComplaint } from './case-store.ts';
import { type NeedInput, unmetNeed } from './guards.ts';
import { hidesContent } from './reading/rules.ts';
import { carryOut, type Effect } from './transition.ts';
import { complaintWorkflow } from './workflow.ts';

export interface Verb {
  action: ComplaintAction;
  id: string;
  input: object;
  /** Where to, when the workflow leaves a choice. */
  target?: (kase: Complaint, tx: Tx) => ComplaintState | Promise<ComplaintState>;
  needs?: NeedInput;
  /** Before this complaint is locked: locks that must come first. */
  before?: (tx: Tx) => Promise<void>;
  work?: (tx: Tx, kase: Complaint, by: Acting) => Promise<Effect>;
}

/** The officer who acts, in the role that lets him. */
export type Acting = Deeds & { actor: NonNullable<Deeds['actor']> };

/** Who acts by a role, by delegation where he has it so. */
export function actingAs(ctx: Ctx, role: Role): Acting {
  return {
    officeCode: ctx.actor.officeCode,
    clock: ctx.clock,
    requestId: ctx.requestId,
    actor: {
      employeeId: ctx.actor.employeeId,
      role,
      delegationId: ctx.actor.delegationIds[role] ?? null,
    },
    surveyKey: ctx.ports.surveyKey,
  };
}

/** Locks a complaint for an officer; for whom it is about it does not exist. */
export async function lockFor(tx: Tx, ctx: Ctx, id: string): Promise<Complaint> {
  const kase = await lockComplaint(tx, ctx.actor.officeCode, id);
  if (await isComplainedAbout(tx, id, ctx.actor.employeeId)) {
    throw new Refusal('not_found', 'complaint_unknown');
  }
  // Who may not read what it says does nothing on it either.
  if (hidesContent(ctx.actor, kase.confidential)) throw new Refusal('forbidden', 'complaint_confidential');
  return kase;
}

/**
 * One verb on one complaint, in one transaction: lock, decide, do, tell, move. Whatever `work` throws undoes all of
 * it; a repeated request with the same idempotency key finds the first outcome.
 */
export function perform(ctx: Ctx, verb: Verb): Promise<{ id: string }> {
  const { action, id, input, work } = verb;
  return transact(ctx, `complaints.${action}`, { id, ...input }, async (tx) => {
    await verb.before?.(tx);
    const kase = await lockFor(tx, ctx, id);
    const transition = complaintWorkflow.transitions[action];
    const situation = { state: kase.state, roles: ctx.actor.roles, duties: [], unmet: {} };
    // Role and state first: what the target is may depend on rows that only the right state has.
    const mayAct = decide(
      complaintWorkflow,
      action,
      situation,
      transition.to === 'same' ? undefined : transition.to[0],
    );
    if (!mayAct.allowed) throw new Refusal(mayAct.kind, mayAct.code, mayAct.params);
    for (const need of transition.requires ?? []) {
      const refusal = await unmetNeed(need, tx, ctx.clock, kase, verb.needs ?? {});
      if (refusal !== null) throw refusal;
    }
    const target = await verb.target?.(kase, tx);
    const decision = decide(complaintWorkflow, action, situation, target);
    if (!decision.allowed) throw new Refusal(decision.kind, decision.code, decision.params);
    const by = actingAs(ctx, decision.actingRole);
    const effect = (await work?.(tx, kase, by)) ?? {};
    await carryOut(tx, by, kase, { action, to: decision.to, ...effect });
    return { id: kase.id };
  });
}
