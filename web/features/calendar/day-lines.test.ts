import { expect, test } from 'vitest';
import { readDayLines } from './day-lines.ts';

test('days as they are copied from a decree', () => {
  expect(
    readDayLines(
      '2028-01-01; LN; Tahun Baru 2028 Masehi\n\n 2028-01-24;cb; Cuti bersama Imlek; Collective leave \r\n',
    ),
  ).toEqual({
    days: [
      {
        onDate: '2028-01-01',
        kind: 'libur_nasional',
        nameId: 'Tahun Baru 2028 Masehi',
        nameEn: 'Tahun Baru 2028 Masehi',
      },
      {
        onDate: '2028-01-24',
        kind: 'cuti_bersama',
        nameId: 'Cuti bersama Imlek',
        nameEn: 'Collective leave',
      },
    ],
  });
  expect(readDayLines('')).toEqual({ days: [] });
});

test.each([
  '1 Januari 2028; LN; Tahun Baru',
  '2028-01-01; XX; Tahun Baru',
  '2028-01-01; LN',
  '2028-01-01; LN; a',
])('the line that cannot be read is named: %s', (wrong) => {
  expect(readDayLines(`2028-05-01; LN; Hari Buruh\n${wrong}`)).toEqual({ unreadable: 2 });
});
