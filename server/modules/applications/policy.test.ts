import { randomUUID } from 'node:crypto';
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
import { expectComplete, expectSameWays, type PolicyRow, readPolicy } from '../../../test/policy.ts';
import type { ResidentSeed } from '../../../test/subjects/residents.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { endpointOf, wellFormed } from '../../../test/well-formed.ts';
import { printCard } from './index.ts';
import { applicationWorkflow } from './workflow.ts';

/**
 * Who may do what in which state, as the office has it in test/policy/applications.csv (explained beside it),
 * asked of the running server cell by cell: of officers over the API, of the printer by the job that feeds it.
 */
type CaseAction = Exclude<ApplicationAction, 'openIntake'>;
const printerActions = ['printHandedOver', 'printFailed'] as const;
type Cell = 'yes' | '-' | 'role' | 'state' | 'turn' | 'open' | 'card';
type Row = PolicyRow<
  ApplicationState,
  ApplicationAction | (typeof printerActions)[number],
  Role | 'card_printer'
>;
type OfficerRow = Row & { action: ApplicationAction };

const policy: Row[] = readPolicy('applications');
const isOfficerRow = (row: Row): row is OfficerRow => applicationActions.some((each) => each === row.action);
const rowsOf = (state: Row['state']) => policy.filter((row) => row.state === state);
const rolesWith = (row: Row, cell: Cell) => roles.filter((role) => row[role] === cell);

const refusals: Record<
  Exclude<Cell, 'yes' | '-'>,
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

