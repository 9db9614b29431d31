import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { id } from './id.ts';

/**
 * Codes as they stand in the source of the server: a refusal or finding without words would show its code to an
 * officer, and only on the day on which it happens.
 */
const source = globSync('server/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

const kinds = "'(?:invalid|not_found|forbidden|conflict|too_many|unauthenticated)'";
const codesBy = (pattern: string) =>
  [...source.matchAll(new RegExp(pattern, 'g'))].map(([, code]) => code ?? '');
const without = (codes: Iterable<string>, words: object) =>
  [...new Set(codes)].filter((code) => !(code in words)).sort();

test('every refusal that the server throws has words in both languages', () => {
  const thrown = [
    // new Refusal('conflict', 'code'), and what shortens it.
    ...codesBy(`${kinds},\\s*'([a-z_0-9]+)'`),
    // Constraints of the database that stand for a rule.
    ...codesBy(`kind: ${kinds},\\s*code: '([a-z_0-9]+)'`),
    // Unions of codes that a rule hands to whoever throws.
    ...codesBy('(?:Refusal|Problem|Fault) =([^;]+);').flatMap((union) =>
      [...union.matchAll(/'([a-z_0-9]+)'/g)].map(([, code]) => code ?? ''),
    ),
  ];
  expect(new Set(thrown).size).toBeGreaterThan(110);
  expect(thrown).toContain('blank_not_issued_to_you');
  expect(thrown).toContain('password_common');
  for (const { refusals } of [id, en]) expect(without(thrown, refusals)).toEqual([]);
});

test('every finding of a rule has words in both languages', () => {
  const found = codesBy(`code: '([A-Za-z_0-9]+)',\\s*level`);
  expect(new Set(found).size).toBeGreaterThan(25);
  expect(found).toContain('R39');
  for (const { findings } of [id, en]) expect(without(found, findings)).toEqual([]);
});
