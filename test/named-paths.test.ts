import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every file that the security page points to is there', () => {
  const page = readFileSync('docs/security.md', 'utf8');
  const named = [...page.matchAll(/`((?:server|test|e2e|scripts|docs)\/[\w./-]+|[\w-]+\.test\.ts)`/g)].map(
    ([, path = '']) => path,
  );
  const decisions = [...page.matchAll(/`(decisions\/[\w.-]+)`/g)].map(([, path = '']) => `docs/${path}`);
  expect(named.length).toBeGreaterThan(20);
  expect([...named, ...decisions].filter((path) => !existsSync(path))).toEqual([]);
});
