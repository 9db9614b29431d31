import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ElectronicChannel } from '../../../contract/notifications/terms.ts';
import { FixedClock } from '../../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Mailbox, openMailbox } from '../../../test/mailbox.ts';
import { hirePeople } from '../../../test/people.ts';
import { MessageNotSent, type MessageSender } from '../../adapters/messages/port.ts';
import { smtpSender } from '../../adapters/messages/smtp.ts';
import { demonstrationOffice } from '../../demonstration/staff.ts';
import { openJobs } from '../../jobs/open-jobs.ts';
import { startRecurring } from '../../jobs/recurring.ts';
import { deliverDue, deliverSome } from './deliver.ts';
import { type NewMessage, queueMessage } from './queue.ts';
import { markDelivered } from './store.ts';

const minute = 60_000;
const hour = 60 * minute;
const officeCode = demonstrationOffice.code;
const from = 'Disdukcapil Contoh <pengaduan@contoh.go.id>';

let test_: TestDatabase;
let clock: FixedClock;
let mailbox: Mailbox;
let smtp: MessageSender;

beforeAll(async () => {
  test_ = await createTestDatabase();
  await hirePeople(test_.owner, new FixedClock());
});
afterAll(() => test_.drop());
beforeEach(async () => {
  clock = new FixedClock('2026-03-18T20:00:00Z');
  mailbox = await openMailbox();
  smtp = smtpSender({ url: mailbox.url, from, timeoutMs: 2000 });
});
afterEach(async () => {
  smtp.close?.();
  await mailbox.close();
  for (const table of ['messageAttempts', 'messageContents'] as const) {
    await test_.owner
      .deleteFrom(table)
      .where('messageId', 'is not', null)
      .execute()
      .catch(() => {});
  }
  await test_.owner
    .updateTable('messages')
    .set({
      state: 'failed',
      lastErrorCode: 'test_over',
      nextAttemptAt: null,
      giveUpAt: null,
      leasedUntil: null,
      endedAt: clock.now(),
    })
    .where('state', '=', 'queued')
    .execute();
});

let made = 0;
async function queue(recipient: NewMessage['recipient'], change: Partial<NewMessage> = {}): Promise<string> {
  made += 1;
  const number = `TBN-ADU-2026-${String(made).padStart(6, '0')}`;
  return test_.db.transaction().execute((tx) =>
    queueMessage(
      tx,
      { officeCode, clock },
      {
        subjectType: 'complaint',
        subjectId: `perkara-${made}`,
        eventRef: '1',
        template: 'in_examination',
        locale: 'id',
        recipient,
        placeholders: { number, office: 'Disdukcapil Contoh', path: '/pengaduan/lacak', code: `KODE${made}` },
        ...change,
      },
    ),
  );
}

const deliver = (senders: readonly MessageSender[] = [smtp], limit = 500) =>
  deliverDue(
    {
      db: test_.db,
      clock,
      senders: new Map(senders.map((s) => [s.channel, s])),
      publicAddress: 'https://desk.example',
    },
    limit,
  );
const row = (id: string) =>
  test_.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const attempts = (id: string) =>
  test_.db.selectFrom('messageAttempts').selectAll().where('messageId', '=', id).orderBy('id').execute();

/** A sender that always ends in the same way. */
const failing = (channel: ElectronicChannel, error: MessageNotSent): MessageSender => ({
  channel,
  send: () => Promise.reject(error),
});

