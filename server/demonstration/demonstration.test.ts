import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createPorts } from '../app.ts';
import { systemClock } from '../clock.ts';
import { type Jobs, openJobs } from '../jobs/open-jobs.ts';
import { loadDemonstration } from './index.ts';

let database: TestDatabase;
let jobs: Jobs;
beforeAll(async () => {
  database = await createTestDatabase();
  jobs = openJobs(database.db, { worker: false, onError: () => {} });
});
afterAll(async () => {
  await jobs.stop();
  await database.drop();
});

test('the demonstration office opens with a register, stock and a morning of cases in every state', async () => {
  const { db } = database;
  const ports = createPorts({ jobs, fileKey: randomBytes(32), publicAddress: 'http://127.0.0.1' });
  await loadDemonstration({ db, clock: systemClock, ports });

  const states = await db.selectFrom('applications').select('state').distinct().orderBy('state').execute();
  expect(states.map((row) => row.state)).toEqual([
    'completed',
    'entered',
    'incomplete',
    'printed',
    'ready',
    'received',
    'section_approved',
    'verified',
    'withdrawn',
  ]);
  const { residents } = await db
    .selectFrom('residents')
    .select((eb) => eb.fn.countAll<number>().as('residents'))
    .executeTakeFirstOrThrow();
  expect(residents).toBeGreaterThan(2600);
  const late = await db.selectFrom('applicationEvents').select('at').where('at', '>', new Date()).execute();
  expect(late).toEqual([]);
}, 90_000);
