import { expect, test } from 'vitest';
import { yearsUntil } from '../../../office-date.ts';
import { neighbour, periodFrom } from './period.ts';

const today = '2026-11-24';
const read = (address: string) => periodFrom(new URLSearchParams(address), today);

test('an address names a month or a year; nonsense and the future are this month', () => {
  expect(read('')).toEqual({ year: 2026, month: 11 });
  expect(read('tahun=2025&bulan=3')).toEqual({ year: 2025, month: 3 });
  expect(read('tahun=2025')).toEqual({ year: 2025, month: null });
  expect(read('tahun=2025&bulan=13')).toEqual({ year: 2025, month: null });
  expect(read('tahun=2026&bulan=12')).toEqual({ year: 2026, month: 11 });
  for (const nonsense of ['tahun=2027', 'tahun=1999&bulan=1', 'tahun=kapan']) {
    expect(read(nonsense)).toEqual({ year: 2026, month: 11 });
  }
});

test('one period before and after, over the turn of the year and never into the future', () => {
  expect(neighbour({ year: 2026, month: 1 }, -1, today)).toEqual({ year: 2025, month: 12 });
  expect(neighbour({ year: 2025, month: 12 }, 1, today)).toEqual({ year: 2026, month: 1 });
  expect(neighbour({ year: 2026, month: 11 }, 1, today)).toBeNull();
  expect(neighbour({ year: 2026, month: null }, 1, today)).toBeNull();
  expect(neighbour({ year: 2020, month: 1 }, -1, today)).toBeNull();
  expect(neighbour({ year: 2026, month: null }, -1, today)).toEqual({ year: 2025, month: null });
});

test('years go back to the first one that can be asked for', () => {
  expect(yearsUntil('2022-01-01')).toEqual([2022, 2021, 2020]);
});
