import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ElectronicChannel } from '../../../contract/notifications/terms.ts';
import { FixedClock } from '../../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { hirePeople } from '../../../test/people.ts';
import { MessageNotSent, type OutgoingMessage } from '../../adapters/messages/port.ts';
import { limitMessages } from '../../commands/messages.ts';
import { demonstrationOffice } from '../../demonstration/staff.ts';
import { messageAlarms } from './budget-views.ts';
import { deliverDue } from './deliver.ts';
import { type NewMessage, queueMessage } from './queue.ts';

const { code: officeCode } = demonstrationOffice;
let database: TestDatabase;
let clock: FixedClock;
let sent: OutgoingMessage[];
let refused: boolean;
let alarms: ElectronicChannel[];

beforeAll(async () => {
  database = await createTestDatabase();
  await hirePeople(database.owner, new FixedClock());
});
afterAll(() => database.drop());
let months = 0;
beforeEach(async () => {
  sent = [];
  alarms = [];
  refused = false;
  months += 1;
  // 10:00 at the office, on another day for each test.
  clock = new FixedClock(`2027-${String(months).padStart(2, '0')}-05T02:00:00Z`);
  await database.owner.deleteFrom('messageBudgets').execute();
});

let made = 0;
function queue(phone: string, change: Partial<NewMessage> = {}): Promise<string> {
  made += 1;
  return database.db.transaction().execute((tx) =>
    queueMessage(
      tx,
      { officeCode, clock },
      {
        subjectType: 'complaint',
        subjectId: `perkara-${made}`,
        eventRef: '1',
        template: 'in_examination',
        locale: 'id',
        recipient: { phone, preferred: 'sms' },
        placeholders: {
          number: 'TBN-ADU-2027-000001',
          office: 'Disdukcapil Contoh',
          path: '/pengaduan/lacak',
          code: 'KODE',
        },
        ...change,
      },
    ),
  );
}
const byStranger = { byStranger: true };
const number = (n: number) => `+62812${String(n).padStart(8, '0')}`;

const deliver = () =>
  deliverDue(
    {
      db: database.db,
      clock,
      senders: new Map([
        [
          'sms',
          {
            channel: 'sms',
            async send(message) {
              if (refused) throw new MessageNotSent('temporary', 'sms_500');
              sent.push(message);
              return { providerRef: null };
            },
          },
        ],
      ]),
      publicAddress: 'http://127.0.0.1',
      onBudgetSpent: (channel) => alarms.push(channel),
    },
    500,
  );
