import type { agencies as contract } from '../../../../contract/complaints/office-endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';

type Agency = ReplyOf<typeof contract.create>;

async function readAgencies(ctx: Ctx, id?: string): Promise<Agency[]> {
  const rows = await ctx.db
    .selectFrom('agencies')
    .select(['id', 'name', 'kind', 'address', 'phone', 'email', 'website', 'active'])
    .where('officeCode', '=', ctx.actor.officeCode)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('active', 'desc')
    .orderBy('name')
    .execute();
  return rows;
}

/** The directory, those in use first. */
export async function agencyList(ctx: Ctx): Promise<{ rows: Agency[] }> {
  return { rows: await readAgencies(ctx) };
}

export async function getAgency(ctx: Ctx, id: string): Promise<Agency> {
  const [agency] = await readAgencies(ctx, id);
  if (agency === undefined) throw new Refusal('not_found', 'agency_unknown');
  return agency;
}
