import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertResident } from '../../../test/subjects/residents.ts';
import { openStock, type Stock } from '../../../test/subjects/stock.ts';
import { closeDay, issueBlanks, receiveDelivery, returnBlanks, spoilBlank } from './actions.ts';
import {
  consumeBlank,
  registerCard,
  releaseBlank,
  releaseUnprintedBlank,
  spoilUsedBlank,
  withdrawActiveCards,
} from './consumption.ts';
import { getBalance, hasActiveCard } from './store.ts';
import { blankBySerial, stock } from './views.ts';

let stockRoom: Stock;
beforeAll(async () => {
  stockRoom = await openStock();
});
afterAll(() => stockRoom.base.drop());

const blankRow = (serial: string) =>
  stockRoom.base.owner
    .selectFrom('blanks')
    .selectAll()
    .where('serial', '=', serial)
    .executeTakeFirstOrThrow();
const movementsOf = (serial: string) =>
  stockRoom.base.owner
    .selectFrom('blankMovements')
    .selectAll()
    .where('serial', '=', serial)
    .orderBy('seq')
    .execute();

async function refused(code: string, act: () => Promise<unknown>) {
  const before = await stockRoom.ledger();
  await expect(act()).rejects.toMatchObject({ name: 'Refusal', code });
  expect(await stockRoom.ledger()).toEqual(before);
}

describe('a delivery', () => {
  test('puts each serial of its range in store, with its first movement', async () => {
    const serials = await stockRoom.deliver(250);
    expect(await blankRow(serials[249] ?? '')).toMatchObject({
      state: 'in_store',
      holderId: null,
      lastSeq: 1,
    });
    expect(await movementsOf(serials[0] ?? '')).toMatchObject([
      { seq: 1, fromState: null, toState: 'in_store' },
    ]);
  });

  test('that overlaps an earlier one is refused whole', async () => {
    const serials = await stockRoom.deliver(10);
    const body = { receivedOn: '2026-11-24', letterNumber: 'SJ/again' };
    await refused('serials_already_received', () =>
      receiveDelivery(stockRoom.keeper, {
        ...body,
        firstSerial: serials[9] ?? '',
        lastSerial: (serials[9] ?? '').replace('00010', '00020'),
      }),
    );
  });

  test('from the future is refused', async () => {
    await refused('delivery_in_future', () =>
      receiveDelivery(stockRoom.keeper, {
        firstSerial: 'Z0001',
        lastSerial: 'Z0002',
        receivedOn: '2026-11-25',
        letterNumber: 'x',
      }),
    );
  });
});

describe('issuing and returning', () => {
  test('moves the whole range or nothing, and names what stands in the way', async () => {
    const serials = await stockRoom.deliver(20);
    const range = { firstSerial: serials[0] ?? '', lastSerial: serials[19] ?? '' };
    await issueBlanks(stockRoom.keeper, {
      firstSerial: serials[5] ?? '',
      lastSerial: serials[6] ?? '',
      operatorId: stockRoom.second.employeeId,
    });
    const before = await stockRoom.ledger();
    await expect(
      issueBlanks(stockRoom.keeper, { ...range, operatorId: stockRoom.people.data_operator.employeeId }),
    ).rejects.toMatchObject({
      code: 'serials_not_available',
      params: { available: 18, wanted: 20, serial: serials[5], state: 'with_operator' },
    });
    expect(await stockRoom.ledger()).toEqual(before);
  });

  test('goes only to an active officer who prints', async () => {
    const [serial = ''] = await stockRoom.deliver(1);
    await refused('operator_unknown', () =>
      issueBlanks(stockRoom.keeper, {
        firstSerial: serial,
        lastSerial: serial,
        operatorId: stockRoom.people.verifier.employeeId,
      }),
    );
  });

  test('an operator returns only own blanks', async () => {
    const serials = await stockRoom.deliverTo(3);
    const range = { firstSerial: serials[0] ?? '', lastSerial: serials[2] ?? '' };
    await refused('serials_not_available', () => returnBlanks(stockRoom.ctxOf(stockRoom.second), range));
    await returnBlanks(stockRoom.operator, range);
    expect(await blankRow(serials[1] ?? '')).toMatchObject({ state: 'in_store', holderId: null, lastSeq: 3 });
  });
});

