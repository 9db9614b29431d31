import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type Jobs, openJobs } from './open-jobs.ts';

let database: TestDatabase;
let jobs: Jobs;
const troubles: Error[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  jobs = openJobs(database.db, { worker: true, onError: (error) => troubles.push(error) });
});
afterAll(async () => {
  await jobs.stop();
  await database.drop();
});

async function waiting(queue: string): Promise<unknown[]> {
  const { rows } = await sql<{ data: unknown }>`
    select data from jobs.job where name = ${queue} and state < 'active' order by created_on`.execute(
    database.owner,
  );
  return rows.map((row) => row.data);
}

test('a job is there when its transaction commits, and not when it does not', async () => {
  const undone = database.db.transaction().execute(async (tx) => {
    await jobs.enqueue(tx, 'print', { printAttemptId: 'undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await waiting('print')).toEqual([]);

  await database.db.transaction().execute((tx) => jobs.enqueue(tx, 'print', { printAttemptId: 'kept' }));
  expect(await waiting('print')).toEqual([{ printAttemptId: 'kept' }]);
});

test('a worker signed in as the lesser role takes it within a second, once', async () => {
  const taken: unknown[] = [];
  await jobs.work('print', async (payload) => {
    taken.push(payload);
  });
  await expect.poll(() => taken, { timeout: 3000 }).toEqual([{ printAttemptId: 'kept' }]);
  await expect
    .poll(
      async () =>
        (
          await sql<{ state: string }>`select state::text from jobs.job where name = 'print'`.execute(
            database.owner,
          )
        ).rows,
      { timeout: 3000 },
    )
    .toEqual([{ state: 'completed' }]);
  expect(troubles).toEqual([]);
});

test('the lesser role cannot change the schema of the queue', async () => {
  await expect(sql`alter table jobs.job add column mine int`.execute(database.db)).rejects.toMatchObject({
    code: '42501',
  });
  await expect(sql`drop table jobs.queue`.execute(database.db)).rejects.toMatchObject({ code: '42501' });
});
