import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixedClock } from '../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { verifyPassword } from '../modules/staff/passwords.ts';
import { accountsOfThisStart } from './passwords.ts';
import { demonstrationAccounts, demonstrationPassword, loadDemonstrationStaff } from './staff.ts';

let database: TestDatabase;
const home = mkdtempSync(join(tmpdir(), 'lontar-demonstration-'));
const clock = new FixedClock();
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemonstrationStaff(database.db, clock);
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await database.drop();
});

const start = (reachable: boolean) => accountsOfThisStart({ db: database.db, clock, home }, { reachable });

async function opens(username: string, password: string): Promise<boolean> {
  const { hash } = await database.owner
    .selectFrom('authAccount as a')
    .innerJoin('authUser as u', 'u.id', 'a.userId')
    .select('a.password as hash')
    .where('u.username', '=', username)
    .executeTakeFirstOrThrow();
  return verifyPassword({ hash: hash ?? '', password });
}

test('only once others can reach it does a demonstration lose the password that everybody can read, for good', async () => {
  expect(await start(false)).toEqual(demonstrationAccounts);
  expect(await opens('admin', demonstrationPassword)).toBe(true);

  const accounts = await start(true);
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(demonstrationAccounts.length);
  for (const { username, password } of accounts) {
    expect(await opens(username, password)).toBe(true);
    expect(await opens(username, demonstrationPassword)).toBe(false);
  }
  expect(statSync(join(home, 'demonstration-passwords.json')).mode & 0o077).toBe(0);

  expect(await start(true)).toEqual(accounts);
  expect(await start(false)).toEqual(accounts);
  expect(JSON.parse(readFileSync(join(home, 'demonstration-passwords.json'), 'utf8'))).toHaveProperty('kasi');
});
