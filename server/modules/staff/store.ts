import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../../../contract/roles.ts';
import type { Clock } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { OwnRoles } from './rules.ts';

export interface NewEmployee {
  officeCode: string;
  nip: string;
  username: string;
  name: string;
  title: string;
  roles: readonly Role[];
  passwordHash: string;
  mustChangePassword: boolean;
}

/** A person, the account to sign in with, and the roles, at once. `by` is null when done from the terminal. */
export async function insertEmployee(
  tx: Tx,
  newEmployee: NewEmployee,
  by: string | null,
  at: Date,
): Promise<string> {
  const taken = await tx
    .selectFrom('authUser as u')
    .leftJoin('employees as e', 'e.userId', 'u.id')
    .select(['e.nip', 'u.username'])
    .where((eb) => eb.or([eb('e.nip', '=', newEmployee.nip), eb('u.username', '=', newEmployee.username)]))
    .execute();
  if (taken.some((row) => row.nip === newEmployee.nip))
    throw new Refusal('conflict', 'nip_already_registered');
  if (taken.length > 0) throw new Refusal('conflict', 'username_taken', { username: newEmployee.username });

  const userId = randomUUID();
  const employeeId = randomUUID();
  await tx
    .insertInto('authUser')
    .values({
      id: userId,
      name: newEmployee.username,
      email: `${employeeId}@lontar.invalid`,
      username: newEmployee.username,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await tx
    .insertInto('authAccount')
    .values({
      id: randomUUID(),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: newEmployee.passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await tx
    .insertInto('employees')
    .values({
      id: employeeId,
      officeCode: newEmployee.officeCode,
      nip: newEmployee.nip,
      name: newEmployee.name,
      title: newEmployee.title,
      userId,
      mustChangePassword: newEmployee.mustChangePassword,
      createdAt: at,
    })
    .execute();
  await grantRoles(tx, newEmployee.officeCode, employeeId, newEmployee.roles, by, at);
  return employeeId;
}

async function grantRoles(
  tx: Tx,
  officeCode: string,
  employeeId: string,
  roles: readonly Role[],
  by: string | null,
  at: Date,
) {
  if (roles.length === 0) return;
  await tx
    .insertInto('employeeRoles')
    .values(roles.map((role) => ({ officeCode, employeeId, role, grantedAt: at, grantedBy: by })))
    .execute();
}

export interface LockedEmployee {
  id: string;
  userId: string;
  username: string;
  nip: string;
  name: string;
  active: boolean;
  credentialVersion: number;
  roles: readonly Role[];
}

/** Locks an employee of the office until the end of the transaction. */
export async function lockEmployee(tx: Tx, officeCode: string, id: string): Promise<LockedEmployee> {
  const row = await tx
    .selectFrom('employees as e')
    .innerJoin('authUser as u', 'u.id', 'e.userId')
    .select(['e.id', 'e.userId', 'u.username', 'e.nip', 'e.name', 'e.active', 'e.credentialVersion'])
    .where('e.id', '=', id)
    .where('e.officeCode', '=', officeCode)
    .forNoKeyUpdate('e')
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'employee_unknown');
  const roles = await tx
    .selectFrom('employeeRoles')
    .select('role')
    .where('employeeId', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
  return { ...row, roles: roles.map(({ role }) => role) };
}

/** Makes `roles` the employee's own; what stays keeps the date on which it was given. */
export async function replaceRoles(
  tx: Tx,
  officeCode: string,
  employee: LockedEmployee,
  roles: readonly Role[],
  by: string,
  at: Date,
): Promise<void> {
  const gone = employee.roles.filter((role) => !roles.includes(role));
  if (gone.length > 0) {
    await tx
      .updateTable('employeeRoles')
      .set({ revokedAt: at, revokedBy: by })
      .where('employeeId', '=', employee.id)
      .where('role', 'in', gone)
      .where('revokedAt', 'is', null)
      .execute();
  }
  const added = roles.filter((role) => !employee.roles.includes(role));
  await grantRoles(tx, officeCode, employee.id, added, by, at);
}

export async function setNameAndTitle(tx: Tx, id: string, name: string, title: string): Promise<void> {
  await tx.updateTable('employees').set({ name, title }).where('id', '=', id).execute();
}

/** Raises the credentials' version: every session from before is void, also one that is being opened right now. */
export async function voidCredentials(
  tx: Tx,
  employee: LockedEmployee,
  change: { active?: boolean; mustChangePassword?: boolean },
): Promise<number> {
  const credentialVersion = employee.credentialVersion + 1;
  await tx
    .updateTable('employees')
    .set({ credentialVersion, ...change })
    .where('id', '=', employee.id)
    .execute();
  return credentialVersion;
}

export async function setActive(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('employees').set({ active: true }).where('id', '=', id).execute();
}

export async function setPasswordHash(tx: Tx, userId: string, password: string, at: Date): Promise<void> {
  await sql`select set_password(${userId}, ${password}, ${at})`.execute(tx);
}

/** Gives accounts that still have a password which everybody knows one of their own; their sessions end. */
export async function replaceKnownPassword(
  db: Db,
  clock: Clock,
  known: string,
  accounts: readonly { username: string; password: string }[],
): Promise<void> {
  for (const { username, password } of accounts) {
    const found = await db
      .selectFrom('employees as e')
      .innerJoin('authUser as u', 'u.id', 'e.userId')
      .select(['e.id', 'e.officeCode'])
      .where('u.username', '=', username)
      .executeTakeFirst();
    if (found === undefined) continue;
    const seen = await getPasswordHash(db, found.id);
    if (!(await verifyPassword({ hash: seen, password: known }))) continue;
    const hash = await hashPassword(password);
    await db.transaction().execute(async (tx) => {
      const employee = await lockEmployee(tx, found.officeCode, found.id);
      // Whoever changed it meanwhile has one of their own.
      if ((await getPasswordHash(tx, found.id)) !== seen) return;
      await setPasswordHash(tx, employee.userId, hash, clock.now());
      await voidCredentials(tx, employee, {});
    });
  }
}

export async function getPasswordHash(db: Db | Tx, employeeId: string): Promise<string> {
  const row = await db
    .selectFrom('authAccount as a')
    .innerJoin('employees as e', 'e.userId', 'a.userId')
    .select('a.password')
    .where('e.id', '=', employeeId)
    .where('a.providerId', '=', 'credential')
    .executeTakeFirstOrThrow();
  return row.password ?? '';
}

/** The session that goes on after its owner changed the password. */
export async function keepSession(tx: Tx, token: string, credentialVersion: number): Promise<void> {
  await tx.updateTable('authSession').set({ credentialVersion }).where('token', '=', token).execute();
}

export async function ownRolesOfOffice(tx: Tx, officeCode: string): Promise<OwnRoles> {
  const rows = await tx
    .selectFrom('employees as e')
    .leftJoin('employeeRoles as r', (join) =>
      join.onRef('r.employeeId', '=', 'e.id').on('r.revokedAt', 'is', null),
    )
    .select(['e.id', 'r.role'])
    .where('e.officeCode', '=', officeCode)
    .where('e.active', '=', true)
    .execute();
  const own = new Map<string, Role[]>();
  for (const { id, role } of rows) {
    const roles = own.get(id) ?? [];
    if (role !== null) roles.push(role);
    own.set(id, roles);
  }
  return own;
}
