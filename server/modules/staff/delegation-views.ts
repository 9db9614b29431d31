import type { DelegationView } from '../../../contract/staff.ts';
import { delegations as endpoints } from '../../../contract/staff.ts';
import type { Ctx } from '../../context.ts';
import { Refusal } from '../../refusal.ts';

function mayDelegate(ctx: Ctx): boolean {
  const { access } = endpoints.create;
  return Array.isArray(access) && access.some((role) => ctx.actor.roles.includes(role));
}

async function readDelegations(
  ctx: Ctx,
  only: { id?: string; employeeId?: string },
): Promise<DelegationView[]> {
  const { today } = ctx;
  const { id, employeeId } = only;
  const rows = await ctx.db
    .selectFrom('delegations as d')
    .innerJoin('employees as t', 't.id', 'd.toEmployeeId')
    .leftJoin('employees as f', 'f.id', 'd.fromEmployeeId')
    .select([
      'd.id',
      'd.role',
      'd.kind',
      'd.fromEmployeeId',
      'f.name as fromName',
      'd.toEmployeeId',
      't.name as toName',
      'd.startsOn',
      'd.endsOn',
      'd.letterNumber',
      'd.revokedAt',
    ])
    .where('d.officeCode', '=', ctx.actor.officeCode)
    .$if(id !== undefined, (query) => query.where('d.id', '=', id ?? ''))
    .$if(employeeId !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('d.fromEmployeeId', '=', employeeId ?? ''), eb('d.toEmployeeId', '=', employeeId ?? '')]),
      ),
    )
    .orderBy('d.startsOn', 'desc')
    .orderBy('d.createdAt', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => {
    const state =
      row.revokedAt !== null
        ? 'ended_early'
        : row.endsOn < today
          ? 'over'
          : row.startsOn > today
            ? 'planned'
            : 'in_force';
    const ends = (state === 'planned' || state === 'in_force') && mayDelegate(ctx);
    return {
      id: row.id,
      role: row.role,
      kind: row.kind,
      from: row.fromEmployeeId === null ? null : { id: row.fromEmployeeId, name: row.fromName ?? '' },
      to: { id: row.toEmployeeId, name: row.toName },
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      letterNumber: row.letterNumber,
      state,
      allowedActions: ends ? ['end'] : [],
    };
  });
}

/** All orders of the office, the newest first. */
export async function delegationList(ctx: Ctx) {
  return { delegations: await readDelegations(ctx, {}), mayDelegate: mayDelegate(ctx) };
}

export async function getDelegation(ctx: Ctx, id: string): Promise<DelegationView> {
  const [delegation] = await readDelegations(ctx, { id });
  if (delegation === undefined) throw new Refusal('not_found', 'delegation_unknown');
  return delegation;
}

/** Orders that a person gave or received. */
export function delegationsOf(ctx: Ctx, employeeId: string): Promise<DelegationView[]> {
  return readDelegations(ctx, { employeeId });
}
