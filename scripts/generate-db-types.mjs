// Writes server/db/types.ts from a freshly migrated throw-away database, or from the one named. On Node 24:
//   node_modules/.bin/node scripts/generate-db-types.mjs [file [url of a migrated database]]
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const outFile = resolve(process.argv[2] ?? join(root, 'server/db/types.ts'));

/** Columns without a CHECK of their own that keep the codes of another one, alone or in a list. */
const sameAs = {
  'application_events.acting_role': 'employee_roles.role',
  'application_events.from_state': 'applications.state',
  'application_events.to_state': 'applications.state',
  'blank_movements.from_state': 'blanks.state',
  'blank_movements.to_state': 'blanks.state',
  'complaint_events.acting_role': 'employee_roles.role',
  'complaint_events.from_state': 'complaints.state',
  'complaint_events.to_state': 'complaints.state',
  'complaint_merges.from_state': 'complaints.state',
  'message_attempts.channel': 'messages.channel',
  'messages.tried': 'messages.channel',
  'queue_events.acting_role': 'employee_roles.role',
  'queue_events.from_state': 'queue_tickets.state',
  'queue_events.to_state': 'queue_tickets.state',
  'reply_templates.component': 'complaints.component',
};

/** Columns whose codes the contract lists and rows hold, by the type of the contract. */
const ofContract = {
  'refusal_grounds.code': ['RefusalGround', 'applications'],
  'service_types.correctable_elements': ['CardElement', 'applications'],
  'survey_follow_ups.element': ['SurveyElement', 'surveys'],
  'survey_mappings.element': ['SurveyElement', 'surveys'],
};

/** Every text column as "table.column", with the codes that its CHECK, or that of the column it refers to, allows. */
async function readColumns(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`
      select k.relname || '.' || a.attname as name, a.attndims > 0 as list, a.atthasdef as filled,
             (select pg_get_constraintdef(c.oid) from pg_constraint c
               where c.contype = 'c' and c.conrelid = a.attrelid and c.conkey = array[a.attnum]
                 and pg_get_constraintdef(c.oid) ~ '^CHECK \\(\\(\\w+ = (ANY \\(ARRAY\\[)?''') as codes,
             (select f.confrelid::regclass || '.' || r.attname from pg_constraint f
                join pg_attribute r on r.attrelid = f.confrelid and r.attnum = f.confkey[1]
               where f.contype = 'f' and f.conrelid = a.attrelid and f.conkey = array[a.attnum]) as target
        from pg_attribute a join pg_class k on k.oid = a.attrelid
       where k.relnamespace = 'public'::regnamespace and k.relkind = 'r'
         and a.atttypid in ('text'::regtype, 'text[]'::regtype) and not a.attisdropped`);
    return new Map(rows.map(({ name, ...column }) => [name, column]));
  } finally {
    await client.end();
  }
}

/** The type of each column that holds codes, as kysely-codegen writes it. */
async function overridesOf(url) {
  const columns = await readColumns(url);
  const codesOf = (name) => {
    const { codes, target } = columns.get(name) ?? {};
    const like = sameAs[name] ?? target;
    if (codes) return codes.match(/'[^']+'/g).map((code) => code.slice(1, -1));
    return like && like !== name ? codesOf(like) : [];
  };
  const overrides = {};
  for (const [name, { list, filled }] of columns) {
    const codes = codesOf(name);
    const [ofThat] = ofContract[name] ?? [];
    if (codes.length === 0 && ofThat === undefined) continue;
    const code = ofThat
      ? { type: 'Identifier', name: ofThat }
      : { type: 'UnionExpression', args: codes.map((value) => ({ type: 'Literal', value })) };
    const value = list ? { type: 'GenericExpression', name: 'Array', args: [code] } : code;
    overrides[name] = filled ? { type: 'GenericExpression', name: 'Generated', args: [value] } : value;
  }
  return overrides;
}

const customImports = Object.fromEntries(
  Object.values(ofContract).map(([name, subject]) => [name, `../../contract/${subject}/terms.ts`]),
);

async function generate(url) {
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
      `--overrides=${JSON.stringify({ columns: await overridesOf(url) })}`,
      `--custom-imports=${JSON.stringify(customImports)}`,
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
    await generate(ownerUrl);
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
if (url) await generate(url);
else await fromFreshDatabase();
