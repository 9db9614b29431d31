import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationDetail } from '../../../contract/applications/endpoints.ts';
import { applications } from '../../../contract/applications/endpoints.ts';
import {
  type QueueBoard,
  type QueueFigures,
  queue,
  type TicketView,
} from '../../../contract/queue/endpoints.ts';
import { type Desk, type Officer, officeCode, openDesk } from '../../../test/desk.ts';
import { act, callNext, issue, openQueue, type QueueDesk, sit } from '../../../test/subjects/queue.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { endOldDays, queueNow, queueState } from './index.ts';

let desk: Desk;
let counters: QueueDesk;
/** Two officers of the counter, and one who may not call. */
let ayu: Officer;
let budi: Officer;

beforeAll(async () => {
  desk = await openDesk();
  counters = await openQueue(desk);
  ayu = await desk.as('front_desk');
  budi = await desk.as('complaints_officer');
});
afterAll(() => desk.close());

/** Every test has a day of its own: the queue of the day before has ended. */
let day = new Date('2026-11-24T01:00:00Z');
beforeEach(async () => {
  day = new Date(day.getTime() + 24 * 3_600_000);
  desk.clock.set(day);
  await endOldDays({ db: desk.test.db, clock: desk.clock });
});

const minutes = (count: number) => desk.clock.advance(count * 60_000);
const state = () => queueState(desk.test.db, officeCode, desk.clock.now());

async function eventsOf(id: string) {
  return desk.test.owner
    .selectFrom('queueEvents')
    .select(['action', 'fromState', 'toState', 'callNumber'])
    .where('ticketId', '=', id)
    .orderBy('seq')
    .execute();
}

