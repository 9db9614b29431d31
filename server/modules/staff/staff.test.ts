import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { type Contexts, openContexts } from '../../../test/contexts.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Hired, hire, hirePeople, openSecondOffice, type People } from '../../../test/people.ts';
import type { Actor } from '../../context.ts';
import { forgetOldKeys } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { findOpenStop, officeStopsBetween } from '../office/index.ts';
import {
  amendEmployee,
  createEmployee,
  createEmployeeFromTerminal,
  deactivateEmployee,
  reactivateEmployee,
  resetPassword,
  setRoles,
} from './actions.ts';
import { endOfficeStop, startOfficeStop } from './office-actions.ts';
import { verifyPassword } from './passwords.ts';
import { getPasswordHash } from './store.ts';
import { employeeList, employeePage } from './views.ts';

let database: TestDatabase;
let people: People;
let ctxOf: Contexts;
const clock = new FixedClock('2026-11-24T01:00:00Z');
let hired = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  people = await hirePeople(database.db, clock);
  ctxOf = await openContexts(database.db, clock);
});
afterAll(() => database.drop());
beforeEach(() => clock.set('2026-11-24T01:00:00Z'));

const as = (actor: Actor, idempotencyKey?: string) =>
  ctxOf(actor, { ...(idempotencyKey !== undefined && { idempotencyKey }) });
const hireOne = (roles: Parameters<typeof hire>[3]): Promise<Hired> => {
  hired += 1;
  return hire(database.db, clock, hired, roles);
};
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

