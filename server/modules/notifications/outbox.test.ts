import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notifications } from '../../../contract/notifications/endpoints.ts';
import { type Desk, type Officer, officeCode, openDesk } from '../../../test/desk.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { openSecondOffice } from '../../../test/people.ts';
import { bookLetter } from '../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../test/untouched.ts';
import type { DB } from '../../db/types.ts';
import { queueMessage } from './queue.ts';

let desk: Desk;
let loket: Officer;
let administrator: Officer;
beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-24T01:00:00Z' });
  loket = await desk.as('front_desk');
  administrator = await desk.as('administrator');
});
afterAll(() => desk.close());

const queue = (recipient: Parameters<typeof queueMessage>[2]['recipient'], subjectId = 'perkara-1') =>
  desk.test.db.transaction().execute((tx) =>
    queueMessage(
      tx,
      { officeCode, clock: desk.clock },
      {
        subjectType: 'complaint',
        subjectId,
        eventRef: '1',
        template: 'in_examination',
        locale: 'id',
        recipient,
        placeholders: {
          number: 'TBN-ADU-2026-000001',
          office: 'Disdukcapil Contoh',
          path: '/pengaduan/lacak',
          code: 'KODE',
        },
      },
    ),
  );
const row = (id: string) =>
  desk.test.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
async function outbox(officer: Officer, state: 'to_print' | 'to_call' | 'failed' | 'queued') {
  const answer = await officer.call(notifications.outbox, { query: { state } });
  expect(answer.status).toBe(200);
  return notifications.outbox.reply.parse(answer.body);
}
/** As a provider's refusal leaves it. */
const fail = (id: string) =>
  desk.test.owner
    .updateTable('messages')
    .set({
      state: 'failed',
      lastErrorCode: 'smtp_550',
      nextAttemptAt: null,
      giveUpAt: null,
      endedAt: desk.clock.now(),
    })
    .where('id', '=', id)
    .execute();

const letterTo = {
  name: 'Ni Luh Contoh Sari',
  address: 'Jl. Contoh 1, Tabanan',
  preferred: 'letter' as const,
};
const callTo = { name: 'I Ketut Contoh Rai', phone: '+6281234567890', preferred: 'call' as const };

describe('a letter', () => {
  test('comes out as PDF on the letterhead, is recorded as printed and leaves the list', async () => {
    const id = await queue(letterTo);
    const { rows, counts } = await outbox(loket, 'to_print');
    expect(counts.to_print).toBe(1);
    expect(rows).toMatchObject([
      {
        id,
        channel: 'letter',
        recipient: { name: letterTo.name, address: letterTo.address, phone: null },
        allowedActions: ['markPrinted'],
      },
    ]);
    const { status, body } = await loket.call(notifications.letter, { params: { id } });
    expect(status).toBe(200);
    const text = readPdf(body as Buffer)
      .map((page) => page.text)
      .join('\n');
    expect(text).toContain('TBN-ADU-2026-000001');
    expect(text).toContain(letterTo.name);
    expect(text).toContain('http://127.0.0.1:8080/pengaduan/lacak (kode KODE)');

    expect((await loket.call(notifications.markPrinted, { params: { id } })).body).toEqual({
      id,
      state: 'printed',
    });
    expect(await row(id)).toMatchObject({
      state: 'printed',
      printedBy: loket.employeeId,
      endedAt: desk.clock.now(),
    });
    expect((await outbox(loket, 'to_print')).rows).toEqual([]);
  });

  test('is printed once, and is not told by telephone or tried again', async () => {
    const id = await queue(letterTo);
    await loket.call(notifications.markPrinted, { params: { id } });
    const params = { id };
    await expectRefused(desk, () => loket.call(notifications.markPrinted, { params }), {
      status: 409,
      code: 'message_not_to_print',
    });
    await expectRefused(desk, () => loket.call(notifications.markTold, { params }), {
      status: 409,
      code: 'message_not_to_call',
    });
    await expectRefused(desk, () => loket.call(notifications.retry, { params }), {
      status: 409,
      code: 'message_not_retryable',
    });
  });

  test('is not there for an officer of another office', async () => {
    const id = await queue(letterTo);
    await openSecondOffice(desk.test.owner);
    const elsewhere = await desk.hire(['front_desk'], '51.03');
    const params = { id };
    await expectRefused(desk, () => elsewhere.call(notifications.markPrinted, { params }), {
      status: 404,
      code: 'message_unknown',
    });
    expect((await elsewhere.call(notifications.letter, { params })).status).toBe(404);
    expect((await outbox(elsewhere, 'to_print')).rows).toEqual([]);
  });
});

describe('a call', () => {
  test('says whom to call and what to say, and records who told it and when', async () => {
    const id = await queue(callTo);
    const { rows } = await outbox(loket, 'to_call');
    expect(rows).toMatchObject([
      { id, recipient: { name: callTo.name, phone: callTo.phone, address: null } },
    ]);
    expect(rows[0]?.text).toContain('TBN-ADU-2026-000001');
    desk.clock.advance(60_000);
    await loket.call(notifications.markTold, { params: { id } });
    expect(await row(id)).toMatchObject({
      state: 'told',
      toldBy: loket.employeeId,
      endedAt: desk.clock.now(),
    });
    await expectRefused(desk, () => loket.call(notifications.markTold, { params: { id } }), {
      status: 409,
      code: 'message_not_to_call',
    });
  });
});

