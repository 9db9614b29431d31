import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import {
  failureCeilings,
  freeOfOwn,
  freeOfStrangers,
  memoryOfFailuresMs,
  memoryOfSuccessMs,
  type Tally,
  waitMs,
} from './rules.ts';

export interface AttemptFrom {
  account: string;
  address: string;
  /** Random text in the browser's cookie; null in a browser that never signed in here. */
  device: string | null;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Lets one attempt through or refuses it with the seconds to wait. The attempt counts as failed from now on,
 * until `markSucceeded`: a thousand parallel guesses are a thousand failures, not one.
 *
 * Guesses are slowed twice: for one account on one known device (or, without one, from one address), and for one
 * account from all strange places together. A place is known when the account has signed in on that device, or
 * anybody from that address. So a guesser elsewhere uses up the strangers' allowance and never the owner's, and
 * colleagues behind one address do not share an allowance at all.
 *
 * Before that, whatever account is named, failures have a ceiling per address and from all strange places together; it
 * does not hold for a device on which somebody of the office has signed in.
 */
export async function admitAttempt(db: Db, clock: Clock, from: AttemptFrom): Promise<number> {
  const account = hash(from.account);
  const device = from.device === null ? null : hash(from.device);
  const now = clock.now();
  const recently = new Date(now.getTime() - memoryOfFailuresMs);
  return db.transaction().execute(async (tx) => {
    // One attempt at a time per account, or parallel ones would all see the same count.
    await sql`select pg_advisory_xact_lock(hashtextextended(${account}, 0))`.execute(tx);
    const knownDevice = device !== null && (await hasSucceeded(tx, now, { account, device }));
    const knownAddress = await hasSucceeded(tx, now, { address: from.address });
    const known = knownDevice || knownAddress;
    if (device === null || !(await hasSucceeded(tx, now, { device }))) {
      await refuseBeyondCeilings(tx, now, { address: from.address, known: knownAddress });
    }

    const own = knownDevice
      ? await tallyOwn(tx, account, recently, { device })
      : await tallyOwn(tx, account, recently, { address: from.address });
    const strangers = known ? null : await tallyStrangers(tx, account, recently);
    const wait = Math.max(
      waitMs(own, freeOfOwn, now),
      strangers === null ? 0 : waitMs(strangers, freeOfStrangers, now),
    );
    if (wait > 0) throw new Refusal('too_many', 'sign_in_slowed', { seconds: Math.ceil(wait / 1000) });

    const { id } = await tx
      .insertInto('loginAttempts')
      .values({ accountHash: account, address: from.address, deviceHash: device, known, at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

async function hasSucceeded(
  tx: Db | Tx,
  now: Date,
  where: { account?: string; device: string } | { address: string },
): Promise<boolean> {
  const since = new Date(now.getTime() - memoryOfSuccessMs);
  const query = tx
    .selectFrom('loginAttempts')
    .select('id')
    .where('succeeded', '=', true)
    .where('at', '>', since);
  const row = await ('address' in where
    ? query.where('address', '=', where.address)
    : query
        .where('deviceHash', '=', where.device)
        .$if(where.account !== undefined, (own) => own.where('accountHash', '=', where.account ?? ''))
  )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Refuses when too much has failed lately, from this address or from all strange ones; counts failures, never successes. */
async function refuseBeyondCeilings(
  tx: Tx,
  now: Date,
  { address, known }: { address: string; known: boolean },
): Promise<void> {
  const { windowMs, strangeAddress, knownAddress, strangers } = failureCeilings;
  // One stranger at a time, or parallel ones would all see the same count.
  await sql`select pg_advisory_xact_lock(hashtextextended('sign-in of strangers', 0))`.execute(tx);
  const failed = tx
    .selectFrom('loginAttempts')
    .where('at', '>', new Date(now.getTime() - windowMs))
    .where('succeeded', '=', false)
    .select((eb) => [eb.fn.countAll<number>().as('failures'), eb.fn.min('at').as('since')]);
  const here = await failed.where('address', '=', address).executeTakeFirstOrThrow();
  const everywhere = known ? null : await failed.where('known', '=', false).executeTakeFirstOrThrow();
  const over = [
    ...(here.failures >= (known ? knownAddress : strangeAddress) ? [here] : []),
    ...(everywhere !== null && everywhere.failures >= strangers ? [everywhere] : []),
  ];
  if (over.length === 0) return;
  const waits = over.map(({ since }) => (since ?? now).getTime() + windowMs - now.getTime());
  throw new Refusal('too_many', 'sign_in_slowed', {
    seconds: Math.max(1, Math.ceil(Math.max(...waits) / 1000)),
  });
}

/** Whether somebody, whoever it was, has signed in on the device of this cookie. */
export async function isKnownDevice(db: Db, clock: Clock, cookie: string | null): Promise<boolean> {
  return cookie !== null && (await hasSucceeded(db, clock.now(), { device: hash(cookie) }));
}

/** Failures since the last success at the same place. */
async function tallyOwn(
  tx: Tx,
  account: string,
  since: Date,
  place: { device: string } | { address: string },
): Promise<Tally> {
  const here = tx
    .selectFrom('loginAttempts')
    .where('accountHash', '=', account)
    .where('at', '>', since)
    .where((eb) =>
      'device' in place ? eb('deviceHash', '=', place.device) : eb('address', '=', place.address),
    );
  const success = await here
    .where('succeeded', '=', true)
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return here
    .where('succeeded', '=', false)
    .where('id', '>', success?.id ?? 0)
    .select((eb) => [eb.fn.countAll<number>().as('failures'), eb.fn.max('at').as('lastFailureAt')])
    .executeTakeFirstOrThrow();
}

/** Failures of one account from places that nobody of the office is known from. */
async function tallyStrangers(tx: Tx, account: string, since: Date): Promise<Tally> {
  return tx
    .selectFrom('loginAttempts')
    .where('accountHash', '=', account)
    .where('at', '>', since)
    .where('succeeded', '=', false)
    .where('known', '=', false)
    .select((eb) => [eb.fn.countAll<number>().as('failures'), eb.fn.max('at').as('lastFailureAt')])
    .executeTakeFirstOrThrow();
}

/** The attempt was right after all. */
export async function markSucceeded(db: Db, attemptId: number, device: string): Promise<void> {
  await db
    .updateTable('loginAttempts')
    .set({ succeeded: true, deviceHash: hash(device) })
    .where('id', '=', attemptId)
    .execute();
}

/** Attempts that are too old to slow anybody down or to make a place known go: failures after a day, successes after sixty. */
export async function forgetOldAttempts({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  const now = clock.now().getTime();
  await db
    .deleteFrom('loginAttempts')
    .where('at', '<', new Date(now - memoryOfFailuresMs))
    .where((eb) => eb.or([eb('succeeded', '=', false), eb('at', '<', new Date(now - memoryOfSuccessMs))]))
    .execute();
}

/** An account with a fresh password starts with a full allowance. */
export async function forgetFailures(db: Db | Tx, account: string): Promise<void> {
  await db
    .deleteFrom('loginAttempts')
    .where('accountHash', '=', hash(account))
    .where('succeeded', '=', false)
    .execute();
}

/** What signing in must know of an account before the password is compared. */
export async function findAccount(db: Db, username: string) {
  const row = await db
    .selectFrom('authUser as u')
    .innerJoin('employees as e', 'e.userId', 'u.id')
    .select(['e.id', 'e.officeCode', 'e.credentialVersion'])
    .where('u.username', '=', username)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Makes a session of better-auth's valid: it carries the credentials' version from before the password was
 * compared, so that one which was opened while the password was being reset opens nothing.
 */
export async function validateSession(db: Db, token: string, credentialVersion: number) {
  const { createdAt } = await db
    .updateTable('authSession')
    .set({ credentialVersion })
    .where('token', '=', token)
    .returning('createdAt')
    .executeTakeFirstOrThrow();
  // Sessions of browsers that were simply closed, long over.
  await db.deleteFrom('authSession').where('expiresAt', '<', createdAt).execute();
  return db
    .selectFrom('authSession as s')
    .innerJoin('employees as e', 'e.userId', 's.userId')
    .select(['e.id', 'e.active', 'e.mustChangePassword', 'e.officeCode'])
    .where('s.token', '=', token)
    .executeTakeFirstOrThrow();
}

export async function dropSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('authSession').where('token', '=', token).execute();
}

const tellWhyForMs = 24 * 60 * 60 * 1000;

/** Ends every session of an account, but for one that goes on, and keeps why for a day. */
export async function endSessions(
  tx: Tx,
  userId: string,
  because: 'deactivated' | 'password_reset' | 'password_changed',
  at: Date,
  except: string | null = null,
): Promise<void> {
  await tx
    .deleteFrom('endedSessions')
    .where('at', '<', new Date(at.getTime() - tellWhyForMs))
    .execute();
  const ended = await tx
    .deleteFrom('authSession')
    .where('userId', '=', userId)
    .$if(except !== null, (query) => query.where('token', '<>', except ?? ''))
    .returning('token')
    .execute();
  if (ended.length === 0) return;
  await tx
    .insertInto('endedSessions')
    .values(ended.map(({ token }) => ({ token, because, at })))
    .execute();
}
