import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledIndex as regions } from '../regions/index.ts';
import { isoDay, likelyBirthDate, nikCarriesDate, parseKk, parseNik } from './nik.ts';

const today = '2026-11-22';
const read = (nik: string) => parseNik(nik, { today, regions });
const codes = (nik: string) => read(nik).findings.map(({ code }) => code);

describe('NIK', () => {
  it.each([
    ['3204110609970001', 'L', ['1997-09-06']],
    ['5102054501900001', 'P', ['1990-01-05']],
    ['5102050501000002', 'L', ['1900-01-05', '2000-01-05']],
    // 1900 was no leap year.
    ['5102056902000001', 'P', ['2000-02-29']],
  ])('%s is valid: %s, born %j', (nik, sex, birthDates) => {
    expect(read(nik)).toMatchObject({ valid: true, sex, birthDates, findings: [] });
  });

  it.each([
    ['5102053002990001', 'R03', 'L'],
    ['5102057201990001', 'R03', null],
    ['5102054001990001', 'R03', null],
    ['5102050501990000', 'R02', 'L'],
  ])('%s is not valid: %s', (nik, code, sex) => {
    expect(read(nik)).toMatchObject({ valid: false, sex });
    expect(codes(nik)).toEqual([code]);
  });

  it.each([
    '',
    '510205450190000',
    '51020545019000011',
    '51020545019000AB',
    ' 5102054501900001',
    '５102054501900001',
  ])('%j is not sixteen digits', (nik) => {
    expect(read(nik)).toMatchObject({ valid: false, sex: null, birthDates: [], prefix: null });
    expect(codes(nik)).toEqual(['R01']);
  });

  it('an unknown region holds the case but does not make the NIK invalid', () => {
    expect(read('9999990501990001').valid).toBe(true);
    expect(codes('9999990501990001')).toEqual(['R04']);
    // Known parts of a region whose parts are all listed: 51.02 has no kecamatan 11, 51 has no kabupaten 09.
    expect(codes('5102110501990001')).toEqual(['R04']);
    expect(codes('5109010501990001')).toEqual(['R04']);
    expect(codes('5170010501990001')).toEqual(['R04']);
    expect(codes('3200110501990001')).toEqual(['R04']);
  });

  it('a region whose parts are not listed is not held against anybody', () => {
    expect(codes('5103070501990001')).toEqual([]);
    expect(read('5103070501990001').prefix?.region?.code).toBe('51.03');
    expect(codes('9301070501990001')).toEqual([]);
  });

  it('a former region is named as such, and the digits of Papua are not rounded', () => {
    const reading = read('9101011205850003');
    expect(reading).toMatchObject({ nik: '9101011205850003', valid: true, birthDates: ['1985-05-12'] });
    expect(reading.prefix).toMatchObject({
      standing: 'historic',
      historic: { name: 'Merauke', successor: '93.01' },
    });
    expect(codes('9101011205850003')).toEqual(['region_historic']);
    expect(codes('5401010501790001')).toEqual(['region_historic']);
  });

  it('between two centuries, a believable age decides', () => {
    expect(likelyBirthDate(read('5102050501000002'), '1901-11-23')).toBe('2000-01-05');
    expect(likelyBirthDate(read('5102050501250002'), '1901-11-23')).toBeNull();
  });

  const nikParts = fc.record({
    date: fc.date({ min: new Date('1927-01-01'), max: new Date(today), noInvalidDate: true }),
    woman: fc.boolean(),
    serial: fc.integer({ min: 1, max: 9999 }),
  });

  it('reads back every date, sex and serial that SIAK can have put in', () => {
    fc.assert(
      fc.property(nikParts, ({ date, woman, serial }) => {
        const iso = date.toISOString().slice(0, 10);
        const day = String(Number(iso.slice(8, 10)) + (woman ? 40 : 0)).padStart(2, '0');
        const nik = `510205${day}${iso.slice(5, 7)}${iso.slice(2, 4)}${String(serial).padStart(4, '0')}`;
        const reading = read(nik);
        expect(reading.valid).toBe(true);
        expect(reading.sex).toBe(woman ? 'P' : 'L');
        expect(reading.birthDates).toContain(iso);
        expect(nikCarriesDate(reading, iso)).toBe(true);
      }),
    );
  });

  it('never throws, and never gives a date that does not exist or has not come', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{16}$/)), (text) => {
        const reading = read(text);
        expect(reading.valid).toBe(
          !reading.findings.some(({ code }) => ['R01', 'R02', 'R03'].includes(code)),
        );
        for (const date of reading.birthDates) {
          expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
          expect(date <= today).toBe(true);
        }
      }),
    );
  });
});

describe('KK number', () => {
  it('carries its day of issue', () => {
    expect(parseKk('5102051503180003', today)).toEqual({
      kkNumber: '5102051503180003',
      issuedOn: '2018-03-15',
      findings: [],
    });
  });

  it.each([
    ['5102054503180003', 'nothing is added to the day in a KK number'],
    ['510205150318000', 'fifteen digits'],
    ['5102053002180003', '30 February'],
    ['5102050013180003', 'month 13'],
    ['5102052311260001', 'tomorrow'],
  ])('%s is not valid: %s', (kk) => {
    expect(parseKk(kk, today).findings.map(({ code }) => code)).toEqual(['R10']);
  });
});

describe('calendar', () => {
  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 40 }),
        (year, month, day) => {
          const date = new Date(Date.UTC(year, month - 1, day));
          const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          expect(isoDay(year, month, day)).toBe(exists ? date.toISOString().slice(0, 10) : null);
        },
      ),
    );
  });
});
