import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import type { Asked } from '../../workflow/define-process.ts';
import { type Complaint, type Effect, isComplainedAbout, lockComplaint } from './case-store.ts';
import type { Given } from './guards.ts';
import { hidesContent } from './reading/rules.ts';
import { complaintProcess } from './transition.ts';
import type { ComplaintVocabulary } from './workflow.ts';

interface Action extends Asked<ComplaintVocabulary, Complaint, Given, Effect> {
  id: string;
  input: object;
  /** Before this complaint is locked: locks that must come first. */
  before?: (tx: Tx) => Promise<void>;
}

/** Locks a complaint for an officer. For an officer complained about, it does not exist. */
export async function lockFor(tx: Tx, ctx: Ctx, id: string): Promise<Complaint> {
  const complaint = await lockComplaint(tx, ctx.actor.officeCode, id);
  if (await isComplainedAbout(tx, id, ctx.actor.employeeId)) {
    throw new Refusal('not_found', 'complaint_unknown');
  }
  // Who may not read what it says does nothing on it either.
  if (hidesContent(ctx.actor, complaint.confidential)) {
    throw new Refusal('forbidden', 'complaint_confidential');
  }
  return complaint;
}

/**
 * One action on one complaint, in one transaction: lock, decide, do, tell, move. Whatever `work` throws undoes all of
 * it; a repeated request with the same idempotency key finds the first outcome.
 */
export function runAction(ctx: Ctx, { id, input, before, ...action }: Action): Promise<{ id: string }> {
  return transact(ctx, `complaints.${action.action}`, { id, ...input }, async (tx) => {
    await before?.(tx);
    await complaintProcess.take(tx, ctx, await lockFor(tx, ctx, id), action);
    return { id };
  });
}
