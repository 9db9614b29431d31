import { expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { createReadOnce } from './read-once.ts';

test('a thousand who ask the same within a minute cost one read; the next minute reads anew', async () => {
  const clock = new FixedClock();
  const readOnce = createReadOnce<number>(clock);
  let reads = 0;
  const ask = () =>
    readOnce('same', async () => {
      reads += 1;
      return reads;
    });
  expect(new Set(await Promise.all(Array.from({ length: 1000 }, ask)))).toEqual(new Set([1]));
  clock.advance(59_999);
  expect(await ask()).toBe(1);
  clock.advance(1);
  expect(await ask()).toBe(2);
});

test('a read that failed is no answer', async () => {
  const readOnce = createReadOnce<string>(new FixedClock());
  await expect(readOnce('it', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await readOnce('it', async () => 'here')).toBe('here');
});

test('ever new questions push out the oldest and nothing else', async () => {
  const readOnce = createReadOnce<number>(new FixedClock());
  for (let n = 0; n <= 200; n += 1) await readOnce(String(n), async () => n);
  expect(await readOnce('0', async () => -1)).toBe(-1);
  expect(await readOnce('200', async () => -1)).toBe(200);
});
