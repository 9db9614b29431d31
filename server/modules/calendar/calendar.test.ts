import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalendarYearView, calendar } from '../../../contract/calendar.ts';
import type { Role } from '../../../contract/roles.ts';
import { openContexts } from '../../../test/contexts.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { type Desk, officeCode, openDesk } from '../../../test/desk.ts';
import { contentsOf, expectRefused } from '../../../test/untouched.ts';
import type { Ctx } from '../../context.ts';
import { foundOffice } from '../service-standards/index.ts';
import { changeCalendar, previewChange } from './actions.ts';
import { addWorkingDays, bundledCalendar, currentVersion, loadCalendar, missingHolidays } from './index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const circular = 'SE B.30.800/CONTOH/2026';
async function yearAs(role: Role, year: number): Promise<CalendarYearView> {
  const { status, body } = await (await desk.as(role)).call(calendar.year, { params: { year } });
  expect(status).toBe(200);
  return body as CalendarYearView;
}
const version = () => currentVersion(desk.test.db, officeCode);
const lastAudit = () =>
  desk.test.owner
    .selectFrom('auditEvents')
    .select(['action', 'subjectId', 'employeeId', 'reason'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
async function add(
  kind: 'libur_nasional' | 'cuti_bersama' | 'dispensasi_daerah',
  onDate: string,
  decree = circular,
) {
  const keeper = await desk.as('administrator');
  return keeper.call(calendar.addDays, {
    body: { kind, decree, days: [{ onDate, nameId: 'Hari contoh', nameEn: 'A day' }] },
  });
}
describe('an office has a calendar from its first moment', () => {
  test('made by the application or by the owner: version 1, both years, the defaults', async () => {
    const newDatabase = await createTestDatabase();
    try {
      const office = {
        name: 'Disdukcapil Contoh',
        regionCode: '51.03',
        provinceName: 'PROVINSI BALI',
        regencyName: 'KABUPATEN BADUNG',
        zone: 'Asia/Makassar' as const,
        numberPrefix: 'BDG',
        promiseSeconds: 600,
      };
      for (const [db, code] of [
        [newDatabase.db, '51.03'],
        [newDatabase.owner, '51.04'],
      ] as const) {
        await db.transaction().execute((tx) => foundOffice(tx, { ...office, code }, new Date()));
        expect(await loadCalendar(newDatabase.db, code)).toEqual(bundledCalendar());
      }
      const { rows } = await sql`select kind, stops_clock, decree, set_in from calendar_switches
                                  where office_code = '51.03' order by kind`.execute(newDatabase.owner);
      expect(rows).toEqual([
        { kind: 'cuti_bersama', stopsClock: true, decree: null, setIn: 1 },
        { kind: 'dispensasi_daerah', stopsClock: false, decree: null, setIn: 1 },
        { kind: 'libur_nasional', stopsClock: true, decree: null, setIn: 1 },
      ]);
    } finally {
      await newDatabase.drop();
    }
  });

  test('every officer reads it; only who may change it is offered to', async () => {
    const seen = await yearAs('front_desk', 2026);
    expect(seen).toMatchObject({
      year: 2026,
      version: 1,
      workingDays: 240,
      decree: expect.stringContaining('1497 Tahun 2025'),
      loadedYears: [2026, 2027],
      missingYear: null,
      allowedActions: [],
    });
    expect(seen.days).toHaveLength(25);
    expect(seen.suggestions).toHaveLength(5);
    expect((await yearAs('front_desk', 2027)).workingDays).toBe(242);
    expect((await yearAs('administrator', 2026)).allowedActions).toEqual([
      'addDays',
      'removeDay',
      'loadYear',
    ]);
    expect((await yearAs('head_of_office', 2026)).allowedActions).toEqual(['setSwitch']);
  });
});

describe('days', () => {
  test('a day that a decree adds in mid-year makes a version; the one before is kept', async () => {
    const before = await version();
    const { status, body } = await add('cuti_bersama', '2026-12-28', 'SKB CONTOH/2026');
    expect(status).toBe(200);
    expect(body).toEqual({ version: before + 1, moved: 0 });
    const now = await loadCalendar(desk.test.db, officeCode);
    expect(addWorkingDays('2026-12-23', 3, now).due).toBe('2026-12-31');
    const then = await loadCalendar(desk.test.db, officeCode, before);
    expect(addWorkingDays('2026-12-23', 3, then).due).toBe('2026-12-30');
    const { employeeId } = await desk.as('administrator');
    expect(await lastAudit()).toEqual({
      action: 'calendar.days_added',
      subjectId: String(before + 1),
      employeeId,
      reason: 'cuti_bersama 2026-12-28; moved 0',
    });
    expect((await yearAs('front_desk', 2026)).versions[0]).toMatchObject({
      version: before + 1,
      cause: 'days_added',
      madeAt: desk.clock.now().toISOString(),
      reason: 'SKB CONTOH/2026',
      added: ['2026-12-28'],
      removed: [],
    });
  });

  test('the same kind on the same day twice is refused, another kind is not', async () => {
    await expectRefused(desk, () => add('cuti_bersama', '2026-12-28'), {
      status: 409,
      code: 'holiday_exists',
    });
    expect((await add('dispensasi_daerah', '2026-12-28')).status).toBe(200);
    const keeper = await desk.as('administrator');
    const day = { onDate: '2026-12-29', nameId: 'Hari contoh', nameEn: 'A day' };
    await expectRefused(
      desk,
      () =>
        keeper.call(calendar.addDays, { body: { kind: 'cuti_bersama', decree: circular, days: [day, day] } }),
      { status: 422, code: 'holiday_given_twice' },
    );
  });

  test('no day without the number of what orders it', async () => {
    await expectRefused(desk, () => add('dispensasi_daerah', '2026-11-04', ' '), {
      status: 422,
      code: 'fields_not_valid',
    });
    await expectRefused(desk, () => add('dispensasi_daerah', '2026-02-30'), {
      status: 422,
      code: 'fields_not_valid',
    });
  });

  test('a day is removed with a reason, once; it may come back', async () => {
    const keeper = await desk.as('administrator');
    const { id } = (await yearAs('administrator', 2026)).days.find(
      ({ onDate, kind }) => onDate === '2026-12-28' && kind === 'cuti_bersama',
    ) as { id: string };
    const before = await version();
    const remove = () =>
      keeper.call(calendar.removeDay, { params: { id }, body: { reason: 'SKB diubah kembali' } });
    expect(await remove()).toMatchObject({ status: 200, body: { version: before + 1, moved: 0 } });
    expect((await loadCalendar(desk.test.db, officeCode)).closedDays.has('2026-12-28')).toBe(false);
    expect((await loadCalendar(desk.test.db, officeCode, before)).closedDays.has('2026-12-28')).toBe(true);
    expect(await lastAudit()).toMatchObject({ action: 'calendar.day_removed' });
    await expectRefused(desk, remove, { status: 404, code: 'holiday_unknown' });
    expect((await add('cuti_bersama', '2026-12-28')).status).toBe(200);
  });

  test('nobody removes a year day by day until it has a gap', async () => {
    const keeper = await desk.as('administrator');
    const days = (await yearAs('administrator', 2027)).days;
    for (const { id } of days.slice(0, -10)) {
      const { status } = await keeper.call(calendar.removeDay, {
        params: { id },
        body: { reason: 'Uji celah' },
      });
      expect(status).toBe(200);
    }
    const last = days.at(-1)?.id ?? '';
    await expectRefused(
      desk,
      () => keeper.call(calendar.removeDay, { params: { id: last }, body: { reason: 'Uji celah' } }),
      { status: 422, code: 'calendar_year_incomplete' },
    );
    for (const { onDate, kind, nameId, nameEn, decree } of days.slice(0, -10)) {
      await keeper.call(calendar.addDays, { body: { kind, decree, days: [{ onDate, nameId, nameEn }] } });
    }
    expect((await yearAs('front_desk', 2027)).workingDays).toBe(242);
  });
});

describe('the switch of a kind', () => {
  const set = async (kind: 'libur_nasional' | 'dispensasi_daerah', stopsClock: boolean, decree?: string) =>
    (await desk.as('head_of_office')).call(calendar.setSwitch, {
      params: { kind },
      body: { stopsClock, ...(decree !== undefined && { decree }) },
    });

  test('regional leave stops the clock by order of the head of office, with the number of the circular', async () => {
    for (const day of ['2026-06-17', '2026-06-18']) await add('dispensasi_daerah', day);
    const due = async () => addWorkingDays('2026-06-15', 3, await loadCalendar(desk.test.db, officeCode)).due;
    expect(await due()).toBe('2026-06-19');
    expect((await yearAs('front_desk', 2026)).suggestions).toHaveLength(3);
    await expectRefused(desk, () => set('dispensasi_daerah', true), {
      status: 422,
      code: 'calendar_decree_missing',
    });
    const keeper = await desk.as('administrator');
    await expectRefused(
      desk,
      () =>
        keeper.call(calendar.setSwitch, {
          params: { kind: 'dispensasi_daerah' },
          body: { stopsClock: true, decree: circular },
        }),
      { status: 403, code: 'role_not_allowed' },
    );
    const before = await version();
    expect(await set('dispensasi_daerah', true, circular)).toMatchObject({
      status: 200,
      body: { version: before + 1 },
    });
    expect(await due()).toBe('2026-06-23');
    expect(await lastAudit()).toMatchObject({
      action: 'calendar.switch_set',
      reason: 'dispensasi_daerah on; moved 0',
    });
    expect((await yearAs('front_desk', 2026)).versions[0]).toMatchObject({
      cause: 'switch_set',
      reason: circular,
      switched: { kind: 'dispensasi_daerah', stopsClock: true },
    });
    await expectRefused(desk, () => set('dispensasi_daerah', true, circular), {
      status: 409,
      code: 'calendar_switch_unchanged',
    });
    expect((await set('dispensasi_daerah', false)).status).toBe(200);
    expect(await due()).toBe('2026-06-19');
    expect(
      addWorkingDays('2026-06-15', 3, await loadCalendar(desk.test.db, officeCode, before + 1)).due,
    ).toBe('2026-06-23');
  });

  test('to count public holidays as working days takes an order too', async () => {
    await expectRefused(desk, () => set('libur_nasional', false), {
      status: 422,
      code: 'calendar_decree_missing',
    });
  });
});

describe('a year', () => {
  const days = (count: number, year = 2028) =>
    Array.from({ length: count }, (_, index) => ({
      onDate: `${year}-${String(index + 1).padStart(2, '0')}-03`,
      kind: 'libur_nasional' as const,
      nameId: `Hari contoh ${index + 1}`,
      nameEn: `Day ${index + 1}`,
    }));
  const load = async (body: object) =>
    (await desk.as('administrator')).call(calendar.loadYear, { body: body as never });

  test('that is there, that nobody brought along, or that has a gap is refused', async () => {
    const decree = 'SKB CONTOH/2027';
    for (const [body, status, code] of [
      [{ year: 2027 }, 409, 'calendar_year_loaded'],
      [{ year: 2028 }, 422, 'calendar_year_not_bundled'],
      [{ year: 2028, days: days(12) }, 422, 'calendar_decree_missing'],
      [{ year: 2028, decree, days: [] }, 422, 'calendar_year_incomplete'],
      [{ year: 2028, decree, days: days(9) }, 422, 'calendar_year_incomplete'],
      [{ year: 2028, decree, days: days(12, 2029) }, 422, 'holiday_outside_year'],
      [{ year: 2028, decree, days: [...days(12), ...days(1)] }, 422, 'holiday_given_twice'],
    ] as const) {
      await expectRefused(desk, () => load(body), { status, code });
    }
  });

  test('is missed from 1 November on, until it is loaded; then its dates are no longer tentative', async () => {
    const missing = (today: string) => missingHolidays(desk.test.db, officeCode, today);
    expect(await missing('2027-10-31')).toBeNull();
    expect(await missing('2027-11-01')).toBe(2028);
    expect(await missing('2028-02-01')).toBe(2028);
    const late = async () =>
      addWorkingDays('2027-12-30', 3, await loadCalendar(desk.test.db, officeCode)).tentative;
    expect(await late()).toBe(true);
    // A day that the office had entered before the decree came out.
    await add('libur_nasional', '2028-01-03', 'Keppres CONTOH');
    expect((await load({ year: 2028, decree: 'SKB CONTOH/2027', days: days(12) })).status).toBe(200);
    expect(await late()).toBe(false);
    expect(await missing('2027-11-01')).toBeNull();
    expect((await yearAs('front_desk', 2028)).days).toHaveLength(12);
    expect(await lastAudit()).toMatchObject({ action: 'calendar.year_loaded', reason: '2028; moved 0' });
  });

  test('the alarm reaches whoever must act, by the office’s day', async () => {
    const officer = await desk.as('complaints_officer');
    expect((await officer.call(calendar.alarm)).body).toEqual({ missingYear: null });
    desk.clock.set('2028-10-31T16:00:00Z');
    expect((await officer.call(calendar.alarm)).body).toEqual({ missingYear: 2029 });
    desk.clock.set('2026-11-24T01:00:00Z');
  });
});

describe('what is due by the calendar', () => {
  async function context(): Promise<Ctx> {
    const { employeeId } = await desk.as('administrator');
    const ctxOf = await openContexts(desk.test.db, desk.clock);
    return ctxOf(
      { employeeId, officeCode, name: '', roles: ['administrator'], delegationIds: {} },
      { ports: desk.ports },
    );
  }
  const change = {
    change: 'addDays' as const,
    kind: 'cuti_bersama' as const,
    decree: circular,
    days: [{ onDate: '2026-12-30', nameId: 'Hari contoh', nameEn: 'A day' }],
  };

  test('is computed anew in the same transaction, by the calendar as it is then', async () => {
    const ctx = await context();
    const seen: (string | null)[] = [];
    const onChange = async (
      tx: Parameters<Parameters<typeof changeCalendar>[2]>[0],
      _: Ctx,
      made: number,
    ) => {
      seen.push(addWorkingDays('2026-12-29', 1, await loadCalendar(tx, officeCode)).due);
      expect(await currentVersion(tx, officeCode)).toBe(made);
      return 4;
    };
    const before = await contentsOf(desk);
    expect(await previewChange(ctx, change, onChange)).toEqual({ moved: 4 });
    expect(await contentsOf(desk)).toEqual(before);
    expect(await changeCalendar(ctx, change, onChange)).toMatchObject({ moved: 4 });
    expect(seen).toEqual(['2026-12-31', '2026-12-31']);
    expect(await lastAudit()).toMatchObject({ reason: 'cuti_bersama 2026-12-30; moved 4' });
  });

  test('and where that fails nothing has changed', async () => {
    const ctx = await context();
    const before = await contentsOf(desk);
    await expect(
      changeCalendar(ctx, { ...change, kind: 'dispensasi_daerah' }, async () => {
        throw new Error('no due date');
      }),
    ).rejects.toThrow('no due date');
    expect(await contentsOf(desk)).toEqual(before);
  });

  test('a preview over HTTP tells and changes nothing; the same request twice has one effect', async () => {
    const keeper = await desk.as('administrator');
    const asked = { ...change, kind: 'dispensasi_daerah' as const };
    const before = await contentsOf(desk);
    expect(await keeper.call(calendar.preview, { body: { change: asked } })).toEqual({
      status: 200,
      body: { moved: 0 },
    });
    expect(await contentsOf(desk)).toEqual(before);
    const { change: _, ...body } = asked;
    const first = await keeper.call(calendar.addDays, { body, key: 'a-day-0001' });
    expect(first.status).toBe(200);
    expect(await keeper.call(calendar.addDays, { body, key: 'a-day-0001' })).toEqual(first);
  });
});
