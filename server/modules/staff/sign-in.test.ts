import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { Refusal } from '../../refusal.ts';
import { type AttemptFrom, admitAttempt, forgetFailures, markSucceeded } from './sign-in-store.ts';

let database: TestDatabase;
const clock = new FixedClock('2026-11-24T01:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.deleteFrom('loginAttempts').execute();
});

/** The seconds to wait, or 0 when the attempt was let through (and failed). */
async function fail(from: Partial<AttemptFrom>): Promise<number> {
  try {
    await admitAttempt(database.db, clock, {
      account: 'sari',
      address: '203.0.113.9',
      device: null,
      ...from,
    });
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return Number(error.params.seconds);
    throw error;
  }
}

async function succeed(from: Partial<AttemptFrom> & { device: string }) {
  const all = { account: 'sari', address: '10.1.1.1', ...from };
  await markSucceeded(database.db, clock, await admitAttempt(database.db, clock, all), all.device);
}

/** Guesses as fast as it is let, for a day; how many guesses that makes. */
async function guessForADay(next: () => Partial<AttemptFrom>): Promise<number> {
  const end = clock.now().getTime() + 24 * 60 * 60 * 1000;
  let guesses = 0;
  while (clock.now().getTime() < end) {
    const wait = await fail(next());
    if (wait === 0) guesses += 1;
    else clock.advance(wait * 1000);
  }
  return guesses;
}

test('one address gets about a hundred guesses at one account in a day', async () => {
  const guesses = await guessForADay(() => ({}));
  expect(guesses).toBeGreaterThan(5);
  expect(guesses).toBeLessThan(115);
});

test('a new address for every guess hardly helps', async () => {
  let n = 0;
  const guesses = await guessForADay(() => {
    n += 1;
    return { address: `2001:db8::${n.toString(16)}` };
  });
  expect(guesses).toBeLessThan(130);
});

test('a thousand addresses at once do not lock out the owner, at the office or with a known browser', async () => {
  await succeed({ device: 'owner' });
  for (let i = 0; i < 60; i++) await fail({ address: `198.51.100.${i}` });
  expect(await fail({ address: '198.51.100.99' })).toBeGreaterThan(0);
  expect(await fail({ address: '10.1.1.1' })).toBe(0);
  expect(await fail({ address: '198.51.100.99', device: 'owner' })).toBe(0);
});

test('a guesser in the same office, without the owner’s browser, slows that address and not that browser', async () => {
  await succeed({ device: 'owner' });
  for (let i = 0; i < 30; i++) await fail({ address: '10.1.1.1' });
  expect(await fail({ address: '10.1.1.1' })).toBeGreaterThan(0);
  await succeed({ device: 'owner' });
});

test('an office of two hundred behind one address is let in on its first morning, typing errors and all', async () => {
  const office = '192.0.2.1';
  for (let i = 0; i < 200; i++) {
    const account = `pegawai${i}`;
    // A guesser elsewhere has been at all of them during the night.
    if (i % 4 === 0) for (let n = 0; n < 8; n++) await fail({ account });
    expect(await fail({ account, address: office })).toBe(0);
    await succeed({ account, address: office, device: `browser${i % 10}` });
  }
});

test('a cookie that some other account earned is worth nothing here', async () => {
  await succeed({ account: 'guesser', address: '203.0.113.9', device: 'guesser' });
  await database.owner.updateTable('loginAttempts').set({ address: 'gone' }).execute();
  for (let i = 0; i < 5; i++) expect(await fail({ device: 'guesser' })).toBe(0);
  expect(await fail({ device: 'guesser' })).toBeGreaterThan(0);
});

test('fifty guesses at the same moment are not one guess', async () => {
  const waits = await Promise.all(Array.from({ length: 50 }, () => fail({})));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
});

test('a success begins the count anew, and so does a fresh password', async () => {
  await succeed({ device: 'owner' });
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) expect(await fail({ address: '10.1.1.1', device: 'owner' })).toBe(0);
    await succeed({ device: 'owner' });
  }
  for (let i = 0; i < 40; i++) await fail({ address: `198.51.100.${i}` });
  expect(await fail({})).toBeGreaterThan(0);
  await database.db.transaction().execute((tx) => forgetFailures(tx, 'sari'));
  expect(await fail({})).toBe(0);
});

test('a refused attempt does not make the wait longer', async () => {
  for (let i = 0; i < 5; i++) await fail({});
  const wait = await fail({});
  for (let i = 0; i < 20; i++) await fail({});
  clock.advance(wait * 1000);
  expect(await fail({})).toBe(0);
});

test('what is kept is neither the name as typed nor the cookie', async () => {
  await fail({ account: 'kata sandi di kotak yang salah', device: 'cookie-text' });
  const rows = JSON.stringify(await database.owner.selectFrom('loginAttempts').selectAll().execute());
  expect(rows).not.toContain('kata sandi');
  expect(rows).not.toContain('cookie-text');
});

test('old failures and old successes are forgotten', async () => {
  await fail({});
  await succeed({ device: 'owner' });
  clock.advance(25 * 60 * 60 * 1000);
  await succeed({ device: 'other' });
  const left = async () => (await database.owner.selectFrom('loginAttempts').select('id').execute()).length;
  expect(await left()).toBe(2);
  clock.advance(61 * 24 * 60 * 60 * 1000);
  await succeed({ device: 'third' });
  expect(await left()).toBe(1);
});
