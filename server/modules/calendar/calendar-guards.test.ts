import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CalendarYearView, calendar } from '../../../contract/calendar.ts';
import { type Desk, officeCode, openDesk } from '../../../test/desk.ts';

/** What the database refuses by itself, once a day has come and gone and three versions are there. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const keeper = await desk.as('administrator');
  const added = await keeper.call(calendar.addDays, {
    body: {
      kind: 'libur_nasional',
      decree: 'SKB CONTOH/2026',
      days: [{ onDate: '2026-10-14', nameId: 'Hari contoh', nameEn: 'A day' }],
    },
  });
  expect(added.status).toBe(200);
  const year = await keeper.call(calendar.year, { params: { year: 2026 } });
  const day = (year.body as CalendarYearView).days.find(({ onDate }) => onDate === '2026-10-14');
  const removed = await keeper.call(calendar.removeDay, {
    params: { id: day?.id ?? '' },
    body: { reason: 'Dicabut' },
  });
  expect(removed.status).toBe(200);
});
afterAll(() => desk.close());

const constraintOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
  );

const run = (statement: string) =>
  constraintOf(desk.test.owner.transaction().execute((tx) => sql.raw(statement).execute(tx)));
const madeBy = () =>
  sql.raw(`(select id from employees where office_code = '${officeCode}' limit 1)`).compile(desk.test.owner)
    .sql;
const version2 = (number: string) =>
  `insert into calendar_versions (office_code, version, made_at, made_by, cause, reason)
   values ('${officeCode}', ${number}, '2026-11-24', ${madeBy()}, 'days_added', 'uji')`;
const next = `(select max(version) + 1 from calendar_versions where office_code = '${officeCode}')`;

test('has no gap between versions, and none twice', async () => {
  expect(await run(version2(`${next} + 1`))).toBe('calendar_versions_no_gap');
  expect(await run(version2(`${next} - 1`))).toBe('calendar_versions_pkey');
});

test('adds nothing to a version that is closed, and takes nothing from it', async () => {
  const day = (addedIn: string, date: string) =>
    `insert into holidays (office_code, on_date, kind, name_id, name_en, decree, added_in)
     values ('${officeCode}', '${date}', 'libur_nasional', 'Contoh', 'A day', 'SKB', ${addedIn})`;
  expect(await run(day('1', '2026-09-09'))).toBe('calendar_version_open');
  expect(
    await run(`insert into calendar_switches (office_code, kind, stops_clock, set_in)
               values ('${officeCode}', 'cuti_bersama', true, 2)`),
  ).toBe('calendar_version_open');
  expect(
    await run(`insert into calendar_years (office_code, year, decree, loaded_in)
               values ('${officeCode}', 2030, 'SKB', 2)`),
  ).toBe('calendar_version_open');
  expect(
    await run(`update holidays set removed_in = 2 where office_code = '${officeCode}' and added_in = 1
                  and removed_in is null`),
  ).toBe('calendar_version_open');
  // Both in one transaction: the version is open, the day is there already.
  expect(await run(`${version2(next)}; ${day(`${next} - 1`, '2026-01-01')}`)).toBe('holidays_no_overlap');
  expect(
    await run(`${version2(next)};
               insert into calendar_switches (office_code, kind, stops_clock, set_in)
               values ('${officeCode}', 'dispensasi_daerah', true, ${next} - 1)`),
  ).toBe('calendar_switches_decree');
  expect(
    await run(`${version2(next)};
               insert into calendar_years (office_code, year, decree, loaded_in)
               values ('${officeCode}', 2030, 'SKB', ${next} - 1)`),
  ).toBe('calendar_year_has_days');
});

test('lets nobody rewrite history, the owner neither', async () => {
  for (const [statement, constraint] of [
    [`update holidays set name_id = 'Lain' where added_in = 1`, 'holidays_history'],
    [`update holidays set removed_in = null where removed_in is not null`, 'holidays_history'],
    ['delete from holidays', 'calendar_history'],
    [`update calendar_versions set reason = 'Lain'`, 'calendar_history'],
    ['delete from calendar_switches', 'calendar_history'],
    [`update calendar_years set decree = 'Lain'`, 'calendar_history'],
  ] as const) {
    expect({ statement, held: await run(statement) }).toEqual({ statement, held: constraint });
  }
  for (const table of ['calendar_versions', 'calendar_years', 'calendar_switches', 'holidays']) {
    expect(await constraintOf(sql.raw(`delete from ${table}`).execute(desk.test.db))).toBe('42501');
  }
});
