import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { queue } from '../../../contract/queue/endpoints.ts';
import { type QueueState, queueState } from '../../../contract/queue/terms.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { fieldOf, PlainBrowser } from '../../../test/public-form.ts';
import { act, callNext, issue, openQueue, type QueueDesk, sit } from '../../../test/subjects/queue.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { endOldDays } from '../../modules/queue/index.ts';

let desk: Desk;
let counters: QueueDesk;
let ayu: Officer;
beforeAll(async () => {
  desk = await openDesk();
  counters = await openQueue(desk);
  ayu = await desk.as('front_desk');
});
afterAll(() => desk.close());

let today = '2026-11-23';
/** Ends the day that was; a test that counts tickets has a working day of its own, at nine in the morning. */
async function newDay() {
  const next = new Date(`${today}T00:00:00Z`);
  do next.setUTCDate(next.getUTCDate() + 1);
  while (next.getUTCDay() % 6 === 0);
  today = next.toISOString().slice(0, 10);
  desk.clock.set(`${today}T01:00:00Z`);
  await endOldDays({ db: desk.test.db, clock: desk.clock });
}

const phone = (address = '10.1.1.1') => new PlainBrowser(desk, { address });

/** Opens the page and sends its form. */
async function take(browser: PlainBrowser, fields: Record<string, string> = {}) {
  const { html } = await browser.get('/antrean');
  const form = { formulir: fieldOf(html, 'formulir'), bahasa: 'id', layanan: 'application', prioritas: '' };
  return { form: { ...form, ...fields }, reply: await browser.post('/antrean', { ...form, ...fields }) };
}

const tickets = () =>
  desk.test.owner
    .selectFrom('queueTickets')
    .select(['code', 'state', 'number'])
    .where('day', '=', today)
    .execute();

describe('a ticket on the telephone', () => {
  beforeEach(newDay);

  test('is taken, waits, is called to a counter and ends, on a page that comes anew by itself', async () => {
    await sit(ayu, counters.counterId(3));
    await issue(ayu, 'application');
    await issue(ayu, 'application', 'elderly');
    const browser = phone();
    const { reply } = await take(browser);
    expect(reply.status).toBe(200);
    expect(reply.html).toContain('B-003');
    expect(reply.html).toContain('2 orang di depan Bapak/Ibu');
    expect(reply.html).toContain('belum dapat diperkirakan');
    expect(reply.headers.refresh).toBe('25');
    const [row] = (await tickets()).filter(({ number }) => number === 3);
    const address = `/antrean/tiket/${row?.code}`;
    expect((await browser.get(`${address}?segar=tidak`)).headers.refresh).toBeUndefined();

    for (let i = 0; i < 3; i += 1) {
      const { mine } = await callNext(ayu, true);
      if (i < 2) await act(ayu, queue.start, mine.ticket?.id ?? '');
    }
    const called = await browser.get(address);
    expect(called.html).toContain('Dipanggil. Silakan ke Loket 3.');
    expect(called.html).toMatch(/<title>B-003 dipanggil ke Loket 3/);
    const { id } = await desk.test.owner
      .selectFrom('queueTickets')
      .select('id')
      .where('code', '=', row?.code ?? '')
      .executeTakeFirstOrThrow();
    await act(ayu, queue.start, id);
    await act(ayu, queue.finish, id);
    const done = await browser.get(`${address}?bahasa=en`);
    expect(done.html).toContain('Done. Thank you.');
    expect(done.headers.refresh).toBeUndefined();
    expect((await browser.get('/antrean')).html).toContain('name="formulir"');
  });

  test('is given back by its holder, once, and only with the form of its page', async () => {
    const browser = phone();
    await take(browser);
    const [row] = await tickets();
    const address = `/antrean/tiket/${row?.code}`;
    const before = await contentsOf(desk);
    const bare = await browser.post(`${address}/batal`, {});
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('Silakan kirim sekali lagi');
    expect(await contentsOf(desk)).toEqual(before);
    const formulir = fieldOf(bare.html, 'formulir');
    expect((await browser.post(`${address}/batal`, { formulir })).html).toContain('sudah dibatalkan');
    expect((await browser.post(`${address}/batal`, { formulir })).html).toContain('sudah dibatalkan');
    expect((await tickets()).map(({ state }) => state)).toEqual(['cancelled']);
    // The telephone is free for another one.
    expect((await take(browser)).reply.html).toContain('B-002');
  });

  test('is taken three times a day by one telephone, and what is given back uses up nothing', async () => {
    const daily = (dailyLimit: number | null) =>
      desk.test.owner
        .updateTable('queueServices')
        .set({ dailyLimit })
        .where('code', '=', 'application')
        .execute();
    await daily(4);
    const browser = phone();
    for (let i = 0; i < 3; i += 1) {
      expect((await take(browser)).reply.html).toContain(`B-00${i + 1}`);
      const row = (await tickets()).find(({ number }) => number === i + 1);
      const address = `/antrean/tiket/${row?.code}`;
      const formulir = fieldOf((await browser.get(address)).html, 'formulir');
      await browser.post(`${address}/batal`, { formulir });
    }
    const before = await contentsOf(desk);
    const { reply } = await take(browser);
    expect(reply.status).toBe(409);
    expect(reply.html).toContain('telepon ini sudah mengambil 3 nomor');
    expect(await contentsOf(desk)).toEqual(before);
    // The day of four is still there: for two other telephones, and for two at the door.
    expect((await take(phone('10.1.1.3'))).reply.html).toContain('B-004');
    expect((await take(phone('10.1.1.4'))).reply.html).toContain('B-005');
    const third = await take(phone('10.1.1.5'));
    expect(third.reply.status).toBe(409);
    expect(third.reply.html).toContain('sudah habis (2 nomor)');
    expect(third.reply.html).toContain('di pintu masuk');
    for (const label of ['B-006', 'B-007']) expect(await issue(ayu, 'application')).toMatchObject({ label });
    await daily(null);
  });

  test('of yesterday has ended, of an unknown code there is none', async () => {
    const browser = phone();
    await take(browser);
    const [row] = await tickets();
    desk.clock.advance(24 * 3_600_000);
    expect((await browser.get(`/antrean/tiket/${row?.code}`)).html).toContain('sudah berakhir');
    for (const code of ['0000000000000', 'x', '%00', `${row?.code}0`]) {
      const none = await browser.get(`/antrean/tiket/${code}`);
      expect(none.status, code).toBe(404);
      expect(none.html).toContain('Tiket tidak ditemukan');
    }
    // A code that was copied by hand.
    const spoken = row?.code.toLowerCase().replace(/(.{4})/g, '$1-') ?? '';
    expect((await browser.get(`/antrean/tiket/${spoken}`)).status).toBe(200);
  });
});