describe('what failed', () => {
  test('is tried again by the administrator, who is not shown whom it is for', async () => {
    const id = await queue({ email: 'warga@contoh.id', name: 'Ni Luh Contoh Sari' });
    await fail(id);
    const { rows } = await outbox(administrator, 'failed');
    expect(rows).toMatchObject([
      { id, recipient: null, text: null, lastErrorCode: 'smtp_550', allowedActions: ['retry'] },
    ]);
    expect((await outbox(administrator, 'to_call')).rows.map(({ recipient }) => recipient)).not.toContain(
      expect.anything(),
    );
    expect((await administrator.call(notifications.retry, { params: { id } })).body).toEqual({
      id,
      state: 'queued',
    });
    expect(await row(id)).toMatchObject({ state: 'queued', nextAttemptAt: desk.clock.now(), endedAt: null });
  });

  test('and was told another way is not tried again', async () => {
    const id = await queue({ email: 'warga@contoh.id' });
    const next = await queue(callTo);
    await fail(id);
    await desk.test.owner.updateTable('messages').set({ supersededBy: next }).where('id', '=', id).execute();
    await expectRefused(desk, () => administrator.call(notifications.retry, { params: { id } }), {
      status: 409,
      code: 'message_superseded',
    });
    expect((await outbox(administrator, 'failed')).rows.map((each) => each.id)).not.toContain(id);
  });
});

describe('whom it is about', () => {
  test('an officer complained about finds nothing of that complaint in the outbox', async () => {
    const complaint = await bookLetter(desk);
    const [own] = await desk.test.db
      .selectFrom('messages')
      .select(['id', 'state'])
      .where('subjectId', '=', complaint.id)
      .execute();
    if (own === undefined) throw new Error('booking tells nobody');
    const id = await queue(callTo, complaint.id);
    expect((await outbox(loket, 'to_call')).rows.map((each) => each.id)).toContain(id);
    await desk.test.owner
      .insertInto('complaintSubjects')
      .values({
        complaintId: complaint.id,
        employeeId: loket.employeeId,
        officeCode,
        namedBy: loket.employeeId,
        namedAt: desk.clock.now(),
      })
      .execute();
    expect((await outbox(loket, 'to_call')).rows.map((each) => each.id)).not.toContain(id);
    await expectRefused(desk, () => loket.call(notifications.markTold, { params: { id } }), {
      status: 404,
      code: 'message_unknown',
    });
    const other = await desk.hire(['front_desk']);
    expect((await outbox(other, 'to_call')).rows.map((each) => each.id)).toContain(id);

    await desk.test.owner
      .updateTable('complaints')
      .set({ confidential: true })
      .where('id', '=', complaint.id)
      .execute();
    expect((await outbox(other, 'to_call')).rows.map((each) => each.id)).not.toContain(id);
    const examiner = await desk.as('complaints_officer');
    expect((await outbox(examiner, 'to_call')).rows.map((each) => each.id)).toContain(id);

    await desk.test.owner
      .updateTable('complaints')
      .set({ confidential: false, anonymous: true })
      .where('id', '=', complaint.id)
      .execute();
    const shown = (await outbox(other, 'to_call')).rows.find((each) => each.id === id);
    expect(shown?.recipient).toEqual({ name: null, phone: callTo.phone, address: null });
  });
});

describe('the database holds by itself', () => {
  const denied = (statement: ReturnType<typeof sql>) =>
    expect(statement.execute(desk.test.db)).rejects.toMatchObject({ code: '42501' });

  test('no message and no attempt is deleted or rewritten by the application', async () => {
    await denied(sql`delete from messages`);
    await denied(sql`delete from message_attempts`);
    await denied(sql`update message_attempts set outcome = 'sent'`);
    await denied(sql`update message_contents set body = 'x'`);
    await denied(sql`update messages set template = 'answered'`);
    await denied(sql`update messages set created_at = created_at`);
  });

  test('words that have reached nobody are not destroyed; afterwards they may be', async () => {
    const id = await queue(callTo);
    const erase = () => desk.test.db.deleteFrom('messageContents').where('messageId', '=', id).execute();
    await expect(erase()).rejects.toMatchObject({ constraint: 'message_contents_kept' });
    await loket.call(notifications.markTold, { params: { id } });
    await erase();
    expect(await row(id)).toMatchObject({ state: 'told' });
  });

  test.each<[string, Pick<DB['messages'], 'channel' | 'state'>]>([
    ['a letter that was sent', { channel: 'letter', state: 'sent' }],
    ['an e-mail that was printed', { channel: 'email', state: 'printed' }],
    ['a call that nobody made', { channel: 'call', state: 'told' }],
    ['a failure without its cause', { channel: 'email', state: 'failed' }],
    ['a queue without a next try', { channel: 'email', state: 'queued' }],
    ['a silence of somebody who can be written to', { channel: 'email', state: 'not_sendable' }],
  ])('not %s', async (_name, values) => {
    const ended = values.state !== 'queued';
    const insert = desk.test.db
      .insertInto('messages')
      .values({
        officeCode,
        subjectType: 'office',
        subjectId: 'x',
        template: 'answered',
        locale: 'id',
        createdAt: desk.clock.now(),
        endedAt: ended ? desk.clock.now() : null,
        ...values,
      })
      .execute();
    await expect(insert).rejects.toMatchObject({ code: '23514' });
  });

  test('what was told stays told', async () => {
    const id = await queue(callTo);
    await loket.call(notifications.markTold, { params: { id } });
    const back = desk.test.db
      .updateTable('messages')
      .set({ state: 'to_call', toldBy: null, endedAt: null })
      .where('id', '=', id)
      .execute();
    await expect(back).rejects.toMatchObject({ constraint: 'messages_move' });
  });
});
