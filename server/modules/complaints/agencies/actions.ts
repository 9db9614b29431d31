import type { agencies as contract } from '../../../../contract/complaints/office-endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { recordAudit } from '../../audit/index.ts';
import { changeAgencyRow, insertAgency } from './store.ts';

/** A name that the directory has already is refused by the database. */
export function createAgency(ctx: Ctx, body: BodyOf<typeof contract.create>): Promise<{ id: string }> {
  return transact(ctx, 'agencies.create', body, async (tx) => {
    const id = await insertAgency(tx, ctx.actor.officeCode, body, ctx.clock.now());
    await recordAudit(tx, ctx, { action: 'agency.created', subjectType: 'agency', subjectId: id });
    return { id };
  });
}

/** Corrects an agency, puts it aside, or takes it into use again. */
export function changeAgency(
  ctx: Ctx,
  id: string,
  body: BodyOf<typeof contract.change>,
): Promise<{ id: string }> {
  return transact(ctx, 'agencies.change', { id, ...body }, async (tx) => {
    await changeAgencyRow(tx, ctx.actor.officeCode, id, body);
    await recordAudit(tx, ctx, {
      action: body.active ? 'agency.changed' : 'agency.retired',
      subjectType: 'agency',
      subjectId: id,
    });
    return { id };
  });
}
