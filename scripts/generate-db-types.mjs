// Writes server/db/types.ts from a freshly migrated throw-away database, or from the one named. On Node 24:
//   node_modules/.bin/node scripts/generate-db-types.mjs [file [url of a migrated database]]
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const outFile = resolve(process.argv[2] ?? join(root, 'server/db/types.ts'));

function generate(url) {
  const codegen = join(dirname(createRequire(import.meta.url).resolve('kysely-codegen')), 'cli', 'bin.js');
  execFileSync(
    process.execPath,
    [
      codegen,
      '--dialect=postgres',
      `--url=${url}`,
      '--camel-case',
      '--default-schema=public',
      '--include-pattern=public.*',
      '--exclude-pattern=*.schema_migrations',
      // As server/db/database.ts parses them.
      '--date-parser=string',
      '--type-mapping={"int8":"number"}',
      `--out-file=${outFile}`,
    ],
    // Elsewhere than here: it would look for settings in files.
    { cwd: tmpdir(), stdio: ['ignore', 'inherit', 'inherit'] },
  );
}

async function fromFreshDatabase() {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
  });
  const directory = mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));
  let leave = async () => {};
  try {
    const { openEmbedded, removeEmbedded } = await vite.ssrLoadModule('/server/db/embedded/index.ts');
    leave = () => removeEmbedded(directory);
    const { migrate } = await vite.ssrLoadModule('/server/db/migrate.ts');
    const { ownerUrl, release } = await openEmbedded({ directory, durable: false });
    leave = async () => {
      await release();
      await removeEmbedded(directory);
    };
    await migrate(ownerUrl, 'lontar_app');
    generate(ownerUrl);
  } catch (error) {
    if (typeof error?.lines !== 'function') throw error;
    for (const line of error.lines()) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  } finally {
    await leave();
    await vite.close();
  }
}

const [, , , url] = process.argv;
if (url) generate(url);
else await fromFreshDatabase();