describe('one ticket', () => {
  test('is taken, called, called again, served and finished; waiting and service are measured apart', async () => {
    await sit(ayu, counters.counterId(3));
    const ticket = await issue(ayu, 'application');
    expect(ticket).toMatchObject({ label: 'B-001', state: 'waiting', source: 'officer', counter: null });
    minutes(7);
    const called = await callNext(ayu);
    expect(called.mine.ticket).toMatchObject({ id: ticket.id, state: 'called', counter: 3, timesCalled: 1 });
    expect(called.mine.ticket?.allowedActions.sort()).toEqual([
      'cancel',
      'recall',
      'skip',
      'start',
      'transfer',
    ]);
    minutes(1);
    await act(ayu, queue.recall, ticket.id);
    await act(ayu, queue.start, ticket.id);
    minutes(4);
    const after = await act(ayu, queue.finish, ticket.id);
    expect(after.mine).toMatchObject({ ticket: null, mayCallNext: true });

    const events = await eventsOf(ticket.id);
    expect(events.map(({ action, toState }) => `${action} ${toState}`)).toEqual([
      'take waiting',
      'callNext called',
      'recall called',
      'start serving',
      'finish done',
    ]);
    const figures = (await ayu.call(queue.figures)).body as QueueFigures;
    expect(figures.total).toMatchObject({
      taken: 1,
      waiting: { count: 1, medianSeconds: 7 * 60 },
      service: { count: 1, medianSeconds: 4 * 60 },
    });
    expect(figures.counters.find(({ number }) => number === 3)).toMatchObject({ calls: 1, done: 1 });
    const { calls } = await state();
    expect(calls.map(({ label, times, counter }) => ({ label, times, counter }))).toEqual([
      { label: 'B-001', times: 2, counter: 3 },
      { label: 'B-001', times: 1, counter: 3 },
    ]);
  });

  test('is skipped when nobody comes, and is next again once it is put back', async () => {
    await sit(ayu, counters.counterId(3));
    const first = await issue(ayu, 'application');
    minutes(1);
    const second = await issue(ayu, 'application');
    await callNext(ayu);
    const skipped = await act(ayu, queue.skip, first.id);
    expect(skipped.skipped.map(({ id }) => id)).toEqual([first.id]);
    expect(skipped.mine.mayCallNext).toBe(true);
    await act(budi, queue.restore, first.id);
    expect((await callNext(ayu)).mine.ticket?.id).toBe(first.id);
    expect((await state()).calls[0]).toMatchObject({ label: first.label, times: 1 });
    expect((await eventsOf(second.id)).map(({ action }) => action)).toEqual(['take']);
  });

  test('keeps its number and its place when it is transferred to another service and counter', async () => {
    await sit(ayu, counters.counterId(3));
    await sit(budi, counters.counterId(6));
    const mistaken = await issue(ayu, 'application');
    minutes(2);
    const other = await issue(ayu, 'information');
    await callNext(ayu);
    const target = { service: 'information', counterId: counters.counterId(6) };
    const board = await act(ayu, queue.transfer, mistaken.id, target);
    expect(board.waiting.find(({ id }) => id === mistaken.id)).toMatchObject({
      label: 'B-001',
      service: 'information',
      forCounter: 6,
    });
    // It was taken first, so it is called before the one that came to this service straight away.
    expect((await callNext(budi)).mine.ticket?.id).toBe(mistaken.id);
    await act(budi, queue.start, mistaken.id);
    expect((await callNext(budi, true)).mine.ticket?.id).toBe(other.id);
  });

  test('becomes an application, in the transaction that opens it', async () => {
    await sit(ayu, counters.counterId(3));
    const resident = await desk.resident({ centralStatus: 'CARD_ISSUED' });
    const body = { residentId: resident.id, serviceType: 'C2' as const, kkShown: resident.kkNumber };
    const waits = await issue(ayu, 'application');
    await expectRefused(
      desk,
      () => ayu.call(applications.openIntake, { body: { ...body, ticketId: waits.id } }),
      { status: 409, code: 'ticket_not_called' },
    );
    minutes(5);
    await callNext(ayu);
    minutes(1);
    const neighbour = await desk.hire(['front_desk']);
    await sit(neighbour, counters.counterId(4));
    await expectRefused(
      desk,
      () => neighbour.call(applications.openIntake, { body: { ...body, ticketId: waits.id } }),
      { status: 409, code: 'ticket_at_other_counter' },
    );
    const key = 'antrean-ke-permohonan';
    const opened = await ayu.call(applications.openIntake, { body: { ...body, ticketId: waits.id }, key });
    expect(opened.status).toBe(200);
    const again = await ayu.call(applications.openIntake, { body: { ...body, ticketId: waits.id }, key });
    const { id } = opened.body as ApplicationDetail;
    expect((again.body as ApplicationDetail).id).toBe(id);
    const board = (await ayu.call(queue.board)).body as QueueBoard;
    expect(board.mine.ticket).toMatchObject({ id: waits.id, state: 'serving', applicationId: id });
    const row = await desk.test.owner
      .selectFrom('queueTickets')
      .innerJoin('applications as a', 'a.id', 'queueTickets.applicationId')
      .select(['takenAt', 'firstCalledAt', 'servingAt', 'a.startedAt'])
      .where('queueTickets.id', '=', waits.id)
      .executeTakeFirstOrThrow();
    expect(Number(row.firstCalledAt) - Number(row.takenAt)).toBe(5 * 60_000);
    expect(row.startedAt).toEqual(row.servingAt);

    const other = await desk.resident({ centralStatus: 'CARD_ISSUED' });
    await expectRefused(
      desk,
      () =>
        ayu.call(applications.openIntake, {
          body: { residentId: other.id, serviceType: 'C2', kkShown: other.kkNumber, ticketId: waits.id },
        }),
      { status: 409, code: 'ticket_has_application' },
    );
  });
});

