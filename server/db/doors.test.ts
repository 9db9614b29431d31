import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { StartFailure } from '../start-failure.ts';
import { migrate, refuseOldSchema } from './migrate.ts';

/** Migrated by itself, not copied from a template: what belongs to a database is not copied. */
let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
let appRole: string;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  appRole = new URL(inject('testServer').appUrl).username;
  await migrate(database.ownerUrl, appRole);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await app.connect();
});
afterAll(async () => {
  await owner.end();
  await app.end();
  await database.drop();
});

const ask = async (sql: string, values: unknown[] = []) =>
  (await owner.query<Record<string, unknown>>(sql, values)).rows;
const ours = `n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

test('whatever runs as the owner looks for names in the catalogue and in our schema, and in what a caller made last', async () => {
  const functions = await ask(`
    select p.proname as name, p.proconfig::text as settings from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`);
  expect(functions.length).toBeGreaterThan(4);
  const path = '{"search_path=pg_catalog, public, pg_temp"}';
  expect(functions.filter(({ settings }) => settings !== path)).toEqual([]);
});

test('nobody may call them who need not', async () => {
  const callable = await ask(
    `select p.proname as name, has_function_privilege($1, p.oid, 'execute') as may,
            exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as anybody
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`,
    [appRole],
  );
  expect(callable.filter(({ anybody }) => anybody)).toEqual([]);
  expect(
    callable
      .filter(({ may }) => may)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['note_file_key', 'set_password']);
});

test('the application makes no tables, owns nothing and hands nothing on', async () => {
  const [rights] = await ask(
    `select has_database_privilege($1, current_database(), 'temporary') as temporary,
            has_database_privilege($1, current_database(), 'create') as schemas,
            has_schema_privilege($1, 'public', 'create') as tables,
            (select count(*)::int from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1) as owned,
            (select count(*)::int from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
              where r.rolname = $1 and (a.is_grantable or a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER'))) as handed`,
    [appRole],
  );
  expect(rights).toEqual({ temporary: false, schemas: false, tables: false, owned: 0, handed: 0 });
});

interface Right {
  table: string;
  insert: string;
  update: string;
  delete: string;
}

/** As docs and reviewers read it: what the application may do to each table; columns by name where not to all. */
async function rightsHeld(): Promise<Right[]> {
  const rows = await ask(
    `select c.relname as table,
            case when has_table_privilege($1, c.oid, 'insert') then 'yes' else '' end as insert,
            case when has_table_privilege($1, c.oid, 'update') then 'all' else coalesce(
              (select string_agg(a.attname, ' ' order by a.attname) from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  and has_column_privilege($1, c.oid, a.attnum, 'update')), '') end as update,
            case when has_table_privilege($1, c.oid, 'delete') then 'yes' else '' end as delete
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' order by 1`,
    [appRole],
  );
  return rows.map((row) => ({
    table: String(row.table),
    insert: String(row.insert),
    update: String(row.update),
    delete: String(row.delete),
  }));
}

test('what it may do to each table is what somebody has looked at', async () => {
  const reviewed: Right[] = parse(readFileSync('test/policy/database-rights.csv', 'utf8'), { columns: true });
  expect(await rightsHeld()).toEqual(reviewed);
  expect(reviewed.filter(({ update }) => update === 'all')).toEqual([]);
});

test('a table of the caller with the name of ours catches nothing that runs as the owner', async () => {
  // As if the right to make temporary tables had been left.
  await owner.query(
    `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
  );
  try {
    await app.query(`create temp table complaint_limits (office_code text, code text, days int, day_kind text,
      starts_from text, legal_basis text, valid_from date)`);
    await app.query(`create function pg_temp.evil() returns trigger language plpgsql as $$
      begin delete from public.audit_events; raise exception 'running as %', current_user; end $$`);
    await app.query(`create trigger evil after insert on pg_temp.complaint_limits for each statement
      execute function pg_temp.evil()`);
    await app.query(`grant all on pg_temp.complaint_limits to public`);
    await app.query('begin');
    await app.query(`insert into offices (code, name, region_code, province_name, regency_name, zone, number_prefix, standard_id)
      values ('51.02', 'Kantor Contoh', '51.02', 'Bali', 'Tabanan', 'Asia/Makassar', 'CTH', gen_random_uuid())`);
    const { rows } = await app.query(
      `select count(*)::int as count from public.complaint_limits where office_code = '51.02'`,
    );
    expect(rows).toEqual([{ count: 11 }]);
  } finally {
    await app.query('rollback');
    await owner.query(
      `do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`,
    );
  }
});

test.each([
  [`update auth_account set password = 'x'`],
  [`update employees set nip = '1'`],
  [`update residents set nik = '1'`],
  [`update complaints set tracking_code = 'x'`],
  [`update offices set name = 'x'`],
  [`delete from complaint_answer_texts`],
  [`delete from audit_events`],
  [`update application_events set action = 'x'`],
  [`insert into complaint_content_versions (complaint_id) values (null)`],
  [`create table beside (id int)`],
  [`create temp table beside (id int)`],
  [`update installation set demonstration = true`],
])('refused: %s', async (statement) => {
  await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
});

test('a password is written by its function, for one account', async () => {
  await owner.query(`insert into auth_user (id, name, email, username, created_at, updated_at)
    select n, n, n || '@contoh.invalid', n, now(), now() from unnest(array['satu', 'dua']) n`);
  await owner.query(`insert into auth_account (id, user_id, account_id, provider_id, password, created_at, updated_at)
    select n, n, n, 'credential', 'lama', now(), now() from unnest(array['satu', 'dua']) n`);
  await app.query(`select set_password('satu', 'baru', now())`);
  expect(await ask(`select user_id, password from auth_account order by 1`)).toEqual([
    { user_id: 'dua', password: 'lama' },
    { user_id: 'satu', password: 'baru' },
  ]);
});

test('without the owner’s login a server starts on a schema that is current, and on no other', async () => {
  await expect(refuseOldSchema(database.url)).resolves.toBeUndefined();
  const bare = await createTestDatabase({ migrated: false });
  const failure = (url: string) =>
    refuseOldSchema(url).catch((error: unknown) => (error instanceof StartFailure ? error.code : error));
  expect(await failure(bare.url)).toBe('schema_not_current');
  await owner.query(`update schema_migrations set checksum = 'x' where name like '0020%'`);
  expect(await failure(database.url)).toBe('migration_changed');
  await owner.query(`delete from schema_migrations where name = (select max(name) from schema_migrations)`);
  expect(['schema_not_current', 'migration_changed']).toContain(await failure(database.url));
  await bare.drop();
});
