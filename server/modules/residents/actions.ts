import type { IsoDate } from '../../../contract/fields.ts';
import type { Ctx } from '../../context.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import { ruleLists } from './rule-lists.ts';
import { insertCentralStatus, lockResident } from './store.ts';
import { fullNumbers } from './views.ts';

/** Shows the numbers in full: first the line of who and why, then the numbers. */
export async function unmask(ctx: Ctx, input: { id: string; reason: string }) {
  const numbers = await fullNumbers(ctx, input.id);
  await transact(ctx, 'residents.unmask', input, async (tx) => {
    const { id: subjectId, reason } = input;
    await recordAudit(tx, ctx, { action: 'resident.unmasked', subjectType: 'resident', subjectId, reason });
    return { shown: true };
  });
  return numbers;
}

/** Writes down by hand what was seen at the centre, with the evidence. The centre decides; the office observes. */
export async function enterCentralStatus(
  ctx: Ctx,
  input: { id: string; status: string; observedOn: IsoDate; evidence: string },
) {
  return transact(ctx, 'residents.enterCentralStatus', input, async (tx) => {
    if (ruleLists.codes.get('central_status', input.status) === undefined) {
      throw new Refusal('invalid', 'central_status_unknown');
    }
    if (input.observedOn > ctx.today) throw new Refusal('invalid', 'central_status_in_future');
    const { officeCode } = await lockResident(tx, input.id);
    if (officeCode !== ctx.actor.officeCode) throw new Refusal('not_found', 'resident_not_found');
    const written = await insertCentralStatus(tx, {
      residentId: input.id,
      officeCode,
      status: input.status,
      observedOn: input.observedOn,
      source: 'manual',
      evidence: input.evidence,
      runId: null,
      recordedBy: ctx.actor.employeeId,
      recordedAt: ctx.clock.now(),
    });
    if (!written) throw new Refusal('conflict', 'central_status_known');
    await recordAudit(tx, ctx, {
      action: 'resident.central_status_entered',
      subjectType: 'resident',
      subjectId: input.id,
      reason: input.status,
    });
    return { residentId: input.id };
  });
}
