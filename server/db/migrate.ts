import { createHash } from 'node:crypto';
import pg from 'pg';
import { installJobs } from '../jobs/install.ts';
import { jobsSchema, jobsVersion } from '../jobs/queues.ts';
import { StartFailure } from '../start-failure.ts';

export interface Migration {
  name: string;
  sql: string;
}

const texts = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  eager: true,
  import: 'default',
});

/** The migrations of this program, in order of their numbers. */
export const migrations: readonly Migration[] = Object.entries(texts)
  .map(([path, sql]) => ({ name: path.slice('./migrations/'.length, -'.sql'.length), sql }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Needed before the first table: trigram search on names, and exclusion constraints over a key and a range. */
const extensions = ['pg_trgm', 'btree_gist'];

/** Writes, as the owner, what tables hold from the start. */
type FillTables = (client: pg.Client) => Promise<void>;

const migratorLock = 7_305_002;
const oldestServer = 15;

/** Of the text as it stands in the repository, whatever line ends a checkout gave it. */
function checksum({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/** Names the exact schema that `migrate` makes; a copy of a database may be reused while it stays the same. */
export function migrationsHash(list: readonly Migration[] = migrations): string {
  const hash = createHash('sha256');
  for (const migration of list) hash.update(`${migration.name}:${checksum(migration)}\n`);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Brings the database up to date as its owner, under an advisory lock: each migration in a transaction
 * of its own, recorded with its checksum. `appRole` is the lesser login that the migrations grant to; `fill` brings
 * the facts that the software ships.
 */
export async function migrate(
  ownerUrl: string,
  appRole: string,
  { list = migrations, fill }: { list?: readonly Migration[]; fill?: FillTables } = {},
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lontar-migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migratorLock]);
    await refuseOldServer(client);
    for (const extension of extensions) await ensureExtension(client, extension);
    await client.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const pending = await pendingMigrations(client, list);
    for (const migration of pending) await apply(client, migration, appRole);
    await fill?.(client);
    await closeDoors(client, appRole);
    await installJobs(ownerUrl, appRole);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}

/**
 * What belongs to the database and not to a table, so that a restored copy has it too: nobody makes tables beside ours,
 * and the application reads which schema it has.
 */
async function closeDoors(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query<{ name: string; own: boolean }>(
    `select quote_ident(datname) as name, pg_has_role(current_user, datdba, 'member') as own
       from pg_database where datname = current_database()`,
  );
  const [database] = rows;
  if (database?.own === true) await client.query(`revoke temporary on database ${database.name} from public`);
  await client.query(`do $$ begin
    if pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'public'), 'member') then
      revoke create on schema public from public;
    end if;
  end $$`);
  await client.query(`grant select on schema_migrations to ${pg.escapeIdentifier(appRole)}`);
}

/** For who serves without the owner's login: refuses, in words, a database that this program would have to migrate. */
export async function refuseOldSchema(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'lontar-schema' });
  client.on('error', () => {});
  await client.connect().catch((error: Error) => {
    throw new StartFailure('database_unreachable', { setting: 'DATABASE_URL', reason: error.message }, error);
  });
  try {
    const { rows } = await client.query<{ ready: boolean }>(
      `select has_table_privilege(coalesce(to_regclass('public.schema_migrations'), 'pg_class'::regclass), 'select')
          and to_regclass('public.schema_migrations') is not null
          and to_regclass('${jobsSchema}.version') is not null as ready`,
    );
    if (rows[0]?.ready !== true) throw new StartFailure('schema_not_current', { name: '–' });
    const [pending] = await pendingMigrations(client, migrations);
    if (pending !== undefined) throw new StartFailure('schema_not_current', { name: pending.name });
    const jobs = await client.query<{ version: number }>(`select version from ${jobsSchema}.version`);
    if (jobs.rows[0]?.version !== jobsVersion)
      throw new StartFailure('schema_not_current', { name: jobsSchema });
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  );
  if (Number(rows[0]?.number) < oldestServer * 10_000) {
    throw new StartFailure('database_too_old', { found: rows[0]?.version ?? '?' });
  }
}

async function ensureExtension(client: pg.Client, extension: string): Promise<void> {
  try {
    await client.query(`create extension if not exists ${extension}`);
  } catch (error) {
    throw new StartFailure('database_extension_missing', { extension }, error);
  }
}

async function pendingMigrations(client: pg.Client, list: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations order by name',
  );
  const known = new Map(list.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.name);
    if (!migration) throw new StartFailure('migration_unknown', { name: row.name });
    if (checksum(migration) !== row.checksum) throw new StartFailure('migration_changed', { name: row.name });
  }
  const applied = new Set(rows.map((row) => row.name));
  const last = rows.at(-1)?.name ?? '';
  const pending = list.filter((migration) => !applied.has(migration.name));
  const late = pending.find((migration) => migration.name < last);
  if (late) throw new StartFailure('migration_out_of_order', { name: late.name, last });
  return pending;
}

async function apply(client: pg.Client, migration: Migration, appRole: string): Promise<void> {
  const sql = migration.sql.replaceAll('{{app}}', pg.escapeIdentifier(appRole));
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      checksum(migration),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure('migration_failed', { name: migration.name, reason }, error);
  }
}
