import { randomUUID } from 'node:crypto';
import type { Role } from '../../../contract/roles.ts';
import type { Clock, Ctx } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import { lockOffice } from '../office/index.ts';
import { hashPassword, newInitialPassword, verifyPassword } from './passwords.ts';
import { passwordFault } from './rules.ts';
import { admitAttempt, endSessions, forgetFailures } from './sign-in-store.ts';
import {
  getPasswordHash,
  insertEmployee,
  keepSession,
  lockEmployee,
  ownRolesOfOffice,
  replaceRoles,
  setActive,
  setNameAndTitle,
  setPasswordHash,
  voidCredentials,
} from './store.ts';

export interface EmployeeInput {
  nip: string;
  username: string;
  name: string;
  title: string;
  roles: readonly Role[];
}

/**
 * What an action that gives out a password hands back. The outcome is kept for repeated requests, so the password is
 * not part of it: a repeat is answered without one.
 */
interface Issued {
  employeeId: string;
  initialPassword: string | null;
}

async function issue(
  act: (issueId: string, passwordHash: string) => Promise<{ employeeId: string; issueId: string }>,
): Promise<Issued> {
  const initialPassword = newInitialPassword();
  const issueId = randomUUID();
  const outcome = await act(issueId, await hashPassword(initialPassword));
  return {
    employeeId: outcome.employeeId,
    initialPassword: outcome.issueId === issueId ? initialPassword : null,
  };
}

/** An account for one person, with a random first password that must be changed at the first sign-in. */
export function createEmployee(ctx: Ctx, input: EmployeeInput): Promise<Issued> {
  return issue((issueId, passwordHash) =>
    transact(ctx, 'employees.create', input, async (tx) => {
      await lockOffice(tx, ctx.actor.officeCode);
      const employeeId = await insertEmployee(
        tx,
        { ...input, officeCode: ctx.actor.officeCode, passwordHash, mustChangePassword: true },
        ctx.actor.employeeId,
        ctx.clock.now(),
      );
      await recordAudit(tx, ctx, {
        action: 'employee.created',
        subjectType: 'employee',
        subjectId: employeeId,
        reason: input.roles.join(' '),
      });
      return { employeeId, issueId };
    }),
  );
}

/** The same from the terminal of the server, where there is nobody signed in: the first administrator. */
export async function createEmployeeFromTerminal(
  db: Db,
  clock: Clock,
  officeCode: string,
  input: EmployeeInput,
): Promise<{ employeeId: string; initialPassword: string }> {
  const initialPassword = newInitialPassword();
  const passwordHash = await hashPassword(initialPassword);
  const employeeId = await db.transaction().execute(async (tx) => {
    await lockOffice(tx, officeCode);
    const id = await insertEmployee(
      tx,
      { ...input, officeCode, passwordHash, mustChangePassword: true },
      null,
      clock.now(),
    );
    await recordAudit(
      tx,
      { clock, actor: { officeCode, employeeId: null }, requestId: null },
      { action: 'employee.created', subjectType: 'employee', subjectId: id, reason: input.roles.join(' ') },
    );
    return id;
  });
  return { employeeId, initialPassword };
}

export function amendEmployee(ctx: Ctx, id: string, input: { name: string; title: string }) {
  return transact(ctx, 'employees.amend', { id, ...input }, async (tx) => {
    await lockEmployee(tx, ctx.actor.officeCode, id);
    await setNameAndTitle(tx, id, input.name, input.title);
    await recordAudit(tx, ctx, { action: 'employee.amended', subjectType: 'employee', subjectId: id });
    return { employeeId: id };
  });
}

function refuseOwnAccount(ctx: Ctx, id: string) {
  if (id === ctx.actor.employeeId) throw new Refusal('forbidden', 'own_account');
}

/** Two administrators who remove each other at the same moment would leave nobody. */
async function refuseLastAdministrator(
  tx: Parameters<typeof ownRolesOfOffice>[0],
  ctx: Ctx,
  without: string,
) {
  const own = await ownRolesOfOffice(tx, ctx.actor.officeCode);
  const remaining = [...own].some(([id, roles]) => id !== without && roles.includes('administrator'));
  if (!remaining) throw new Refusal('conflict', 'last_administrator');
}

