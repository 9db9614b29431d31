import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { withDatabaseName } from '../../test/global-setup.ts';
import { StartFailure } from '../start-failure.ts';
import { checkExternalLogins } from './external.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const refusal = (appUrl: string, ownerUrl: string) =>
  checkExternalLogins(appUrl, ownerUrl).then(
    () => undefined,
    (error: unknown) => (error instanceof StartFailure ? error.code : error),
  );

test('accepts a lesser login beside its owner and names the role to grant to', async () => {
  expect(await checkExternalLogins(database.url, database.ownerUrl)).toEqual({
    appRole: decodeURIComponent(new URL(database.url).username),
  });
});

test('refuses one account for both', async () => {
  expect(await refusal(database.ownerUrl, database.ownerUrl)).toBe('database_same_role');
});

test('refuses an application login that owns the tables', async () => {
  expect(await refusal(database.ownerUrl, database.url)).toBe('database_role_too_strong');
});

test('refuses two different databases', async () => {
  expect(await refusal(withDatabaseName(database.url, 'postgres'), database.ownerUrl)).toBe(
    'database_other_database',
  );
});

test('says which of the two cannot be reached', async () => {
  const nowhere = 'postgres://nobody@127.0.0.1:1/none';
  await expect(checkExternalLogins(nowhere, database.ownerUrl)).rejects.toMatchObject({
    code: 'database_unreachable',
    params: { setting: 'DATABASE_URL' },
  });
  await expect(checkExternalLogins(database.url, nowhere)).rejects.toMatchObject({
    params: { setting: 'DATABASE_OWNER_URL' },
  });
});
