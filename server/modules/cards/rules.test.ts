import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consumptionRefusal, dayIn, readSerialRange, serialOf } from './rules.ts';

describe('a range of serials', () => {
  test('is read from the first and the last serial of a delivery note', () => {
    expect(readSerialRange('TBN0012001', 'TBN0013000')).toEqual({
      prefix: 'TBN',
      digits: 7,
      first: 12_001,
      last: 13_000,
      quantity: 1000,
    });
    expect(readSerialRange('T001-000001', 'T001-000001')).toMatchObject({ prefix: 'T001-', quantity: 1 });
  });

  test.each([
    ['TBN-', 'TBN-', 'serial_without_number'],
    ['TBN001', 'TBM002', 'serial_range_uneven'],
    ['TBN001', 'TBN0002', 'serial_range_uneven'],
    ['TBN010', 'TBN009', 'serial_range_backwards'],
    ['TBN000001', 'TBN020001', 'serial_range_too_long'],
  ])('%s to %s is refused', (first, last, problem) => {
    expect(readSerialRange(first, last)).toBe(problem);
  });

  test('gives back the serials it was read from', () => {
    const prefix = fc.stringMatching(/^[A-Z]{0,4}-?$/u);
    fc.assert(
      fc.property(
        prefix,
        fc.integer({ min: 0, max: 9_000_000 }),
        fc.integer({ min: 0, max: 500 }),
        (of, from, more) => {
          const text = (number: number) => of + String(number).padStart(8, '0');
          const range = readSerialRange(text(from), text(from + more));
          if (typeof range === 'string') throw new Error(range);
          expect(serialOf(range, range.first)).toBe(text(from));
          expect(serialOf(range, range.last)).toBe(text(from + more));
          expect(range.quantity).toBe(more + 1);
        },
      ),
    );
  });
});

test.each([
  ['with_operator', 'me', null],
  ['with_operator', 'another', 'blank_not_issued_to_you'],
  ['in_store', null, 'blank_not_issued_to_you'],
  ['used', null, 'blank_already_used'],
  ['spoiled', null, 'blank_spoiled'],
] as const)('a blank %s of %s: %s', (state, holderId, refusal) => {
  expect(consumptionRefusal({ state, holderId }, 'me')).toBe(refusal);
});

test('a day of the office begins at its own midnight', () => {
  expect(dayIn('Asia/Makassar', '2026-11-24')).toEqual({
    from: new Date('2026-11-23T16:00:00Z'),
    to: new Date('2026-11-24T16:00:00Z'),
  });
});