test('a gateway that gives every message one reference is asked once for each', async () => {
  const taken: string[] = [];
  const constant: MessageSender = {
    channel: 'sms',
    send: async ({ idempotencyKey }) => {
      taken.push(idempotencyKey);
      return { providerRef: 'OK' };
    },
  };
  const ids = [
    await queue({ phone: '+6281234567890', preferred: 'sms' }),
    await queue({ phone: '+6281234567891', preferred: 'sms' }),
  ];
  expect(await deliver([constant])).toMatchObject({ sent: 2, failed: 0 });
  clock.advance(60 * 60_000);
  expect(await deliver([constant])).toMatchObject({ sent: 0 });
  expect(taken.sort()).toEqual([...ids].sort());
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'sent', providerRef: 'OK' });
  // What a report says of that reference is of the newest one alone.
  const report = { channel: 'sms' as const, providerRef: 'OK' };
  expect(await test_.db.transaction().execute((tx) => markDelivered(tx, report))).toBe(true);
  expect((await Promise.all(ids.map(row))).map(({ state }) => state).sort()).toEqual(['delivered', 'sent']);
});

describe('by e-mail', () => {
  test('it arrives once, with this server’s address and without a name in the subject', async () => {
    const id = await queue({ email: 'warga@contoh.id', name: 'Ni Luh Contoh Sari' });
    expect(await deliver()).toEqual({ sent: 1, later: 0, failed: 0, waiting: 0 });
    expect(await deliver()).toEqual({ sent: 0, later: 0, failed: 0, waiting: 0 });
    expect(mailbox.letters).toHaveLength(1);
    const [letter] = mailbox.letters;
    expect(letter?.to).toBe('warga@contoh.id');
    expect(letter?.text).toContain('https://desk.example/pengaduan/lacak (kode KODE');
    expect(letter?.messageId).toBe(`<${id}@contoh.go.id>`);
    expect(letter?.raw).not.toContain('Contoh Sari');
    expect(await row(id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      leasedUntil: null,
      endedAt: clock.now(),
    });
    expect((await attempts(id)).map(({ outcome }) => outcome)).toEqual(['sent']);
  });

  test('a refused recipient is told another way at once', async () => {
    mailbox.refuse('tiada@contoh.id', 550);
    const id = await queue({ email: 'tiada@contoh.id', address: 'Jl. Contoh 1', phone: '+62361123456' });
    expect(await deliver()).toEqual({ sent: 0, later: 0, failed: 1, waiting: 0 });
    const failed = await row(id);
    expect(failed).toMatchObject({ state: 'failed', lastErrorCode: 'smtp_550', attempts: 1 });
    const next = await row(failed.supersededBy ?? '');
    expect(next).toMatchObject({ channel: 'letter', state: 'to_print', tried: ['email'], eventRef: '1' });
  });

  test('a failure without another way stays on the list', async () => {
    mailbox.refuse('tiada@contoh.id', 550);
    const id = await queue({ email: 'tiada@contoh.id' });
    await deliver();
    expect(await row(id)).toMatchObject({ state: 'failed', supersededBy: null });
  });

  test('a busy mailbox is tried again: after a minute, then two, then four', async () => {
    mailbox.refuse('penuh@contoh.id', 452);
    const id = await queue({ email: 'penuh@contoh.id' });
    for (const wait of [1, 2, 4]) {
      expect(await deliver()).toEqual({ sent: 0, later: 1, failed: 0, waiting: 0 });
      expect((await row(id)).nextAttemptAt).toEqual(new Date(clock.now().getTime() + wait * minute));
      clock.advance(wait * minute - 1);
      expect(await deliver()).toEqual({ sent: 0, later: 0, failed: 0, waiting: 0 });
      clock.advance(1);
    }
    mailbox.refuse('penuh@contoh.id', null);
    expect(await deliver()).toEqual({ sent: 1, later: 0, failed: 0, waiting: 0 });
    expect((await attempts(id)).map(({ errorCode }) => errorCode)).toEqual([
      'smtp_452',
      'smtp_452',
      'smtp_452',
      null,
    ]);
    expect(mailbox.letters).toHaveLength(1);
  });

  test('after a week of temporary failures somebody calls', async () => {
    const away = failing('email', new MessageNotSent('temporary', 'smtp_unreachable', true));
    const id = await queue({ email: 'warga@contoh.id', phone: '+62361123456' });
    while ((await row(id)).state === 'queued') {
      clock.set((await row(id)).nextAttemptAt ?? clock.now());
      await deliver([away]);
    }
    const failed = await row(id);
    expect(failed.endedAt?.getTime()).toBeGreaterThanOrEqual(failed.createdAt.getTime() + 7 * 24 * hour);
    expect(failed.attempts).toBeGreaterThan(7 * 24);
    expect(await row(failed.supersededBy ?? '')).toMatchObject({ channel: 'call', state: 'to_call' });
  });
});

