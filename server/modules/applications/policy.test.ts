import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApplicationAction,
  type ApplicationState,
  applicationActions,
  applicationStates,
  applications,
} from '../../../contract/applications/endpoints.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { type Role, roles } from '../../../contract/roles.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import type { ResidentSeed } from '../../../test/subjects/residents.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { verbOf, wellFormed } from '../../../test/well-formed.ts';

/**
 * Who may do what in which state, as the office has it in test/policy/applications.csv (explained beside it),
 * asked of the running server cell by cell.
 */
type CaseAction = Exclude<ApplicationAction, 'openIntake'>;
type Cell = 'yes' | 'role' | 'state' | 'turn' | 'open' | 'card';
type Row = { state: ApplicationState | 'none'; action: ApplicationAction; leads_to: string } & Record<
  Role,
  Cell
>;

const policy: Row[] = parse(readFileSync('test/policy/applications.csv'), { columns: true });
const rowsOf = (state: Row['state']) => policy.filter((row) => row.state === state);
const rolesWith = (row: Row, cell: Cell) => roles.filter((role) => row[role] === cell);

const refusals: Record<
  Exclude<Cell, 'yes'>,
  (action: ApplicationAction) => { status: number; code: string }
> = {
  role: () => ({ status: 403, code: 'role_not_allowed' }),
  state: () => ({ status: 409, code: 'state_does_not_allow' }),
  turn: (action) => ({
    status: 409,
    code: action === 'claim' ? 'claim_not_possible' : 'take_over_not_possible',
  }),
  open: () => ({ status: 409, code: 'not_eligible' }),
  card: () => ({ status: 409, code: 'not_eligible' }),
};

interface Standing {
  id: string;
  serial: string;
  residentId: string;
}

let desk: Desk;
let colleague: Officer;
beforeAll(async () => {
  desk = await openDesk();
  colleague = await desk.hire(['front_desk', 'verifier', 'data_operator', 'section_head', 'division_head']);
});
afterAll(() => desk.close());

/** What leads from a state that `takeTo` reaches to one beside the straight way. */
const asides: Partial<Record<ApplicationState, [Parameters<typeof takeTo>[1], Role, CaseAction]>> = {
  incomplete: ['received', 'verifier', 'requestCompletion'],
  awaiting_centre: ['received', 'verifier', 'awaitCentre'],
  refused: ['received', 'verifier', 'refuse'],
  withdrawn: ['received', 'front_desk', 'withdraw'],
  cancelled: ['intake', 'front_desk', 'cancel'],
};

async function centreSays({ residentId }: Standing, centralStatus: string) {
  await desk.test.owner
    .updateTable('residents')
    .set({ centralStatus })
    .where('id', '=', residentId)
    .execute();
}

async function reach(state: ApplicationState, resident: Partial<ResidentSeed> = {}): Promise<Standing> {
  const [via, role, action] = asides[state] ?? [];
  const standing = await takeTo(desk, via ?? (state as Parameters<typeof takeTo>[1]), { resident });
  if (role !== undefined && action !== undefined) {
    if (action === 'awaitCentre') await centreSays(standing, 'ADJUDICATE_RECORD');
    const aside = await (await desk.as(role)).act(verbOf(action), standing.id, wellFormed(action, ''));
    expect(aside.status).toBe(200);
    if (action === 'awaitCentre') await centreSays(standing, 'PRINT_READY_RECORD');
  }
  return standing;
}

/** One case per state, for all cells that are refused or leave the state as it is. */
const shared = new Map<Row['state'], Promise<Standing>>();
function sharedCase(state: Row['state']): Promise<Standing> {
  let standing = shared.get(state);
  if (standing === undefined) {
    // With a notice and a hold to answer for, so that the overrides have something to override.
    const findings = { name: 'I WAYAN CONTOH 2', nik: '9999991705900001' };
    standing =
      state === 'none'
        ? desk.resident().then(({ id: residentId }) => ({ id: '', serial: '', residentId }))
        : reach(state, state === 'received' ? findings : {});
    shared.set(state, standing);
  }
  return standing;
}

/** A case of its own for an action that moves it, with everything that the action's rules ask for. */
async function freshFor(action: CaseAction, state: ApplicationState): Promise<Standing> {
  const fresh = await reach(state);
  if (action === 'receive') {
    const loket = await desk.as('front_desk');
    for (const requirement of ['family_card', 'form_f102']) {
      expect((await loket.act('tickDocument', fresh.id, { requirement })).status).toBe(200);
    }
  }
  if (action === 'awaitCentre') await centreSays(fresh, 'ADJUDICATE_RECORD');
  if (action === 'startPrint') fresh.serial = await newSerial();
  return fresh;
}

/** Claims need a case that lies where the action finds it: on nobody's desk, one's own, or a colleague's. */
async function layOnDeskOf(id: string, employeeId: string | null) {
  await desk.test.owner
    .updateTable('applications')
    .set({ claimedBy: employeeId, claimedAt: employeeId === null ? null : desk.clock.now() })
    .where('id', '=', id)
    .execute();
}

const holderFor = (action: ApplicationAction, officer: Officer) =>
  action === 'release' ? officer.employeeId : action === 'takeOver' ? colleague.employeeId : null;

async function newSerial(): Promise<string> {
  const operator = await desk.as('data_operator');
  return (await desk.blanks(1, operator.employeeId))[0] ?? '';
}

