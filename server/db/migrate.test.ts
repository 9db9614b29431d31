import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import type { StartFailure } from '../start-failure.ts';
import { type Migration, migrate, migrations } from './migrate.ts';

describe('the migrator', () => {
  let database: TestDatabase;
  let appRole: string;
  const first = migrations[0] as Migration;

  beforeAll(async () => {
    database = await createTestDatabase();
    appRole = decodeURIComponent(new URL(database.url).username);
  });
  afterAll(() => database.drop());

  const applied = async () =>
    (await sql<{ name: string }>`select name from schema_migrations order by name`.execute(database.owner))
      .rows;

  const refusal = (list: readonly Migration[]) =>
    migrate(database.ownerUrl, appRole, { list }).then(
      () => undefined,
      (error: StartFailure) => [error.code, error.params.name],
    );

  test('does nothing on a database that is up to date', async () => {
    expect(await migrate(database.ownerUrl, appRole)).toEqual({ applied: [] });
    expect(await applied()).toHaveLength(migrations.length);
  });

  test('refuses an applied migration whose text has changed', async () => {
    const changed = [{ ...first, sql: `${first.sql}\n-- changed` }, ...migrations.slice(1)];
    expect(await refusal(changed)).toEqual(['migration_changed', first.name]);
  });

  test('does not mind the line ends of another checkout', async () => {
    const windows = migrations.map((m) => ({ ...m, sql: m.sql.replaceAll('\n', '\r\n') }));
    expect(await refusal(windows)).toBeUndefined();
  });

  test('refuses a database with a migration that it does not know', async () => {
    expect(await refusal(migrations.slice(0, -1))).toEqual(['migration_unknown', migrations.at(-1)?.name]);
  });

  test('refuses a migration that comes before one already applied', async () => {
    const late = { name: '0000_late', sql: 'create table late (id int)' };
    expect(await refusal([late, ...migrations])).toEqual(['migration_out_of_order', '0000_late']);
    expect(await applied()).toHaveLength(migrations.length);
  });

  test('undoes a failing migration completely and keeps those before it', async () => {
    const good = { name: '9001_good', sql: 'create table kept (id int); grant select on kept to {{app}}' };
    const bad = { name: '9002_bad', sql: 'create table half (id int); select 1/0' };
    expect(await refusal([...migrations, good, bad])).toEqual(['migration_failed', '9002_bad']);
    expect((await applied()).at(-1)).toEqual({ name: '9001_good' });
    const { rows } = await sql<{ kept: boolean; half: boolean }>`
      select to_regclass('kept') is not null as kept, to_regclass('half') is not null as half`.execute(
      database.db,
    );
    expect(rows).toEqual([{ kept: true, half: false }]);
  });

  test('two at once apply everything once', async () => {
    const newDatabase = await createTestDatabase();
    try {
      const more = [...migrations, { name: '9001_once', sql: 'create table once (id int)' }];
      const both = await Promise.all(
        [1, 2].map(() => migrate(newDatabase.ownerUrl, appRole, { list: more })),
      );
      expect(both.flatMap((run) => run.applied)).toEqual(['9001_once']);
    } finally {
      await newDatabase.drop();
    }
  });
});

describe('the lesser login', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  test('owns nothing, is no superuser, and cannot become the owner', async () => {
    const { rows } = await client.query(`
      select rolsuper, rolcreaterole, rolcreatedb,
             (select count(*)::int from pg_class where relowner = r.oid) as owned,
             (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = current_user`);
    expect(rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, owned: 0, memberships: 0 },
    ]);
  });

  test('may neither change nor delete any history', async () => {
    const { rows } = await client.query<{ table: string }>(`
      select relname as table from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and (relname like '%\\_history' or relname like '%\\_events' or relname like '%\\_movements')
      order by relname`);
    const tables = rows.map((row) => row.table);
    expect(tables).toEqual(
      expect.arrayContaining([
        'application_events',
        'audit_events',
        'blank_movements',
        'central_status_history',
      ]),
    );
    for (const table of tables) {
      for (const attempt of [`delete from ${table}`, `truncate ${table}`]) {
        await expect(client.query(attempt), attempt).rejects.toMatchObject({ code: '42501' });
      }
      const changeable = await client.query(
        `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0
           and has_column_privilege(attrelid, attnum, 'update')`,
        [table],
      );
      expect(changeable.rows, table).toEqual([]);
    }
  });

  test('may not alter the schema nor read who applied what', async () => {
    await expect(client.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('alter table audit_events disable trigger all')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(client.query('delete from schema_migrations')).rejects.toMatchObject({ code: '42501' });
  });
});
