import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { invent } from './people.ts';
import { afterAnswer, afterwards, arrivalsOf, fateOfSlip, fates } from './plan.ts';

test('the same seed plans the same day, another seed another one', () => {
  expect(arrivalsOf(20, seededRandom(3))).toEqual(arrivalsOf(20, seededRandom(3)));
  expect(arrivalsOf(20, seededRandom(3))).not.toEqual(arrivalsOf(20, seededRandom(4)));
});

test('a year has every way in and every way out', () => {
  const random = seededRandom(1);
  const arrivals = Array.from({ length: 250 }, () => arrivalsOf(5, random)).flat();
  expect(new Set(arrivals.map(({ channel }) => channel))).toEqual(
    new Set(['letter', 'counter', 'telephone', 'email', 'web']),
  );
  expect(new Set(arrivals.map(({ fate }) => fate))).toEqual(new Set(fates));
  expect(new Set(Array.from({ length: 200 }, () => afterAnswer(random)))).toEqual(new Set(afterwards));
  expect(new Set(Array.from({ length: 200 }, () => fateOfSlip(random)))).toContain('archived');
});

test('a caller cannot be archived for a paper without a name, nor a letter refuse to be named', () => {
  const arrivals = arrivalsOf(2000, seededRandom(2));
  for (const { channel, fate } of arrivals) {
    if (channel === 'telephone') expect(fate).not.toMatch(/^archived/);
    else expect(['answered_at_once', 'refused_identity']).not.toContain(fate);
    if (fate === 'spam') expect(channel).toBe('web');
  }
});

test('no two invented people have the same telephone', () => {
  const random = seededRandom(5);
  const phones = Array.from({ length: 12_000 }, (_, serial) => invent(random, serial, 'ours').phone);
  expect(new Set(phones).size).toBe(phones.length);
});