export function setRoles(ctx: Ctx, id: string, roles: readonly Role[]) {
  return transact(ctx, 'employees.setRoles', { id, roles }, async (tx) => {
    refuseOwnAccount(ctx, id);
    await lockOffice(tx, ctx.actor.officeCode);
    const employee = await lockEmployee(tx, ctx.actor.officeCode, id);
    if (!employee.active) throw new Refusal('conflict', 'employee_not_active');
    if (!roles.includes('administrator')) await refuseLastAdministrator(tx, ctx, id);
    await replaceRoles(tx, ctx.actor.officeCode, employee, roles, ctx.actor.employeeId, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: 'employee.roles_set',
      subjectType: 'employee',
      subjectId: id,
      reason: roles.join(' '),
    });
    return { employeeId: id };
  });
}

/** A new random password in place of one that was forgotten; whoever is signed in with the old one is out at once. */
export function resetPassword(ctx: Ctx, id: string): Promise<Issued> {
  return issue((issueId, passwordHash) =>
    transact(ctx, 'employees.resetPassword', { id }, async (tx) => {
      refuseOwnAccount(ctx, id);
      const employee = await lockEmployee(tx, ctx.actor.officeCode, id);
      if (!employee.active) throw new Refusal('conflict', 'employee_not_active');
      const at = ctx.clock.now();
      await voidCredentials(tx, employee, { mustChangePassword: true });
      await setPasswordHash(tx, employee.userId, passwordHash, at);
      await endSessions(tx, employee.userId, 'password_reset', at);
      await forgetFailures(tx, employee.username);
      await recordAudit(tx, ctx, {
        action: 'employee.password_reset',
        subjectType: 'employee',
        subjectId: id,
      });
      return { employeeId: id, issueId };
    }),
  );
}

/** Closes an account; its sessions end in the same transaction. */
export function deactivateEmployee(ctx: Ctx, id: string, input: { reason: string }) {
  return transact(ctx, 'employees.deactivate', { id, ...input }, async (tx) => {
    refuseOwnAccount(ctx, id);
    await lockOffice(tx, ctx.actor.officeCode);
    const employee = await lockEmployee(tx, ctx.actor.officeCode, id);
    if (!employee.active) throw new Refusal('conflict', 'employee_not_active');
    await refuseLastAdministrator(tx, ctx, id);
    await voidCredentials(tx, employee, { active: false });
    await endSessions(tx, employee.userId, 'deactivated', ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: 'employee.deactivated',
      subjectType: 'employee',
      subjectId: id,
      reason: input.reason,
    });
    return { employeeId: id };
  });
}

export function reactivateEmployee(ctx: Ctx, id: string) {
  return transact(ctx, 'employees.reactivate', { id }, async (tx) => {
    const employee = await lockEmployee(tx, ctx.actor.officeCode, id);
    if (employee.active) throw new Refusal('conflict', 'employee_is_active');
    await setActive(tx, id);
    await recordAudit(tx, ctx, { action: 'employee.reactivated', subjectType: 'employee', subjectId: id });
    return { employeeId: id };
  });
}

/** The officer's own new password. The session at hand goes on; every other one of this account ends. */
export async function changeOwnPassword(
  ctx: Ctx,
  input: { current: string; fresh: string },
  sessionToken: string,
): Promise<void> {
  const { employeeId, officeCode } = ctx.actor;
  // Whoever sits down at an unlocked screen has a session, and must not guess the password with it.
  await admitAttempt(ctx.db, ctx.clock, { account: `own:${employeeId}`, address: 'session', device: null });
  const currentHash = await getPasswordHash(ctx.db, employeeId);
  if (!(await verifyPassword({ hash: currentHash, password: input.current }))) {
    throw new Refusal('invalid', 'current_password_wrong');
  }
  // It was no guess, whatever is said of the new one.
  await forgetFailures(ctx.db, `own:${employeeId}`);
  if (input.fresh === input.current) throw new Refusal('invalid', 'password_same');
  const freshHash = await hashPassword(input.fresh);
  await ctx.db.transaction().execute(async (tx) => {
    const employee = await lockEmployee(tx, officeCode, employeeId);
    const fault = passwordFault(input.fresh, employee);
    if (fault !== null) throw new Refusal('invalid', fault);
    // Reset by an administrator, or changed elsewhere, since it was compared.
    if ((await getPasswordHash(tx, employeeId)) !== currentHash)
      throw new Refusal('conflict', 'busy_try_again');
    const at = ctx.clock.now();
    const version = await voidCredentials(tx, employee, { mustChangePassword: false });
    await setPasswordHash(tx, employee.userId, freshHash, at);
    await keepSession(tx, sessionToken, version);
    await endSessions(tx, employee.userId, 'password_changed', at, sessionToken);
    await forgetFailures(tx, employee.username);
    await recordAudit(tx, ctx, {
      action: 'employee.password_changed',
      subjectType: 'employee',
      subjectId: employeeId,
    });
  });
}
