// npm test: installs what is missing, then types, lint, import law, unit, database and browser tests.
// With LONTAR_SECOND_DATABASE_URL and LONTAR_SECOND_DATABASE_OWNER_URL the database tests run once more there.
// LONTAR_TEST_BROWSER=package|system says which browser is used, LONTAR_SECOND_BROWSER one journey's besides.
// Further arguments go to vitest: `npm test -- server/db` runs those tests alone.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ensureBuilt, ensureInstalled, main, root, runTool } from './bootstrap.mjs';

const totals = { passed: 0, failed: 0 };
const lines = [];
/** What failed, in words, so that the end of a long output says it. */
const failures = [];

function note(name, passed, failed, startedAt) {
  totals.passed += passed;
  totals.failed += failed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  lines.push(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}

/** A check counts as one test. */
async function check(name, work) {
  process.stdout.write(`\n— ${name}\n`);
  const startedAt = performance.now();
  const ok = await work();
  note(name, ok ? 1 : 0, ok ? 0 : 1, startedAt);
  if (!ok) failures.push({ name, lines: ['see its own output above'] });
  return ok;
}

async function vitest(name, args, env = {}) {
  process.stdout.write(`\n— ${name}\n`);
  const startedAt = performance.now();
  // Beside the report lies vitest's own, with how long each test took.
  const report = join(root, 'node_modules', '.cache', 'lontar', `${name.replaceAll(' ', '-')}.json`);
  const timings = report.replace(/json$/, 'timings.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['default', 'json', join(root, 'scripts', 'test-report.mjs')].map(
    (r) => `--reporter=${r}`,
  );
  const code = await runTool(
    'vitest/vitest.mjs',
    ['run', ...reporters, `--outputFile.json=${timings}`, ...args],
    {
      ...env,
      LONTAR_TEST_REPORT: report,
    },
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failures: [] };
  if (result.failures.length === 0 && code !== 0) {
    result.failures.push({ name: '', lines: [`ended with status ${code}: see the output above`] });
  }
  note(name, result.passed, result.failures.length, startedAt);
  failures.push(...result.failures.map((failure) => ({ ...failure, name: `${name}: ${failure.name}` })));
}

/**
 * Who may do what is decided before PostgreSQL is asked, so these tables of it say the same on every database. The
 * verbs themselves, with their SQL, locks and triggers, run in the other files.
 */
const sameOnEveryDatabase = new Set([
  'server/modules/applications/policy.test.ts',
  'server/modules/complaints/policy.test.ts',
  'server/http/access.test.ts',
]);

/** The test files whose imports lead to test/database.ts. */
function databaseTests() {
  const reaches = new Map();
  function leads(file) {
    if (file === join(root, 'test', 'database.ts')) return true;
    if (reaches.has(file)) return reaches.get(file);
    reaches.set(file, false);
    const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const imports = [...source.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => resolve(dirname(file), path));
    const found = imports.some(leads);
    reaches.set(file, found);
    return found;
  }
  return ['server', 'simulations', 'test', 'locales', 'contract']
    .flatMap((directory) =>
      readdirSync(join(root, directory), { recursive: true }).map((name) => join(directory, name)),
    )
    .filter(
      (file) => /\.test\.tsx?$/.test(file) && !sameOnEveryDatabase.has(file) && leads(join(root, file)),
    );
}

async function everything() {
  await check('types', async () => (await runTool('typescript/bin/tsc', ['--noEmit', '-p', '.'])) === 0);
  await check('lint', async () => (await runTool('@biomejs/biome/bin/biome', ['check'])) === 0);
  if (existsSync(join(root, 'knip.json'))) {
    await check('unused', async () => (await runTool('knip/bin/knip.js', [])) === 0);
  }
  await vitest('tests', []);
  const { LONTAR_SECOND_DATABASE_URL: url, LONTAR_SECOND_DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (url && ownerUrl) {
    await vitest('tests on the other database', databaseTests(), {
      DATABASE_URL: url,
      DATABASE_OWNER_URL: ownerUrl,
    });
  }
  const built = await check('build', () =>
    ensureBuilt().then(
      () => true,
      (error) => {
        process.stderr.write(`${error.message}\n`);
        return false;
      },
    ),
  );
  if (built && existsSync(join(root, 'vitest.e2e.config.ts'))) {
    const config = ['--config', 'vitest.e2e.config.ts'];
    await vitest('browser', config);
    const second = process.env.LONTAR_SECOND_BROWSER;
    if (second) {
      await vitest('one journey in the other browser', [...config, 'e2e/card-journey.test.ts'], {
        LONTAR_TEST_BROWSER: second,
      });
    }
  }
}

await main(async () => {
  await ensureInstalled();
  const chosen = process.argv.slice(2);
  try {
    if (chosen.length > 0) await vitest('tests', chosen);
    else await everything();
  } catch (error) {
    failures.push({ name: 'tests could not be run', lines: `${error?.stack ?? error}`.split('\n') });
    totals.failed += 1;
  }
  for (const { name, lines } of failures) {
    process.stdout.write(`\n✗ ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${totals.passed} passed, ${totals.failed} failed\n`);
  if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
});
