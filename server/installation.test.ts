import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FixedClock } from '../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../test/database.ts';
import { hirePeople } from '../test/people.ts';
import { wrapKey } from './adapters/files/cipher.ts';
import { loadConfig } from './config.ts';
import { joinInstallation, migrateExternal, openInstallation } from './installation.ts';
import { StartFailure } from './start-failure.ts';

let database: TestDatabase;
afterEach(() => database.drop());

const fileKey = randomBytes(32);

/** Opens it as a server does, and leaves again; the code when it is refused. */
async function open({ key = fileKey, owner = false, serve = true } = {}): Promise<string> {
  const config = loadConfig({
    DATABASE_URL: database.url,
    ...(owner && { DATABASE_OWNER_URL: database.ownerUrl }),
    LONTAR_SECRET: 'dua puluh satu ekor kuda hitam di sawah',
    LONTAR_FILE_KEY: key.toString('base64'),
  });
  try {
    const installation = serve
      ? await joinInstallation(config)
      : await openInstallation(config, {
          claim: false,
          loadDemonstration: () => Promise.reject(new Error('an external database gets no demonstration')),
        });
    await installation.close();
    return 'opened';
  } catch (error) {
    if (error instanceof StartFailure) return error.code;
    throw error;
  }
}

describe('an external database', () => {
  beforeEach(async () => {
    database = await createTestDatabase({ migrated: false });
  });

  async function tables(): Promise<number> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ count: number }>(
        "select count(*)::int as count from pg_tables where schemaname in ('public', 'jobs')",
      );
      return rows[0]?.count ?? 0;
    } finally {
      await client.end();
    }
  }

  test('is not touched by a server that holds its owner’s login, and not served before it is up to date', async () => {
    expect(await open({ owner: true })).toBe('owner_login_in_server');
    expect(await open()).toBe('schema_not_current');
    expect(await tables()).toBe(0);
  });

  test('is served without that login once it was brought up to date; that can be done again', async () => {
    expect((await migrateExternal(database.url, database.ownerUrl)).applied.length).toBeGreaterThan(0);
    expect(await open()).toBe('opened');
    expect((await migrateExternal(database.url, database.ownerUrl)).applied).toEqual([]);
    expect(await open({ owner: true, serve: false })).toBe('opened');
  });
});

describe('the file key', () => {
  beforeEach(async () => {
    database = await createTestDatabase();
  });

  const noted = async () =>
    (await database.owner.selectFrom('installation').select('fileKeyCheck').executeTakeFirstOrThrow())
      .fileKeyCheck;

  test('is the one of the first start from then on', async () => {
    expect(await open()).toBe('opened');
    const first = await noted();
    expect(first).not.toBeNull();
    expect(await open()).toBe('opened');
    expect(await open({ key: randomBytes(32) })).toBe('file_key_changed');
    expect(await noted()).toBe(first);
  });

  test('is the one that opens the files, where they are older than what was noted', async () => {
    const clock = new FixedClock();
    const { front_desk: by } = await hirePeople(database.owner, clock);
    const subjectId = randomUUID();
    await database.owner
      .insertInto('subjectKeys')
      .values({
        subjectId,
        officeCode: by.officeCode,
        wrappedKey: wrapKey(fileKey, randomBytes(32), subjectId),
        createdAt: clock.now(),
        destroyedAt: null,
      })
      .execute();
    expect(await open({ key: randomBytes(32) })).toBe('file_key_changed');
    expect(await noted()).toBeNull();
    expect(await open()).toBe('opened');
    expect(await noted()).not.toBeNull();
  });
});
