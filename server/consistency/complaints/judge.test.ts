import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { YearReport } from '../../../simulations/year/simulate-year.ts';
import { complaintDamages } from '../../../test/damage/complaint-damage.ts';
import { expectNamed, foundAfter } from '../../../test/damage/tampering.ts';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { playSmallYear } from '../../../test/small-year.ts';
import type { Tx } from '../../db/database.ts';
import { complaintContradictions, judge } from '../judge.ts';

let desk: Desk;
let report: YearReport;
beforeAll(async () => {
  desk = await openDesk({ at: '2026-01-01T23:00:00Z' });
  report = await playSmallYear(desk);
}, 400_000);
afterAll(() => desk.close());

test('is silent on weeks in which everything happened that may happen to a complaint', async () => {
  expect(report.faults).toEqual([]);
  expect(report.unaccounted).toEqual([]);
  const verdict = await judge(desk.test.db);
  expect(verdict.findings).toEqual([]);
  expect(verdict.counted.complaints).toBe(report.complaints);
});

const guarded = [
  'complaints',
  'complaint_contents',
  'complaint_rounds',
  'complaint_pauses',
  'complaint_notices',
  'complaint_attachments',
  'complaint_answers',
  'complaint_subjects',
  'complaint_merges',
  'box_openings',
  'messages',
  'message_contents',
];

/** Every guard of the database off, as whoever tampers with it would have it. */
async function withoutGuards(tx: Tx) {
  for (const table of guarded) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`.execute(
      tx,
    );
    for (const { name } of rows) {
      await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(tx);
    }
  }
  await sql`drop index complaint_pauses_one_open`.execute(tx);
  await sql`alter table complaint_events disable trigger user`.execute(tx);
}

describe('after damage that the database itself would have refused', () => {
  test.each(complaintContradictions)('%s', async (kind) => {
    const { pick, harm } = complaintDamages[kind];
    const picked = await pick.execute(desk.test.owner);
    const id = picked.rows[0]?.id ?? '';
    expect(id, 'the small year has such a row').not.toBe('');
    const found = await foundAfter(desk.test.owner, kind, async (tx) => {
      await withoutGuards(tx);
      for (const statement of harm(id)) {
        const { numAffectedRows } = await statement.execute(tx);
        expect(numAffectedRows).toBeGreaterThan(0n);
      }
    });
    // An event is named by its own id; everything else by the row that was damaged.
    if (found[0]?.subject !== 'event' || kind === 'complainant_not_told') {
      expect(found.map((each) => each.id)).toContain(id);
    }
    expectNamed(found, kind);
  });

  test('the damage is gone again', async () => {
    expect((await judge(desk.test.db)).findings).toEqual([]);
  });
});
