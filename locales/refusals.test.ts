import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { id } from './id.ts';

// That what is refused or found has words in both languages is a matter of types: `RefusalCode`, `FindingCode`, and
// English that must satisfy the type of Indonesian. Left for a test are words that nothing says any more.
const source = globSync('{server,web,contract}/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.tsx?$/.test(path) && path !== 'server/db/types.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Codes that are put together: a refusal for each state. */
const composed = /^news_not_in_/;
const unsaid = (words: object) =>
  Object.keys(words).filter((code) => !composed.test(code) && !new RegExp(`['.]${code}'`).test(source));

test('every refusal and finding that has words can come up', () => {
  expect(Object.keys(id.refusals).length).toBeGreaterThan(110);
  expect(unsaid(id.refusals)).toEqual([]);
  expect(unsaid(id.findings)).toEqual([]);
});

test('both languages know the same codes', () => {
  expect(Object.keys(en.refusals).sort()).toEqual(Object.keys(id.refusals).sort());
  expect(Object.keys(en.findings).sort()).toEqual(Object.keys(id.findings).sort());
});
