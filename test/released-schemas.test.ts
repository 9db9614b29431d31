import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Access, Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import type { Role } from '../contract/roles.ts';
import { createApp, createPorts } from '../server/app.ts';
import { check } from '../server/commands/check.ts';
import { latestEventTime } from '../server/db/installation.ts';
import { migrate } from '../server/db/migrate.ts';
import { openJobs } from '../server/jobs/open-jobs.ts';
import { installReferenceData } from '../server/reference-data.ts';
import { FixedClock } from './clock.ts';
import { expectNamed, foundAfter } from './damage/tampering.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { passwordOfEverybody } from './people.ts';
import {
  fixtureFileKey,
  fixturesDirectory,
  loadFixture,
  migrationsOf,
  releasedSchemas,
} from './released-schema.ts';

test('there is a database of an earlier version to try', () => {
  expect(releasedSchemas()).toContain('schema-0017');
});

/** Tables without a row. */
const reasons = z.array(z.strictObject({ table: z.string(), why: z.string().min(10) }));

/** What is opened by itself, by the address of its view: of each table one row of every kind that the column tells. */
const itemsOf: Readonly<Record<string, readonly [table: string, kind: string]>> = {
  '/api/applications/:id': ['applications', 'state'],
  '/api/complaints/:id': ['complaints', 'state'],
  '/api/residents/:id': ['residents', 'central_status'],
  '/api/recordings/residents/:id': ['residents', 'central_status'],
  '/api/employees/:id': ['employees', 'active'],
  '/api/imports/:id': ['import_runs', 'state'],
  '/api/news/:id': ['news_items', 'id'],
  '/api/service-standards/:id': ['service_standards', 'state'],
};

describe.each(releasedSchemas())('a database as %s left it', (fixture) => {
  let database: TestDatabase;
  let tablesThen: string[];
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    const { ownerUrl, url } = database;
    const appRole = decodeURIComponent(new URL(url).username);
    await migrate(ownerUrl, appRole, { list: migrationsOf(fixture) });
    tablesThen = await tables();
    await loadFixture(ownerUrl, fixture);
    // Refuses when a migration is no longer what it was when that database was made.
    await migrate(ownerUrl, appRole, { fill: installReferenceData });
  });
  afterAll(() => database.drop());

  async function tables(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by name`.execute(
      database.owner,
    );
    return rows.map(({ name }) => name);
  }

  test('held rows in every table that the product writes', () => {
    const directory = join(fixturesDirectory, fixture);
    const named = reasons.parse(parse(readFileSync(join(directory, 'empty.csv')), { columns: true }));
    const empty = tablesThen.filter((name) => !existsSync(join(directory, `${name}.tsv`)));
    expect(empty).toEqual(named.map(({ table }) => table));
  });

  test('is brought to the newest schema, and the judge is silent', async () => {
    const said: string[] = [];
    const status = await check(database.db, { language: 'en' }, (text) => said.push(text));
    expect(status, said.join('\n')).toBe(0);
  });

  test('opens: every list, and a case, person or item of every kind by itself', async () => {
    const { db, owner } = database;
    const jobs = openJobs(db, { worker: false, onError: () => {} });
    const app = await createApp({
      db,
      clock: new FixedClock(await latestEventTime(db)),
      ports: createPorts({ jobs, fileKey: fixtureFileKey, publicAddress: 'http://lontar.contoh' }),
      sessionSecret: 'not of that time: every session is over',
      https: false,
      logger: false,
      webDirectory: null,
    });
    const { rows: officers } = await sql<{ role: Role; username: string }>`
      select distinct on (r.role) r.role, u.username
        from employee_roles r join employees e on e.id = r.employee_id and e.active
        join auth_user u on u.id = e.user_id
       where r.revoked_at is null order by r.role, e.created_at, e.nip`.execute(owner);
    const cookies = new Map<Role, Promise<string>>();
    async function signIn(username: string): Promise<string> {
      const payload = { username, password: passwordOfEverybody };
      const headers = { 'x-lontar': '1' };
      const reply = await app.inject({ method: 'POST', url: '/api/session', headers, payload });
      expect(reply.statusCode).toBe(200);
      return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
    }
    const answers: Record<string, number> = {};
    async function open(url: string, access: Access = 'signed_in') {
      const officer = officers.find(({ role }) => typeof access === 'string' || access.includes(role));
      if (officer === undefined) return;
      const cookie = cookies.get(officer.role) ?? signIn(officer.username);
      cookies.set(officer.role, cookie);
      const { statusCode } = await app.inject({ url, headers: { cookie: await cookie, 'x-lontar': '1' } });
      answers[url] = statusCode;
    }
    try {
      const endpoints = Object.values(contract).flatMap((module) => Object.values<Endpoint>(module));
      for (const { method, path, access, query, binary } of endpoints) {
        if (method !== 'GET' || binary) continue;
        if (!path.includes(':') && query.safeParse({}).success) await open(path, access);
        const items = itemsOf[path];
        if (items === undefined) continue;
        const [table, kind] = items;
        const { rows } = await sql<{ id: string }>`
          select distinct on (${sql.ref(kind)}) id from ${sql.table(table)}`.execute(owner);
        for (const { id } of rows) await open(path.replace(':id', id), access);
      }
      for (const page of ['/', '/berita', '/antrean', '/pengaduan']) await open(page);
      const faults = Object.entries(answers).filter(([, status]) => status !== 200);
      expect(faults).toEqual([]);
      expect(Object.keys(answers).length).toBeGreaterThan(40);
    } finally {
      await app.close();
      await jobs.stop();
    }
  });

  test('is no longer silent after damage', async () => {
    const found = await foundAfter(database.owner, 'state_without_event', async (tx) => {
      await sql`alter table applications disable trigger user`.execute(tx);
      await sql`update applications set state = 'verified' where state = 'received'`.execute(tx);
    });
    expectNamed(found, 'state_without_event');
  });
});
