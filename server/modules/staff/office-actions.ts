import type { IsoDate } from '../../../contract/fields.ts';
import type { DelegableRole, DelegationKind, StopReason } from '../../../contract/staff.ts';
import type { Ctx } from '../../context.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import { closeStop, dateIn, findOpenStop, lockOffice, openStop } from '../office/index.ts';
import { endDelegationRow, insertDelegation, standingDelegations } from './delegation-store.ts';
import { delegationFault } from './rules.ts';
import { ownRolesOfOffice } from './store.ts';

export interface DelegationInput {
  role: DelegableRole;
  kind: DelegationKind;
  fromEmployeeId?: string | undefined;
  toEmployeeId: string;
  startsOn: IsoDate;
  endsOn: IsoDate;
  letterNumber: string;
}

/** Plt. or Plh. by written order. Refused when on any of its days nobody could lawfully check what was printed. */
export function delegate(ctx: Ctx, input: DelegationInput) {
  return transact(ctx, 'delegations.create', input, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    const { zone } = await lockOffice(tx, officeCode);
    const at = ctx.clock.now();
    const today = dateIn(zone, at);
    const { letterNumber, fromEmployeeId = null, ...rest } = input;
    const term = { ...rest, fromEmployeeId };
    const fault = delegationFault(
      term,
      await ownRolesOfOffice(tx, officeCode),
      await standingDelegations(tx, officeCode, today),
      today,
    );
    if (fault !== null) {
      throw new Refusal('conflict', fault.code, 'day' in fault ? { day: fault.day } : {});
    }
    const id = await insertDelegation(tx, {
      ...term,
      officeCode,
      letterNumber,
      createdBy: employeeId,
      createdAt: at,
    });
    await recordAudit(tx, ctx, {
      action: 'delegation.ordered',
      subjectType: 'delegation',
      subjectId: id,
      reason: `${input.kind} ${input.role}`,
    });
    return { id };
  });
}

/** Ends an order before its last day: the holder is back, or it was a mistake. */
export function endDelegation(ctx: Ctx, id: string) {
  return transact(ctx, 'delegations.end', { id }, async (tx) => {
    const { officeCode, employeeId } = ctx.actor;
    await lockOffice(tx, officeCode);
    await endDelegationRow(tx, officeCode, id, employeeId, ctx.clock.now());
    await recordAudit(tx, ctx, { action: 'delegation.ended', subjectType: 'delegation', subjectId: id });
    return { id };
  });
}

/** Stops every clock of the office at once: nobody can work without power, network or SIAK. */
export function startOfficeStop(ctx: Ctx, input: { reason: StopReason; note?: string | undefined }) {
  return transact(ctx, 'office.stop', input, async (tx) => {
    await lockOffice(tx, ctx.actor.officeCode);
    if ((await findOpenStop(tx, ctx.actor.officeCode)) !== null)
      throw new Refusal('conflict', 'office_is_stopped');
    const id = await openStop(tx, ctx, input.reason, input.note === '' ? null : (input.note ?? null));
    await recordAudit(tx, ctx, {
      action: 'office.stopped',
      subjectType: 'office_stop',
      subjectId: id,
      reason: input.reason,
    });
    return { id };
  });
}

export function endOfficeStop(ctx: Ctx) {
  return transact(ctx, 'office.resume', {}, async (tx) => {
    await lockOffice(tx, ctx.actor.officeCode);
    const id = await closeStop(tx, ctx);
    if (id === null) throw new Refusal('conflict', 'office_is_working');
    await recordAudit(tx, ctx, { action: 'office.resumed', subjectType: 'office_stop', subjectId: id });
    return { id };
  });
}