test('an office without services says so, without an empty table or form, and is for search engines', async () => {
  await newDay();
  await desk.test.owner.updateTable('queueServices').set({ active: false }).execute();
  const { html } = await phone().get('/antrean');
  await desk.test.owner.updateTable('queueServices').set({ active: true }).execute();
  expect(html).toContain('belum membuka layanan antrean');
  expect(html).not.toContain('<table');
  expect(html).not.toContain('name="formulir"');
  expect(html).toMatch(/<meta name="description"/);
  expect(html).not.toContain('noindex');
});

describe('a form', () => {
  test('that is sent twice, or from a telephone with a ticket, leads to the first ticket', async () => {
    await newDay();
    const browser = phone();
    const { form, reply } = await take(browser);
    expect(reply.html).toContain('B-001');
    expect((await browser.post('/antrean', form)).html).toContain('B-001');
    expect((await browser.get('/antrean')).html).toContain('Telepon ini sudah memegang nomor B-001');
    const other = await phone('10.1.1.2').get('/antrean');
    const stolen = { ...form, formulir: fieldOf(other.html, 'formulir'), layanan: 'recording' };
    expect((await browser.post('/antrean', stolen)).html).toContain('B-001');
    expect(await tickets()).toHaveLength(1);
  });

  test.each([
    ['without its token', { formulir: '' }],
    ['with a token that is not ours', { formulir: 'm1.AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB' }],
    ['without a service', { layanan: '' }],
    ['with a service that there is not', { layanan: 'passport' }],
    ['with a priority that there is not', { prioritas: 'minister' }],
    ['with the trap filled', { laman: 'http://contoh.invalid' }],
  ])('%s is answered in words, and nothing is written', async (_name, fields) => {
    desk.clock.set('2026-12-08T01:00:00Z');
    const before = await contentsOf(desk);
    const { reply } = await take(phone(), fields);
    expect([404, 422]).toContain(reply.status);
    expect(reply.html).toContain('Nomor belum diambil');
    expect(await contentsOf(desk)).toEqual(before);
  });

  test('from a browser that keeps no cookies is told how to go on, and takes nothing', async () => {
    desk.clock.set('2026-12-08T01:00:00Z');
    const before = await contentsOf(desk);
    const { reply } = await take(new PlainBrowser(desk, { cookies: false }));
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('izinkan kuki');
    expect(await contentsOf(desk)).toEqual(before);
  });

  test('of another website is refused', async () => {
    const reply = await desk.app.inject({
      method: 'POST',
      url: '/antrean',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      payload: 'layanan=application',
    });
    expect(reply.statusCode).toBe(403);
  });

  test.each([
    ['2026-12-05T02:00:00Z', 'Hari ini kantor tutup'],
    ['2026-12-24T23:00:00Z', 'Hari ini kantor tutup'],
    ['2026-12-07T23:00:00Z', 'mulai pukul 07.30'],
    ['2026-12-08T07:01:00Z', 'sudah ditutup pukul 15.00'],
  ])('at %s takes nothing: %s', async (instant, words) => {
    desk.clock.set('2026-12-08T02:00:00Z');
    const browser = phone();
    const formulir = fieldOf((await browser.get('/antrean')).html, 'formulir');
    desk.clock.set(instant);
    const page = await browser.get('/antrean');
    expect(page.html).toContain(words);
    expect(page.html).not.toContain('name="formulir"');
    const before = await contentsOf(desk);
    const sent = await browser.post('/antrean', { formulir, layanan: 'application', prioritas: '' });
    expect(sent.html).toContain('Nomor belum diambil');
    expect(sent.status).toBeGreaterThanOrEqual(409);
    expect(await contentsOf(desk)).toEqual(before);
  });
});

