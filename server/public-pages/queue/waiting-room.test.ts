import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type QueueBoard, type QueueSettings, queue } from '../../../contract/queue/endpoints.ts';
import { clipNames } from '../../../contract/queue/spoken-call.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { act, callNext, issue, openQueue, type QueueDesk, sit } from '../../../test/subjects/queue.ts';

let desk: Desk;
let queueDesk: QueueDesk;
let desks: { front: Officer; verifier: Officer };
let doorAddress: string;
beforeAll(async () => {
  desk = await openDesk();
  queueDesk = await openQueue(desk);
  const [front, verifier, administrator] = await Promise.all([
    desk.as('front_desk'),
    desk.as('verifier'),
    desk.as('administrator'),
  ]);
  desks = { front, verifier };
  await sit(front, queueDesk.counterId(2));
  await sit(verifier, queueDesk.counterId(3));
  const { body } = await administrator.call(queue.renewDoorKey);
  doorAddress = new URL((body as QueueSettings).doorAddress ?? '').pathname;
});
afterAll(() => desk.close());

const get = (url: string) => desk.app.inject({ method: 'GET', url });
const tickets = async () =>
  desk.test.db
    .selectFrom('queueTickets')
    .select(['letter', 'number', 'priority', 'source', 'code'])
    .execute();

describe('/antrean/layar', () => {
  let board: QueueBoard;
  beforeAll(async () => {
    await issue(desks.front, 'application');
    await issue(desks.front, 'application', 'elderly');
    await callNext(desks.verifier);
    board = await callNext(desks.front);
  });

  test('shows the newest call large, every counter, who waits, and no name', async () => {
    const { body, headers } = await get('/antrean/layar');
    const label = board.mine.ticket?.label ?? '';
    expect(body).toMatch(new RegExp(`class="call".*?${label}.*?Loket 2`));
    expect(body.match(/data-counter="\d"/g)).toHaveLength(6);
    expect(body).toContain('Tidak ada yang menunggu');
    expect(headers['cache-control']).toBe('no-store');
    const names = await desk.test.db.selectFrom('employees').select('name').execute();
    for (const { name } of names) expect(body).not.toContain(name);
    for (const { code } of await tickets()) expect(body).not.toContain(code);
  });

  test('works without its script: it asks for itself anew', async () => {
    const { body } = await get('/antrean/layar');
    expect(body).toContain('<noscript><meta http-equiv="refresh" content="10"/></noscript>');
    expect(body.match(/<script[^>]*>/g)).toHaveLength(1);
    expect(body).toMatch(/<script src="\/umum\/[0-9a-f]{12}\.js" defer=""><\/script>/);
  });

  test('a display of one hall shows its own counters and calls', async () => {
    const { body } = await get('/antrean/layar?loket=3,4');
    expect(body.match(/data-counter="\d"/g)).toEqual(['data-counter="3"', 'data-counter="4"']);
    expect(body).toMatch(/class="call".*?Loket 3/);
    expect(body).not.toContain('Loket 2');
  });

  test('its language is the address’s, whatever the television says', async () => {
    const asked = { method: 'GET', url: '/antrean/layar', headers: { 'accept-language': 'en' } } as const;
    expect((await desk.app.inject(asked)).body).toContain('<html lang="id">');
    expect((await get('/antrean/layar?bahasa=en&loket=semua')).body).toContain('Now called');
  });

  test('a recall is the newest call again, and one line among the earlier ones', async () => {
    const first = board.counters.find(({ number }) => number === 3)?.ticket;
    await act(desks.verifier, queue.recall, first?.id ?? '');
    const { body } = await get('/antrean/layar');
    expect(body).toMatch(new RegExp(`class="call".*?${first?.label}.*?Loket 3`));
    expect(body.match(/<strong>[A-Z]-\d{3}<\/strong> Loket/g)).toHaveLength(1);
  });

  test('what the page names is there, for ever: script, style, every clip', async () => {
    const { body } = await get('/antrean/layar');
    const base = /data-voice="([^"]+)"/.exec(body)?.[1] ?? '';
    const addresses = [
      ...[...body.matchAll(/(?:href|src)="(\/umum\/[^"]+)"/g)].map((match) => match[1] ?? ''),
      ...clipNames.map((clip) => `${base}${clip}.mp3`),
    ];
    for (const address of addresses) {
      const { statusCode, headers, rawPayload } = await get(address);
      expect([address, statusCode]).toEqual([address, 200]);
      expect(rawPayload.length).toBeGreaterThan(100);
      expect(headers['cache-control']).toContain('immutable');
    }
  });
});

