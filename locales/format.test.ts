import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockDigits,
  formatDate,
  formatDateTime,
  formatDuration,
  formatLongDate,
  formatNik,
  formatNumber,
  formatShare,
  formatShortDate,
  formatTime,
  maskNik,
} from './format.ts';

const tabanan = { locale: 'id', zone: 'Asia/Makassar' } as const;
const english = { locale: 'en', zone: 'Asia/Makassar' } as const;

describe('dates and times in the office zone', () => {
  it('writes a date in words', () => {
    expect(formatDate('2026-11-22', tabanan)).toBe('22 November 2026');
    expect(formatDate('2026-08-02', tabanan)).toBe('2 Agustus 2026');
    expect(formatDate('2026-08-02', english)).toBe('2 August 2026');
    expect(formatLongDate('2026-11-22', tabanan)).toBe('Minggu, 22 November 2026');
    expect(formatShortDate('2026-08-02', tabanan)).toBe('02-08-2026');
  });

  it('puts an instant on the day and hour of the office, not of the machine', () => {
    expect(formatDate('2026-11-21T16:30:00Z', tabanan)).toBe('22 November 2026');
    expect(formatDate('2026-11-21T16:30:00Z', { locale: 'id', zone: 'Asia/Jakarta' })).toBe(
      '21 November 2026',
    );
    expect(formatTime('2026-11-22T02:35:00Z', tabanan)).toBe('10.35 WITA');
    expect(formatTime('2026-11-22T02:35:00Z', english)).toBe('10:35 WITA');
    expect(formatTime(new Date('2026-11-22T02:35:00Z'), { locale: 'id', zone: 'Asia/Jayapura' })).toBe(
      '11.35 WIT',
    );
    expect(formatTime('2026-11-21T16:00:00Z', tabanan)).toBe('00.00 WITA');
    expect(formatDateTime('2026-11-22T02:35:00Z', tabanan)).toBe('22 November 2026, 10.35 WITA');
  });
});

describe('durations and numbers', () => {
  it('names the two largest units that say something', () => {
    expect(formatDuration(460_000, 'id')).toBe('7 menit 40 detik');
    expect(formatDuration(460_999, 'en')).toBe('7 minutes 40 seconds');
    expect(formatDuration(600_000, 'id')).toBe('10 menit');
    expect(formatDuration(61_000, 'en')).toBe('1 minute 1 second');
    expect(formatDuration(0, 'id')).toBe('0 detik');
    expect(formatDuration(3 * 86_400_000 + 4 * 3_600_000 + 5, 'id')).toBe('3 hari 4 jam');
    expect(formatDuration(-5, 'id')).toBe('0 detik');
  });

  it('runs as digits', () => {
    expect(clockDigits(460_000, 'id')).toBe('7:40');
    expect(clockDigits(3_909_000, 'id')).toBe('1:05:09');
    expect(clockDigits(86_400_000 + 15 * 60_000, 'id')).toBe('1 hari 0:15');
    expect(clockDigits(2 * 86_400_000, 'en')).toBe('2 days 0:00');
  });

  it('separates thousands and decimals as the language does', () => {
    expect(formatNumber(1234.5, 'id')).toBe('1.234,5');
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatShare(0.975, 'id')).toBe('97,5%');
  });
});

describe('NIK', () => {
  it('is written in groups of four and masked in the middle', () => {
    expect(formatNik('5102014107900001')).toBe('5102 0141 0790 0001');
    expect(maskNik('5102014107900001')).toBe('5102•••••••••0001');
    expect(maskNik('5102•••••••••0001')).toBe('5102•••••••••0001');
  });

  it('never shows the date of birth when masked', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{16}$/), (nik) => {
        expect(maskNik(nik)).not.toContain(nik.slice(4, 12));
      }),
    );
  });
});
