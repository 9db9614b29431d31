import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

/** Runs a script against an office of its own; what it says is one object, also when it is not content. */
async function run<T>(script: string, args: readonly string[], said: z.ZodType<T>): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args, '--json']).catch(
    (failed: { stdout: string }) => failed,
  );
  return said.parse(JSON.parse(stdout));
}

const statuses = z.record(z.string(), z.number());

test('three thousand mutated requests: no fault, nothing slow, and some of them do something', async () => {
  const schema = z.object({
    ok: z.boolean(),
    requests: z.number(),
    statuses,
    failures: z.array(z.unknown()),
  });
  const said = await run('scripts/fuzz.mjs', ['--requests', '3000', '--seed', '3'], schema);
  expect(said).toMatchObject({ ok: true, requests: 3000, failures: [] });
  expect(Object.keys(said.statuses).filter((status) => status >= '500')).toEqual([]);
  expect(said.statuses['200']).toBeGreaterThan(300);
  expect(said.statuses['422']).toBeGreaterThan(300);
}, 90_000);

test('hostile files: everybody else is answered meanwhile, and an officer takes portraits', async () => {
  const schema = z.object({
    ok: z.boolean(),
    statuses,
    portraits: z.number(),
    problems: z.array(z.string()),
  });
  const said = await run('scripts/hostile-files.mjs', ['--files', '12'], schema);
  expect(said).toMatchObject({ ok: true, problems: [] });
  expect(Object.values(said.statuses).reduce((sum, count) => sum + count, 0)).toBe(12);
  expect(said.portraits).toBeGreaterThan(4);
}, 90_000);
