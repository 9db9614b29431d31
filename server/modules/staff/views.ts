import { everyRole } from '../../../contract/endpoint.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Role } from '../../../contract/roles.ts';
import type { EmployeeAction, EmployeeDetail, EmployeeRow, Me } from '../../../contract/staff.ts';
import { clockStoppers } from '../../../contract/staff.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { readInstallationState } from '../../db/installation.ts';
import type { SignedIn } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { dateIn, findOpenStop, officeColumns } from '../office/index.ts';
import { delegationsOf } from './delegation-views.ts';

/** Roles of an employee at one moment, with the delegations that some of them rest on. */
async function effectiveRoles(db: Db | Tx, employeeId: string, today: IsoDate) {
  const [own, delegated] = await Promise.all([
    db
      .selectFrom('employeeRoles')
      .select('role')
      .where('employeeId', '=', employeeId)
      .where('revokedAt', 'is', null)
      .execute(),
    db
      .selectFrom('delegations')
      .select(['id', 'role', 'fromEmployeeId', 'toEmployeeId'])
      .where('revokedAt', 'is', null)
      .where('startsOn', '<=', today)
      .where('endsOn', '>=', today)
      .where((eb) => eb.or([eb('toEmployeeId', '=', employeeId), eb('fromEmployeeId', '=', employeeId)]))
      .execute(),
  ]);
  const received = delegated.filter((row) => row.toEmployeeId === employeeId);
  const handedOver = new Set<Role>(
    delegated.filter((row) => row.fromEmployeeId === employeeId).map((row) => row.role),
  );
  const roles = new Set<Role>([
    ...own.map((row) => row.role).filter((role) => !handedOver.has(role)),
    ...received.map((row) => row.role),
  ]);
  return {
    roles: [...roles],
    delegationIds: Object.fromEntries(received.map((row) => [row.role, row.id])),
  };
}

/** Whose session a token opens, with the roles of this moment; null when it opens nothing. */
export async function findActorBySession(db: Db, token: string, now: Date): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('authSession as s')
    .innerJoin('employees as e', 'e.userId', 's.userId')
    .innerJoin('offices as o', 'o.code', 'e.officeCode')
    .innerJoin('serviceStandards as p', 'p.id', 'o.standardId')
    .select(officeColumns)
    .select(['e.id as employeeId', 'e.name as employeeName', 'e.mustChangePassword'])
    .where('s.token', '=', token)
    .where('e.active', '=', true)
    .whereRef('s.credentialVersion', '=', 'e.credentialVersion')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { employeeId, employeeName, mustChangePassword, ...office } = row;
  return {
    actor: {
      employeeId,
      officeCode: office.code,
      name: employeeName,
      ...(await effectiveRoles(db, employeeId, dateIn(office.zone, now))),
    },
    office,
    mustChangePassword,
  };
}

/** Why a session was ended from outside, or null when nobody ended it. */
export async function findEndOfSession(db: Db, token: string) {
  const row = await db
    .selectFrom('endedSessions')
    .select('because')
    .where('token', '=', token)
    .executeTakeFirst();
  return row?.because ?? null;
}

/** The signed-in officer: what the frame of every screen needs. */
export async function me(ctx: Ctx): Promise<Me> {
  const { employeeId } = ctx.actor;
  const person = await ctx.db
    .selectFrom('employees as e')
    .innerJoin('authUser as u', 'u.id', 'e.userId')
    .select(['e.name', 'e.title', 'e.mustChangePassword', 'u.username'])
    .where('e.id', '=', employeeId)
    .executeTakeFirstOrThrow();
  const inForce = await ctx.db
    .selectFrom('delegations as d')
    .innerJoin('employees as t', 't.id', 'd.toEmployeeId')
    .select(['d.role', 'd.kind', 'd.endsOn', 'd.toEmployeeId', 't.name as to'])
    .where('d.revokedAt', 'is', null)
    .where('d.startsOn', '<=', ctx.today)
    .where('d.endsOn', '>=', ctx.today)
    .where((eb) => eb.or([eb('d.toEmployeeId', '=', employeeId), eb('d.fromEmployeeId', '=', employeeId)]))
    .execute();
  return {
    employeeId,
    username: person.username,
    name: person.name,
    title: person.title,
    roles: [...ctx.actor.roles],
    delegations: inForce
      .filter(({ toEmployeeId }) => toEmployeeId === employeeId)
      .map(({ role, kind, endsOn }) => ({ role, kind, endsOn })),
    handedOver: inForce
      .filter(({ toEmployeeId }) => toEmployeeId !== employeeId)
      .map(({ role, kind, endsOn, to }) => ({ role, kind, endsOn, to })),
    mustChangePassword: person.mustChangePassword,
    office: ctx.office,
    officeStop: await findOpenStop(ctx.db, ctx.office.code),
    mayStopClocks: mayStopClocks(ctx),
    demonstration: (await readInstallationState(ctx.db)) === 'demonstration',
  };
}

