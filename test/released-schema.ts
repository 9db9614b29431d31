import { createReadStream, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type Migration, migrations } from '../server/db/migrate.ts';

/** Databases as earlier versions left them, one folder a schema: each table as COPY writes it, a row a line. */
export const fixturesDirectory = join(import.meta.dirname, 'fixtures');

/** Opens the stored files of every fixture. Their people are invented, so the key is no secret. */
export const fixtureFileKey = Buffer.from('demonstration files of fixtures!');

/** "schema-0017" */
export function releasedSchemas(): string[] {
  return readdirSync(fixturesDirectory).filter((name) => name.startsWith('schema-'));
}

/** The migrations that had made the schema of a fixture. */
export function migrationsOf(fixture: string): Migration[] {
  const last = fixture.slice('schema-'.length);
  const until = migrations.findIndex(({ name }) => name.startsWith(`${last}_`));
  if (until === -1) throw new Error(`no migration ${last}`);
  return migrations.slice(0, until + 1);
}

interface Table {
  name: string;
  /** Without those that the database computes. */
  columns: string[];
  key: string[];
}

async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                   and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
           array(select a.attname::text from pg_index i join pg_attribute a
                   on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                  where i.indrelid = c.oid and i.indisprimary order by a.attnum) as key
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`);
  return rows;
}

const quoted = (names: readonly string[]) => names.map((name) => pg.escapeIdentifier(name)).join(', ');

/** Writes the database into a folder, rows by primary key; hands back the tables without a file: empty, or left out. */
export async function writeFixture(
  ownerUrl: string,
  directory: string,
  leftOut: readonly string[],
): Promise<{ empty: string[] }> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'`);
    const empty: string[] = [];
    for (const { name, columns, key } of await tablesOf(client)) {
      const order = key.length > 0 ? ` order by ${quoted(key)}` : '';
      const query = `select ${quoted(columns)} from ${pg.escapeIdentifier(name)}${order}`;
      const lines = await text(client.query(copyTo(`copy (${query}) to stdout with (header)`)));
      const isEmpty = lines.indexOf('\n') === lines.length - 1;
      if (isEmpty || leftOut.includes(name)) empty.push(name);
      else writeFileSync(join(directory, `${name}.tsv`), lines);
    }
    return { empty };
  } finally {
    await client.end();
  }
}

/**
 * Loads a fixture into a database of its schema, as the owner, who need be no superuser: foreign keys are dropped and
 * made again, by which the database checks every one of them whatever the order of the tables; triggers of the
 * product are off meanwhile, since they refuse history that is not being lived. Unique, check and exclusion
 * constraints hold throughout.
 */
export async function loadFixture(ownerUrl: string, fixture: string): Promise<void> {
  const directory = join(fixturesDirectory, fixture);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tables = (await tablesOf(client)).map(({ name }) => name);
    const files = readdirSync(directory).filter((name) => name.endsWith('.tsv'));
    const { rows: foreignKeys } = await client.query<{ relation: string; name: string; definition: string }>(`
      select conrelid::regclass::text as relation, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
    const inEach = (list: readonly string[], change: string) =>
      client.query(list.map((name) => `alter table ${pg.escapeIdentifier(name)} ${change}`).join(';'));
    await client.query('begin');
    await client.query(
      foreignKeys.map((f) => `alter table ${f.relation} drop constraint ${f.name}`).join(';'),
    );
    await inEach(tables, 'disable trigger user');
    // What migrations put there stands in the fixture as well.
    await client.query(`truncate ${quoted(tables)}`);
    for (const file of files) {
      const path = join(directory, file);
      const [header = ''] = readFileSync(path, 'utf8').split('\n', 1);
      const table = pg.escapeIdentifier(file.slice(0, -'.tsv'.length));
      const copy = `copy ${table} (${quoted(header.split('\t'))}) from stdin with (header match)`;
      await pipeline(createReadStream(path), client.query(copyFrom(copy)));
    }
    await client.query(
      foreignKeys.map((f) => `alter table ${f.relation} add constraint ${f.name} ${f.definition}`).join(';'),
    );
    await inEach(tables, 'enable trigger user');
    await continueNumbers(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Identity columns go on after the rows that were loaded. */
async function continueNumbers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ relation: string; column: string }>(`
    select attrelid::regclass::text as relation, attname as column
      from pg_attribute where attidentity <> '' and attrelid::regclass::text not like '%.%'`);
  for (const { relation, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${pg.escapeIdentifier(column)}), 0) + 1, false)
         from ${relation}`,
      [relation, column],
    );
  }
}