interface PreparedCase {
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

async function centreSays({ residentId }: PreparedCase, centralStatus: string) {
  await desk.test.owner
    .updateTable('residents')
    .set({ centralStatus })
    .where('id', '=', residentId)
    .execute();
}

async function reach(state: ApplicationState, resident: Partial<ResidentSeed> = {}): Promise<PreparedCase> {
  const [via, role, action] = asides[state] ?? [];
  const prepared = await takeTo(desk, via ?? (state as Parameters<typeof takeTo>[1]), { resident });
  if (role !== undefined && action !== undefined) {
    if (action === 'awaitCentre') await centreSays(prepared, 'ADJUDICATE_RECORD');
    const aside = await (await desk.as(role)).act(endpointOf(action), prepared.id, wellFormed(action, ''));
    expect(aside.status).toBe(200);
    if (action === 'awaitCentre') await centreSays(prepared, 'PRINT_READY_RECORD');
  }
  return prepared;
}

/** One case per state, for all cells that are refused or leave the state as it is. */
const shared = new Map<Row['state'], Promise<PreparedCase>>();
function sharedCase(state: Row['state']): Promise<PreparedCase> {
  let prepared = shared.get(state);
  if (prepared === undefined) {
    // With a notice and a hold to answer for, so that the overrides have something to override.
    const findings = { name: 'I WAYAN CONTOH 2', nik: '9999991705900001' };
    prepared =
      state === 'none'
        ? desk.resident().then(({ id: residentId }) => ({ id: '', serial: '', residentId }))
        : reach(state, state === 'received' ? findings : {});
    shared.set(state, prepared);
  }
  return prepared;
}

/** A case of its own for an action that moves it, with everything that the action's rules ask for. */
async function newCaseFor(action: CaseAction, state: ApplicationState): Promise<PreparedCase> {
  const application = await reach(state);
  if (action === 'receive') {
    const loket = await desk.as('front_desk');
    for (const requirement of ['family_card', 'form_f102']) {
      expect((await loket.act('tickDocument', application.id, { requirement })).status).toBe(200);
    }
  }
  if (action === 'awaitCentre') await centreSays(application, 'ADJUDICATE_RECORD');
  if (action === 'startPrint') application.serial = await newSerial();
  return application;
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

async function ask(officer: Officer, action: ApplicationAction, prepared: PreparedCase, over: object = {}) {
  if (action !== 'openIntake') {
    const serial = prepared.serial || 'T000-000000';
    return officer.act(endpointOf(action), prepared.id, { ...wellFormed(action, serial), ...over });
  }
  const { residentId } = prepared;
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

const applicationOf = (id: string) =>
  desk.test.owner
    .selectFrom('applications')
    .select(['id', 'state', 'lastSeq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const lastEventOf = ({ id, lastSeq }: { id: string; lastSeq: number }) =>
  desk.test.owner
    .selectFrom('applicationEvents')
    .select(['action', 'fromState', 'toState', 'actorId', 'actingRole', 'delegationId', 'at'])
    .where('applicationId', '=', id)
    .where('seq', '=', lastSeq)
    .executeTakeFirstOrThrow();

/** Does it, and finds the state and the event that must tell of it. */
async function expectDone(
  row: OfficerRow,
  role: Role,
  prepared: PreparedCase,
  leadsTo: string,
  over: object = {},
) {
  const officer = await desk.as(role);
  const opening = row.action === 'openIntake';
  const before = opening ? { lastSeq: 0 } : await applicationOf(prepared.id);
  const answer = await ask(officer, row.action, prepared, over);
  expect(answer, `${role} ${row.action}`).toMatchObject({ status: 200 });

  const after = await applicationOf(opening ? (answer.body as { id: string }).id : prepared.id);
  const to = leadsTo === 'same' ? row.state : leadsTo;
  expect(after).toMatchObject({ state: to, lastSeq: before.lastSeq + 1 });
  expect(await lastEventOf(after)).toEqual({
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
async function expectRefused(rows: readonly OfficerRow[], prepared: PreparedCase) {
  const before = await contentsOf(desk);
  for (const row of rows) {
    const { action } = row;
    await Promise.all(
      roles
        .filter((role) => row[role] !== 'yes')
        .map(async (role) => {
          const cell = row[role] as keyof typeof refusals;
          const { status, body } = await ask(await desk.as(role), action, prepared);
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
    const actions = [...applicationActions, ...printerActions];
    expectComplete(policy, {
      rows: [
        'none/openIntake',
        ...applicationStates.flatMap((state) => actions.map((action) => `${state}/${action}`)),
      ],
      cells: Object.keys(refusals),
      outsiders: ['card_printer'],
    });
  });

  test('has the transitions of the workflow, all of them and no other', () => {
    expectSameWays(policy, applicationWorkflow, ['turn']);
  });
});

const printerSays = {
  printHandedOver: { state: 'awaiting_confirmation', reference: null },
  printFailed: { state: 'failed', reason: 'printer_offline' },
} as const;

/** Feeds the newest attempt of an application to a printer that says this; an attempt that nobody made where there is none. */
async function feedPrinter(id: string, action: keyof typeof printerSays) {
  const attempt = await desk.test.owner
    .selectFrom('printAttempts')
    .select('id')
    .where('applicationId', '=', id)
    .orderBy('attemptNo', 'desc')
    .executeTakeFirst();
  const printer = { ...desk.ports.printer, submit: async () => printerSays[action] };
  await printCard(
    { ...desk.ports, printer, db: desk.test.db, clock: desk.clock },
    attempt?.id ?? randomUUID(),
  );
}

async function queuedPrint(): Promise<string> {
  const { id } = await takeTo(desk, 'entered');
  const operator = await desk.as('data_operator');
  expect((await operator.act('startPrint', id, { serial: await newSerial() })).status).toBe(200);
  return id;
}

describe.each(['none', ...applicationStates] as const)('state %s', (state) => {
  const rows = rowsOf(state).filter(isOfficerRow);

  test('whoever may not, is refused, and nothing has changed', async () => {
    const prepared = await sharedCase(state);
    const [takeOver, others] = [
      rows.filter(({ action }) => action === 'takeOver'),
      rows.filter(({ action }) => action !== 'takeOver'),
    ];
    if (state !== 'none') await layOnDeskOf(prepared.id, null);
    await expectRefused(others, prepared);
    if (takeOver.length === 0) return;
    await layOnDeskOf(prepared.id, colleague.employeeId);
    await expectRefused(takeOver, prepared);
  });

  test.each(printerActions.filter(() => state !== 'none'))('%s by the printer', async (action) => {
    const row = rowsOf(state).find((each) => each.action === action);
    if (row?.card_printer === 'yes') {
      const id = await queuedPrint();
      const before = await applicationOf(id);
      await feedPrinter(id, action);
      const after = await applicationOf(id);
      const to = row.leads_to === 'same' ? state : row.leads_to;
      expect(after).toMatchObject({ state: to, lastSeq: before.lastSeq + 1 });
      expect(await lastEventOf(after)).toMatchObject({
        action,
        fromState: state,
        toState: to,
        actorId: null,
        actingRole: null,
      });
    } else {
      const { id } = await sharedCase(state);
      const before = await contentsOf(desk);
      await feedPrinter(id, action);
      expect(await contentsOf(desk)).toEqual(before);
    }
  });

  const allowed = rows.filter((row) => row.leads_to !== '');
  test.each(allowed.map((row) => [row.action, row] as const))('%s', async (action, row) => {
    for (const role of rolesWith(row, 'yes')) {
      if (action === 'openIntake') {
        await expectDone(row, role, await sharedCase(state), row.leads_to);
      } else if (row.leads_to === 'same') {
        const prepared = await sharedCase(state);
        await layOnDeskOf(prepared.id, holderFor(action, await desk.as(role)));
        await expectDone(row, role, prepared, 'same');
      } else {
        for (const leadsTo of row.leads_to.split('|')) {
          const application = await newCaseFor(action, state as ApplicationState);
          await expectDone(
            row,
            role,
            application,
            leadsTo,
            row.leads_to.includes('|') ? { returnTo: leadsTo } : {},
          );
        }
      }
    }
  });
});