async function readEmployees(ctx: Ctx, id?: string) {
  const rows = await ctx.db
    .selectFrom('employees as e')
    .innerJoin('authUser as u', 'u.id', 'e.userId')
    .select([
      'e.id',
      'e.nip',
      'u.username',
      'e.name',
      'e.title',
      'e.active',
      'e.mustChangePassword',
      'e.createdAt',
    ])
    .select((eb) =>
      eb
        .selectFrom('employeeRoles as r')
        .select((role) => role.fn.agg<string[]>('array_agg', ['r.role']).as('roles'))
        .whereRef('r.employeeId', '=', 'e.id')
        .where('r.revokedAt', 'is', null)
        .as('roles'),
    )
    .where('e.officeCode', '=', ctx.actor.officeCode)
    .$if(id !== undefined, (query) => query.where('e.id', '=', id ?? ''))
    .orderBy('e.active', 'desc')
    .orderBy('e.name')
    .execute();
  return rows.map((row) => ({
    ...row,
    roles: everyRole.filter((role) => row.roles?.includes(role)),
    createdAt: row.createdAt.toISOString(),
  }));
}

/** Everybody of the office, those who left last. */
export async function employeeList(ctx: Ctx): Promise<{ employees: EmployeeRow[] }> {
  return { employees: await readEmployees(ctx) };
}

/** What the actor may do with an account. Nobody changes their own roles, nor ends their own account. */
function allowedActions(ctx: Ctx, employee: Pick<EmployeeRow, 'id' | 'active'>): EmployeeAction[] {
  if (!ctx.actor.roles.includes('administrator')) return [];
  if (employee.id === ctx.actor.employeeId) return ['amend'];
  return employee.active ? ['amend', 'setRoles', 'resetPassword', 'deactivate'] : ['amend', 'reactivate'];
}

export async function employeePage(ctx: Ctx, id: string): Promise<EmployeeDetail> {
  const [employee] = await readEmployees(ctx, id);
  if (employee === undefined) throw new Refusal('not_found', 'employee_unknown');
  const history = await ctx.db
    .selectFrom('auditEvents as a')
    .leftJoin('employees as by', 'by.id', 'a.employeeId')
    .select(['a.action', 'a.at', 'a.reason', 'by.name as by'])
    .where('a.subjectType', '=', 'employee')
    .where('a.subjectId', '=', id)
    .where('a.officeCode', '=', ctx.actor.officeCode)
    .orderBy('a.id', 'desc')
    .limit(100)
    .execute();
  return {
    ...employee,
    delegations: await delegationsOf(ctx, id),
    history: history.map((row) => ({ ...row, at: row.at.toISOString() })),
    allowedActions: allowedActions(ctx, employee),
  };
}

export function mayStopClocks(ctx: Pick<Ctx, 'actor'>): boolean {
  return clockStoppers.some((role) => ctx.actor.roles.includes(role));
}

/** The office as its own people see it, with the stop that is on now. */
export async function officePage(ctx: Ctx) {
  const { office } = ctx;
  return { ...office, stop: await findOpenStop(ctx.db, office.code), mayStopClocks: mayStopClocks(ctx) };
}