describe('printing', () => {
  const applicationId = randomUUID();

  test('uses a blank, gives it back whole to who had it, or spoils it', async () => {
    const [first = '', other = ''] = await stockRoom.deliverTo(2);
    const operatorId = stockRoom.people.data_operator.employeeId;
    await stockRoom.inTx((tx) =>
      consumeBlank(tx, stockRoom.operator, { serial: first, operatorId, applicationId }),
    );
    expect(await blankRow(first)).toMatchObject({ state: 'used', holderId: null });
    await stockRoom.inTx((tx) =>
      releaseBlank(tx, stockRoom.operator, { serial: first, applicationId, reason: 'printer_jam' }),
    );
    expect(await blankRow(first)).toMatchObject({ state: 'with_operator', holderId: operatorId });
    await stockRoom.inTx((tx) =>
      consumeBlank(tx, stockRoom.operator, { serial: first, operatorId, applicationId }),
    );
    await stockRoom.inTx((tx) =>
      spoilUsedBlank(tx, stockRoom.keeper, { serial: first, reason: 'check_rejected', applicationId }),
    );
    expect(await blankRow(first)).toMatchObject({ state: 'spoiled', spoilReason: 'check_rejected' });
    expect((await movementsOf(first)).map(({ toState }) => toState)).toEqual([
      'in_store',
      'with_operator',
      'used',
      'with_operator',
      'used',
      'spoiled',
    ]);

    await stockRoom.inTx((tx) =>
      consumeBlank(tx, stockRoom.operator, { serial: other, operatorId, applicationId }),
    );
    const released = {
      serial: other,
      officeCode: stockRoom.people.data_operator.officeCode,
      applicationId,
      at: stockRoom.clock.now(),
    };
    await stockRoom.inTx((tx) => releaseUnprintedBlank(tx, { ...released, reason: 'printer_offline' }));
    expect((await movementsOf(other)).at(-1)).toMatchObject({
      by: null,
      holderId: operatorId,
      reason: 'printer_offline',
    });
  });

  test.each([
    ['unknown', 'blank_unknown', async () => 'NOWHERE-001'],
    ['still in store', 'blank_not_issued_to_you', async () => (await stockRoom.deliver(1))[0] ?? ''],
    [
      "another operator's",
      'blank_not_issued_to_you',
      async () => (await stockRoom.deliverTo(1, stockRoom.second))[0] ?? '',
    ],
    [
      'used already',
      'blank_already_used',
      async () => {
        const [serial = ''] = await stockRoom.deliverTo(1);
        const operatorId = stockRoom.people.data_operator.employeeId;
        await stockRoom.inTx((tx) =>
          consumeBlank(tx, stockRoom.operator, { serial, operatorId, applicationId }),
        );
        return serial;
      },
    ],
    [
      'spoiled',
      'blank_spoiled',
      async () => {
        const [serial = ''] = await stockRoom.deliverTo(1);
        await spoilBlank(stockRoom.operator, { serial, reason: 'bent' });
        return serial;
      },
    ],
  ])('refuses a blank that is %s', async (_how, code, serialOfCase) => {
    const serial = await serialOfCase();
    const operatorId = stockRoom.people.data_operator.employeeId;
    await refused(code, () =>
      stockRoom.inTx((tx) => consumeBlank(tx, stockRoom.operator, { serial, operatorId, applicationId })),
    );
  });

  test('ten at once for one blank: one has it', async () => {
    const [serial = ''] = await stockRoom.deliverTo(1);
    const operatorId = stockRoom.people.data_operator.employeeId;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        stockRoom.inTx((tx) =>
          consumeBlank(tx, stockRoom.operator, { serial, operatorId, applicationId: randomUUID() }),
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'blank_already_used' });
    }
    expect((await movementsOf(serial)).filter(({ toState }) => toState === 'used')).toHaveLength(1);
  });
});

