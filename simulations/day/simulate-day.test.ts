import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationClock } from '../../server/clock.ts';
import { judge } from '../../server/consistency/judge.ts';
import { markDemonstration } from '../../server/db/installation.ts';
import { fillForDay, peopleOfDay } from '../../server/throw-away/day-office.ts';
import { type ServedOffice, serveOffice } from '../../server/throw-away/office.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type Acknowledged, overHttp } from '../client.ts';
import { type DayOffice, simulateDay } from './simulate-day.ts';

const scale = 360;
let database: TestDatabase;
let served: ServedOffice;
let office: DayOffice;
const acknowledged: Acknowledged[] = [];
const options = { applicants: 12, officers: 10, slow: true, seed: 3 };

beforeAll(async () => {
  database = await createTestDatabase();
  const installation = {
    db: database.db,
    clock: demonstrationClock(scale, undefined),
    fileKey: randomBytes(32),
    sessionSecret: randomBytes(32).toString('hex'),
  };
  await fillForDay(installation);
  served = await serveOffice(installation, { prints: true });
  const connection = {
    send: overHttp(await served.app.listen({ host: '127.0.0.1', port: 0 })),
    patienceMs: 0,
    onAcknowledged: (done: Acknowledged) => void acknowledged.push(done),
  };
  office = { connection, ...peopleOfDay() };
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.drop();
});

test('refuses an office that is no demonstration, before anything is written', async () => {
  await expect(simulateDay(office, options, scale, () => {})).rejects.toMatchObject({
    code: 'not_a_demonstration',
  });
  expect(acknowledged).toEqual([]);
});

test('takes everybody to the end that was meant for them, and leaves no contradiction', async () => {
  await markDemonstration(database.owner);
  const report = await simulateDay(office, options, scale, () => {});

  expect(report.faults).toEqual([]);
  expect(report.unaccounted).toEqual([]);
  expect(report.accounted).toBe(true);
  expect(Object.values(report.outcomes).reduce((a, b) => a + b)).toBe(12);
  expect(report.outcomes).toMatchObject({ withdrawn: 1, cancelled: 1, refused: 1, incomplete: 1, ready: 1 });
  expect(report.incidents).toMatchObject({ rejectAsSectionHead: 1, rejectAsDivisionHead: 1, spoilPrint: 1 });
  expect(report.clock.late).toBeGreaterThan(0);
  const { received, used, spoiled, left } = report.blanks;
  expect(received).toBe(used + spoiled + left);

  const verdict = await judge(database.db);
  expect(verdict.findings).toEqual([]);
  expect(verdict.counted.applications).toBe(12);

  // What the officers' computers were told is what the database knows.
  const known = await database.db
    .selectFrom('applicationEvents')
    .select(['applicationId', 'seq', 'toState'])
    .execute();
  const told = acknowledged.filter(({ applicationId }) => applicationId !== undefined);
  expect(told.length).toBeGreaterThan(100);
  for (const { applicationId, seq, state } of told) {
    expect(known).toContainEqual({ applicationId, seq, toState: state });
  }
}, 300_000);
