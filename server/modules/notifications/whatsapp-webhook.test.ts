import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, officeCode, openDesk } from '../../../test/desk.ts';
import { contentsOf, expectRefused } from '../../../test/untouched.ts';
import type { MessageSender } from '../../adapters/messages/port.ts';
import { deliverDue, queueMessage } from './index.ts';

const address = '/api/whatsapp/reports';
const settings = { verifyToken: 'kata-milik-kantor-contoh', appSecret: 'rahasia-aplikasi-contoh' };
const phone = '+6281234567890';

let taken = 0;
const whatsapp: MessageSender = {
  channel: 'whatsapp',
  send: () => {
    taken += 1;
    return Promise.resolve({ providerRef: `wamid.CONTOH${taken}` });
  },
};

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({
    at: '2026-11-23T01:00:00Z',
    messages: new Map([['whatsapp', whatsapp]]),
    whatsappReports: settings,
  });
});
afterAll(() => desk.close());

const row = (id: string) =>
  desk.test.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function queue(): Promise<string> {
  return desk.test.db.transaction().execute((tx) =>
    queueMessage(
      tx,
      { officeCode, clock: desk.clock },
      {
        subjectType: 'complaint',
        subjectId: `perkara-${taken}`,
        eventRef: '1',
        template: 'in_examination',
        locale: 'id',
        recipient: { name: 'Ni Luh Contoh Sari', phone, address: 'Jl. Contoh 1', preferred: 'whatsapp' },
        placeholders: {
          number: 'TBN-ADU-2026-000001',
          office: 'Disdukcapil Contoh',
          path: '/pengaduan/lacak',
          code: 'KODE',
        },
      },
    ),
  );
}

/** A message that the provider has taken, and its identifier there. */
async function sent(): Promise<{ id: string; ref: string }> {
  const id = await queue();
  const { db } = desk.test;
  const { messages, publicAddress } = desk.ports;
  await deliverDue({ db, clock: desk.clock, senders: messages, publicAddress }, 1);
  const { state, providerRef } = await row(id);
  expect(state).toBe('sent');
  return { id, ref: providerRef ?? '' };
}

const notification = (...statuses: object[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      { id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', statuses } }] },
    ],
  });
const status = (id: string, name: string, more: object = {}) => ({
  id,
  status: name,
  timestamp: '1795395600',
  recipient_id: phone.slice(1),
  ...more,
});
const signatureOf = (body: string, secret = settings.appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function post(body: string, headers: Record<string, string> = {}) {
  const reply = await desk.app.inject({
    method: 'POST',
    url: address,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body), ...headers },
    payload: body,
  });
  const type = String(reply.headers['content-type']);
  return { status: reply.statusCode, type, body: type.includes('json') ? reply.json() : reply.body };
}
const report = (...statuses: object[]) => post(notification(...statuses));

async function expectNothing(ask: () => Promise<{ status: number }>) {
  const before = await contentsOf(desk);
  expect((await ask()).status).toBe(200);
  expect(await contentsOf(desk)).toEqual(before);
}

test('the address proves itself to the provider by the word that was agreed', async () => {
  const ask = (query: Record<string, string>) => desk.app.inject({ method: 'GET', url: address, query });
  const good = {
    'hub.mode': 'subscribe',
    'hub.verify_token': settings.verifyToken,
    'hub.challenge': '1158201444',
  };
  const reply = await ask(good);
  expect([reply.statusCode, reply.body]).toEqual([200, '1158201444']);
  expect(reply.headers['content-type']).toContain('text/plain');
  for (const wrong of [
    { ...good, 'hub.verify_token': 'kata-orang-lain' },
    { ...good, 'hub.mode': 'unsubscribe' },
    { ...good, 'hub.challenge': '<script>' },
    {},
  ]) {
    const refused = await ask(wrong);
    expect(refused.statusCode).toBe(403);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json()).toMatchObject({ code: 'provider_not_proved' });
  }
});

test('what arrived moves forward once, in whatever order and however often it is told', async () => {
  const { id, ref } = await sent();
  await expectNothing(() => report(status(ref, 'sent')));
  const left = await row(id);
  expect((await report(status(ref, 'read'), status(ref, 'delivered'))).status).toBe(200);
  expect(await row(id)).toEqual({ ...left, state: 'delivered' });
  await expectNothing(() => report(status(ref, 'delivered')));
  await expectNothing(() => report(status(ref, 'sent')));
  await expectNothing(() => report(status(ref, 'failed', { errors: [{ code: 131026 }] })));
});

