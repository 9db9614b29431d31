import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '../../contract/roles.ts';
import { type Desk, openDesk } from '../../test/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

interface Route {
  method: string;
  url: string;
}

/** Every address that this server answers, from the tree that the router itself prints. */
function everyRoute(): Route[] {
  const above: string[] = [];
  return desk.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^([\s│├└─]*)(\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
      if (found === null) return [];
      const [, indent = '', part = '', methods = ''] = found;
      const depth = indent.length / 4;
      above.splice(depth - 1, above.length, part);
      const url = above.join('');
      return methods
        .split(', ')
        .filter((method) => method === 'GET' || method === 'POST' || method === 'PUT' || method === 'DELETE')
        .map((method) => ({ method, url }));
    });
}

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const wickedParts = ['%00', '%ED%A0%80', 'a'.repeat(99), '__proto__', '..%2f..', "'--", '%F0%9F%98%80', '-1'];
const wickedBodies: [string, string][] = [
  ['application/json', '[]'],
  ['application/json', 'null'],
  ['application/json', '"teks"'],
  ['application/json', '7'],
  ['application/json', '{"a":"\\u0000","kode":"\\ud800"}'],
  ['application/json', deep(10_000)],
  ['application/json', '{'],
  ['application/x-www-form-urlencoded', 'kode=%00&proof=%5B&formulir=%ED%A0%80&nama=%00'],
  ['application/x-www-form-urlencoded', `proof=${deep(8_000)}&formulir=x`],
  ['application/x-www-form-urlencoded', '%=%&&=&kode'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="kode"\r\n\r\nab'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n',
  ],
  [
    'multipart/form-data; boundary=x',
    `--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n${'x'.repeat(200_000)}`,
  ],
  ['multipart/form-data', 'tidak ada batas'],
  ['text/plain', 'teks'],
];

test('whatever stands in an address or a body: an answer with its headers, never a fault', async () => {
  const routes = everyRoute();
  expect(routes.length).toBeGreaterThan(200);
  const { cookie: session } = await desk.hire(roles);
  const faults: string[] = [];
  const stranger = 'lontar.device=a%0d%0ab; lontar.perangkat=x; lontar.session_token=%00.y';
  const send = async (
    method: string,
    url: string,
    [contentType, payload]: [string?, string?] = [],
    cookie = stranger,
  ) => {
    const reply = await desk.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers: {
        'x-lontar': '1',
        ...(contentType !== undefined && { 'content-type': contentType }),
        cookie,
      },
      ...(payload !== undefined && { payload }),
    });
    const unlike = reply.headers['x-content-type-options'] === 'nosniff' ? '' : ' without headers';
    if (reply.statusCode >= 500 || unlike !== '') {
      faults.push(
        `${method} ${url} ${contentType ?? ''} ${payload?.slice(0, 40) ?? ''}: ${reply.statusCode}${unlike}`,
      );
    }
  };
  for (const { method, url } of routes) {
    // A stream of events stays open.
    if (url === '/api/events' || url.includes('*')) continue;
    if (url.includes(':')) {
      for (const part of wickedParts) await send(method, url.replaceAll(/:[A-Za-z]+/g, part));
    }
    if (method !== 'POST') continue;
    const filled = (value: string) => url.replaceAll(/:[A-Za-z]+/g, value);
    for (const body of wickedBodies) {
      await send(method, filled('x'), body);
      // Past the sign-in, and past the check of an id.
      await send(method, filled(randomUUID()), body, session);
    }
  }
  expect(faults).toEqual([]);
});

test.each([
  ['/%E0%A4%A', '', 400],
  ['/pengaduan/%', '', 400],
  ['/tidak-ada', '', 404],
  ['/api/tidak-ada', '', 404],
  ['/9.000-huruf-', 'a'.repeat(9_000), 404],
])('%s carries every header and our words', async (start, end, status) => {
  const url = `${start}${end}`;
  const reply = await desk.app.inject({ url, headers: { 'accept-language': 'id' } });
  expect(reply.statusCode).toBe(status);
  expect(reply.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  });
  expect(reply.headers['content-security-policy']).toBeDefined();
  expect(reply.body).not.toMatch(/FST_|Fastify|at .*node_modules/);
});

test('signed in, a device that a browser made up goes into no header', async () => {
  const reply = await desk.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-lontar': '1', cookie: 'lontar.device=a%0d%0ab%3B%20Domain%3Devil' },
    payload: { username: 'orangasing', password: 'tebakan-saja' },
  });
  expect(reply.statusCode).toBe(401);
  expect(JSON.stringify(reply.headers)).not.toContain('evil');
});

const operations = ['/readyz', '/metrics', '/api/docs'];

test('pages of operations are for this computer, an administrator and the bearer of the token', async () => {
  const ask = (url: string, options: { remoteAddress?: string; headers?: Record<string, string> } = {}) =>
    desk.app.inject({ url, ...options }).then(({ statusCode }) => statusCode);
  for (const url of operations) {
    expect(await ask(url)).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect(await ask(url, { headers: { [name]: '127.0.0.1' } }), name).toBe(401);
    }
    expect(await ask(url, { remoteAddress: '203.0.113.7' })).toBe(401);
    expect(
      await ask(url, { remoteAddress: '203.0.113.7', headers: { authorization: 'Bearer tebakan' } }),
    ).toBe(401);
  }
  expect(await ask('/healthz', { remoteAddress: '203.0.113.7' })).toBe(200);
});
