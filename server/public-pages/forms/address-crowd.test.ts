import { expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { createAddressCrowd } from './address-crowd.ts';
import { isEnough, roundsFor } from './proof-of-work.ts';

test('work grows with what comes from an address within an hour, up to ten times, and then falls back', () => {
  const clock = new FixedClock();
  const crowd = createAddressCrowd(clock);
  const asked = new Set<number>();
  for (let n = 0; n < 1000; n += 1) {
    asked.add(roundsFor(crowd.from('10.1.1.1')));
    crowd.add('10.1.1.1');
  }
  expect([...asked]).toEqual([300, 600, 1200, 2000, 3000]);
  expect(roundsFor(crowd.from('10.1.1.2'))).toBe(300);
  clock.advance(60 * 60_000);
  expect(roundsFor(crowd.from('10.1.1.1'))).toBe(300);
});

test('work that was handed out one step earlier still does; what was gathered while it was cheap does not', () => {
  expect(isEnough(300, 0)).toBe(true);
  expect([300, 600].map((rounds) => isEnough(rounds, 30))).toEqual([true, true]);
  expect([300, 600].map((rounds) => isEnough(rounds, 100))).toEqual([false, true]);
  expect([1200, 2000].map((rounds) => isEnough(rounds, 1_000_000))).toEqual([false, true]);
});

test('a flood of addresses, each new, takes no more memory: the quiet ones are forgotten first', () => {
  const crowd = createAddressCrowd(new FixedClock());
  crowd.add('192.0.2.1');
  crowd.add('192.0.2.2');
  for (let n = 0; n < 19_999; n += 1)
    crowd.add(`2001:db8:${(n >> 8).toString(16)}:${(n & 255).toString(16)}::1`);
  expect([crowd.from('192.0.2.1'), crowd.from('192.0.2.2')]).toEqual([0, 1]);
});
