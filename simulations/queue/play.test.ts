import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../../server/consistency/judge.ts';
import { type Desk, officeCode, openDesk } from '../../test/desk.ts';
import { passwordOfEverybody, usernameOf } from '../../test/people.ts';
import { seededRandom } from '../day/random.ts';
import { signInTo } from '../year/client.ts';
import { hireCallers } from './callers.ts';
import { playDay } from './play.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('a small day: every ticket ends as its holder knows, and every display sees every call', async () => {
  const { app, clock } = desk;
  const { db } = desk.test;
  const callers = await hireCallers({ app, db, clock, officeCode }, 3);
  const keeper = await signInTo(app, usernameOf.administrator, passwordOfEverybody);
  const report = await playDay(
    { app, db, clock, random: seededRandom(3), keeper, callers },
    { people: 25, displays: 2, opens: new Date('2026-11-24T00:00:00Z'), spanMs: 40 * 60_000, stepMs: 10_000 },
  );
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ people: 25, unaccounted: 0, missedCalls: 0 });
  expect(report.tickets.waiting).toBeUndefined();
  expect(report.calls).toBeGreaterThan(20);
  expect(report.waiting.count).toBeGreaterThan(20);
  expect((await judge(db)).findings).toEqual([]);
}, 120_000);
