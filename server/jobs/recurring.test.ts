import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type Jobs, openJobs } from './open-jobs.ts';
import type { RecurringName } from './queues.ts';
import { type RecurringWork, startRecurring } from './recurring.ts';

let database: TestDatabase;
let processes: Jobs[];
let errors: string[];
const clock = new FixedClock();

beforeEach(async () => {
  database = await createTestDatabase();
  processes = [];
  errors = [];
});
afterEach(async () => {
  await Promise.all(processes.map((jobs) => jobs.stop()));
  await database.drop();
});

/** As a process of the office does when it starts to serve. */
async function startProcess(works: Partial<Record<RecurringName, RecurringWork>>): Promise<void> {
  const { db } = database;
  const onError = ({ message }: Error) => errors.push(message);
  const jobs = openJobs(db, { worker: true, onError });
  processes.push(jobs);
  await startRecurring({ db, clock, jobs, onError }, works);
}

const stateOfWork = () =>
  database.owner.selectFrom('recurringWork').selectAll().where('name', '=', 'end-queue-days').execute();

test('two processes never run it at once, and only one of them each time', async () => {
  let turns = 0;
  let running = 0;
  let most = 0;
  const work = {
    everySeconds: 1,
    async run() {
      turns += 1;
      running += 1;
      most = Math.max(most, running);
      await sleep(400);
      running -= 1;
    },
  };
  await Promise.all([1, 2].map(() => startProcess({ 'end-queue-days': work })));
  await expect.poll(() => turns, { timeout: 30_000 }).toBeGreaterThan(2);
  expect(most).toBe(1);
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from jobs.job
     where name = 'end-queue-days' and state < 'active'`.execute(database.owner);
  expect(rows[0]?.waiting).toBeLessThanOrEqual(1);
  expect(errors).toEqual([]);
});

test('a failure is told and kept by its kind, and the next run comes', async () => {
  let turns = 0;
  await startProcess({
    'end-queue-days': {
      everySeconds: 1,
      async run() {
        turns += 1;
        if (turns === 1) throw new TypeError('with the name of somebody');
      },
    },
  });
  await expect.poll(() => turns, { timeout: 30_000 }).toBeGreaterThan(1);
  expect(errors).toEqual(['with the name of somebody']);
  await expect.poll(async () => (await stateOfWork()).length, { timeout: 30_000 }).toBe(1);
  expect(await stateOfWork()).toMatchObject([
    { lastEndedAt: clock.now(), lastFailedAt: clock.now(), lastFailure: 'TypeError' },
  ]);
});

test('what says that more is waiting goes on at once; stopping waits for the run under way', async () => {
  let turns = 0;
  let done = 0;
  await startProcess({
    'end-queue-days': {
      everySeconds: 600,
      async run() {
        turns += 1;
        await sleep(200);
        done += 1;
        return turns < 3 ? 'more' : undefined;
      },
    },
  });
  await expect.poll(() => turns, { timeout: 30_000 }).toBe(3);
  await Promise.all(processes.map((jobs) => jobs.stop()));
  expect(done).toBe(3);
});

test('another process takes over what a dead one left unfinished', async () => {
  const jobs = openJobs(database.db, { worker: false, onError: () => {} });
  processes.push(jobs);
  await database.db.transaction().execute((tx) => jobs.enqueue(tx, 'end-queue-days', {}));
  // As if its process had been killed a minute ago.
  await sql`
    update jobs.job set state = 'active', started_on = now() - interval '1 minute',
      heartbeat_on = now() - interval '1 minute', heartbeat_seconds = 20
     where name = 'end-queue-days'`.execute(database.owner);
  let turns = 0;
  await startProcess({
    'end-queue-days': {
      everySeconds: 1,
      async run() {
        turns += 1;
      },
    },
  });
  await expect.poll(() => turns, { timeout: 110_000, interval: 500 }).toBeGreaterThan(0);
}, 120_000);
