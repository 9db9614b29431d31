import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { id } from './id.ts';

/** Codes as they stand in the source: a refusal without words would show its code to an officer. */
const thrown = new Set(
  globSync('server/**/*.ts')
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [
      ...readFileSync(path, 'utf8').matchAll(
        /new Refusal\(\s*'(?:invalid|not_found|forbidden|conflict|too_many|unauthenticated)',\s*'([a-z_0-9]+)'/g,
      ),
    ])
    .map(([, code]) => code ?? ''),
);

test('every refusal that the server throws has words', () => {
  expect(thrown.size).toBeGreaterThan(80);
  expect([...thrown].filter((code) => !(code in id.refusals)).sort()).toEqual([]);
});
