import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BodyOf } from '../../../contract/endpoint.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { type DelegationView, delegations, employees, type Me, session } from '../../../contract/staff.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';

let desk: Desk;
let kadis: Officer;
let kasi: Officer;
let kabid: Officer;
let verifier: Officer;
let operator: Officer;

beforeAll(async () => {
  desk = await openDesk();
  kadis = await desk.as('head_of_office');
  kasi = await desk.as('section_head');
  kabid = await desk.as('division_head');
  verifier = await desk.as('verifier');
  operator = await desk.as('data_operator');
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set('2026-11-24T01:00:00Z');
  await desk.test.owner.deleteFrom('delegations').execute();
});

type Order = BodyOf<typeof delegations.create>;
const order = (change: Partial<Order> = {}): Order => ({
  role: 'section_head',
  kind: 'plh',
  fromEmployeeId: kasi.employeeId,
  toEmployeeId: verifier.employeeId,
  startsOn: '2026-11-25',
  endsOn: '2026-11-27',
  letterNumber: '800/123/Contoh',
  ...change,
});
const give = async (change: Partial<Order> = {}, by = kadis) => {
  const { status, body } = await by.call(delegations.create, { body: order(change) });
  return { status, body: body as DelegationView & ProblemBody };
};
const codeOf = async (change: Partial<Order> = {}) => (await give(change)).body.code ?? 'done';
const list = async () => {
  const { body } = await kadis.call(delegations.list);
  return (body as { delegations: DelegationView[] }).delegations;
};
const meOf = async (officer: Officer) => (await officer.call(session.me)).body as Me;

describe('an order', () => {
  test('is kept, listed, audited, and ended once', async () => {
    const { status, body } = await give();
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'planned', allowedActions: ['end'], letterNumber: '800/123/Contoh' });
    const ended = await kadis.call(delegations.end, { params: { id: body.id } });
    expect(ended.body).toMatchObject({ state: 'ended_early', allowedActions: [] });
    const again = await kadis.call(delegations.end, { params: { id: body.id } });
    expect(again).toMatchObject({ status: 409, body: { code: 'delegation_already_ended' } });
    const audit = await desk.test.owner
      .selectFrom('auditEvents')
      .select('action')
      .where('subjectId', '=', body.id)
      .orderBy('id')
      .execute();
    expect(audit.map((row) => row.action)).toEqual(['delegation.ordered', 'delegation.ended']);
  });

  test('works on its days in the office’s zone, and its giver does not hold the role meanwhile', async () => {
    await give();
    const roles = async () => [(await meOf(verifier)).roles, (await meOf(kasi)).roles];
    const before = [['verifier'], ['section_head']];
    const during = [['verifier', 'section_head'], []];
    // In Tabanan the day begins at 16.00 of the day before in Greenwich.
    for (const [at, expected] of [
      ['2026-11-24T15:59:59Z', before],
      ['2026-11-24T16:00:00Z', during],
      ['2026-11-27T15:59:59Z', during],
      ['2026-11-27T16:00:00Z', before],
    ] as const) {
      desk.clock.set(at);
      expect(await roles()).toEqual(expected);
    }
    desk.clock.set('2026-11-26T01:00:00Z');
    expect((await meOf(verifier)).delegations).toEqual([
      { role: 'section_head', kind: 'plh', endsOn: '2026-11-27' },
    ]);
    const to = (await meOf(verifier)).name;
    expect(await meOf(kasi)).toMatchObject({
      delegations: [],
      handedOver: [{ role: 'section_head', kind: 'plh', endsOn: '2026-11-27', to }],
    });
    expect((await verifier.call(employees.list)).status).toBe(200);
    expect((await kasi.call(employees.list)).status).toBe(403);
  });

  test('ends at once when it is ended', async () => {
    const { body } = await give();
    desk.clock.set('2026-11-25T02:00:00Z');
    expect((await meOf(verifier)).roles).toContain('section_head');
    await kadis.call(delegations.end, { params: { id: body.id } });
    expect((await meOf(verifier)).roles).toEqual(['verifier']);
    expect((await meOf(kasi)).roles).toEqual(['section_head']);
  });

  test('for a vacant post names nobody to be stood in for', async () => {
    expect(await codeOf({ kind: 'plt', fromEmployeeId: undefined })).toBe('done');
    expect(await codeOf({ kind: 'plh', fromEmployeeId: undefined, toEmployeeId: operator.employeeId })).toBe(
      'delegation_from_missing',
    );
  });

  test('is not given by a section head', async () => {
    expect((await give({}, kasi)).status).toBe(403);
    expect(await list()).toEqual([]);
  });
});

describe('refused, and not kept', () => {
  test('one that would leave nobody to check lawfully, with the day on which it would', async () => {
    const { status, body } = await give({ toEmployeeId: operator.employeeId });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'delegation_leaves_no_checker', params: { day: '2026-11-25' } });
    expect(body.title).toContain('25 November 2026');
    expect(await codeOf({ toEmployeeId: kabid.employeeId })).toBe('delegation_leaves_no_checker');
    expect(await list()).toEqual([]);
  });

  test('one that collides with another, or reaches into the past', async () => {
    await give();
    expect(await codeOf({ startsOn: '2026-11-27', endsOn: '2026-11-30' })).toBe('delegation_overlaps');
    expect(await codeOf({ startsOn: '2026-11-23' })).toBe('delegation_in_the_past');
    expect(await list()).toHaveLength(1);
  });

  test('of two orders that are lawful only one without the other, the slower one', async () => {
    const division = { role: 'division_head', fromEmployeeId: kabid.employeeId } as const;
    const outcomes = await Promise.all([codeOf(), codeOf(division)]);
    expect(outcomes.sort()).toEqual(['delegation_leaves_no_checker', 'done']);
    expect(await list()).toHaveLength(1);
  });

  test('of many equal orders at the same moment, all but one', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => codeOf()));
    expect(outcomes.filter((code) => code === 'done')).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  test('by the database itself, whatever the code forgot', async () => {
    const row = {
      ...order(),
      fromEmployeeId: kasi.employeeId,
      officeCode: '51.02',
      createdBy: kadis.employeeId,
      createdAt: desk.clock.now(),
    };
    const insert = (change: object) =>
      desk.test.owner
        .insertInto('delegations')
        .values({ ...row, ...change })
        .execute();
    await insert({});
    const later = { startsOn: '2026-11-27', endsOn: '2026-11-30' };
    await expect(insert({ ...later, toEmployeeId: operator.employeeId })).rejects.toMatchObject({
      constraint: 'delegations_one_per_post',
    });
    await expect(insert({ ...later, fromEmployeeId: kabid.employeeId })).rejects.toMatchObject({
      constraint: 'delegations_one_per_holder',
    });
    await expect(
      insert({ toEmployeeId: kasi.employeeId, startsOn: '2027-01-01', endsOn: '2027-01-02' }),
    ).rejects.toMatchObject({
      code: '23514',
    });
  });
});
