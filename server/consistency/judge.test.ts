import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskViolation, damagesOf, ownId } from '../../test/damage/damage.ts';
import { expectNamed, foundAfter } from '../../test/damage/tampering.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { type FullDay, workFullDay } from '../../test/full-day.ts';
import type { Tx } from '../db/database.ts';
import {
  complaintViolations,
  judge,
  newsViolations,
  queueViolations,
  surveyViolations,
  violationKinds,
} from './judge.ts';

const elsewhere: readonly string[] = [
  ...complaintViolations,
  ...newsViolations,
  ...queueViolations,
  ...surveyViolations,
];
const atTheDesk = violationKinds.filter((kind): kind is DeskViolation => !elsewhere.includes(kind));

let desk: Desk;
let day: FullDay;
beforeAll(async () => {
  desk = await openDesk();
  day = await workFullDay(desk);
}, 240_000);
afterAll(() => desk.close());

test('is silent on a day in which everything happened that may happen', async () => {
  const verdict = await judge(desk.test.db);
  expect(verdict.findings).toEqual([]);
  expect(verdict.ok).toBe(true);
  expect(verdict.counted).toMatchObject({ applications: 10, checks: 7, clocks: 4, pauses: 5, prints: 9 });
});

/** Does the damage as the owner with every guard of the database off, asks the judge, and takes it back. */
function afterDamage(kind: DeskViolation, damage: (tx: Tx) => Promise<void>) {
  return foundAfter(desk.test.owner, kind, async (tx) => {
    await sql`
        alter table applications disable trigger user;
        alter table blanks disable trigger user;
        alter table blank_movements disable trigger user;
        alter table blank_deliveries disable trigger user;
        drop index print_attempts_blank_once, applications_one_open_per_resident, cards_one_active,
                   application_pauses_one_open;
        alter table application_duties drop constraint four_eyes_verifier_operator,
          drop constraint four_eyes_maker_checker, drop constraint four_eyes_two_heads;
        alter table application_timings drop constraint application_timings_check;
        alter table applications drop constraint applications_check1`.execute(tx);
    await damage(tx);
  });
}

describe('after damage that the database itself would have refused', () => {
  test.each(atTheDesk)('%s', async (kind) => {
    const { statements, names } = damagesOf(day)[kind];
    const found = await afterDamage(kind, async (tx) => {
      for (const statement of statements) {
        const { numAffectedRows } = await statement.execute(tx);
        expect(numAffectedRows).toBeGreaterThan(0n);
      }
    });
    expect(found[0]?.id).toBeTruthy();
    if (names !== ownId) expect(found.map((each) => each.id)).toContain(names);
    expectNamed(found, kind);
  });

  test('the damage is gone again', async () => {
    expect((await judge(desk.test.db)).ok).toBe(true);
  });
});
