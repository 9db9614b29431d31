// Pure: values in, values out.
/**
 * How many respondents a number of recipients of the service asks for, by Krejcie and Morgan:
 * λ²NPQ / (d²(N − 1) + λ²PQ) with λ² = 3.841, P = Q = 0.5 and d = 0.05, to the nearest whole number. Numerator and
 * denominator are multiplied by 100,000, so that all of it is whole. The table printed with the formula rounds some
 * of its last rows up (100,000 asks for 384 there, for 383 here).
 */
export function sampleSize(population: number): number {
  if (!Number.isSafeInteger(population) || population < 0) {
    throw new RangeError(`a population is a whole number from nought, not ${population}`);
  }
  const size = BigInt(population);
  const above = 96_025n * size;
  const below = 250n * size + 95_775n;
  return Number((2n * above + below) / (2n * below));
}