let made = 0;
const freshInput = () => {
  made += 1;
  return {
    nip: String(888800000000000000n + BigInt(made)),
    username: `baru${made}`,
    name: 'Ni Ketut Contoh Ariani',
    title: 'Staf Loket',
    roles: ['front_desk' as const],
  };
};
const countEmployees = async () =>
  (
    await database.owner
      .selectFrom('employees')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
const auditOf = async (subjectId: string) =>
  (
    await database.owner
      .selectFrom('auditEvents')
      .select('action')
      .where('subjectId', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map((row) => row.action);

describe('accounts', () => {
  test('a new account has its roles, a first password that must be changed, and a line in the audit trail', async () => {
    const admin = as(people.administrator);
    const { employeeId, initialPassword } = await createEmployee(admin, freshInput());
    const page = await employeePage(admin, employeeId);
    expect(page).toMatchObject({ roles: ['front_desk'], active: true, mustChangePassword: true });
    expect(await auditOf(employeeId)).toEqual(['employee.created']);
    const hash = await getPasswordHash(database.db, employeeId);
    expect(hash).not.toContain(initialPassword ?? '?');
    expect(await verifyPassword({ hash, password: initialPassword ?? '' })).toBe(true);
  });

  test('a repeated request makes no second account and does not show the password again', async () => {
    const input = freshInput();
    const ctx = as(people.administrator, 'create-once-0001');
    const [first, second] = [await createEmployee(ctx, input), await createEmployee(ctx, input)];
    expect(second.employeeId).toBe(first.employeeId);
    expect(first.initialPassword).not.toBeNull();
    expect(second.initialPassword).toBeNull();
    const kept = await database.owner.selectFrom('idempotencyKeys').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(first.initialPassword);
    await forgetOldKeys({ db: database.db, clock });
    expect(await database.owner.selectFrom('idempotencyKeys').selectAll().execute()).toEqual(kept);
    const later = new FixedClock(clock.now());
    later.advance(32 * 86_400_000);
    await forgetOldKeys({ db: database.db, clock: later });
    expect(await database.owner.selectFrom('idempotencyKeys').selectAll().execute()).toEqual([]);
  });

  test('one NIP, one account: of many at the same moment exactly one is made', async () => {
    const { nip } = freshInput();
    const before = await countEmployees();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () =>
        codeOf(createEmployee(as(people.administrator), { ...freshInput(), nip })),
      ),
    );
    expect(outcomes.filter((code) => code === 'done')).toHaveLength(1);
    expect(outcomes.filter((code) => code === 'nip_already_registered')).toHaveLength(11);
    expect(await countEmployees()).toBe(before + 1);
    const users = await database.owner.selectFrom('authUser').select('id').execute();
    expect(users).toHaveLength(before + 1);
  });

  test('the database itself refuses a second account for a NIP, and an NIP that is not 18 digits', async () => {
    const row = await database.owner
      .selectFrom('employees')
      .selectAll()
      .where('id', '=', people.verifier.employeeId)
      .executeTakeFirstOrThrow();
    const copy = { officeCode: row.officeCode, name: 'Orang Lain', title: 'Staf', createdAt: clock.now() };
    await database.owner
      .insertInto('authUser')
      .values({
        id: 'u2',
        name: 'u2',
        email: 'u2@lontar.invalid',
        username: 'u2u2',
        createdAt: clock.now(),
        updatedAt: clock.now(),
      })
      .execute();
    const insert = (nip: string) =>
      database.owner
        .insertInto('employees')
        .values({ ...copy, nip, userId: 'u2' })
        .execute();
    await expect(insert(row.nip)).rejects.toMatchObject({ constraint: 'employees_nip_key' });
    await expect(insert('12345678901234567')).rejects.toMatchObject({ code: '23514' });
    await database.owner.deleteFrom('authUser').where('id', '=', 'u2').execute();
  });

  test('a user name that is taken is refused and nothing is half made', async () => {
    const before = await countEmployees();
    const input = { ...freshInput(), username: 'loket' };
    expect(await codeOf(createEmployee(as(people.administrator), input))).toBe('username_taken');
    expect(await countEmployees()).toBe(before);
  });

  test('roles are replaced, and what they were stays in the history', async () => {
    const { employeeId } = await hireOne(['verifier', 'front_desk']);
    clock.advance(60_000);
    await setRoles(as(people.administrator), employeeId, ['front_desk', 'data_operator']);
    expect((await employeePage(as(people.administrator), employeeId)).roles).toEqual([
      'front_desk',
      'data_operator',
    ]);
    const rows = await database.owner
      .selectFrom('employeeRoles')
      .select(['role', 'grantedBy', 'revokedBy'])
      .where('employeeId', '=', employeeId)
      .orderBy('role')
      .execute();
    expect(rows).toEqual([
      { role: 'data_operator', grantedBy: people.administrator.employeeId, revokedBy: null },
      { role: 'front_desk', grantedBy: null, revokedBy: null },
      { role: 'verifier', grantedBy: null, revokedBy: people.administrator.employeeId },
    ]);
  });

  test('name and title are the office’s own words', async () => {
    const { employeeId } = await hireOne(['section_head']);
    await amendEmployee(as(people.administrator), employeeId, {
      name: 'Ni Made Contoh Baru',
      title: 'Ketua Tim',
    });
    expect(await employeePage(as(people.administrator), employeeId)).toMatchObject({
      name: 'Ni Made Contoh Baru',
      title: 'Ketua Tim',
    });
  });

  test('nobody changes their own roles, resets or closes their own account', async () => {
    const admin = as(people.administrator);
    const { employeeId } = people.administrator;
    expect(await codeOf(setRoles(admin, employeeId, ['administrator', 'section_head']))).toBe('own_account');
    expect(await codeOf(resetPassword(admin, employeeId))).toBe('own_account');
    expect(await codeOf(deactivateEmployee(admin, employeeId, { reason: 'coba' }))).toBe('own_account');
    expect(await employeePage(admin, employeeId)).toMatchObject({
      roles: ['administrator'],
      active: true,
      allowedActions: ['amend'],
    });
  });

  test('two administrators who remove each other at the same moment leave one', async () => {
    const office = { code: await openSecondOffice(database.db) };
    const make = async (n: number): Promise<Actor> => {
      const { employeeId } = await createEmployeeFromTerminal(database.db, clock, office.code, {
        ...freshInput(),
        name: `Administrator Contoh ${n}`,
        roles: ['administrator'],
      });
      return { employeeId, officeCode: office.code, name: '', roles: ['administrator'], delegationIds: {} };
    };
    const [first, second] = [await make(1), await make(2)];
    const outcomes = await Promise.all([
      codeOf(deactivateEmployee(as(first), second.employeeId, { reason: 'pindah tugas' })),
      codeOf(deactivateEmployee(as(second), first.employeeId, { reason: 'pindah tugas' })),
    ]);
    expect(outcomes.sort()).toEqual(['done', 'last_administrator']);
    const { employees } = await employeeList(as(first));
    expect(employees.filter((row) => row.active)).toHaveLength(1);
  });

  test('another office’s people are unknown here', async () => {
    const elsewhere: Actor = { ...people.administrator, officeCode: '51.03' };
    const { employeeId } = people.front_desk;
    expect(await codeOf(employeePage(as(elsewhere), employeeId))).toBe('employee_unknown');
    expect(await codeOf(resetPassword(as(elsewhere), employeeId))).toBe('employee_unknown');
    expect(await codeOf(deactivateEmployee(as(elsewhere), employeeId, { reason: 'coba' }))).toBe(
      'employee_unknown',
    );
    expect((await employeeList(as(elsewhere))).employees.map((row) => row.id)).not.toContain(employeeId);
  });

  test('deactivated and activated again, each once', async () => {
    const admin = as(people.administrator);
    const { employeeId } = await hireOne(['front_desk']);
    expect(await codeOf(reactivateEmployee(admin, employeeId))).toBe('employee_is_active');
    await deactivateEmployee(admin, employeeId, { reason: 'cuti panjang' });
    expect(await codeOf(deactivateEmployee(admin, employeeId, { reason: 'lagi' }))).toBe(
      'employee_not_active',
    );
    expect(await codeOf(setRoles(admin, employeeId, ['verifier']))).toBe('employee_not_active');
    expect(await employeePage(admin, employeeId)).toMatchObject({
      active: false,
      roles: ['front_desk'],
      allowedActions: ['amend', 'reactivate'],
    });
    await reactivateEmployee(admin, employeeId);
    const page = await employeePage(admin, employeeId);
    expect(page.active).toBe(true);
    expect(page.history.map(({ action, reason, by }) => ({ action, reason, by }))).toEqual([
      { action: 'employee.reactivated', reason: null, by: people.administrator.name },
      { action: 'employee.deactivated', reason: 'cuti panjang', by: people.administrator.name },
    ]);
  });

  test('the audit trail can be added to and never changed', async () => {
    await expect(
      database.db.updateTable('auditEvents').set({ reason: 'lain' }).execute(),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(database.db.deleteFrom('auditEvents').execute()).rejects.toMatchObject({ code: '42501' });
    await expect(
      database.db.updateTable('installation').set({ demonstration: true }).execute(),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the office’s stop', () => {
  test('one at a time; who pressed and when is kept; the clocks ask for it by time', async () => {
    const desk = as(people.front_desk);
    const { officeCode } = people.front_desk;
    expect(await codeOf(endOfficeStop(desk))).toBe('office_is_working');
    const from = clock.now();
    clock.advance(60_000);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        codeOf(startOfficeStop(desk, { reason: 'power', note: 'gardu padam' })),
      ),
    );
    expect(outcomes.sort()).toEqual(['done', ...Array<string>(5).fill('office_is_stopped')]);
    expect(await findOpenStop(database.db, officeCode)).toMatchObject({
      reason: 'power',
      note: 'gardu padam',
      startedBy: people.front_desk.name,
    });
    clock.advance(120_000);
    const { id } = await endOfficeStop(as(people.section_head));
    expect(await auditOf(id)).toEqual(['office.stopped', 'office.resumed']);
    expect(await findOpenStop(database.db, officeCode)).toBeNull();

    const [stop, ...more] = await officeStopsBetween(database.db, officeCode, from, clock.now());
    expect(more).toEqual([]);
    expect(stop?.startedAt).toEqual(new Date('2026-11-24T01:01:00Z'));
    expect(stop?.endedAt).toEqual(new Date('2026-11-24T01:03:00Z'));
    const elsewhere = (a: string, b: string) =>
      officeStopsBetween(database.db, officeCode, new Date(a), new Date(b));
    expect(await elsewhere('2026-11-24T01:03:00Z', '2026-11-24T02:00:00Z')).toEqual([]);
    expect(await elsewhere('2026-11-24T00:00:00Z', '2026-11-24T01:01:00Z')).toEqual([]);
    expect(await elsewhere('2026-11-24T01:02:00Z', '2026-11-24T01:02:30Z')).toHaveLength(1);
  });
});
