import type { agencies as contract } from '../../../../contract/complaints/office-endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { constraintOf } from '../../../db/constraint.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import { changeAgencyRow, insertAgency } from './store.ts';

async function refusingSecondName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (constraintOf(error) === 'agencies_office_code_name_key') {
      throw new Refusal('conflict', 'agency_name_used');
    }
    throw error;
  }
}

/** Adds an agency to the office's directory, with an audit line. Refuses `agency_name_used`. */
export function createAgency(ctx: Ctx, body: BodyOf<typeof contract.create>): Promise<{ id: string }> {
  return refusingSecondName(() =>
    transact(ctx, 'agencies.create', body, async (tx) => {
      const id = await insertAgency(tx, ctx.actor.officeCode, body, ctx.clock.now());
      await recordAudit(tx, ctx, { action: 'agency.created', subjectType: 'agency', subjectId: id });
      return { id };
    }),
  );
}

/** Corrects an agency, puts it aside, or takes it into use again. */
export function changeAgency(
  ctx: Ctx,
  id: string,
  body: BodyOf<typeof contract.change>,
): Promise<{ id: string }> {
  return refusingSecondName(() =>
    transact(ctx, 'agencies.change', { id, ...body }, async (tx) => {
      await changeAgencyRow(tx, ctx.actor.officeCode, id, body);
      await recordAudit(tx, ctx, {
        action: body.active ? 'agency.changed' : 'agency.retired',
        subjectType: 'agency',
        subjectId: id,
      });
      return { id };
    }),
  );
}
