import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications } from '../../../contract/applications/endpoints.ts';
import { cards } from '../../../contract/cards.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { printCard } from './index.ts';

let desk: Desk;
let operator: Officer;
let other: Officer;
let serials: string[];
beforeAll(async () => {
  desk = await openDesk();
  operator = await desk.as('data_operator');
  other = await desk.hire(['data_operator']);
  serials = await desk.blanks(40, operator.employeeId);
});
afterAll(() => desk.close());

const nextSerial = () => serials.shift() ?? '';

const blankOf = (serial: string) =>
  desk.test.db
    .selectFrom('blanks')
    .select(['state', 'holderId', 'spoilReason'])
    .where('serial', '=', serial)
    .executeTakeFirstOrThrow();

const attemptsOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('printAttempts')
    .select(['attemptNo', 'blankSerial', 'state', 'reason', 'endedAt'])
    .where('applicationId', '=', applicationId)
    .orderBy('attemptNo')
    .execute();

const lastMovementOf = (serial: string) =>
  desk.test.db
    .selectFrom('blankMovements')
    .select(['fromState', 'toState', 'holderId', 'by', 'applicationId', 'reason'])
    .where('serial', '=', serial)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();

/** An entered case whose print has been queued and, unless told otherwise, handed to the printer. */
async function started(options: { queuedOnly?: true } = {}) {
  const { id, residentId } = await takeTo(desk, 'entered');
  const serial = nextSerial();
  expect((await operator.act('startPrint', id, { serial })).status).toBe(200);
  if (options.queuedOnly === undefined) await desk.runPrints();
  return { id, serial, residentId };
}

test('whoever looks at a card, as PDF or drawing, is written down', async () => {
  const { id } = await started();
  const { id: attemptId } = await desk.test.db
    .selectFrom('printAttempts')
    .select('id')
    .where('applicationId', '=', id)
    .executeTakeFirstOrThrow();
  expect((await operator.call(applications.cardPdf, { params: { id, attemptId } })).status).toBe(200);
  expect((await other.call(applications.cardFront, { params: { id }, query: {} })).status).toBe(200);
  const seen = await desk.test.owner
    .selectFrom('auditEvents')
    .select(['employeeId', 'reason'])
    .where('action', '=', 'card.viewed')
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute();
  expect(seen).toEqual([
    { employeeId: operator.employeeId, reason: attemptId },
    { employeeId: other.employeeId, reason: null },
  ]);
});

