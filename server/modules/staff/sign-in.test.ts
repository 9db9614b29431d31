import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FixedClock } from '../../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { Refusal } from '../../refusal.ts';
import { failureCeilings } from './rules.ts';
import {
  type AttemptFrom,
  admitAttempt,
  forgetFailures,
  forgetOldAttempts,
  isKnownDevice,
  markSucceeded,
} from './sign-in-store.ts';
import { createTurns } from './turns.ts';

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
  await markSucceeded(database.db, await admitAttempt(database.db, clock, all), all.device);
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
  const left = async () => {
    await forgetOldAttempts({ db: database.db, clock });
    return (await database.owner.selectFrom('loginAttempts').select('id').execute()).length;
  };
  clock.advance(24 * 60 * 60 * 1000);
  expect(await left()).toBe(2);
  clock.advance(1);
  expect(await left()).toBe(1);
  clock.advance(59 * 24 * 60 * 60 * 1000);
  expect(await left()).toBe(0);
});

describe('failures with ever new names', () => {
  const rows = async () => (await database.owner.selectFrom('loginAttempts').select('id').execute()).length;
  let names = 0;
  const unknown = () => {
    names += 1;
    return `tidak.ada.${names}`;
  };
  const { windowMs, strangeAddress, knownAddress, strangers } = failureCeilings;

  test('from one address have a ceiling, are kept no further, and begin anew after the time that was said', async () => {
    for (let n = 0; n < strangeAddress; n++) expect(await fail({ account: unknown() })).toBe(0);
    clock.advance(60_000);
    expect(await fail({ account: unknown() })).toBe((windowMs - 60_000) / 1000);
    for (let n = 0; n < 20; n++) await fail({ account: unknown() });
    expect(await rows()).toBe(strangeAddress);
    clock.advance(windowMs - 60_000);
    expect(await fail({ account: unknown() })).toBe(0);
  });

  test('at the same moment are counted one by one', async () => {
    const waits = await Promise.all(Array.from({ length: 60 }, () => fail({ account: unknown() })));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(strangeAddress);
  });

  test('from everywhere have a ceiling, and the office goes on: at its address and with its browsers', async () => {
    await succeed({ device: 'owner', address: '10.1.1.1' });
    for (let n = 0; n < strangers; n++) {
      expect(await fail({ account: unknown(), address: `198.51.${n >> 4}.${n & 15}` })).toBe(0);
    }
    expect(await fail({ account: unknown(), address: '203.0.113.77' })).toBeGreaterThan(0);
    expect(await rows()).toBe(strangers + 1);
    expect(await fail({ account: 'komang', address: '10.1.1.1' })).toBe(0);
    expect(await fail({ account: 'komang', address: '203.0.113.77', device: 'owner' })).toBe(0);
  });

  test('within the office network do not keep out a browser that it knows', async () => {
    await succeed({ device: 'owner', address: '10.1.1.1' });
    for (let n = 0; n < knownAddress; n++)
      expect(await fail({ account: unknown(), address: '10.1.1.1' })).toBe(0);
    expect(await fail({ account: unknown(), address: '10.1.1.1' })).toBeGreaterThan(0);
    await succeed({ device: 'owner', address: '10.1.1.1' });
  });

  test('are not what successes are: a thousand from one address lock nobody out', async () => {
    for (let n = 0; n < 1000; n++) await succeed({ account: `pegawai${n % 50}`, device: `new ${n}` });
    expect(await fail({ account: 'sari', address: '10.1.1.1' })).toBe(0);
  });
});

test('a device is known by what we gave it at a sign-in, for sixty days', async () => {
  const known = () => isKnownDevice(database.db, clock, 'owner');
  expect(await known()).toBe(false);
  await fail({ device: 'owner' });
  expect(await known()).toBe(false);
  await succeed({ device: 'owner' });
  expect(await known()).toBe(true);
  expect(await isKnownDevice(database.db, clock, null)).toBe(false);
  clock.advance(60 * 24 * 60 * 60 * 1000);
  expect(await known()).toBe(false);
});

test('work of strangers is done in turns, a few at once; the line has an end', async () => {
  const inTurn = createTurns({ atOnce: 2, inLine: 3 });
  let atOnce = 0;
  let most = 0;
  const go: (() => void)[] = [];
  const work = () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    return new Promise<void>((resolve) => go.push(resolve)).finally(() => {
      atOnce -= 1;
    });
  };
  const all = Array.from({ length: 6 }, () => inTurn(work));
  await expect(all[5]).rejects.toMatchObject({ code: 'sign_in_slowed' });
  for (let done = 0; done < 5; done += 1) {
    await expect.poll(() => go.length).toBeGreaterThan(done);
    go[done]?.();
  }
  await Promise.all(all.slice(0, 5));
  expect(most).toBe(2);
  await expect(inTurn(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  expect(await inTurn(async () => 'free again')).toBe('free again');
});