describe('a flood', () => {
  beforeEach(newDay);

  test('of forms from one telephone makes one ticket', async () => {
    const browser = phone('10.9.9.9');
    const { form } = await take(browser);
    const pages = await Promise.all(Array.from({ length: 20 }, () => browser.get('/antrean')));
    const tokens = pages.map(({ html }) => fieldOf(html, 'formulir')).filter((token) => token !== '');
    const cookie = await cookieOf('10.9.9.10');
    const sent = async (i: number) => {
      const { statusCode } = await desk.app.inject({
        method: 'POST',
        url: '/antrean',
        remoteAddress: '10.9.9.10',
        headers: { cookie: cookie.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          ...form,
          formulir: i % 2 === 0 ? cookie.formulir : (tokens[i % tokens.length] ?? cookie.formulir),
        }).toString(),
      });
      return statusCode;
    };
    const statuses: number[] = [];
    for (let i = 0; i < 300; i += 100) {
      statuses.push(...(await Promise.all(Array.from({ length: 100 }, (_, n) => sent(i + n)))));
    }
    // Every one of them leads to the same ticket; beyond three thousand a minute nobody of that address is answered.
    expect(new Set(statuses)).toEqual(new Set([303]));
    // One of the telephone that sent them, one of the telephone that took its own before.
    expect(await tickets()).toHaveLength(2);
  }, 90_000);

  test('of a whole village behind one address leaves nobody without a ticket', async () => {
    const newVisitor = async () => {
      const { cookie, formulir } = await cookieOf('10.8.8.8');
      await desk.app.inject({
        method: 'POST',
        url: '/antrean',
        remoteAddress: '10.8.8.8',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ formulir, layanan: 'application' }).toString(),
      });
    };
    await Promise.all(Array.from({ length: 45 }, newVisitor));
    expect((await tickets()).length).toBe(45);
  }, 60_000);

  /** A device's cookie, and a form that it has not sent. */
  async function cookieOf(address: string) {
    const reply = await desk.app.inject({ url: '/antrean', remoteAddress: address });
    const [cookie] = reply.cookies;
    return { cookie: `${cookie?.name}=${cookie?.value}`, formulir: fieldOf(reply.body, 'formulir') };
  }
});

describe('the state for displays', () => {
  beforeEach(newDay);

  const state = (headers: Record<string, string> = {}) =>
    desk.app.inject({ url: '/antrean/keadaan.json', headers });

  test('names nobody, grows with every call, and is not sent again while nothing moves', async () => {
    await sit(ayu, counters.counterId(3));
    await issue(ayu, 'application');
    const first = await state();
    const before = queueState.parse(first.json());
    const etag = String(first.headers.etag);
    const same = await state({ 'if-none-match': etag });
    expect(same.statusCode).toBe(304);
    expect(same.body).toBe('');
    expect(same.headers['x-lontar-now']).toBe(desk.clock.now().toISOString());
    desk.clock.advance(90_000);
    expect((await state({ 'if-none-match': etag })).statusCode).toBe(304);

    await callNext(ayu);
    const moved = await state({ 'if-none-match': etag });
    expect(moved.statusCode).toBe(200);
    const after = moved.json<QueueState>();
    expect(after.lastCall).toBe(before.lastCall + 1);
    expect(after.calls[0]).toMatchObject({ call: after.lastCall, label: 'B-001', counter: 3, times: 1 });
    expect(after.counters.find(({ counter }) => counter === 3)).toMatchObject({
      open: true,
      current: { label: 'B-001', state: 'called' },
    });
    const codes = await desk.test.owner.selectFrom('queueTickets').select('code').execute();
    for (const { code } of codes) expect(moved.body).not.toContain(code);
  });
});
