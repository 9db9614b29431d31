import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { repeat } from './repeating.ts';

test('works again and again, also after a failure, and never twice at once', async () => {
  let turns = 0;
  let running = 0;
  const errors: string[] = [];
  const repeating = repeat(
    async () => {
      running += 1;
      expect(running).toBe(1);
      turns += 1;
      await sleep(5);
      running -= 1;
      if (turns === 1) throw new Error('once');
      return undefined;
    },
    { everyMs: 10, onError: ({ message }) => errors.push(message) },
  );
  await expect.poll(() => turns, { timeout: 30_000 }).toBeGreaterThan(2);
  await repeating.stop();
  expect(errors).toEqual(['once']);
  const before = turns;
  await sleep(150);
  expect(turns).toBe(before);
});

test('stopping waits for the work under way and for nothing else', async () => {
  let done = false;
  const repeating = repeat(
    async () => {
      await sleep(50);
      done = true;
      return undefined;
    },
    { everyMs: 60_000, onError: () => {} },
  );
  const began = performance.now();
  await repeating.stop();
  expect(done).toBe(true);
  // Not for the next turn, a minute away.
  expect(performance.now() - began).toBeLessThan(30_000);
});

test('what says that more is waiting goes on at once, and stops all the same', async () => {
  let turns = 0;
  const repeating = repeat(
    async () => {
      turns += 1;
      await sleep(1);
      return turns === 3 ? undefined : 'more';
    },
    { everyMs: 60_000, onError: () => {} },
  );
  await expect.poll(() => turns, { timeout: 30_000 }).toBe(3);
  await sleep(50);
  expect(turns).toBe(3);
  await repeating.stop();
});
