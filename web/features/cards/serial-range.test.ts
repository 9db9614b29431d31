import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinSerials, lastOfRange, rangeQuantity } from './serial-range.ts';

it('counts a range as the parcel says it', () => {
  expect(rangeQuantity('SPM-000001', 'SPM-000500')).toBe(500);
  expect(rangeQuantity('spm-000001 ', 'SPM-000001')).toBe(1);
});

it('takes no range that has another prefix, another length, or runs backwards', () => {
  expect(rangeQuantity('SPM-000001', 'SPN-000005')).toBeNull();
  expect(rangeQuantity('SPM-1', 'SPM-10')).toBeNull();
  expect(rangeQuantity('SPM-000009', 'SPM-000005')).toBeNull();
  expect(rangeQuantity('SPM-', 'SPM-')).toBeNull();
  expect(rangeQuantity('SPM-000001', 'SPM-099999')).toBeNull();
});

it('ends a range so that it holds what was asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 1, max: 20_000 }), (from, count) => {
      const first = `DMO-${String(from).padStart(6, '0')}`;
      const last = lastOfRange(first, count);
      expect(last).not.toBeNull();
      expect(rangeQuantity(first, last ?? '')).toBe(count);
    }),
  );
  expect(lastOfRange('DMO-99', 2)).toBeNull();
});

it('joins serials in a row and keeps the gaps', () => {
  expect(joinSerials(['S-08', 'S-09', 'S-10', 'S-12'])).toEqual([
    { first: 'S-08', last: 'S-10', count: 3 },
    { first: 'S-12', last: 'S-12', count: 1 },
  ]);
  expect(joinSerials([])).toEqual([]);
});
