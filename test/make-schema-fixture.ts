import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../server/consistency/judge.ts';
import { migrations } from '../server/db/migrate.ts';
import { type Desk, openDesk } from './desk.ts';
import { whatsappReports } from './every-kind/complaints.ts';
import { liveEveryKind } from './every-kind/index.ts';
import { fixtureFileKey, fixturesDirectory, writeFixture } from './released-schema.ts';
import { valuesUnseen } from './values-unseen.ts';

/** Tables of which a fixture holds nothing, and why. */
const empty: Readonly<Record<string, string>> = {
  auth_session: 'left out: tokens of whoever was signed in',
  auth_verification: 'better-auth asks for the table; nothing of the product writes there',
  recurring_work: 'written by the process that serves, and nothing serves while a fixture is made',
};

const name = `schema-${migrations.at(-1)?.name.slice(0, 4)}`;
const directory = join(fixturesDirectory, name);

let desk: Desk;
beforeAll(async () => {
  if (existsSync(directory)) throw new Error(`${name} is there already: a released schema stays as it was`);
  desk = await openDesk({ at: '2026-01-01T23:00:00Z', fileKey: fixtureFileKey, whatsappReports });
}, 600_000);
afterAll(() => desk?.close());

test('a fixture of the schema as it is', async () => {
  await liveEveryKind(desk);
  expect((await judge(desk.test.db)).findings).toEqual([]);
  const written = await writeFixture(desk.test.ownerUrl, directory, ['auth_session']);
  expect(written.empty, 'tables without a row have a reason').toEqual(Object.keys(empty));
  const reasons = Object.entries(empty).map(([table, why]) => `${table},"${why}"\n`);
  writeFileSync(join(directory, 'empty.csv'), ['table,why\n', ...reasons].join(''));
  const unseen = await valuesUnseen(desk.test.owner);
  console.log(['Values that no row has:', ...unseen].join('\n  '));
}, 1_800_000);
