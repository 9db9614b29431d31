import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { username } from 'better-auth/plugins';
import type { Clock } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { networkOf } from '../../http/network.ts';
import type { Exchange, PublicCtx, SignedIn } from '../../http/route.ts';
import { Refusal, type RefusalCode } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import {
  admitAttempt,
  dropSession,
  findAccount,
  isKnownDevice,
  markSucceeded,
  validateSession,
} from './sign-in-store.ts';
import { createTurns } from './turns.ts';
import { findActorBySession, findEndOfSession } from './views.ts';

export interface Identity {
  /** Who signed this request, with the roles of this moment; null for nobody. */
  authenticate(headers: Headers): Promise<SignedIn | null>;
  /** Why this request comes from nobody, in a refusal that the person can act on. */
  refusalOfNobody(headers: Headers): Promise<Refusal>;
  signIn(
    ctx: PublicCtx,
    credentials: { username: string; password: string },
    from: Pick<Exchange, 'headers' | 'address'>,
  ): Promise<{ employeeId: string; mustChangePassword: boolean; cookies: string[] }>;
  /** Ends the session and gives the cookies that say so. */
  signOut(headers: Headers): Promise<string[]>;
}

const cookiePrefix = 'lontar';
const sessionCookie = `${cookiePrefix}.session_token`;
const deviceCookie = `${cookiePrefix}.device`;
/** A working day with overtime; whoever sits down after it signs in anew. */
const longestSessionMs = 12 * 60 * 60 * 1000;
/** Passwords that are compared at once and that wait for it: each costs a tenth of a second of one core. */
const comparing = { atOnce: 2, inLine: 100 };
const deviceCookieSeconds = 60 * 24 * 60 * 60;

function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim().replace('__Secure-', '') !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

/** The unguessable part of the session cookie; its signature has been checked by whoever authenticated the request. */
export function sessionTokenOf(headers: Headers): string | null {
  return /^[\w-]+/.exec(cookieOf(headers, sessionCookie) ?? '')?.[0] ?? null;
}

const endedCode = {
  deactivated: 'account_deactivated',
  password_reset: 'password_was_reset',
  password_changed: 'password_was_changed',
} as const satisfies Record<NonNullable<Awaited<ReturnType<typeof findEndOfSession>>>, RefusalCode>;

function timestamps() {
  return { createdAt: 'created_at', updatedAt: 'updated_at' };
}

/**
 * Signing in by better-auth, of which only three functions are used, each behind a route of ours. Its own HTTP
 * handler is never mounted: it would bring sign-up and some thirty other addresses along.
 */
function createAuth(db: Db, secret: string, https: boolean) {
  return betterAuth({
    // Its column names are written out below, so it gets the same connections without the camelCase translation.
    database: { db: db.withoutPlugins(), type: 'postgres' },
    secret,
    baseURL: https ? 'https://lontar.invalid' : 'http://lontar.invalid',
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [username({ displayUsername: false })],
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...timestamps() } },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps(),
      },
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps(),
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', ...timestamps() },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (newSession) => ({
            data: { ...newSession, expiresAt: new Date(newSession.createdAt.getTime() + longestSessionMs) },
          }),
        },
      },
    },
  });
}

/** Who may come in: sessions in our database, with no copy in a cookie, so that ending one is felt at once. */
export function createIdentity(options: { db: Db; clock: Clock; secret: string; https: boolean }): Identity {
  const { db, clock, secret, https } = options;
  const auth = createAuth(db, secret, https);
  // Strangers stand in a line of their own: however long it is, officers at their own browsers do not wait in it.
  const turns = { known: createTurns(comparing), strange: createTurns(comparing) };

  async function openSession(body: { username: string; password: string }, headers: Headers) {
    try {
      return await auth.api.signInUsername({
        // Gone when the browser is closed: counters are shared.
        body: { ...body, rememberMe: false },
        headers: new Headers({ 'user-agent': (headers.get('user-agent') ?? '').slice(0, 200) }),
        returnHeaders: true,
      });
    } catch (error) {
      // The same words for an unknown name and a wrong password.
      if (error instanceof APIError) throw new Refusal('unauthenticated', 'credentials_wrong');
      throw error;
    }
  }

  /** Asks whether the attempt may be made, and makes it. */
  async function compare(
    credentials: { username: string; password: string },
    headers: Headers,
    { address, device }: { address: string; device: string | null },
  ) {
    const from = { account: credentials.username, address: networkOf(address), device };
    const attempt = await admitAttempt(db, clock, from);
    const account = await findAccount(db, credentials.username);
    return { attempt, account, opened: await openSession(credentials, headers) };
  }

  return {
    async authenticate(headers) {
      if (cookieOf(headers, sessionCookie) === null) return null;
      const found = await auth.api.getSession({ headers });
      return found === null ? null : findActorBySession(db, found.session.token, clock.now());
    },

    async refusalOfNobody(headers) {
      const token = sessionTokenOf(headers);
      if (token === null) return new Refusal('unauthenticated', 'sign_in_first');
      const because = await findEndOfSession(db, token);
      return new Refusal('unauthenticated', because === null ? 'session_over' : endedCode[because]);
    },

    async signIn(ctx, credentials, { headers, address }) {
      const cookie = cookieOf(headers, deviceCookie);
      // What a client made up itself names no device.
      const known = (await isKnownDevice(db, clock, cookie)) ? cookie : null;
      const inTurn = known === null ? turns.strange : turns.known;
      const { attempt, account, opened } = await inTurn(() =>
        compare(credentials, headers, { address, device: known }),
      );
      const { token } = opened.response;
      if (account === null) {
        await dropSession(db, token);
        throw new Refusal('unauthenticated', 'credentials_wrong');
      }
      const employee = await validateSession(db, token, account.credentialVersion);
      const device = known ?? randomBytes(24).toString('base64url');
      await markSucceeded(db, attempt, device);
      if (!employee.active) {
        await dropSession(db, token);
        throw new Refusal('unauthenticated', 'account_deactivated');
      }
      await recordAudit(
        db,
        {
          clock,
          requestId: ctx.requestId,
          actor: { officeCode: employee.officeCode, employeeId: employee.id },
        },
        { action: 'session.opened', subjectType: 'session', subjectId: employee.id },
      );
      const deviceSays = `${deviceCookie}=${device}; Path=/api/session; HttpOnly; SameSite=Strict; Max-Age=${deviceCookieSeconds}${https ? '; Secure' : ''}`;
      return {
        employeeId: employee.id,
        mustChangePassword: employee.mustChangePassword,
        cookies: [...opened.headers.getSetCookie(), deviceSays],
      };
    },

    async signOut(headers) {
      const { headers: says } = await auth.api.signOut({ headers, returnHeaders: true });
      return says.getSetCookie();
    },
  };
}