describe('starting a print', () => {
  test('uses one blank, keeps the face as it will be printed, and queues the job, all together', async () => {
    const { id, serial } = await started({ queuedOnly: true });
    expect(await blankOf(serial)).toEqual({ state: 'used', holderId: null, spoilReason: null });
    expect(await lastMovementOf(serial)).toEqual({
      fromState: 'with_operator',
      toState: 'used',
      holderId: null,
      by: operator.employeeId,
      applicationId: id,
      reason: null,
    });
    const attempt = await desk.test.db
      .selectFrom('printAttempts as p')
      .innerJoin('printAttemptFaces as f', 'f.printAttemptId', 'p.id')
      .innerJoin('applicationDuties as d', 'd.printAttemptId', 'p.id')
      .select(['p.id', 'p.attemptNo', 'p.state', 'p.blankSerial', 'f.face', 'd.duty', 'd.employeeId'])
      .where('p.applicationId', '=', id)
      .execute();
    expect(attempt).toEqual([
      {
        id: expect.any(String),
        attemptNo: 1,
        state: 'queued',
        blankSerial: serial,
        face: expect.objectContaining({ citizenship: 'WNI', provinceName: 'PROVINSI BALI' }),
        duty: 'print',
        employeeId: operator.employeeId,
      },
    ]);
    const jobs = await desk.test.owner
      .withSchema('jobs')
      .selectFrom('job' as never)
      .select('data' as never)
      .execute();
    expect(jobs).toContainEqual({ data: { printAttemptId: attempt[0]?.id } });
    await desk.runPrints();
  });

  const wrongBlanks: [string, () => Promise<string>, number, string][] = [
    ['already used', async () => (await started()).serial, 409, 'blank_already_used'],
    ['unknown', async () => 'X999-000001', 404, 'blank_unknown'],
    [
      'another operator’s',
      async () => (await desk.blanks(1, other.employeeId))[0] ?? '',
      409,
      'blank_not_issued_to_you',
    ],
    ['still in store', deliveredOnly, 409, 'blank_not_issued_to_you'],
    ['spoiled', spoiledBlank, 409, 'blank_spoiled'],
  ];
  test.each(wrongBlanks)('is refused with a blank that is %s', async (_what, serialOf, status, code) => {
    const serial = await serialOf();
    const { id } = await takeTo(desk, 'entered');
    await expectRefused(desk, () => operator.act('startPrint', id, { serial }), { status, code });
    expect(await attemptsOf(id)).toEqual([]);
  });

  async function deliveredOnly(): Promise<string> {
    const serial = 'STORE-000001';
    const kasi = await desk.as('section_head');
    const body = {
      firstSerial: serial,
      lastSerial: serial,
      receivedOn: '2026-11-23',
      letterNumber: 'SJ/CONTOH/2',
    };
    expect((await kasi.call(cards.receiveDelivery, { body })).status).toBe(200);
    return serial;
  }

  async function spoiledBlank(): Promise<string> {
    const serial = nextSerial();
    const body = { serial, reason: 'bent' as const };
    expect((await operator.call(cards.spoilBlank, { body })).status).toBe(200);
    return serial;
  }

  test('waits for a portrait and a signature', async () => {
    const { id, residentId } = await takeTo(desk, 'entered');
    for (const [kind, code] of [
      ['signature', 'signature_missing'],
      ['portrait', 'portrait_missing'],
    ] as const) {
      await desk.test.owner
        .deleteFrom('residentImages')
        .where('residentId', '=', residentId)
        .where('kind', '=', kind)
        .execute();
      await expectRefused(desk, () => operator.act('startPrint', id, { serial: serials[0] }), {
        status: 409,
        code,
      });
    }
  });

  test('waits for the centre: its word is asked for again before the blank is used (R39)', async () => {
    const { id, residentId } = await takeTo(desk, 'entered');
    await desk.test.owner
      .updateTable('residents')
      .set({ centralStatus: 'DUPLICATE_RECORD' })
      .where('id', '=', residentId)
      .execute();
    await expectRefused(desk, () => operator.act('startPrint', id, { serial: serials[0] }), {
      status: 409,
      code: 'not_ready_at_centre',
      findings: ['R39'],
    });
  });
});

describe('the print job', () => {
  test('hands the card over once, however often it runs', async () => {
    const { id } = await started({ queuedOnly: true });
    await desk.runPrints();
    const once = await eventsOf(id);
    expect(once.at(-1)).toEqual({ action: 'printHandedOver', actorId: null, toState: 'printing' });
    const attempt = await desk.test.db
      .selectFrom('printAttempts')
      .select(['id', 'state'])
      .where('applicationId', '=', id)
      .executeTakeFirstOrThrow();
    expect(attempt.state).toBe('awaiting_confirmation');
    await printCard({ ...desk.ports, db: desk.test.db, clock: desk.clock }, attempt.id);
    expect(await eventsOf(id)).toEqual(once);
  });

  test('a printer that refuses fails the attempt alone: the blank is the operator’s again', async () => {
    const { id, serial } = await started({ queuedOnly: true });
    const refusing = async () => ({ state: 'failed' as const, reason: 'printer_offline' });
    const printer = { ...desk.ports.printer, submit: refusing };
    const { id: attemptId } = await desk.test.db
      .selectFrom('printAttempts')
      .select('id')
      .where('applicationId', '=', id)
      .executeTakeFirstOrThrow();
    await printCard({ ...desk.ports, printer, db: desk.test.db, clock: desk.clock }, attemptId);
    expect(await attemptsOf(id)).toMatchObject([{ state: 'failed', reason: 'printer_offline' }]);
    expect(await blankOf(serial)).toMatchObject({ state: 'with_operator', holderId: operator.employeeId });
    expect((await eventsOf(id)).at(-1)).toEqual({ action: 'printFailed', actorId: null, toState: 'entered' });

    expect((await operator.act('startPrint', id, { serial })).body.attempts).toMatchObject([
      { attemptNo: 1, state: 'failed' },
      { attemptNo: 2, state: 'queued' },
    ]);
    await desk.runPrints();
  });

  const eventsOf = (id: string) =>
    desk.test.db
      .selectFrom('applicationEvents')
      .select(['action', 'actorId', 'toState'])
      .where('applicationId', '=', id)
      .orderBy('seq')
      .execute();
});

