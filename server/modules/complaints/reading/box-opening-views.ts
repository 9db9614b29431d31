import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import { handlerRoles } from '../../../../contract/complaints/terms.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { notAbout } from './row-views.ts';

/** Everybody who works in the office: to witness an opening of the box, to be named, to be given a complaint. */
export async function officersForComplaints(ctx: Ctx): Promise<ReplyOf<typeof contract.officers>> {
  const rows = await ctx.db
    .selectFrom('employees as e')
    .select(['e.id', 'e.name', 'e.title'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('employeeRoles as r')
            .select('r.role')
            .whereRef('r.employeeId', '=', 'e.id')
            .where('r.revokedAt', 'is', null)
            .where('r.role', 'in', handlerRoles),
        )
        .as('mayHandle'),
    )
    .where('e.officeCode', '=', ctx.actor.officeCode)
    .where('e.active', '=', true)
    .orderBy('e.name')
    .execute();
  return { rows: rows.map((row) => ({ ...row, mayHandle: Boolean(row.mayHandle) })) };
}

const longestLog = 200;

/** The log of the complaint box, newest first. Slips about the reader are not among those shown. */
export async function boxOpenings(ctx: Ctx): Promise<ReplyOf<typeof contract.boxOpenings>> {
  const openings = await ctx.db
    .selectFrom('boxOpenings as x')
    .innerJoin('employees as a', 'a.id', 'x.firstOfficer')
    .innerJoin('employees as b', 'b.id', 'x.secondOfficer')
    .select(['x.id', 'x.openedAt', 'x.place', 'x.slipCount', 'a.name as first', 'b.name as second'])
    .where('x.officeCode', '=', ctx.actor.officeCode)
    .orderBy('x.openedAt', 'desc')
    .limit(longestLog)
    .execute();
  if (openings.length === 0) return { rows: [] };
  const slips = await ctx.db
    .selectFrom('complaints as c')
    .select(['c.id', 'c.number', 'c.slipNumber', 'c.boxOpeningId'])
    .where(
      'c.boxOpeningId',
      'in',
      openings.map(({ id }) => id),
    )
    .where(notAbout(ctx.actor))
    .orderBy('c.slipNumber')
    .execute();
  return {
    rows: openings.map(({ first, second, openedAt, ...opening }) => ({
      ...opening,
      openedAt: openedAt.toISOString(),
      officers: [first, second],
      slips: slips
        .filter(({ boxOpeningId }) => boxOpeningId === opening.id)
        .map(({ id, number, slipNumber }) => ({ id, number, slipNumber: slipNumber ?? 0 })),
    })),
  };
}
