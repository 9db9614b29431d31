import { expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { createLookupBudget, wrongCodesPerMinute } from './lookup-budget.ts';

/** How many of so many guesses are answered before the guesser is told to wait. */
function answered(
  budget: ReturnType<typeof createLookupBudget>,
  guesses: number,
  from: (n: number) => string,
) {
  return Array.from({ length: guesses }, (_, n) => budget.isSpentBy(from(n))).filter((spent) => !spent)
    .length;
}

test('of ten thousand guesses in a minute from one address thirty are answered, and thirty more in the next', () => {
  const clock = new FixedClock();
  const budget = createLookupBudget(clock);
  expect(answered(budget, 10_000, () => '10.9.9.9')).toBe(wrongCodesPerMinute.own);
  clock.advance(59_999);
  expect(answered(budget, 1, () => '10.9.9.9')).toBe(0);
  clock.advance(1);
  expect(answered(budget, 10_000, () => '10.9.9.9')).toBe(wrongCodesPerMinute.own);
});

test('of a hundred thousand guesses from as many addresses six hundred are answered in a minute', () => {
  const clock = new FixedClock();
  const budget = createLookupBudget(clock);
  expect(
    answered(budget, 100_000, (n) => `2001:db8:${(n >> 8).toString(16)}:${(n & 255).toString(16)}::1`),
  ).toBe(wrongCodesPerMinute.everywhere);
  clock.advance(60_000);
  expect(answered(budget, 1, () => '10.9.9.9')).toBe(1);
});

test('whoever has a network of addresses has one budget, and cannot have it forgotten by a flood of others', () => {
  const budget = createLookupBudget(new FixedClock());
  expect(answered(budget, 10_000, (n) => `2001:db8:1:2::${n.toString(16)}`)).toBe(wrongCodesPerMinute.own);
  for (let n = 0; n < 9_999; n += 1) budget.isSpentBy(`10.1.${n >> 8}.${n & 255}`);
  expect(answered(budget, 1, () => '2001:db8:1:2::1')).toBe(0);
});