describe('calling', () => {
  test('priority first, but after two of them in a row somebody without it', async () => {
    await sit(ayu, counters.counterId(3));
    const ordinary: TicketView[] = [];
    for (let i = 0; i < 3; i += 1) ordinary.push(await issue(ayu, 'application'));
    minutes(1);
    const priority: TicketView[] = [];
    for (let i = 0; i < 5; i += 1) priority.push(await issue(ayu, 'application', 'elderly'));
    const order: (string | undefined)[] = [];
    for (let i = 0; i < 8; i += 1) {
      const { mine } = await callNext(ayu, true);
      order.push(mine.ticket?.label);
      await act(ayu, queue.start, mine.ticket?.id ?? '');
    }
    const [a, b, c] = ordinary.map(({ label }) => label);
    const [p, q, r, s, t] = priority.map(({ label }) => label);
    expect(order).toEqual([p, q, a, r, s, b, t, c]);
  });

  test('six counters that press at once call six tickets, and a display sees every call', async () => {
    const officers = [ayu, budi];
    for (const role of ['verifier', 'recording_operator', 'data_operator'] as const)
      officers.push(await desk.as(role));
    officers.push(await desk.hire(['front_desk']));
    await Promise.all(officers.map((officer, i) => sit(officer, counters.counterId(i + 1))));
    const codes = ['recording', 'application', 'collection', 'information'];
    // Enough of each that no counter runs out, whichever of them is quicker.
    await Promise.all(codes.flatMap((code) => Array.from({ length: 8 }, () => issue(ayu, code))));
    const { lastCall } = await state();
    for (let round = 0; round < 2; round += 1) {
      const boards = await Promise.all(officers.map((officer) => callNext(officer, true)));
      expect(new Set(boards.map(({ mine }) => mine.ticket?.id)).size).toBe(6);
      await Promise.all(
        boards.map(({ mine }, i) => act(officers[i] as Officer, queue.start, mine.ticket?.id ?? '')),
      );
    }
    const after = await state();
    expect(after.lastCall - lastCall).toBe(12);
    expect(after.calls.map(({ call }) => call)).toEqual(
      Array.from({ length: 12 }, (_, i) => after.lastCall - i),
    );
    expect(after.counters.every(({ open, current }) => open && current !== null)).toBe(true);
  });

  test('a repeated request calls once', async () => {
    await sit(ayu, counters.counterId(3));
    await issue(ayu, 'application');
    await issue(ayu, 'application');
    const body = { finishCurrent: false };
    const answers = await Promise.all(
      [1, 2, 3].map(() => ayu.call(queue.callNext, { body, key: `panggil-${day.getTime()}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await state()).calls).toHaveLength(1);
  });

  test('is refused without a counter, with somebody there, and with nobody waiting', async () => {
    await expectRefused(desk, () => ayu.call(queue.callNext), { status: 409, code: 'counter_not_chosen' });
    await sit(ayu, counters.counterId(3));
    await expectRefused(desk, () => ayu.call(queue.callNext), { status: 409, code: 'queue_empty' });
    // What waits for a service that is not called here waits on.
    await issue(ayu, 'recording');
    await expectRefused(desk, () => ayu.call(queue.callNext), { status: 409, code: 'queue_empty' });
    await issue(ayu, 'application');
    await issue(ayu, 'application');
    await callNext(ayu);
    for (const finishCurrent of [true, false]) {
      await expectRefused(desk, () => ayu.call(queue.callNext, { body: { finishCurrent } }), {
        status: 409,
        code: 'counter_occupied',
      });
    }
  });

  test('nobody acts on a ticket at another counter, and nobody takes the place of one who serves', async () => {
    await sit(ayu, counters.counterId(3));
    await sit(budi, counters.counterId(4));
    const { id } = await issue(ayu, 'application');
    await callNext(ayu);
    for (const name of ['recall', 'start', 'cancel'] as const) {
      const answer = await budi.call(queue[name], { params: { id } });
      expect(answer).toMatchObject({ status: 409, body: { code: 'ticket_at_other_counter' } });
    }
    await expectRefused(desk, () => budi.call(queue.skip, { params: { id } }), {
      status: 409,
      code: 'ticket_at_other_counter',
    });
    await expectRefused(desk, () => budi.call(queue.sit, { params: { id: counters.counterId(3) } }), {
      status: 409,
      code: 'counter_occupied',
    });
    await expectRefused(desk, () => ayu.call(queue.leave), { status: 409, code: 'counter_occupied' });
    await expectRefused(desk, () => ayu.call(queue.finish, { params: { id } }), {
      status: 409,
      code: 'ticket_moved_on',
    });
    await act(ayu, queue.skip, id);
    // Now the place is free to be taken over.
    expect((await sit(budi, counters.counterId(3))).mine.counter?.number).toBe(3);
    const board = (await ayu.call(queue.board)).body as QueueBoard;
    expect(board.mine).toMatchObject({ counter: null, mayCallNext: false });
  });
});

describe('the day', () => {
  test('ends what is left of it, with an event, and the next day begins at one', async () => {
    await sit(ayu, counters.counterId(3));
    const [called, waits] = [await issue(ayu, 'application'), await issue(ayu, 'application')];
    await callNext(ayu);
    desk.clock.advance(24 * 3_600_000);
    day = desk.clock.now();
    await expectRefused(desk, () => ayu.call(queue.start, { params: { id: called.id } }), {
      status: 409,
      code: 'ticket_at_other_counter',
    });
    // The counter is taken before anything has ended the day before: what lay there ends now.
    await sit(ayu, counters.counterId(3));
    expect((await eventsOf(called.id)).at(-1)).toMatchObject({ action: 'expire', fromState: 'called' });
    expect(await endOldDays({ db: desk.test.db, clock: desk.clock })).toBe(1);
    expect((await eventsOf(waits.id)).at(-1)).toMatchObject({ action: 'expire', toState: 'expired' });
    expect(await endOldDays({ db: desk.test.db, clock: desk.clock })).toBe(0);
    expect((await issue(ayu, 'application')).label).toBe('B-001');
  });

  test('ends with what leads from a ticket to somebody, and not before', async () => {
    const { id } = await issue(ayu, 'application', 'pregnant');
    await issue(ayu, 'application');
    await desk.test.owner
      .updateTable('queueTickets')
      .set({ source: 'phone', deviceHash: 'a telephone', formToken: 'the form of a telephone' })
      .where('id', '=', id)
      .execute();
    const held = () =>
      desk.test.owner
        .selectFrom('queueTickets')
        .select(['priority', 'deviceHash', 'formToken', 'source'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    await endOldDays({ db: desk.test.db, clock: desk.clock });
    expect(await held()).toMatchObject({ priority: 'pregnant', deviceHash: 'a telephone' });
    desk.clock.advance(24 * 3_600_000);
    day = desk.clock.now();
    await endOldDays({ db: desk.test.db, clock: desk.clock });
    expect(await held()).toEqual({ priority: 'some', deviceHash: null, formToken: null, source: 'phone' });
    const kinds = await desk.test.owner.selectFrom('queueTickets').select('priority').distinct().execute();
    expect(kinds.map(({ priority }) => priority).sort()).toEqual([null, 'some']);
  });

  test('has numbers without a gap however many press at once, and no more than the limit', async () => {
    await desk.test.owner
      .updateTable('queueServices')
      .set({ dailyLimit: 15 })
      .where('code', '=', 'recording')
      .execute();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ayu.call(queue.issue, { body: { service: 'recording', priority: null } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(15);
    const numbers = await desk.test.owner
      .selectFrom('queueTickets')
      .select('number')
      .where('letter', '=', 'A')
      .where('state', '=', 'waiting')
      .orderBy('number')
      .execute();
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect((await state()).services[0]).toMatchObject({ waiting: 15, full: true });
  });

  test('says how long one waits by its own figures, or that nobody knows', async () => {
    await sit(ayu, counters.counterId(3));
    const now = () => queueNow(desk.test.db, officeCode, desk.clock.now());
    for (let i = 0; i < 5; i += 1) {
      const { id } = await issue(ayu, 'application');
      await callNext(ayu);
      await act(ayu, queue.start, id);
      minutes(4);
      await act(ayu, queue.finish, id);
    }
    for (let i = 0; i < 3; i += 1) await issue(ayu, 'application');
    expect(await now()).toMatchObject({
      accepting: true,
      waiting: 3,
      countersOpen: 1,
      estimate: { minutes: 15 },
    });
    const recording = (await state()).services[0];
    expect(recording).toMatchObject({ code: 'recording', countersOpen: 0, estimate: null });
  });
});

describe('the database refuses by itself', () => {
  const tamper = (statement: ReturnType<typeof sql>) => expect(statement.execute(desk.test.db)).rejects;

  test('a state without its event, two at one counter, a call without a counter, times out of order', async () => {
    await sit(ayu, counters.counterId(3));
    const [first, second] = [await issue(ayu, 'application'), await issue(ayu, 'application')];
    await callNext(ayu);
    const counter = counters.counterId(3);
    await tamper(
      sql`update queue_tickets set state = 'cancelled', ended_at = taken_at where id = ${second.id}`,
    ).toMatchObject({ constraint: 'queue_tickets_state_has_event' });
    await tamper(sql`update queue_tickets set state = 'called', counter_id = ${counter}, called_at = taken_at,
      first_called_at = taken_at where id = ${second.id}`).toMatchObject({
      constraint: 'queue_tickets_one_per_counter',
    });
    await tamper(sql`update queue_tickets set counter_id = null where id = ${first.id}`).toMatchObject({
      constraint: 'queue_tickets_called_somewhere',
    });
    await tamper(
      sql`update queue_tickets set called_at = taken_at - interval '1 second' where id = ${first.id}`,
    ).toMatchObject({ constraint: 'queue_tickets_times_in_order' });
    await tamper(sql`delete from queue_events where ticket_id = ${first.id}`).toThrow(/permission denied/);
    await tamper(sql`update queue_events set at = at where ticket_id = ${first.id}`).toThrow(
      /permission denied/,
    );
  });
});
