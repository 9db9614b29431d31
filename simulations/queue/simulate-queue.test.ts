import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../../server/consistency/judge.ts';
import { demonstrationQueue } from '../../server/demonstration/queue.ts';
import { playedOffice } from '../../server/throw-away/played-office.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { seededRandom } from '../random.ts';
import { simulateQueue } from './simulate-queue.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('a small day: every ticket ends as its holder knows, and every display sees every call', async () => {
  const { app, clock } = desk;
  const { db } = desk.test;
  const opens = new Date('2026-11-24T00:00:00Z');
  const report = await simulateQueue(
    playedOffice({ app, db, clock }),
    demonstrationQueue,
    { people: 25, counters: 3, displays: 2, opens, spanMs: 40 * 60_000, stepMs: 10_000 },
    seededRandom(3),
  );
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ people: 25, counters: 3, unaccounted: 0, missedCalls: 0 });
  expect(report.tickets.waiting).toBeUndefined();
  expect(report.calls).toBeGreaterThan(20);
  expect(report.waiting.count).toBeGreaterThan(20);
  expect((await judge(db)).findings).toEqual([]);
}, 120_000);
