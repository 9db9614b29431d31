import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundledCalendar, bundledHolidays, suggestedDays } from './bundled.ts';
import {
  addWorkingDays,
  type Calendar,
  instantAtShare,
  isOfficeHour,
  isWorkingDay,
  nextOfficeHour,
  type Pause,
  workingDaysBetween,
} from './working-days.ts';

const zone = 'Asia/Makassar';
const calendar = bundledCalendar();
const withDispensation = bundledCalendar(suggestedDays('51.02').map(({ onDate }) => onDate));
const dueOf = (from: string, n = 3, by: Calendar = calendar) => addWorkingDays(from, n, by).due;

const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);
/** All days from a to b, by milliseconds: another way of counting than the one that is tested. */
function daysFrom(a: string, b: string): string[] {
  const days: string[] = [];
  for (let ms = utc(a); ms <= utc(b); ms += dayMs) days.push(iso(ms));
  return days;
}
const isWeekday = (date: string) => {
  const weekday = new Date(utc(date)).getUTCDay();
  return weekday > 0 && weekday < 6;
};

describe('the decrees that come along', () => {
  test.each([
    [2026, 17, 8, 240],
    [2027, 18, 8, 242],
  ])(
    '%i: %i public holidays, %i days of collective leave, %i working days',
    (year, national, leave, left) => {
      const of = (kind: string) =>
        bundledHolidays.filter((day) => day.onDate.startsWith(`${year}`) && day.kind === kind);
      expect(of('libur_nasional')).toHaveLength(national);
      expect(of('cuti_bersama')).toHaveLength(leave);
      const open = daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => isWorkingDay(day, calendar));
      expect(open).toHaveLength(left);
      expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, calendar)).toBe(left);
    },
  );

  test('each day once, sorted, with its decree of that year; collective leave never at a weekend', () => {
    const days = bundledHolidays.map(({ onDate }) => onDate);
    expect(days).toEqual([...new Set(days)].sort());
    for (const { onDate, kind, decree } of bundledHolidays) {
      expect(decree).toContain(onDate.startsWith('2026') ? '1497 Tahun 2025' : '1205 Tahun 2026');
      if (kind === 'cuti_bersama') expect(isWeekday(onDate)).toBe(true);
    }
  });

  test('suggested days are working days by law, and of one province', () => {
    const days = suggestedDays('51.02').map(({ onDate }) => onDate);
    expect(days).toHaveLength(16);
    expect(days.filter((day) => !isWorkingDay(day, calendar))).toEqual([]);
    expect(suggestedDays('52.01')).toEqual([]);
  });
});

describe('three working days', () => {
  test.each([
    ['2026-03-13', '2026-03-25'],
    ['2026-03-21', '2026-03-27'],
    ['2026-05-26', '2026-06-03'],
    ['2026-06-15', '2026-06-19'],
    ['2027-01-11', '2027-01-14'],
  ])('received on %s, due on %s', (from, due) => {
    expect(addWorkingDays(from, 3, calendar)).toEqual({ due, tentative: false });
  });

  test('regional leave moves the date only where it counts', () => {
    expect(dueOf('2026-06-15', 3, withDispensation)).toBe('2026-06-23');
    expect(dueOf('2027-01-11', 3, withDispensation)).toBe('2027-01-19');
  });

  test('of every date of 2026 and 2027, as counted in another way', () => {
    const closed = new Set(bundledHolidays.map(({ onDate }) => onDate));
    const open = daysFrom('2026-01-01', '2028-01-31').filter((day) => isWeekday(day) && !closed.has(day));
    for (const from of daysFrom('2026-01-01', '2027-12-31')) {
      const expected = open.filter((day) => day > from)[2];
      const { due, tentative } = addWorkingDays(from, 3, calendar);
      expect({ from, due, tentative }).toEqual({
        from,
        due: expected,
        tentative: (expected ?? '') >= '2028-01-01',
      });
    }
  });

  test('no days: the day itself, or the next working day', () => {
    expect(dueOf('2026-03-13', 0)).toBe('2026-03-13');
    expect(dueOf('2026-03-18', 0)).toBe('2026-03-25');
    expect(addWorkingDays('2026-03-18', 0, calendar, [{ from: '2026-03-01', to: null }]).due).toBe(
      '2026-03-25',
    );
  });

  test('a year that is not loaded makes the date tentative', () => {
    expect(addWorkingDays('2027-12-30', 1, calendar)).toEqual({ due: '2027-12-31', tentative: false });
    expect(addWorkingDays('2027-12-30', 3, calendar)).toEqual({ due: '2028-01-04', tentative: true });
    expect(addWorkingDays('2025-12-30', 1, calendar)).toEqual({ due: '2025-12-31', tentative: true });
    expect(addWorkingDays('2025-12-31', 3, calendar)).toEqual({ due: '2026-01-06', tentative: false });
  });

  test('what is no number of days, and what is no day, is refused', () => {
    for (const n of [-1, 1.5, Number.NaN, 1e9]) expect(() => dueOf('2026-03-13', n)).toThrow(RangeError);
    for (const day of ['2026-02-30', '13-03-2026', '']) expect(() => dueOf(day)).toThrow(RangeError);
  });
});