test('a server that is away for 25 hours: no message is lost, each arrives exactly once', async () => {
  const { port } = mailbox;
  await mailbox.close();
  smtp.close?.();
  const sender = smtpSender({ url: `smtp://127.0.0.1:${port}`, from, timeoutMs: 2000 });
  const queued: string[] = [];
  let tries = 0;
  // One message every quarter of an hour; the loop looks every few minutes.
  for (let passed = 0; passed < 25 * hour; passed += 5 * minute) {
    if (passed % (15 * minute) === 0) queued.push(await queue({ email: `warga${queued.length}@contoh.id` }));
    tries += (await deliver([sender])).later;
    clock.advance(5 * minute);
  }
  expect(queued).toHaveLength(100);
  // What cannot be reached is tried once a run, not a hundred times.
  expect(tries).toBeLessThanOrEqual(300);

  mailbox = await openMailbox(port);
  for (let run = 0; run < 13; run += 1) {
    await deliver([sender]);
    clock.advance(5 * minute);
  }
  sender.close?.();
  expect(mailbox.letters.map(({ to }) => to).sort()).toEqual(
    queued.map((_, i) => `warga${i}@contoh.id`).sort(),
  );
  expect(new Set(mailbox.letters.map(({ messageId }) => messageId)).size).toBe(100);
  for (const id of queued) expect((await row(id)).state).toBe('sent');
});

test('a process killed between sending and noting it: sent again under the same Message-ID', async () => {
  const id = await queue({ email: 'warga@contoh.id' });
  const source = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href);
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { openDatabase } from ${source('server/db/database.ts')};
       import { deliverDue } from ${source('server/modules/notifications/deliver.ts')};
       import { smtpSender } from ${source('server/adapters/messages/smtp.ts')};
       const smtp = smtpSender({ url: ${JSON.stringify(mailbox.url)}, from: ${JSON.stringify(from)} });
       const { db } = openDatabase(${JSON.stringify(test_.url)});
       await deliverDue({ db, clock: { now: () => new Date(${clock.now().getTime()}) },
         senders: new Map([['email', smtp]]), publicAddress: 'https://desk.example' }, 1);`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const gone = once(child, 'exit');
  mailbox.onAccepted(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  await gone;
  mailbox.onAccepted(null);
  expect(mailbox.letters, errors.join('')).toHaveLength(1);
  expect(await row(id)).toMatchObject({ state: 'queued', attempts: 0 });

  // Until its lease runs out it may still be under way.
  expect(await deliver()).toEqual({ sent: 0, later: 0, failed: 0, waiting: 0 });
  clock.advance(5 * minute);
  expect(await deliver()).toEqual({ sent: 1, later: 0, failed: 0, waiting: 0 });
  expect(mailbox.letters.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${id}@contoh.go.id>`));
  expect(await row(id)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a process that was only slow does not undo what another one noted', async () => {
  const id = await queue({ email: 'warga@contoh.id' });
  let letGo: (error: Error) => void = () => {};
  const slow: MessageSender = { channel: 'email', send: () => new Promise((_, reject) => (letGo = reject)) };
  const first = deliver([slow]);
  await expect.poll(async () => (await row(id)).leasedUntil).not.toBeNull();
  clock.advance(5 * minute);
  await deliver();
  letGo(new MessageNotSent('permanent', 'smtp_550'));
  await first;
  expect(await row(id)).toMatchObject({ state: 'sent', lastErrorCode: null, supersededBy: null });
});

