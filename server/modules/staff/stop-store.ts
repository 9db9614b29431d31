import type { StopReason } from '../../../contract/staff.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';

export async function openStop(tx: Tx, ctx: Ctx, reason: StopReason, note: string | null): Promise<string> {
  const { id } = await tx
    .insertInto('officeStops')
    .values({
      officeCode: ctx.actor.officeCode,
      reason,
      note,
      startedAt: ctx.clock.now(),
      startedBy: ctx.actor.employeeId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The id of the stop that was on, or null when the office was working. */
export async function closeStop(tx: Tx, ctx: Ctx): Promise<string | null> {
  const row = await tx
    .updateTable('officeStops')
    .set({ endedAt: ctx.clock.now(), endedBy: ctx.actor.employeeId })
    .where('officeCode', '=', ctx.actor.officeCode)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