describe('a pause', () => {
  test('days after it was asked up to the day of completion do not count', () => {
    // Received on Monday; Tuesday counts, asked on Tuesday, completed on Friday: Monday and Tuesday are days 2 and 3.
    const pauses = [{ from: '2026-08-04', to: '2026-08-07' }];
    expect(addWorkingDays('2026-08-03', 3, calendar, pauses).due).toBe('2026-08-11');
    expect(addWorkingDays('2026-08-03', 1, calendar, pauses).due).toBe('2026-08-04');
  });

  test('asked and completed on one day costs nothing', () => {
    expect(addWorkingDays('2026-08-03', 3, calendar, [{ from: '2026-08-04', to: '2026-08-04' }]).due).toBe(
      '2026-08-06',
    );
  });

  test('while it is open there is no date, unless the date had come before', () => {
    const open = [{ from: '2026-08-04', to: null }];
    expect(addWorkingDays('2026-08-03', 3, calendar, open)).toEqual({ due: null, tentative: false });
    expect(addWorkingDays('2026-08-03', 1, calendar, open).due).toBe('2026-08-04');
    expect(instantAtShare('2026-08-03', 3, 1, calendar, zone, open)).toBeNull();
  });
});

describe('lateness', () => {
  test.each([
    ['2026-03-25', '2026-03-25', 0],
    ['2026-03-25', '2026-03-24', 0],
    ['2026-03-25', '2026-03-26', 1],
    ['2026-03-13', '2026-03-25', 3],
    ['2026-03-17', '2026-03-24', 0],
  ])('due on %s, on %s %i working days late', (due, on, late) => {
    expect(workingDaysBetween(due, on, calendar)).toBe(late);
  });
});

describe('office hours', () => {
  const at = (local: string) => new Date(`${local}+08:00`);
  test.each([
    ['2026-11-24T07:29:59', false],
    ['2026-11-24T07:30:00', true],
    ['2026-11-24T16:00:00', true],
    ['2026-11-24T16:00:01', false],
    ['2026-11-28T10:00:00', false],
    ['2026-12-24T10:00:00', false],
  ])('%s: %s', (local, open) => {
    expect(isOfficeHour(at(local), zone, calendar)).toBe(open);
  });

  test('the same instant is another hour in another zone', () => {
    const early = new Date('2026-11-24T07:30:00+08:00');
    expect(isOfficeHour(early, 'Asia/Jakarta', calendar)).toBe(false);
    expect(isOfficeHour(early, 'Asia/Jayapura', calendar)).toBe(true);
  });

  test.each([
    ['2026-11-24T03:00:00', '2026-11-24T07:30:00'],
    ['2026-11-24T10:15:00', '2026-11-24T10:15:00'],
    ['2026-11-24T17:00:00', '2026-11-25T07:30:00'],
    ['2026-12-23T17:00:00', '2026-12-28T07:30:00'],
    ['2026-03-18T10:00:00', '2026-03-25T07:30:00'],
  ])('after %s the office is next open at %s', (local, open) => {
    expect(nextOfficeHour(at(local), zone, calendar)).toEqual(at(open));
  });

  test.each([
    [0, '2026-11-24T07:30:00'],
    [0.5, '2026-11-25T11:45:00'],
    [0.75, '2026-11-26T09:37:30'],
    [1, '2026-11-26T16:00:00'],
  ])('of three days from a Monday, the share %d is used up at %s', (share, local) => {
    // Half minutes are rounded up to the minute.
    const expected = new Date(Math.ceil(at(local).getTime() / 60_000) * 60_000);
    expect(instantAtShare('2026-11-23', 3, share, calendar, zone)).toEqual(expected);
  });
});