describe('spoiling before a print', () => {
  test('keeps the words of the officer beside the ledger', async () => {
    const [serial = ''] = await stockRoom.deliverTo(1);
    await spoilBlank(stockRoom.operator, { serial, reason: 'other', words: 'Terkena air hujan' });
    const view = await blankBySerial(stockRoom.operator, serial);
    expect(view).toMatchObject({ state: 'spoiled', spoilReason: 'other', allowedActions: [] });
    expect(view.movements.at(-1)).toMatchObject({
      words: 'Terkena air hujan',
      by: stockRoom.people.data_operator.name,
    });
  });

  test('"other" without words, or of another operator, is refused', async () => {
    const [serial = ''] = await stockRoom.deliverTo(1);
    await refused('reason_needs_words', () => spoilBlank(stockRoom.operator, { serial, reason: 'other' }));
    await refused('blank_not_issued_to_you', () =>
      spoilBlank(stockRoom.ctxOf(stockRoom.second), { serial, reason: 'bent' }),
    );
    await refused('blank_not_issued_to_you', () => spoilBlank(stockRoom.keeper, { serial, reason: 'bent' }));
  });
});

describe('closing the day', () => {
  test('wants an explanation where count and ledger differ, and closes a day once', async () => {
    const { inStore, withOperator } = await getBalance(
      stockRoom.base.db,
      stockRoom.people.section_head.officeCode,
    );
    await refused('closing_unexplained', () =>
      closeDay(stockRoom.keeper, { countedInStore: inStore - 1, countedWithOperator: withOperator }),
    );
    await closeDay(stockRoom.keeper, {
      countedInStore: inStore - 1,
      countedWithOperator: withOperator,
      explanation: 'Satu blangko terselip di ruang cetak',
    });
    expect(await stock(stockRoom.keeper)).toMatchObject({ lastClosedOn: '2026-11-24' });
    await refused('day_already_closed', () =>
      closeDay(stockRoom.keeper, { countedInStore: inStore, countedWithOperator: withOperator }),
    );
  });
});

describe('cards', () => {
  test('a resident has one card in force', async () => {
    const resident = await insertResident(
      stockRoom.base.owner,
      stockRoom.people.front_desk.officeCode,
      {},
      stockRoom.clock.now(),
    );
    const serials = await stockRoom.deliverTo(2);
    const operatorId = stockRoom.people.data_operator.employeeId;
    const issue = (serial: string) =>
      stockRoom.inTx(async (tx) => {
        const applicationId = randomUUID();
        await consumeBlank(tx, stockRoom.operator, { serial, operatorId, applicationId });
        await registerCard(tx, stockRoom.ctxOf(stockRoom.people.front_desk), {
          serial,
          residentId: resident.id,
          applicationId,
        });
      });
    await issue(serials[0] ?? '');
    expect(await hasActiveCard(stockRoom.base.db, resident.id)).toBe(true);
    await expect(issue(serials[1] ?? '')).rejects.toMatchObject({ constraint: 'cards_one_active' });
    expect(await blankRow(serials[1] ?? '')).toMatchObject({ state: 'with_operator' });

    const ended = await stockRoom.inTx((tx) =>
      withdrawActiveCards(tx, stockRoom.ctxOf(stockRoom.people.front_desk), {
        residentId: resident.id,
        reason: 'lost_with_police_letter',
      }),
    );
    expect(ended.serials).toEqual([serials[0]]);
    expect(await hasActiveCard(stockRoom.base.db, resident.id)).toBe(false);
    await issue(serials[1] ?? '');
    expect(await hasActiveCard(stockRoom.base.db, resident.id)).toBe(true);
  });
});
