import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications } from '../../../contract/applications/endpoints.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { queue, type TicketView } from '../../../contract/queue/endpoints.ts';
import {
  callerRoles,
  type QueueAction,
  queueActions,
  type TicketPseudoAction,
  type TicketState,
  ticketStates,
} from '../../../contract/queue/terms.ts';
import { type Role, roles } from '../../../contract/roles.ts';
import { type Answer, type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { expectComplete, expectSameWays, type PolicyRow, readPolicy } from '../../../test/policy.ts';
import { fieldOf, PlainBrowser } from '../../../test/public-form.ts';
import { act, callNext, issue, openQueue, type QueueDesk, sit } from '../../../test/subjects/queue.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { endOldDays } from './index.ts';
import { queueWorkflow } from './workflow.ts';

/**
 * Who may do what with a ticket in which state, as the office has it in test/policy/queue.csv (explained beside it),
 * asked of the running server cell by cell: of officers over the API, of the holder on the ticket's page, of time by what
 * ends the day.
 */
const outsiders = ['ticket_holder', 'time'] as const;
type Action = QueueAction | TicketPseudoAction;
type Row = PolicyRow<TicketState, Action, Role | (typeof outsiders)[number]>;
const policy: Row[] = readPolicy('queue');

const refusals: Record<string, { status: number; code: string }> = {
  role: { status: 403, code: 'role_not_allowed' },
  state: { status: 409, code: 'ticket_moved_on' },
  busy: { status: 409, code: 'counter_occupied' },
  empty: { status: 409, code: 'queue_empty' },
  uncalled: { status: 409, code: 'ticket_not_called' },
  day: { status: 409, code: 'ticket_of_other_day' },
};

let desk: Desk;
let counters: QueueDesk;
beforeAll(async () => {
  desk = await openDesk();
  counters = await openQueue(desk);
});
afterAll(() => desk.close());

/** Every ticket has a day of its own, so that nobody else waits or is served. */
async function nextDay() {
  desk.clock.advance(24 * 3_600_000);
  await endOldDays({ db: desk.test.db, clock: desk.clock });
}

/** Somebody who waits for another counter. */
let waiting: TicketView;

/** A ticket in a state, at the counter of this officer where it is at one. */
async function ticketIn(state: TicketState, officer: Officer): Promise<TicketView> {
  await nextDay();
  await sit(officer, counters.counterId(3));
  const ticket = await issue(await desk.as('front_desk'), 'application');
  const { id } = ticket;
  if (state === 'cancelled') await act(officer, queue.cancel, id, { words: 'Pulang' });
  if (['called', 'skipped', 'serving', 'done'].includes(state)) await callNext(officer);
  if (state === 'skipped') await act(officer, queue.skip, id);
  if (state === 'serving' || state === 'done') await act(officer, queue.start, id);
  if (state === 'done') await act(officer, queue.finish, id);
  if (state === 'expired') {
    await nextDay();
    await sit(officer, counters.counterId(3));
  }
  waiting = await issue(await desk.as('front_desk'), 'information');
  return ticket;
}

const bodies: Partial<Record<Action, object>> = {
  transfer: { service: 'information', counterId: null },
  cancel: { words: 'Pulang' },
};

/** What an officer sends for an action, with everything that it names in place. */
async function request(action: Action, id: string): Promise<(officer: Officer) => Promise<Answer<unknown>>> {
  switch (action) {
    case 'take':
      return (officer) => officer.call(queue.issue, { body: { service: 'application', priority: null } });
    case 'callNext':
      return (officer) => officer.call(queue.callNext, { body: { finishCurrent: false } });
    case 'openIntake': {
      const { id: residentId, kkNumber } = await desk.resident({ centralStatus: 'PRINT_READY_RECORD' });
      const body = { residentId, serviceType: 'A' as const, kkShown: kkNumber, ticketId: id };
      return (officer) => officer.call(applications.openIntake, { body });
    }
    case 'giveBack':
    case 'expire':
      throw new Error(`no officer is asked for ${action}`);
    default: {
      const endpoint: Endpoint = queue[action];
      return (officer) => officer.call(endpoint, { params: { id }, body: bodies[action] ?? {} });
    }
  }
}

let holders = 0;
/** Everybody from an address of his own: pages slow down who asks too often. */
function holder() {
  holders += 1;
  return new PlainBrowser(desk, { address: `10.2.0.${holders}` });
}

async function giveBack({ code }: TicketView): Promise<number> {
  const browser = holder();
  // A page that offers nothing has no form: its token comes from one that does.
  const { html } = await browser.get(`/antrean/tiket/${waiting.code}`);
  const formulir = fieldOf(html, 'formulir');
  return (await browser.post(`/antrean/tiket/${code}/batal`, { formulir })).status;
}

const ticketOf = (id: string) =>
  desk.test.owner
    .selectFrom('queueTickets as t')
    .innerJoin('queueEvents as e', (join) =>
      join.onRef('e.ticketId', '=', 't.id').onRef('e.seq', '=', 't.lastSeq'),
    )
    .select([
      't.state',
      't.lastSeq',
      'e.action',
      'e.fromState',
      'e.toState',
      'e.actorId',
      'e.actingRole',
      'e.at',
    ])
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow();

/** The ticket and the event that must tell of it; of whoever is no officer it names nobody. */
async function expectMoved(
  row: Row,
  id: string,
  lastSeq: number,
  by: { officer: Officer; role: Role } | null,
) {
  const to = row.leads_to === 'same' ? row.state : row.leads_to;
  expect(await ticketOf(id), `${row.state} ${row.action}`).toEqual({
    state: to,
    lastSeq,
    action: row.action,
    fromState: row.state === 'none' ? null : row.state,
    toState: to,
    actorId: by?.officer.employeeId ?? null,
    actingRole: by?.role ?? null,
    at: desk.clock.now(),
  });
}

describe('the policy', () => {
  test('has exactly one row for every state and action, and a word of its own in every cell', () => {
    const actions = [...queueActions, 'openIntake', 'giveBack', 'expire'];
    expectComplete(policy, {
      rows: ['none/take', ...ticketStates.flatMap((state) => actions.map((action) => `${state}/${action}`))],
      cells: [...Object.keys(refusals), 'already'],
      outsiders,
    });
  });

  test('has the transitions of the workflow, all of them and no other', () => {
    expectSameWays(policy, queueWorkflow);
  });
});

test('a ticket is taken by officers of the counters and by telephones', async () => {
  const row = policy.find(({ action }) => action === 'take');
  if (row === undefined) throw new Error('no word on who takes tickets');
  const take = await request('take', '');
  for (const role of roles) {
    const officer = await desk.as(role);
    const { status, body } = await take(officer);
    if (row[role] === 'yes') await expectMoved(row, (body as TicketView).id, 1, { officer, role });
    else expect({ status, code: (body as ProblemBody).code }).toEqual(refusals[row[role]]);
  }
  expect(row.ticket_holder).toBe('yes');
  const browser = holder();
  const { html } = await browser.get('/antrean');
  const form = { formulir: fieldOf(html, 'formulir'), layanan: 'application', prioritas: '' };
  expect((await browser.post('/antrean', form)).status).toBe(200);
  const { id } = await desk.test.owner
    .selectFrom('queueTickets')
    .select('id')
    .where('source', '=', 'phone')
    .executeTakeFirstOrThrow();
  await expectMoved(row, id, 1, null);
});

describe.each(ticketStates)('state %s', (state) => {
  const rows = policy.filter((row) => row.state === state);

  test('whoever may not, is refused, and nothing has changed', async () => {
    const ticket = await ticketIn(state, await desk.as('front_desk'));
    const requests = [];
    for (const row of rows) {
      const refused = roles.filter((role) => !['yes', '-', 'busy', 'empty'].includes(row[role]));
      if (refused.length > 0) requests.push({ row, refused, send: await request(row.action, ticket.id) });
    }
    const before = await contentsOf(desk);
    for (const { row, refused, send } of requests) {
      for (const role of refused) {
        const { status, body } = await send(await desk.as(role));
        const { action } = row;
        expect({ role, action, status, code: (body as ProblemBody).code }).toEqual({
          role,
          action,
          ...refusals[row[role]],
        });
      }
    }
    for (const row of rows) {
      if (row.ticket_holder === 'state') expect(await giveBack(ticket)).toBe(409);
      if (row.ticket_holder === 'already') expect(await giveBack(ticket)).toBe(200);
    }
    expect(await contentsOf(desk)).toEqual(before);
  });

  test('who calls from a counter at which nobody is next, is refused', async () => {
    const row = rows.find(({ action }) => action === 'callNext');
    for (const role of callerRoles) {
      const cell = row?.[role] ?? '';
      if (cell === 'yes') continue;
      const officer = await desk.as(role);
      await ticketIn(state, officer);
      const before = await contentsOf(desk);
      const { status, body } = await (await request('callNext', ''))(officer);
      expect({ status, code: (body as ProblemBody).code }).toEqual(refusals[cell]);
      expect(await contentsOf(desk)).toEqual(before);
    }
  });

  const allowed = rows.filter((row) => row.leads_to !== '');
  test.each(allowed.map((row) => [row.action, row] as const))('%s', async (action, row) => {
    for (const role of roles.filter((one) => row[one] === 'yes')) {
      const officer = await desk.as(role);
      const { id } = await ticketIn(state, officer);
      const { lastSeq } = await ticketOf(id);
      const answer = await (await request(action, id))(officer);
      expect(answer, `${role} ${action}`).toMatchObject({ status: 200 });
      await expectMoved(row, id, lastSeq + 1, { officer, role });
    }
    if (row.ticket_holder === 'yes') {
      const ticket = await ticketIn(state, await desk.as('front_desk'));
      const { lastSeq } = await ticketOf(ticket.id);
      expect(await giveBack(ticket)).toBe(200);
      await expectMoved(row, ticket.id, lastSeq + 1, null);
    }
  });

  test('the end of the day', async () => {
    const row = rows.find(({ action }) => action === 'expire');
    const { id } = await ticketIn(state, await desk.as('front_desk'));
    const before = await ticketOf(id);
    await nextDay();
    if (row?.time === 'yes') await expectMoved(row, id, before.lastSeq + 1, null);
    else expect(await ticketOf(id)).toEqual(before);
  });
});
