import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSize } from './sample-size.ts';

describe('the number of respondents by Krejcie and Morgan', () => {
  it.each([
    [10, 10],
    [15, 14],
    [20, 19],
    [30, 28],
    [50, 44],
    [75, 63],
    [100, 80],
    [150, 108],
    [200, 132],
    [300, 169],
    [400, 196],
    [500, 217],
    [1000, 278],
    [1500, 306],
    [2000, 322],
    [3000, 341],
    [5000, 357],
    [10_000, 370],
    [20_000, 377],
    [50_000, 381],
    [75_000, 382],
    [100_000, 383],
    [1_000_000, 384],
  ])('%i recipients ask for %i', (population, size) => {
    expect(sampleSize(population)).toBe(size);
  });

  it('asks nobody where there was nobody, and the one where there was one', () => {
    expect([sampleSize(0), sampleSize(1), sampleSize(2)]).toEqual([0, 1, 2]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no population', (population) => {
    expect(() => sampleSize(population)).toThrow(RangeError);
  });

  it('never asks for more than there are, nor for fewer where there are more', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER - 1 }), (population) => {
        const size = sampleSize(population);
        expect(size).toBeLessThanOrEqual(Math.min(population, 384));
        expect(sampleSize(population + 1)).toBeGreaterThanOrEqual(size);
      }),
    );
  });
});
