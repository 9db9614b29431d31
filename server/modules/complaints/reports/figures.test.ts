import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { workingDaysBetween } from '../../calendar/index.ts';
import { breakdown, dayCounter, lastWorkingDay, periodOf, spread, usedDays } from './figures.ts';

const zone = 'Asia/Makassar';
const weekdays = { version: 1, loadedYears: new Set([2026]), closedDays: new Set<string>() };

describe('the arithmetic', () => {
  test('a period is the office’s days: it begins and ends at midnight there', () => {
    expect(periodOf({ year: 2026, month: 10 }, zone)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
      start: new Date('2026-09-30T16:00:00Z'),
      end: new Date('2026-10-31T16:00:00Z'),
    });
    expect(periodOf({ year: 2026 }, zone)).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
    expect(periodOf({ year: 2028, month: 2 }, zone).to).toBe('2028-02-29');
  });

  test('days on which the complainant had to complete are not the office’s', () => {
    const round = { startedOn: '2026-10-20', endedOn: '2026-10-27' };
    const between = dayCounter(weekdays);
    expect(usedDays(round, [], between)).toBe(5);
    expect(usedDays(round, [{ from: '2026-10-21', to: '2026-10-26' }], between)).toBe(2);
    expect(usedDays({ startedOn: '2026-10-20', endedOn: '2026-10-20' }, [], between)).toBe(0);
  });

  test('days counted together are the days counted one by one', () => {
    const holidays = { ...weekdays, closedDays: new Set(['2026-03-19', '2026-03-20', '2026-04-03']) };
    const day = fc
      .integer({ min: 0, max: 120 })
      .map((days) => Temporal.PlainDate.from('2026-01-15').add({ days }).toString());
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 5 }), (spans) => {
        const between = dayCounter(holidays);
        for (const [a, b] of spans) expect(between(a, b)).toBe(workingDaysBetween(a, b, holidays));
      }),
      { numRuns: 40 },
    );
  });

  test('over a weekend nothing gets later', () => {
    expect(lastWorkingDay('2026-10-31', weekdays)).toBe('2026-10-30');
    expect(lastWorkingDay('2026-10-30', weekdays)).toBe('2026-10-30');
  });

  test('median and 95th percentile are those of the complaints written out one by one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.nat(40), count: fc.integer({ min: 1, max: 9 }) })),
        (taken) => {
          const all = taken
            .flatMap(({ days, count }) => Array.from({ length: count }, () => days))
            .sort((a, b) => a - b);
          const half = all.length / 2;
          const middle = all.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
          expect(spread(taken)).toEqual(
            all.length === 0
              ? { median: null, p95: null }
              : {
                  median: middle.reduce((a, b) => a + b, 0) / middle.length,
                  p95: all[Math.ceil(all.length * 0.95) - 1],
                },
          );
        },
      ),
    );
  });

  test('a breakdown keeps the order of its codes, or puts the largest first', () => {
    const line = (key: string, count: number) => ({ key, label: key, count, late: 0 });
    const lines = [line('web', 3), line('none', 1), line('box', 2), line('email', 0)];
    expect(breakdown(lines, ['box', 'web']).map(({ key }) => key)).toEqual(['box', 'web', 'none']);
    expect(breakdown(lines, null).map(({ key }) => key)).toEqual(['web', 'box', 'none']);
  });
});
