import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { fieldOf, PlainBrowser, solve, unescaped } from '../../../test/public-form.ts';
import { openQueue } from '../../../test/subjects/queue.ts';
import { contentsOf } from '../../../test/untouched.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await openQueue(desk);
});
afterAll(() => desk.close());

const address = '10.7.7.7';
/** A telephone that nobody has seen before opens the page. */
async function visit(from = address, browser = new PlainBrowser(desk, { address: from })) {
  const { html, headers } = await browser.get('/antrean');
  const challenge = unescaped(/data-challenge="([^"]*)"/.exec(html)?.[1] ?? '');
  const form = { formulir: fieldOf(html, 'formulir'), layanan: 'application', prioritas: '' };
  return { browser, challenge, form, named: headers['set-cookie'] !== undefined };
}
const tickets = () =>
  desk.test.owner
    .selectFrom('queueTickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
    .then(({ count }) => count);

test('an address gets sixty tickets an hour for nothing; then each costs work, and its neighbours go on', async () => {
  for (let n = 0; n < 60; n += 1) {
    const { browser, form } = await visit();
    expect((await browser.post('/antrean', form)).status).toBe(200);
  }
  expect(await tickets()).toBe(60);
  const before = await contentsOf(desk);
  const { browser, challenge, form } = await visit();
  const refused = await browser.post('/antrean', form);
  expect(refused.status).toBe(429);
  expect(refused.html).toContain('di pintu masuk');
  expect(await contentsOf(desk)).toEqual(before);
  const proof = await solve(challenge);
  expect((await browser.post('/antrean', { ...form, proof })).status).toBe(200);
  // The work is for this form alone.
  const next = await visit();
  expect((await next.browser.post('/antrean', { ...next.form, proof })).status).toBe(429);
  const elsewhere = await visit('10.7.7.8');
  expect(elsewhere.challenge).toBe('');
  expect((await elsewhere.browser.post('/antrean', elsewhere.form)).status).toBe(200);
  expect(await tickets()).toBe(62);
});

test('telephones are named to an address for nothing up to a bound; after it, one is named with the work', async () => {
  const from = '10.7.7.9';
  let named = 0;
  for (let n = 0; n < 200; n += 1) if ((await visit(from)).named) named += 1;
  expect(named).toBe(120);
  const { browser, challenge, form } = await visit(from);
  const before = await contentsOf(desk);
  expect((await browser.post('/antrean', form)).status).toBe(422);
  expect(await contentsOf(desk)).toEqual(before);
  const taken = await browser.post('/antrean', { ...form, proof: await solve(challenge) });
  expect(taken.status).toBe(200);
  expect((await browser.get('/antrean')).html).toContain('Telepon ini sudah memegang nomor');
});

test('a name that the complaint form gave away is none for tickets', async () => {
  const browser = new PlainBrowser(desk, { address: '10.7.7.10' });
  const given = await desk.app.inject({ url: '/pengaduan', remoteAddress: '10.7.7.10' });
  const [cookie] = given.cookies;
  const { form } = await visit('10.7.7.10', browser);
  const reply = await desk.app.inject({
    method: 'POST',
    url: '/antrean',
    remoteAddress: '10.7.7.10',
    headers: {
      cookie: `${cookie?.name}=${cookie?.value}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  });
  expect(reply.statusCode).toBe(422);
});

test('a service without a limit of the day gives telephones two hundred numbers, and the door goes on', async () => {
  await desk.test.owner.updateTable('queueServices').set({ dailyLimit: null }).execute();
  const before = await tickets();
  for (let n = 0; n < 201 - before; n += 1) {
    const { browser, form } = await visit(`10.6.${n >> 6}.${n & 63}`);
    const { status } = await browser.post('/antrean', form);
    expect(status).toBe(before + n < 200 ? 200 : 409);
  }
  expect(await tickets()).toBe(200);
  const { html } = await new PlainBrowser(desk).get('/antrean');
  expect(html).toContain('nomor untuk telepon habis');
});