const row = (id: string) =>
  database.db
    .selectFrom('messages')
    .select(['state', 'channel', 'lastErrorCode', 'nextAttemptAt', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const limit = (options: Parameters<typeof limitMessages>[1]) =>
  limitMessages({ db: database.db, clock }, { ...options, json: true }, () => {});

describe('what strangers set off', () => {
  test('leaves once a day to each number; the next one waits for tomorrow and then leaves', async () => {
    const first = await queue(number(1), byStranger);
    clock.advance(1);
    const second = await queue(number(1), byStranger);
    await queue(number(2), byStranger);
    expect(await deliver()).toMatchObject({ sent: 2, waiting: 1 });
    expect(await row(first)).toMatchObject({ state: 'sent' });
    const waiting = await row(second);
    expect(waiting).toMatchObject({ state: 'queued', lastErrorCode: 'recipient_told_today', attempts: 0 });
    expect(waiting.nextAttemptAt?.toISOString()).toMatch(/T16:00:00.000Z$/);
    expect(await deliver()).toMatchObject({ sent: 0, waiting: 0 });
    clock.advance(24 * 60 * 60 * 1000);
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await row(second)).toMatchObject({ state: 'sent', lastErrorCode: null });
  });

  test('counts one mailbox, however it is spelt', async () => {
    const to = (email: string) => queue('', { ...byStranger, recipient: { email } });
    const first = await to('warga@contoh.id');
    clock.advance(1);
    const second = await to('Warga@Contoh.id');
    const email = { channel: 'email' as const, send: async () => ({ providerRef: null }) };
    await deliverDue(
      { db: database.db, clock, senders: new Map([['email', email]]), publicAddress: 'http://127.0.0.1' },
      500,
    );
    expect(await row(first)).toMatchObject({ state: 'sent' });
    expect(await row(second)).toMatchObject({ state: 'queued', lastErrorCode: 'recipient_told_today' });
  });

  test('never holds up what an officer says to the same number', async () => {
    await queue(number(3), byStranger);
    const said = [await queue(number(3)), await queue(number(3))];
    expect(await deliver()).toMatchObject({ sent: 3 });
    for (const id of said) expect(await row(id)).toMatchObject({ state: 'sent' });
  });

  test('takes half of a day at most; a thousand of them leave the other half to officers', async () => {
    await limit({ sms: 10 });
    for (let n = 0; n < 1000; n += 1) await queue(number(1000 + n), byStranger);
    const officers = [];
    for (let n = 0; n < 5; n += 1) officers.push(await queue(number(5000 + n)));
    expect(await deliver()).toMatchObject({ sent: 10 });
    for (const id of officers) expect(await row(id)).toMatchObject({ state: 'sent' });
    expect(alarms).toEqual(['sms']);
    expect(await messageAlarms(database.db, clock)).toEqual(['message_budget_sms']);
    const late = await queue(number(6000));
    await deliver();
    expect(await row(late)).toMatchObject({ state: 'queued', lastErrorCode: 'channel_budget_spent' });
    clock.advance(24 * 60 * 60 * 1000);
    expect(await messageAlarms(database.db, clock)).toEqual([]);
    expect(await deliver()).toMatchObject({ sent: 6 });
    expect(await row(late)).toMatchObject({ state: 'sent' });
  });
});

describe('the budget of a channel', () => {
  test('is spent by what leaves, not by what its provider refuses', async () => {
    await limit({ sms: 1 });
    const id = await queue(number(10));
    refused = true;
    for (let hours = 0; hours < 3; hours += 1) {
      await deliver();
      clock.advance(60 * 60 * 1000);
    }
    expect(await row(id)).toMatchObject({ state: 'queued', lastErrorCode: 'sms_500' });
    refused = false;
    await deliver();
    expect(await row(id)).toMatchObject({ state: 'sent' });
  });

  test('is raised by the office, and what waited leaves at once', async () => {
    await limit({ sms: 0 });
    const id = await queue(number(11));
    await deliver();
    expect(await row(id)).toMatchObject({ state: 'queued', lastErrorCode: 'channel_budget_spent' });
    await limit({ sms: 1 });
    expect(await messageAlarms(database.db, clock)).toEqual([]);
    await deliver();
    expect(await row(id)).toMatchObject({ state: 'sent' });
  });
});

describe('a number of another country', () => {
  const abroad = '+447911123456';

  test('gets no SMS, whoever set it off: the office calls or writes', async () => {
    const call = await queue(abroad);
    const letter = await queue(abroad, { recipient: { phone: abroad, address: 'Jalan Contoh 1' } });
    await deliver();
    expect(sent.map(({ recipient }) => recipient)).not.toContain(abroad);
    expect(await row(call)).toMatchObject({ state: 'to_call' });
    expect(await row(letter)).toMatchObject({ state: 'to_print' });
  });

  test('gets one where the office allows it; one that waits when it no longer does goes another way', async () => {
    await limit({ abroad: 'yes' });
    const first = await queue(abroad);
    await deliver();
    expect(await row(first)).toMatchObject({ state: 'sent' });
    const second = await queue(abroad);
    await limit({ abroad: 'no' });
    await deliver();
    expect(sent.filter(({ recipient }) => recipient === abroad)).toHaveLength(1);
    expect(await row(second)).toMatchObject({ state: 'to_call' });
  });
});
