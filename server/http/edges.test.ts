import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../test/desk.ts';
import { createApp } from '../app.ts';

let desk: Desk;
let app: Awaited<ReturnType<typeof createApp>>;
let port: number;
beforeAll(async () => {
  desk = await openDesk();
  const { clock, ports } = desk;
  app = await createApp({
    db: desk.test.db,
    clock,
    ports,
    sessionSecret: 'rahasia-yang-hanya-untuk-pengujian-ini',
    https: false,
    logger: false,
    webDirectory: null,
    metricsToken: 'token-untuk-angka-pemantauan',
    arrival: { formMs: 300, uploadMs: 900, headersMs: 300, idleMs: 60_000, sockets: 5 },
  });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

/** What comes back on a raw connection until it is closed; `drip` is sent a byte at a time. */
function raw(start: string, drip = ''): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(start));
    let said = '';
    let at = 0;
    const timer = setInterval(() => {
      if (at < drip.length) socket.write(drip[at] ?? '');
      at += 1;
    }, 50);
    socket.setEncoding('latin1').on('data', (text: string) => {
      said += text;
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      clearInterval(timer);
      resolve(said);
    });
  });
}

const form = 'POST /lacak HTTP/1.1\r\nHost: desk\r\nContent-Type: application/x-www-form-urlencoded\r\n';

test('a body that comes a byte at a time is cut', async () => {
  const began = performance.now();
  await raw(`${form}Content-Length: 5000\r\n\r\n`, 'k'.repeat(5000));
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('headers that never end are cut, with every header in the answer', async () => {
  const said = await raw('GET / HTTP/1.1\r\nHost: desk\r\n', 'X-Lama: ya ya ya ya ya ya ya ya ya ya ya ya');
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(said).toContain('x-content-type-options: nosniff');
  expect(said).toContain('urn:lontar:problem:request_not_readable');
});

test.each([
  ['no HTTP at all', 'SSH-2.0-halo\r\n\r\n', 400],
  ['headers of 100 kB', `GET / HTTP/1.1\r\nHost: desk\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ['a length and chunks', `${form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['two lengths', `${form}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`, 400],
])('%s', async (_what, bytes, status) => {
  const said = await raw(bytes);
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(said).toContain("content-security-policy: default-src 'none'");
});

test('more connections than can be held are closed, and others go on', async () => {
  const held = Array.from({ length: 12 }, () => connect(port, '127.0.0.1'));
  const closed = held.map(
    (socket) => new Promise<void>((done) => socket.once('close', () => done()).on('error', () => {})),
  );
  await Promise.race(closed);
  for (const socket of held) socket.destroy();
  await Promise.all(closed);
  expect(await raw('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
});

test('the token opens the pages of operations from elsewhere', async () => {
  const ask = (authorization: string) =>
    app
      .inject({ url: '/metrics', remoteAddress: '203.0.113.7', headers: { authorization } })
      .then(({ statusCode }) => statusCode);
  expect(await ask('Bearer token-untuk-angka-pemantauan')).toBe(200);
  expect(await ask('Bearer token-untuk-angka-pemantauaN')).toBe(401);
  expect(await ask('token-untuk-angka-pemantauan')).toBe(401);
});