test('what did not arrive fails and is told another way, once', async () => {
  const { id, ref } = await sent();
  desk.clock.advance(60_000);
  const failed = status(ref, 'failed', { errors: [{ code: 131026, title: 'Message undeliverable' }] });
  expect((await report(failed)).status).toBe(200);
  const after = await row(id);
  expect(after).toMatchObject({
    state: 'failed',
    lastErrorCode: 'whatsapp_131026',
    providerRef: null,
    endedAt: desk.clock.now(),
  });
  expect(await row(after.supersededBy ?? '')).toMatchObject({
    channel: 'letter',
    state: 'to_print',
    tried: ['whatsapp'],
    eventRef: '1',
  });
  const attempts = await desk.test.db
    .selectFrom('messageAttempts')
    .select(['outcome', 'errorCode'])
    .where('messageId', '=', id)
    .orderBy('id')
    .execute();
  expect(attempts).toEqual([
    { outcome: 'sent', errorCode: null },
    { outcome: 'permanent', errorCode: 'whatsapp_131026' },
  ]);
  await expectNothing(() => report(failed));
  await expectNothing(() => report(status(ref, 'delivered')));
});

test('a failure whose words are destroyed stays on the list', async () => {
  const { id, ref } = await sent();
  await desk.test.owner.deleteFrom('messageContents').where('messageId', '=', id).execute();
  expect((await report(status(ref, 'failed'))).status).toBe(200);
  expect(await row(id)).toMatchObject({
    state: 'failed',
    supersededBy: null,
    lastErrorCode: 'whatsapp_failed',
  });
});

test('what is not ours, or not known, is taken and changes nothing', async () => {
  const { ref } = await sent();
  await expectNothing(() => report(status('wamid.LAIN', 'delivered'), status('wamid.LAIN', 'failed')));
  await expectNothing(() => report(status(ref, 'deleted'), { status: 'delivered' }));
  await expectNothing(() =>
    post(JSON.stringify({ entry: [{ changes: [{ value: { messages: [{ id: 'x' }] } }] }] })),
  );
  await expectNothing(() => post('[]'));
});

test('one that overtakes the note of sending is asked for again', async () => {
  const id = await queue();
  const early = status('wamid.MENDAHULUI', 'delivered', { biz_opaque_callback_data: id });
  await expectNothing(() => report(early));
  await desk.test.owner
    .updateTable('messages')
    .set({ leasedUntil: new Date(desk.clock.now().getTime() + 60_000) })
    .where('id', '=', id)
    .execute();
  await expectRefused(desk, () => report(early), { status: 409, code: 'busy_try_again' });
});

test('without the right signature over these very bytes nothing is read', async () => {
  const { ref } = await sent();
  const body = notification(status(ref, 'delivered'));
  const refusal = { status: 403, code: 'provider_not_proved' };
  for (const signature of [
    '',
    'sha256=',
    signatureOf(body).replace('sha256=', ''),
    signatureOf(body, 'rahasia-orang-lain'),
    signatureOf(`${body} `),
    signatureOf(body).slice(0, -2),
  ]) {
    await expectRefused(desk, () => post(body, { 'x-hub-signature-256': signature }), refusal);
  }
  const { type } = await post('{"half', { 'x-hub-signature-256': signatureOf('') });
  expect(type).toContain('application/problem+json');
  await expectRefused(desk, () => post('{"half'), { status: 422, code: 'json_not_readable' });
});

test('a body that is too large, or no JSON, is refused unread', async () => {
  const large = `"${'x'.repeat(3 * 1_048_576)}"`;
  await expectRefused(desk, () => post(large), { status: 422, code: 'request_too_large' });
  await expectRefused(desk, () => post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), {
    status: 422,
    code: 'media_type_not_accepted',
  });
});

test('without settings there is no such address', async () => {
  const off = await openDesk();
  try {
    const get = await off.app.inject({ method: 'GET', url: address });
    const body = notification(status('wamid.CONTOH1', 'delivered'));
    const posted = await off.app.inject({
      method: 'POST',
      url: address,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body) },
      payload: body,
    });
    expect([get.statusCode, posted.statusCode]).toEqual([404, 404]);
  } finally {
    await off.close();
  }
});