async function ask(officer: Officer, action: ApplicationAction, standing: Standing, over: object = {}) {
  if (action !== 'openIntake') {
    const serial = standing.serial || 'T000-000000';
    return officer.act(verbOf(action), standing.id, { ...wellFormed(action, serial), ...over });
  }
  const { residentId } = standing;
  const { kkNumber } = await desk.test.owner
    .selectFrom('residents as r')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .select('f.kkNumber')
    .where('r.id', '=', residentId)
    .executeTakeFirstOrThrow();
  return officer.call(applications.openIntake, {
    body: { residentId, serviceType: 'A', kkShown: kkNumber },
  });
}

const caseOf = (id: string) =>
  desk.test.owner
    .selectFrom('applications')
    .select(['id', 'state', 'lastSeq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Does it, and finds the state and the event that must tell of it. */
async function expectDone(row: Row, role: Role, standing: Standing, leadsTo: string, over: object = {}) {
  const officer = await desk.as(role);
  const opening = row.action === 'openIntake';
  const before = opening ? { lastSeq: 0 } : await caseOf(standing.id);
  const answer = await ask(officer, row.action, standing, over);
  expect(answer, `${role} ${row.action}`).toMatchObject({ status: 200 });

  const after = await caseOf(opening ? (answer.body as { id: string }).id : standing.id);
  const to = leadsTo === 'same' ? row.state : leadsTo;
  expect(after).toMatchObject({ state: to, lastSeq: before.lastSeq + 1 });
  const event = await desk.test.owner
    .selectFrom('applicationEvents')
    .select(['action', 'fromState', 'toState', 'actorId', 'actingRole', 'delegationId', 'at'])
    .where('applicationId', '=', after.id)
    .where('seq', '=', after.lastSeq)
    .executeTakeFirstOrThrow();
  expect(event).toEqual({
    action: row.action,
    fromState: opening ? null : row.state,
    toState: to,
    actorId: officer.employeeId,
    actingRole: role,
    delegationId: null,
    at: desk.clock.now(),
  });
}

/** Every cell of the rows that says no; then nothing at all has changed. */
async function expectRefused(rows: readonly Row[], standing: Standing) {
  const before = await contentsOf(desk);
  for (const row of rows) {
    const { action } = row;
    await Promise.all(
      roles
        .filter((role) => row[role] !== 'yes')
        .map(async (role) => {
          const cell = row[role] as Exclude<Cell, 'yes'>;
          const { status, body } = await ask(await desk.as(role), action, standing);
          const problem = body as ProblemBody;
          expect({ role, action, status, code: problem.code }).toEqual({
            role,
            action,
            ...refusals[cell](action),
          });
          if (cell === 'open') expect(problem.findings?.map(({ code }) => code)).toEqual(['R35']);
          if (cell === 'card') expect(problem.findings?.map(({ code }) => code)).toEqual(['R36']);
        }),
    );
  }
  expect(await contentsOf(desk)).toEqual(before);
}

describe('the policy', () => {
  test('has exactly one row for every state and action, and a word of its own in every cell', () => {
    const expected = [
      'none/openIntake',
      ...applicationStates.flatMap((state) => applicationActions.map((action) => `${state}/${action}`)),
    ];
    expect(policy.map(({ state, action }) => `${state}/${action}`).sort()).toEqual(expected.sort());
    for (const row of policy) {
      expect(Object.keys(row)).toEqual(['state', 'action', 'leads_to', ...roles]);
      for (const role of roles) expect(['yes', ...Object.keys(refusals)]).toContain(row[role]);
      expect(
        row.leads_to === '',
        `${row.state}/${row.action} leads somewhere exactly when somebody may`,
      ).toBe(rolesWith(row, 'yes').length === 0);
    }
  });
});

describe.each(['none', ...applicationStates] as const)('state %s', (state) => {
  const rows = rowsOf(state);

  test('whoever may not, is refused, and nothing has changed', async () => {
    const standing = await sharedCase(state);
    const [takeOver, others] = [
      rows.filter(({ action }) => action === 'takeOver'),
      rows.filter(({ action }) => action !== 'takeOver'),
    ];
    if (state !== 'none') await layOnDeskOf(standing.id, null);
    await expectRefused(others, standing);
    if (takeOver.length === 0) return;
    await layOnDeskOf(standing.id, colleague.employeeId);
    await expectRefused(takeOver, standing);
  });

  const lawful = rows.filter((row) => row.leads_to !== '');
  test.each(lawful.map((row) => [row.action, row] as const))('%s', async (action, row) => {
    for (const role of rolesWith(row, 'yes')) {
      if (action === 'openIntake') {
        await expectDone(row, role, await sharedCase(state), row.leads_to);
      } else if (row.leads_to === 'same') {
        const standing = await sharedCase(state);
        await layOnDeskOf(standing.id, holderFor(action, await desk.as(role)));
        await expectDone(row, role, standing, 'same');
      } else {
        for (const leadsTo of row.leads_to.split('|')) {
          const fresh = await freshFor(action, state as ApplicationState);
          await expectDone(
            row,
            role,
            fresh,
            leadsTo,
            row.leads_to.includes('|') ? { returnTo: leadsTo } : {},
          );
        }
      }
    }
  });
});
