import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestCell, suppress } from './small-cells.ts';

const cellsOf = (counts: readonly number[]) => counts.map((count, key) => ({ key, count }));

test.each([
  { counts: [12, 3, 40], shown: [null, null, 40] },
  { counts: [12, 40], shown: [12, 40] },
  { counts: [0, 9, 4, 0], shown: [0, null, null, 0] },
  { counts: [2, 2, 30, 50], shown: [null, null, null, 50] },
  { counts: [3, 2, 30], shown: [null, null, 30] },
  { counts: [3], shown: [null] },
])('$counts', ({ counts, shown }) => {
  expect(suppress(cellsOf(counts)).map(({ count }) => count)).toEqual(shown);
});

test('no number under five is shown, and none can be worked out from the rest and the total', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (counts) => {
      const cells = cellsOf(counts);
      const published = suppress(cells);
      const total = counts.reduce((sum, count) => sum + count, 0);
      for (const { count } of published)
        expect(count === null || count === 0 || count >= smallestCell).toBe(true);
      const hidden = published.filter(({ count }) => count === null);
      if (total < smallestCell || hidden.length === 0) return;
      const shown = published.reduce((sum, { count }) => sum + (count ?? 0), 0);
      // What the hidden ones come to together is no small number of people, and more than one cell shares it.
      expect(total - shown).toBeGreaterThanOrEqual(smallestCell);
      expect(hidden.length).toBeGreaterThan(1);
    }),
  );
});