describe('over 2025 to 2029, whatever closes', () => {
  const first = utc('2025-01-01');
  const anyDay = fc.integer({ min: 0, max: 5 * 365 }).map((day) => iso(first + day * dayMs));
  const anyCalendar: fc.Arbitrary<Calendar> = fc
    .record({
      stops: fc.record({
        libur_nasional: fc.boolean(),
        cuti_bersama: fc.boolean(),
        dispensasi_daerah: fc.boolean(),
      }),
      more: fc.array(anyDay, { maxLength: 60 }),
    })
    .map(({ stops, more }) => ({
      version: 2,
      loadedYears: new Set([2026, 2027]),
      closedDays: new Set([
        ...bundledHolidays.filter(({ kind }) => stops[kind]).map(({ onDate }) => onDate),
        ...(stops.dispensasi_daerah ? suggestedDays('51.02').map(({ onDate }) => onDate) : []),
        ...more,
      ]),
    }));
  const anyPauses: fc.Arbitrary<Pause[]> = fc.array(
    fc
      .tuple(anyDay, fc.integer({ min: 0, max: 40 }))
      .map(([from, days]) => ({ from, to: iso(utc(from) + days * dayMs) })),
    { maxLength: 4 },
  );
  const anyCount = fc.integer({ min: 0, max: 60 });

  test('a due date is a working day after receipt, and exactly n working days away', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCalendar, (from, n, by) => {
        const due = dueOf(from, n, by) ?? '';
        expect(isWorkingDay(due, by)).toBe(true);
        expect(due >= from).toBe(true);
        if (n > 0) expect(workingDaysBetween(from, due, by)).toBe(n);
      }),
      { numRuns: 500 },
    );
  });

  test('a later receipt is never due earlier, paused or not', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCount, anyCalendar, anyPauses, (one, other, n, by, pauses) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        for (const standing of [[], pauses]) {
          const a = addWorkingDays(earlier, n, by, standing).due ?? '';
          const b = addWorkingDays(later, n, by, standing).due ?? '';
          expect(a <= b).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a pause and another closed day never bring a date forward; paused days are counted by nobody', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCalendar, anyPauses, anyDay, (from, n, by, pauses, closed) => {
        const plain = dueOf(from, n, by) ?? '';
        const paused = addWorkingDays(from, n, by, pauses).due ?? '';
        expect(paused >= plain).toBe(true);
        const closer = { ...by, closedDays: new Set([...by.closedDays, closed]) };
        expect((dueOf(from, n, closer) ?? '') >= plain).toBe(true);
        if (n > 0) {
          const counted = daysFrom(from, paused).filter(
            (day) =>
              day > from &&
              isWorkingDay(day, by) &&
              !pauses.some((pause) => day > pause.from && day <= (pause.to ?? '9999')),
          );
          expect(counted).toHaveLength(n);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('shares of the clock follow each other in office hours', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyCalendar, (from, n, by) => {
        const at = [0.5, 0.75, 1].map((share) => instantAtShare(from, n, share, by, zone));
        for (const instant of at) expect(instant !== null && isOfficeHour(instant, zone, by)).toBe(true);
        expect([...at].sort((a, b) => Number(a) - Number(b))).toEqual(at);
        expect(at[2]?.toISOString()).toBe(`${dueOf(from, n, by)}T08:00:00.000Z`);
      }),
      { numRuns: 200 },
    );
  });
});