describe('/antrean/pintu', () => {
  const question = async (service = 'recording') => (await get(`${doorAddress}?layanan=${service}`)).body;
  const tokenIn = (html: string) => /name="formulir" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    desk.app.inject({
      method: 'POST',
      url: doorAddress,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });

  test('a service, a question, a number: and back to the start by itself', async () => {
    const start = await get(doorAddress);
    expect(start.body).toContain(`${doorAddress}?layanan=recording`);
    const asked = await question();
    const answer = await send({ formulir: tokenIn(asked), layanan: 'recording', prioritas: 'pregnant' });
    expect(answer.statusCode).toBe(303);
    const slip = await get(String(answer.headers.location));
    const taken = (await tickets()).find(({ source }) => source === 'door');
    expect(taken).toMatchObject({ letter: 'A', number: 1, priority: 'pregnant' });
    expect(slip.body).toContain('A-001');
    expect(slip.body).toContain(`antrean/tiket/`);
    expect(slip.body).toContain(`aria-label="http://127.0.0.1:8080/antrean/tiket/${taken?.code}"`);
    expect(slip.body).toContain(`content="15;url=${doorAddress}"`);
  });

  test('pressed twice it is one ticket', async () => {
    const fields = { formulir: tokenIn(await question()), layanan: 'recording', prioritas: 'none' };
    const before = (await tickets()).length;
    const [one, two] = await Promise.all([send(fields), send(fields)]);
    expect(one.headers.location).toBe(two.headers.location);
    expect(await tickets()).toHaveLength(before + 1);
  });

  test.each([
    ['a forged token', { formulir: 'x.y.z', layanan: 'recording' }, 422],
    ['no token', { layanan: 'recording' }, 422],
    ['a service that is none', { layanan: 'kopi' }, 404],
  ])('%s gives no ticket, and a page that says so', async (_what, fields, status) => {
    const before = await tickets();
    const token = 'formulir' in fields || status === 422 ? {} : { formulir: tokenIn(await question()) };
    const reply = await send({ ...token, ...fields });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(await tickets()).toEqual(before);
  });

  test('a form of another website gives no ticket', async () => {
    const before = await tickets();
    const fields = { formulir: tokenIn(await question()), layanan: 'recording' };
    expect((await send(fields, { origin: 'https://example.org' })).statusCode).toBe(403);
    expect(await tickets()).toEqual(before);
  });

  test('a key that is none opens nothing, and says what to do', async () => {
    for (const wrong of ['/antrean/pintu/00000000000000000000', '/antrean/pintu/x', `${doorAddress}X`]) {
      const reply = await get(wrong);
      expect(reply.statusCode).toBe(404);
      expect(reply.body).toContain('Minta alamat yang baru kepada petugas');
    }
  });

  test('with a printer the slip is printed; the way back keeps it in mind', async () => {
    const [ticket] = (await tickets()).filter(({ source }) => source === 'door');
    const slip = await get(`${doorAddress}/tiket/${ticket?.code}?cetak=1`);
    expect(slip.body).toContain('data-prints="yes"');
    expect(slip.body).toContain(`content="15;url=${doorAddress}?cetak=1"`);
  });

  test('after the last ticket of the day it says so', async () => {
    const asked = tokenIn(await question());
    const before = await tickets();
    desk.clock.set('2026-11-24T08:00:00Z');
    const late = await send({ formulir: asked, layanan: 'recording', prioritas: 'none' });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('sudah ditutup pukul 15.00');
    expect(await tickets()).toEqual(before);
    desk.clock.set('2026-11-24T01:00:00Z');
  });
});
