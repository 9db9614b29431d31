import { describe, expect, it } from 'vitest';
import { describeNik } from './nik.ts';

const today = '2026-11-22';

describe('lontar nik', () => {
  it('prints what the digits say', () => {
    expect(describeNik('5102054501900001', today)).toEqual({
      valid: true,
      sex: 'P',
      birthDates: ['1990-01-05'],
      region: {
        code: '51.02.05',
        name: 'Tabanan',
        level: 'district',
        historic: false,
        within: ['Bali', 'Tabanan'],
      },
      issues: [],
    });
  });

  it.each([
    ['510205450190000', false, null, [], ['R01']],
    ['5102050501990000', false, 'L', ['1999-01-05'], ['R02']],
    ['5102053002990001', false, 'L', [], ['R03']],
    ['9999990501990001', true, 'L', ['1999-01-05'], ['R04']],
    ['9101011205850003', true, 'L', ['1985-05-12'], ['region_historic']],
    ['5102050501000002', true, 'L', ['1900-01-05', '2000-01-05'], []],
  ])('%s', (nik, valid, sex, birthDates, codes) => {
    const told = describeNik(nik, today);
    expect(told).toMatchObject({ valid, sex, birthDates });
    expect(told.issues.map(({ code }) => code)).toEqual(codes);
    for (const { message } of told.issues) expect(message).toMatch(/^[A-Z].*\.$/);
    expect(told.region === null).toBe(['R01', 'R04'].some((code) => codes.includes(code)));
  });

  it('names a former region and the one that took its place', () => {
    expect(describeNik('9101011205850003', today).region).toMatchObject({
      code: '91.01',
      name: 'Merauke',
      historic: true,
      successor: '93.01',
    });
  });
});
