import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';

/** One line of the audit trail: what was done, to what, and why. */
export interface AuditEntry {
  /** `employee.created`, `resident.unmasked`: what was done, in the past. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** The officer's reason, or codes; never a name or a number of a person. */
  reason?: string;
}

/** Writes who did or saw what, in the caller's transaction: without the line there is no action. */
export async function recordAudit(
  db: Db | Tx,
  ctx: Pick<Ctx, 'clock'> & {
    actor: Pick<Ctx['actor'], 'officeCode'> & { employeeId: string | null };
    requestId: string | null;
  },
  entry: AuditEntry,
): Promise<void> {
  await db
    .insertInto('auditEvents')
    .values({
      officeCode: ctx.actor.officeCode,
      employeeId: ctx.actor.employeeId,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      reason: entry.reason ?? null,
      at: ctx.clock.now(),
      requestId: ctx.requestId,
    })
    .execute();
}