test('two processes at once: each message goes out once', async () => {
  for (let i = 0; i < 20; i += 1) await queue({ email: `warga${i}@contoh.id` });
  const [a, b] = await Promise.all([deliver(), deliver()]);
  expect(a.sent + b.sent).toBe(20);
  expect(mailbox.letters).toHaveLength(20);
});

describe('without the sender', () => {
  test('a message takes the next way before it is tried', async () => {
    const letter = await queue({ email: 'warga@contoh.id', address: 'Jl. Contoh 1' });
    const call = await queue({ email: 'warga@contoh.id', phone: '+6281234567890' });
    const nobody = await queue({ email: 'warga@contoh.id' });
    expect(await deliver([])).toEqual({ sent: 0, later: 0, failed: 0, waiting: 0 });
    expect(await row(letter)).toMatchObject({ channel: 'letter', state: 'to_print', attempts: 0 });
    expect(await row(call)).toMatchObject({ channel: 'call', state: 'to_call', attempts: 0 });
    expect(await row(nobody)).toMatchObject({ channel: 'tracking_only', state: 'not_sendable' });
  });

  test('where senders are known, it is so from the beginning', async () => {
    const id = await test_.db.transaction().execute((tx) =>
      queueMessage(
        tx,
        { officeCode, clock, ports: { messages: new Map() } },
        {
          subjectType: 'complaint',
          subjectId: 'perkara-x',
          eventRef: null,
          template: 'in_examination',
          locale: 'en',
          recipient: { email: 'warga@contoh.id', address: 'Jl. Contoh 1' },
          placeholders: { number: 'TBN-1', office: 'Disdukcapil Contoh', path: '/x', code: 'KODE' },
        },
      ),
    );
    expect(await row(id)).toMatchObject({ channel: 'letter', state: 'to_print' });
  });
});

test('a provider that is away does not hold up the other channel', async () => {
  const first = await queue({ phone: '+6281234567890' });
  const second = await queue({ phone: '+6281234567891' });
  await queue({ email: 'warga@contoh.id' });
  const away = failing('whatsapp', new MessageNotSent('temporary', 'http_503', true));
  expect(await deliver([smtp, away])).toEqual({ sent: 1, later: 1, failed: 0, waiting: 0 });
  const tries = (await row(first)).attempts + (await row(second)).attempts;
  expect(tries).toBe(1);
});

test('a message with a hole is not written, and nothing of its transaction either', async () => {
  const before = await test_.db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  await expect(queue({ email: 'warga@contoh.id' }, { placeholders: { number: 'TBN-1' } })).rejects.toThrow(
    'no value for',
  );
  const after = await test_.db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  expect(after).toEqual(before);
});

test('run again and again it sends what is due, many at once, and stops in order', async () => {
  for (let number = 1; number <= 25; number += 1) await queue({ email: `warga${number}@contoh.id` });
  const { db } = test_;
  const troubles: string[] = [];
  const onError = ({ message }: Error) => troubles.push(message);
  const jobs = openJobs(db, { worker: true, onError });
  const deps = {
    db,
    clock,
    senders: new Map([['email', smtp] as const]),
    publicAddress: 'https://desk.example',
  };
  await startRecurring(
    { db, clock, jobs, onError },
    { 'deliver-messages': { everySeconds: 1, run: () => deliverSome(deps) } },
  );
  await expect.poll(() => mailbox.letters.length, { timeout: 30_000 }).toBe(25);
  await queue({ email: 'lagi@contoh.id' });
  await expect.poll(() => mailbox.letters.length, { timeout: 30_000 }).toBe(26);
  await jobs.stop();
  expect(troubles).toEqual([]);
  await queue({ email: 'terlambat@contoh.id' });
  await new Promise((done) => setTimeout(done, 500));
  expect(mailbox.letters).toHaveLength(26);
});
