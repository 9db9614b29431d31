import { describe, expect, it } from 'vitest';
import { yearsUntil } from '../../office-date.ts';
import { partsUntil, periodFrom } from './period.ts';

const today = '2026-11-24';
const from = (query: string) => periodFrom(new URLSearchParams(query), today);

describe('the period of a survey report', () => {
  it('is the running half year unless the address names another', () => {
    expect(from('')).toEqual({ year: 2026, part: 's2' });
    expect(periodFrom(new URLSearchParams(), '2026-06-30')).toEqual({ year: 2026, part: 's1' });
    expect(from('tahun=2025&bagian=q3')).toEqual({ year: 2025, part: 'q3' });
  });

  it.each(['tahun=abc', 'tahun=2027', 'tahun=1999&bagian=q1'])('%s is none', (query) => {
    expect(from(query)).toEqual({ year: 2026, part: 's2' });
  });

  it('of an unknown part is the year', () => {
    expect(from('tahun=2025&bagian=q9')).toEqual({ year: 2025, part: 'year' });
  });

  it('cannot lie ahead', () => {
    expect(partsUntil(2026, '2026-04-01')).toEqual(['year', 's1', 'q1', 'q2']);
    expect(yearsUntil('2022-01-01')).toEqual([2022, 2021, 2020]);
  });
});
