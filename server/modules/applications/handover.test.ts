import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { contentsOf, expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let loket: Officer;
beforeAll(async () => {
  desk = await openDesk();
  loket = await desk.as('front_desk');
});
afterAll(() => desk.close());

const self = { receiver: 'self', faceCompared: true, oldCard: 'never_had', signedOnPaper: true } as const;
const proxy = {
  ...self,
  receiver: 'proxy',
  receiverName: 'Ni Luh Contoh',
  receiverRelation: 'istri',
  proxyLetterSeen: true,
} as const;

const handoverOf = (applicationId: string) =>
  desk.test.db.selectFrom('handovers').selectAll().where('applicationId', '=', applicationId).execute();

const cardsOf = (residentId: string) =>
  desk.test.db
    .selectFrom('cards')
    .select(['serial', 'state', 'withdrawnReason', 'withdrawnBy'])
    .where('residentId', '=', residentId)
    .orderBy('issuedAt')
    .execute();

describe('handing over', () => {
  test('to the applicant: receiver, card in the ledger, clock stopped, all at once', async () => {
    const { id, serial, residentId } = await takeTo(desk, 'ready');
    const { body } = await loket.act('handOver', id, { serial, ...self });
    expect(body).toMatchObject({ state: 'completed', allowedActions: [], clock: { running: false } });
    expect(await handoverOf(id)).toMatchObject([
      {
        receiver: 'self',
        receiverName: body.resident.name,
        receiverRelation: null,
        proxyLetterSeen: false,
        faceCompared: true,
        oldCard: 'never_had',
        signatureFileId: null,
        handedOverBy: loket.employeeId,
        handedOverAt: desk.clock.now(),
      },
    ]);
    expect(await cardsOf(residentId)).toEqual([
      { serial, state: 'active', withdrawnReason: null, withdrawnBy: null },
    ]);
    const timing = await desk.test.db
      .selectFrom('applicationTimings')
      .select(['outcome', 'grossMs', 'netMs', 'pausedMs', 'promiseMs'])
      .where('applicationId', '=', id)
      .executeTakeFirst();
    expect(timing).toEqual({
      outcome: 'completed',
      grossMs: 210_000,
      netMs: 210_000,
      pausedMs: 0,
      promiseMs: 600_000,
    });
  });

  test('signed on the pad: the signature is kept encrypted under the application', async () => {
    const { id, serial } = await takeTo(desk, 'ready');
    const pad = await sharp({ create: { width: 300, height: 120, channels: 4, background: '#00000000' } })
      .composite([
        {
          input: { create: { width: 200, height: 6, channels: 3, background: '#111111' } },
          left: 40,
          top: 60,
        },
      ])
      .png()
      .toBuffer();
    const signed = { ...self, signedOnPaper: false, signaturePng: pad.toString('base64') };
    expect((await loket.act('handOver', id, { serial, ...signed })).status).toBe(200);
    const file = await desk.test.owner
      .selectFrom('handovers as h')
      .innerJoin('files as f', 'f.id', 'h.signatureFileId')
      .select(['f.kind', 'f.subjectId', 'f.ciphertext'])
      .where('h.applicationId', '=', id)
      .executeTakeFirstOrThrow();
    expect(file).toMatchObject({ kind: 'receiver_signature', subjectId: id });
    expect(file.ciphertext.subarray(1, 4).toString('latin1')).not.toBe('PNG');
  });

  test('to a proxy with F-1.07, by name and relation', async () => {
    const { id, serial } = await takeTo(desk, 'ready');
    expect((await loket.act('handOver', id, { serial, ...proxy })).status).toBe(200);
    expect(await handoverOf(id)).toMatchObject([
      { receiver: 'proxy', receiverName: 'Ni Luh Contoh', receiverRelation: 'istri', proxyLetterSeen: true },
    ]);
  });

  const unlawful: [string, object, string][] = [
    ['a receiver who was not compared', { faceCompared: false }, 'receiver_not_compared'],
    ['no signature', { signedOnPaper: false }, 'signature_of_receiver_missing'],
    ['a proxy without F-1.07', { ...proxy, proxyLetterSeen: false }, 'proxy_letter_missing'],
    ['a proxy without a name', { ...proxy, receiverName: undefined }, 'proxy_not_named'],
    [
      'a proxy who does not say what they are to the applicant',
      { ...proxy, receiverRelation: undefined },
      'proxy_not_named',
    ],
    ['an old card that is gone without a word', { oldCard: 'other' }, 'old_card_unexplained'],
    [
      'an old card lost without a police letter',
      { oldCard: 'lost_with_police_letter' },
      'police_letter_missing',
    ],
  ];
  test.each(unlawful)('refuses %s', async (_what, over, code) => {
    const { id, serial } = await takeTo(desk, 'ready');
    await expectRefused(desk, () => loket.act('handOver', id, { serial, ...self, ...over }), {
      status: 422,
      code,
    });
  });

  test('refuses another card', async () => {
    const { id } = await takeTo(desk, 'ready');
    const { serial } = await takeTo(desk, 'ready');
    await expectRefused(desk, () => loket.act('handOver', id, { serial, ...self }), {
      status: 409,
      code: 'serial_is_another_card',
    });
  });

  test('refuses a signature that is no picture, and leaves nothing behind', async () => {
    const { id, serial } = await takeTo(desk, 'ready');
    const before = await contentsOf(desk);
    for (const signaturePng of [Buffer.from('%PDF-1.7').toString('base64'), 'kein base64!', '']) {
      const { status } = await loket.act('handOver', id, { serial, ...self, signaturePng });
      expect(status).toBe(422);
    }
    expect(await contentsOf(desk)).toEqual(before);
  });
});

describe('the old card', () => {
  /** Somebody who has a card of this office and asks for another. */
  async function readyWithOldCard(service: 'C1' | 'C2') {
    const first = await takeTo(desk, 'completed');
    const { kkNumber } = await desk.test.db
      .selectFrom('residents as r')
      .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
      .select('f.kkNumber')
      .where('r.id', '=', first.residentId)
      .executeTakeFirstOrThrow();
    await desk.test.owner
      .updateTable('residents')
      .set({ centralStatus: 'CARD_ISSUED' })
      .where('id', '=', first.residentId)
      .execute();
    const opened = await loket.call(applications.openIntake, {
      body: { residentId: first.residentId, serviceType: service, kkShown: kkNumber },
    });
    const { id, checklist } = opened.body as ApplicationDetail;
    const operator = await desk.as('data_operator');
    const serial = (await desk.blanks(1, operator.employeeId))[0] ?? '';
    const physical = { photo: true, text: true, cut: true, back: true };
    for (const { code, mandatory } of checklist) {
      if (mandatory) await loket.act('tickDocument', id, { requirement: code });
    }
    await loket.act('receive', id);
    await (await desk.as('verifier')).act('verify', id);
    await operator.act('enterData', id, { changes: [] });
    await operator.act('startPrint', id, { serial });
    await desk.runPrints();
    await operator.act('confirmPrint', id, { serial });
    await (await desk.as('section_head')).act('approveAsSectionHead', id, { serial, physical });
    const ready = await (await desk.as('division_head')).act('approveAsDivisionHead', id, {
      serial,
      physical,
    });
    expect(ready.body.state).toBe('ready');
    return { id, serial, residentId: first.residentId, oldSerial: first.serial };
  }

  test('damaged and withdrawn: out of use the moment the new one is handed over', async () => {
    const { id, serial, residentId, oldSerial } = await readyWithOldCard('C2');
    await expectRefused(desk, () => loket.act('handOver', id, { serial, ...self }), {
      status: 422,
      code: 'old_card_must_exist',
    });
    expect((await loket.act('handOver', id, { serial, ...self, oldCard: 'withdrawn' })).status).toBe(200);
    expect(await cardsOf(residentId)).toEqual([
      { serial: oldSerial, state: 'withdrawn', withdrawnReason: 'replaced', withdrawnBy: loket.employeeId },
      { serial, state: 'active', withdrawnReason: null, withdrawnBy: null },
    ]);
  });

  test('lost, with the police letter in the file: kept as lost', async () => {
    const { id, serial, residentId, oldSerial } = await readyWithOldCard('C1');
    const lost = { serial, ...self, oldCard: 'lost_with_police_letter' };
    expect((await loket.act('handOver', id, lost)).status).toBe(200);
    expect(await cardsOf(residentId)).toMatchObject([
      { serial: oldSerial, state: 'lost', withdrawnReason: 'lost' },
      { serial, state: 'active' },
    ]);
  });

  test('gone for another reason, in words', async () => {
    const { id, serial } = await takeTo(desk, 'ready', { service: 'C2' });
    const gone = { serial, ...self, oldCard: 'other', oldCardWords: 'Terbakar bersama rumah' };
    expect((await loket.act('handOver', id, gone)).status).toBe(200);
    expect(await handoverOf(id)).toMatchObject([
      { oldCard: 'other', oldCardWords: 'Terbakar bersama rumah' },
    ]);
  });
});

describe('cards not collected', () => {
  test('wait in a numbered box, on a list, while the clock waits for the applicant', async () => {
    const { id, serial } = await takeTo(desk, 'ready');
    const shelved = await loket.act('shelve', id, { boxNumber: 'B-12' });
    expect(shelved.body).toMatchObject({
      state: 'ready',
      boxNumber: 'B-12',
      claimedBy: null,
      clock: { paused: { reason: 'applicant' } },
    });
    desk.clock.advance(86_400_000);
    const { body } = await loket.call(applications.uncollected, {});
    expect((body as { rows: { id: string; boxNumber: string }[] }).rows).toContainEqual(
      expect.objectContaining({ id, boxNumber: 'B-12' }),
    );
    const collected = await loket.act('handOver', id, { serial, ...self });
    expect(collected.body.clock).toMatchObject({ netMs: 210_000, pausedMs: 86_400_000, breached: false });
  });

  test('into another box: one wait goes on, it is not begun twice', async () => {
    const { id } = await takeTo(desk, 'ready');
    await loket.act('shelve', id, { boxNumber: 'B-1' });
    desk.clock.advance(60_000);
    expect((await loket.act('shelve', id, { boxNumber: 'B-2' })).body.boxNumber).toBe('B-2');
    const pauses = await desk.test.db
      .selectFrom('applicationPauses')
      .select('endedAt')
      .where('applicationId', '=', id)
      .execute();
    expect(pauses).toEqual([{ endedAt: null }]);
  });

  test('a box has a number', async () => {
    const { id } = await takeTo(desk, 'ready');
    await expectRefused(desk, () => loket.act('shelve', id, { boxNumber: '  ' }), {
      status: 422,
      code: 'fields_not_valid',
    });
  });
});

describe('receipts', () => {
  test('the receipt of the handover exists once the card is handed over', async () => {
    const { id, serial } = await takeTo(desk, 'ready');
    const ask = () => loket.call(applications.handoverReceipt, { params: { id } });
    await expectRefused(desk, ask, { status: 409, code: 'not_handed_over_yet' });
    await loket.act('handOver', id, { serial, ...self });
    const { status, body } = await ask();
    expect([status, (body as Buffer).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const textOf = (pdf: unknown) =>
      readPdf(pdf as Buffer)
        .map(({ text }) => text)
        .join(' ');
    expect(textOf(body)).toContain('/survei');
    // Printed again after the code was used, it bears none.
    await desk.test.owner.deleteFrom('surveyTokens').execute();
    expect(textOf((await ask()).body)).not.toContain('/survei');
  });

  test('the receipt of intake exists once the application is received', async () => {
    const { id } = await takeTo(desk, 'intake');
    await expectRefused(desk, () => loket.call(applications.receipt, { params: { id } }), {
      status: 409,
      code: 'not_received_yet',
    });
    const received = await takeTo(desk, 'received');
    const { status } = await loket.call(applications.receipt, { params: { id: received.id } });
    expect(status).toBe(200);
  });
});
