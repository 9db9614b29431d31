import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { contract } from '../../contract/index.ts';
import { fillPath } from '../../contract/request.ts';
import { type Role, roles } from '../../contract/roles.ts';
import { session } from '../../contract/staff.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { passwordOfEverybody, usernameOf } from '../../test/people.ts';

/** Who may call what, reviewed by hand; the contract is held against it, never the other way round. */
const policy = z
  .array(z.object({ method: z.string(), path: z.string(), who: z.string() }))
  .parse(parse(readFileSync('test/policy/access.csv'), { columns: true }));

const endpoints: Endpoint[] = Object.values(contract).flatMap((module) => Object.values<Endpoint>(module));
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

function mayCall(who: string, caller: Role | 'nobody'): boolean {
  if (who === 'everybody') return true;
  if (caller === 'nobody') return false;
  return who === 'every officer' || who.split(' ').includes(caller);
}

let desk: Desk;
const cookies = new Map<Role | 'nobody', string>();

async function ask(
  caller: Role | 'nobody',
  method: string,
  path: string,
  headers: Record<string, string> = {},
) {
  const reply = await desk.app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    // Ids of nothing: whoever is let in finds nothing to change.
    url: fillPath(path, () => '7d8f3c5e-2b8a-4f53-9a55-0c6f8f6d7a11'),
    headers: { cookie: cookies.get(caller) ?? '', 'x-lontar': '1', ...headers },
    ...(method !== 'GET' && { payload: {} }),
  });
  const json = /json/.test(String(reply.headers['content-type'])) && reply.body !== '';
  return { status: reply.statusCode, code: json ? String(reply.json<{ code?: unknown }>().code) : '' };
}

async function signIn(role: Role): Promise<string> {
  const reply = await desk.app.inject({
    method: 'POST',
    url: session.signIn.path,
    headers: { 'x-lontar': '1' },
    payload: { username: usernameOf[role], password: passwordOfEverybody },
  });
  return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

beforeAll(async () => {
  desk = await openDesk();
  for (const role of roles) cookies.set(role, await signIn(role));
});
afterAll(() => desk.close());

test('the policy names every endpoint of the contract, once, and no other', () => {
  expect(policy.map(nameOf).sort()).toEqual(endpoints.map(nameOf).sort());
});

test('the policy names roles that exist', () => {
  const known = new Set<string>(roles);
  const named = policy.map(({ who }) => who).filter((who) => who !== 'everybody' && who !== 'every officer');
  expect(named.flatMap((who) => who.split(' ')).filter((role) => !known.has(role))).toEqual([]);
});

describe('every route, as every role and as nobody', () => {
  // Signing out comes last: it ends the session that the others ask with.
  const order = [...policy].sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  test.each(order.map((row) => [nameOf(row), row] as const))('%s', async (_name, { method, path, who }) => {
    const outcome: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const caller of ['nobody', ...roles] as const) {
      const { status, code } = await ask(caller, method, path);
      const refused = status === 401 || (status === 403 && code === 'role_not_allowed');
      outcome[caller] = refused ? `${status}` : 'let in';
      expected[caller] = mayCall(who, caller) ? 'let in' : caller === 'nobody' ? '401' : '403';
      expect(status).toBeLessThan(500);
    }
    // Asked by nobody, signing in with empty hands is a form that is not filled in, not a refusal of entry.
    expect(outcome).toEqual(expected);
  });
});

test('a request that did not come from Lontar’s own pages changes nothing, whoever is signed in', async () => {
  for (const { method, path } of policy.filter((row) => row.method !== 'GET')) {
    const { status, code } = await ask('administrator', method, path, { 'x-lontar': '0' });
    expect({ path, status, code }).toEqual({ path, status: 403, code: 'not_from_lontar' });
  }
});

test('live updates are for officers', async () => {
  expect(await ask('nobody', 'GET', '/api/live')).toMatchObject({ status: 401 });
});

test('an address that nobody declared is not there, for nobody and for the administrator', async () => {
  cookies.set('administrator', await signIn('administrator'));
  for (const caller of ['nobody', 'administrator'] as const) {
    expect((await ask(caller, 'GET', '/api/tidak-ada')).status).toBe(404);
    expect((await ask(caller, 'DELETE', '/api/employees')).status).toBe(404);
  }
});
