import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { employees, session } from '../../../contract/staff.ts';
import { type Desk, openDesk, takeTo } from '../../../test/desk.ts';
import { hire, passwordOfEverybody } from '../../../test/people.ts';
import { createApp } from '../../app.ts';
import { sessionTokenOf } from './identity.ts';
import { dropSession, validateSession } from './sign-in-store.ts';
import { findActorBySession } from './views.ts';

let desk: Desk;
let number = 1000;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** A browser: it keeps its cookies and has an address. */
function browser(remoteAddress = '10.1.1.1', app = desk.app) {
  const jar = new Map<string, string>();
  async function send(method: NonNullable<InjectOptions['method']>, url: string, payload?: object) {
    const reply = await app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        'x-lontar': '1',
        'x-lontar-locale': 'id',
        cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
      },
      ...(payload !== undefined && { payload }),
    });
    for (const { name, value, maxAge } of reply.cookies) {
      if (maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: reply.statusCode, body: reply.json(), headers: reply.headers, cookies: reply.cookies };
  }
  return {
    jar,
    send,
    token: () =>
      sessionTokenOf(new Headers({ cookie: `lontar.session_token=${jar.get('lontar.session_token')}` })) ??
      '',
    signIn: (username: string, password = passwordOfEverybody) =>
      send('POST', session.signIn.path, { username, password }),
    me: () => send('GET', session.me.path),
  };
}

async function newcomer(roles: Parameters<typeof hire>[3] = ['front_desk']) {
  number += 1;
  return hire(desk.test.owner, desk.clock, number, roles);
}

const countSessions = async (employeeId: string) =>
  (
    await desk.test.owner
      .selectFrom('authSession as s')
      .innerJoin('employees as e', 'e.userId', 's.userId')
      .select('s.id')
      .where('e.id', '=', employeeId)
      .execute()
  ).length;

