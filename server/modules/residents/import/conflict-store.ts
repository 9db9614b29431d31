import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';

export async function keepRegisterAsIs(
  tx: Tx,
  ctx: Ctx,
  input: { id: string; reason: string },
): Promise<void> {
  const conflict = await tx
    .selectFrom('importConflicts')
    .select('decision')
    .where('id', '=', input.id)
    .where('officeCode', '=', ctx.actor.officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (conflict === undefined) throw new Refusal('not_found', 'import_conflict_not_found');
  if (conflict.decision !== null) throw new Refusal('conflict', 'import_conflict_decided');
  await tx
    .updateTable('importConflicts')
    .set({
      decision: 'keep',
      decidedBy: ctx.actor.employeeId,
      decidedAt: ctx.clock.now(),
      decisionWords: input.reason,
    })
    .where('id', '=', input.id)
    .execute();
}