describe('with the card in hand', () => {
  test('confirmed by its serial, and not before the printer had it', async () => {
    const { id, serial } = await started({ queuedOnly: true });
    await expectRefused(desk, () => operator.act('confirmPrint', id, { serial }), {
      status: 409,
      code: 'print_not_sent_yet',
    });
    await desk.runPrints();
    expect((await operator.act('confirmPrint', id, { serial })).body).toMatchObject({
      state: 'printed',
      step: '5a',
      claimedBy: null,
    });
    expect(await attemptsOf(id)).toMatchObject([{ state: 'confirmed', endedAt: desk.clock.now() }]);
  });

  test('another card’s serial is refused', async () => {
    const own = await started();
    const theirs = await started();
    await expectRefused(desk, () => operator.act('confirmPrint', own.id, { serial: theirs.serial }), {
      status: 409,
      code: 'serial_is_another_card',
    });
  });

  test('a serial typed in small letters is the same serial', async () => {
    const { id, serial } = await started();
    expect((await operator.act('confirmPrint', id, { serial: ` ${serial.toLowerCase()} ` })).status).toBe(
      200,
    );
  });

  test('nothing came out: the blank goes back whole and can be used again', async () => {
    const { id, serial } = await started();
    const { body } = await operator.act('failPrint', id, { reason: 'printer_jam', words: 'Macet di tengah' });
    expect(body.state).toBe('entered');
    expect(await blankOf(serial)).toMatchObject({ state: 'with_operator', holderId: operator.employeeId });
    expect(await lastMovementOf(serial)).toMatchObject({
      fromState: 'used',
      toState: 'with_operator',
      by: operator.employeeId,
      applicationId: id,
      reason: 'printer_jam',
    });
    expect((await operator.act('startPrint', id, { serial })).status).toBe(200);
    await desk.runPrints();
  });

  test('it came out bad: the blank is spoiled for good, and another is used', async () => {
    const { id, serial } = await started();
    expect((await operator.act('spoilPrint', id, { reason: 'colour' })).body.state).toBe('entered');
    expect(await blankOf(serial)).toEqual({ state: 'spoiled', holderId: null, spoilReason: 'colour' });
    expect(await attemptsOf(id)).toMatchObject([{ state: 'spoiled', reason: 'colour' }]);
    await expectRefused(desk, () => operator.act('startPrint', id, { serial }), {
      status: 409,
      code: 'blank_spoiled',
    });
    const second = nextSerial();
    expect((await operator.act('startPrint', id, { serial: second })).body.attempts).toHaveLength(2);
    await desk.runPrints();
  });

  test('the ledger balances after all of it', async () => {
    const { body } = await operator.call(cards.stock, {});
    const { received, inStore, withOperator, used, spoiled } = (
      body as { balance: Record<'received' | 'inStore' | 'withOperator' | 'used' | 'spoiled', number> }
    ).balance;
    expect(inStore + withOperator + used + spoiled).toBe(received);
    expect(spoiled).toBeGreaterThan(0);
  });
});