describe('signing in', () => {
  test('gives a cookie that scripts and other sites cannot use, and that ends with the browser', async () => {
    const { username } = await newcomer();
    const { status, cookies } = await browser().signIn(username);
    expect(status).toBe(200);
    const cookie = cookies.find(({ name }) => name === 'lontar.session_token');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie).not.toHaveProperty('maxAge');
    expect(cookie?.secure).toBeUndefined();
  });

  test('over https the cookie is for https alone', async () => {
    const { username } = await newcomer();
    const app = await createApp({
      db: desk.test.db,
      clock: desk.clock,
      ports: desk.ports,
      sessionSecret: 'a secret of forty characters, for a test',
      https: true,
      logger: false,
      webDirectory: null,
    });
    try {
      const one = browser('10.1.1.1', app);
      const { cookies } = await one.signIn(username);
      expect(cookies.find(({ name }) => name === '__Secure-lontar.session_token')).toMatchObject({
        secure: true,
      });
      expect(cookies.find(({ name }) => name === 'lontar.device')).toMatchObject({ secure: true });
      expect((await one.me()).status).toBe(200);
    } finally {
      await app.close();
    }
  });

  test('says the same, in about the same time, of an unknown name and of a wrong password', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const bodies = new Set<string>();
    for (let i = 0; i < 7; i++) {
      const { username } = await newcomer();
      for (const [kind, name] of [
        ['known', username],
        ['unknown', `tidakada${i}`],
      ] as const) {
        const before = performance.now();
        const { status, body } = await browser(`10.2.0.${i}`).signIn(name, 'bukan kata sandinya');
        times[kind].push(performance.now() - before);
        expect(status).toBe(401);
        bodies.add(JSON.stringify(body));
      }
    }
    expect([...bodies]).toHaveLength(1);
    expect([...bodies][0]).toContain('credentials_wrong');
    // The quickest of each: what else the machine does only adds to a time.
    const ratio = Math.min(...times.known) / Math.min(...times.unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  test('a changed, foreign or stale cookie opens nothing and is no hindrance to signing in', async () => {
    const { username } = await newcomer();
    const one = browser();
    await one.signIn(username);
    const good = one.jar.get('lontar.session_token') ?? '';
    for (const bad of [
      `${good.slice(0, -3)}AAA`,
      `x${good}`,
      good.split('.')[0] ?? '',
      '%E0%A4%A',
      '',
      '.',
    ]) {
      one.jar.set('lontar.session_token', bad);
      expect((await one.me()).status).toBe(401);
    }
    expect((await one.signIn(username)).status).toBe(200);
    expect((await one.me()).status).toBe(200);
  });

  test('signing out ends the session on the server, not only in the browser', async () => {
    const { username, employeeId } = await newcomer();
    const one = browser();
    await one.signIn(username);
    const stolen = new Map(one.jar);
    expect((await one.send('DELETE', session.signOut.path)).status).toBe(200);
    expect(await countSessions(employeeId)).toBe(0);
    const thief = browser();
    for (const [name, value] of stolen) thief.jar.set(name, value);
    expect(await thief.me()).toMatchObject({ status: 401, body: { code: 'session_over' } });
  });

  test('a session is over after twelve hours', async () => {
    const { username, employeeId } = await newcomer();
    const one = browser();
    await one.signIn(username);
    const row = await desk.test.owner
      .selectFrom('authSession as s')
      .innerJoin('employees as e', 'e.userId', 's.userId')
      .select(['s.id', 's.createdAt', 's.expiresAt', 's.ipAddress'])
      .where('e.id', '=', employeeId)
      .executeTakeFirstOrThrow();
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(12 * 60 * 60 * 1000);
    expect(row.ipAddress).toBe('');
    await desk.test.owner
      .updateTable('authSession')
      .set({ expiresAt: new Date(row.createdAt.getTime() - 1) })
      .where('id', '=', row.id)
      .execute();
    expect(await one.me()).toMatchObject({ status: 401, body: { code: 'session_over' } });
  });

  test('none of the addresses that the library would bring along is there', async () => {
    const visitor = browser();
    for (const path of [
      'sign-up/email',
      'sign-in/username',
      'sign-in/email',
      'get-session',
      'forget-password',
      'update-user',
      'is-username-available',
      'ok',
    ]) {
      const tries = [
        await visitor.send('POST', `/api/auth/${path}`, {}),
        await visitor.send('GET', `/api/auth/${path}`),
      ];
      expect(tries.map(({ status }) => status)).toEqual([404, 404]);
    }
    expect((await desk.test.owner.selectFrom('authUser').select('id').execute()).length).toBe(
      (await desk.test.owner.selectFrom('employees').select('id').execute()).length,
    );
  });
});

describe('sessions end at once', () => {
  test('an account deactivated in the middle of work: a clear message, and nothing half written', async () => {
    const { id } = await takeTo(desk, 'received');
    const { username, employeeId } = await newcomer(['verifier']);
    const one = browser();
    await one.signIn(username);
    const address = applications.detail.path.replace(':id', id);
    const before = (await one.send('GET', address)).body as ApplicationDetail;
    const admin = await desk.as('administrator');
    await admin.call(employees.deactivate, { params: { id: employeeId }, body: { reason: 'pindah tugas' } });

    const reply = await one.send('POST', applications.verify.path.replace(':id', id), {});
    expect(reply).toMatchObject({ status: 401, body: { code: 'account_deactivated' } });
    expect(reply.body.title).toContain('dinonaktifkan');
    expect(await countSessions(employeeId)).toBe(0);
    const after = (await (await desk.as('verifier')).call(applications.detail, { params: { id } })).body;
    expect((after as ApplicationDetail).history).toHaveLength(before.history.length);

    expect(await browser().signIn(username)).toMatchObject({
      status: 401,
      body: { code: 'account_deactivated' },
    });
    expect(await browser().signIn(username, 'bukan kata sandinya')).toMatchObject({
      status: 401,
      body: { code: 'credentials_wrong' },
    });
    expect(await countSessions(employeeId)).toBe(0);

    await admin.call(employees.reactivate, { params: { id: employeeId } });
    expect((await one.me()).status).toBe(401);
    expect((await one.signIn(username)).status).toBe(200);
  });

  test('a password that is reset signs out, and the new one must be changed before anything else', async () => {
    const { username, employeeId } = await newcomer();
    const one = browser();
    await one.signIn(username);
    const admin = await desk.as('administrator');
    const { body } = await admin.call(employees.resetPassword, { params: { id: employeeId } });
    const { initialPassword } = body as { initialPassword: string };
    expect(await one.me()).toMatchObject({ status: 401, body: { code: 'password_was_reset' } });
    expect((await one.signIn(username)).status).toBe(401);
    expect(await one.signIn(username, initialPassword)).toMatchObject({
      status: 200,
      body: { mustChangePassword: true },
    });
    expect((await one.me()).body).toMatchObject({ mustChangePassword: true });
    expect(await one.send('GET', applications.work.path)).toMatchObject({
      status: 403,
      body: { code: 'change_password_first' },
    });
    const change = (fresh: string, current = initialPassword) =>
      one.send('POST', session.changePassword.path, { current, fresh });
    expect((await change('pendek')).status).toBe(422);
    expect((await change('rahasia2026')).body.code).toBe('password_common');
    expect((await change(initialPassword)).body.code).toBe('password_same');
    expect((await change('gerimis-subuh-7', 'salah sekali')).body.code).toBe('current_password_wrong');
    expect((await one.me()).body).toMatchObject({ mustChangePassword: true });
    expect((await change('gerimis-subuh-7')).status).toBe(200);
    expect((await one.me()).body).toMatchObject({ mustChangePassword: false });
    expect((await one.send('GET', applications.work.path)).status).toBe(200);
    expect((await browser().signIn(username, initialPassword)).status).toBe(401);
  });

  test('whose new password is refused again and again has guessed nothing, and is not made to wait', async () => {
    const { username } = await newcomer();
    const one = browser();
    await one.signIn(username);
    const change = (fresh: string, current = passwordOfEverybody) =>
      one.send('POST', session.changePassword.path, { current, fresh });
    for (let tries = 0; tries < 8; tries += 1) {
      expect((await change('rahasia2026')).body.code).toBe('password_common');
    }
    for (let guesses = 0; guesses < 5; guesses += 1) {
      expect((await change('gerimis-subuh-7', 'salah sekali')).body.code).toBe('current_password_wrong');
    }
    expect((await change('gerimis-subuh-7', 'salah sekali')).status).toBe(429);
  });

  test('changing one’s password ends one’s sessions elsewhere, not the one at hand', async () => {
    const { username } = await newcomer();
    const [here, elsewhere] = [browser(), browser()];
    await here.signIn(username);
    await elsewhere.signIn(username);
    await here.send('POST', session.changePassword.path, {
      current: passwordOfEverybody,
      fresh: 'kuda lumping biru',
    });
    expect((await here.me()).status).toBe(200);
    expect(await elsewhere.me()).toMatchObject({ status: 401, body: { code: 'password_was_changed' } });
  });

  test('one that is opened with the old password while it is being reset opens nothing', async () => {
    const { username, employeeId } = await newcomer();
    const one = browser();
    await one.signIn(username);
    const token = one.token();
    const { credentialVersion } = await desk.test.owner
      .selectFrom('employees')
      .select('credentialVersion')
      .where('id', '=', employeeId)
      .executeTakeFirstOrThrow();
    const session = await desk.test.owner
      .selectFrom('authSession')
      .selectAll()
      .where('token', '=', token)
      .executeTakeFirstOrThrow();
    await (await desk.as('administrator')).call(employees.resetPassword, { params: { id: employeeId } });
    // The old password was compared before the reset; the session row comes after it.
    await desk.test.owner
      .insertInto('authSession')
      .values({ ...session, credentialVersion: null })
      .execute();
    expect(await findActorBySession(desk.test.db, token, desk.clock.now())).toBeNull();
    await validateSession(desk.test.db, token, credentialVersion);
    expect(await findActorBySession(desk.test.db, token, desk.clock.now())).toBeNull();
    expect((await one.me()).status).toBe(401);
    await dropSession(desk.test.db, token);
  });
});

describe('guessing passwords', () => {
  test('a guesser elsewhere is slowed and the owner is not locked out', async () => {
    const { username } = await newcomer();
    const owner = browser('10.1.1.1');
    expect((await owner.signIn(username)).status).toBe(200);

    const guesser = browser('203.0.113.9');
    const answers: number[] = [];
    for (let i = 0; i < 12; i++) answers.push((await guesser.signIn(username, `tebakan ${i}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, ...Array<number>(7).fill(429)]);
    const slowed = await guesser.signIn(username);
    expect(slowed).toMatchObject({ status: 429, body: { code: 'sign_in_slowed' } });
    expect(slowed.body.params.seconds).toBeGreaterThan(0);

    // A colleague's counter, the owner's own browser anywhere, and a new browser at the office.
    expect((await browser('10.1.1.1').signIn(username)).status).toBe(200);
    const onTheRoad = browser('198.51.100.7');
    for (const [name, value] of owner.jar) onTheRoad.jar.set(name, value);
    expect((await onTheRoad.signIn(username)).status).toBe(200);
  });

  test('colleagues behind one address do not share an allowance', async () => {
    const office = '192.0.2.1';
    const officers = await Promise.all(Array.from({ length: 8 }, () => newcomer()));
    for (const { username } of officers) {
      expect((await browser(office).signIn(username, 'salah ketik')).status).toBe(401);
    }
    const replies = await Promise.all(officers.map(({ username }) => browser(office).signIn(username)));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });
});
