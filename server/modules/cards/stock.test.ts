import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BlankMovementRow,
  type BlankView,
  type ClosingRow,
  cards as contract,
  type DeliveryRow,
  type StockView,
} from '../../../contract/cards.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { roles } from '../../../contract/roles.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';

let desk: Desk;
let keeper: Officer;
let operator: Officer;
beforeAll(async () => {
  desk = await openDesk();
  keeper = await desk.as('section_head');
  operator = await desk.as('data_operator');
});
afterAll(() => desk.close());

const stockOf = async (officer: Officer) => (await officer.call(contract.stock)).body as StockView;
const ok = async <T>(answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(200);
  return body as T;
};

describe('the stock of an office, over HTTP', () => {
  test('a day from the delivery to the closing', async () => {
    const range = { firstSerial: 'DAY0001', lastSerial: 'DAY0050' };
    await ok(
      keeper.call(contract.receiveDelivery, {
        body: { ...range, receivedOn: '2026-11-24', letterNumber: '471.13/77/DKPS' },
      }),
    );
    await ok(
      keeper.call(contract.issueBlanks, {
        body: { firstSerial: 'DAY0001', lastSerial: 'DAY0010', operatorId: operator.employeeId },
      }),
    );
    const { serial, id } = await takeTo(desk, 'completed');
    await ok(operator.call(contract.spoilBlank, { body: { serial: 'DAY0002', reason: 'scratched' } }));
    const after = await ok<StockView>(
      operator.call(contract.returnBlanks, { body: { firstSerial: 'DAY0009', lastSerial: 'DAY0010' } }),
    );

    expect(after.balance).toEqual({ received: 51, inStore: 42, withOperator: 7, used: 1, spoiled: 1 });
    expect(after.movedToday).toEqual({ received: 51, issued: 11, returned: 2, used: 1, spoiled: 1 });
    expect(after.mine).toEqual([1, 3, 4, 5, 6, 7, 8].map((n) => `DAY000${n}`));
    expect(after.holders).toMatchObject([
      { employeeId: operator.employeeId, count: 7, firstSerial: 'DAY0001' },
    ]);

    const { rows } = await ok<{ rows: DeliveryRow[] }>(
      keeper.call(contract.deliveries, { query: { limit: 10 } }),
    );
    expect(rows.find(({ firstSerial }) => firstSerial === 'DAY0001')).toMatchObject({
      lastSerial: 'DAY0050',
      quantity: 50,
      inStore: 42,
      nextSerial: 'DAY0009',
      letterNumber: '471.13/77/DKPS',
    });

    const used = await ok<BlankView>(keeper.call(contract.blank, { params: { serial } }));
    expect(used).toMatchObject({ state: 'used', card: { state: 'active', issuedOn: '2026-11-24' } });
    expect(used.movements.at(-1)).toMatchObject({ toState: 'used', application: { id } });

    const closing = { countedInStore: 42, countedWithOperator: 7 };
    await ok(keeper.call(contract.closeDay, { body: closing }));
    const closed = await ok<{ rows: ClosingRow[] }>(keeper.call(contract.closings, { query: { limit: 10 } }));
    expect(closed.rows).toMatchObject([{ closedOn: '2026-11-24', difference: 0, explanation: null }]);
  });

  test('movements of a day, of one kind', async () => {
    const of = async (query: object) =>
      (
        await ok<{ rows: BlankMovementRow[] }>(
          keeper.call(contract.movements, { query: { limit: 500, ...query } as never }),
        )
      ).rows;
    expect((await of({ toState: 'spoiled' })).map(({ serial }) => serial)).toEqual(['DAY0002']);
    expect(await of({ on: '2026-11-23' })).toEqual([]);
    expect(await of({ on: '2026-11-24', holderId: operator.employeeId })).toHaveLength(11);
  });

  test('the operators to whom blanks can go', async () => {
    const { rows } = await ok<{ rows: { employeeId: string; holds: number }[] }>(
      keeper.call(contract.operators),
    );
    expect(rows).toMatchObject([{ employeeId: operator.employeeId, holds: 7 }]);
  });

  test('the same delivery sent twice with one key is received once', async () => {
    const body = {
      firstSerial: 'KEY0001',
      lastSerial: 'KEY0005',
      receivedOn: '2026-11-24',
      letterNumber: 'x',
    };
    const key = 'delivery-key-0001';
    const before = (await stockOf(keeper)).balance.received;
    await Promise.all([1, 2, 3].map(() => ok(keeper.call(contract.receiveDelivery, { body, key }))));
    expect((await stockOf(keeper)).balance.received).toBe(before + 5);
  });
});

describe('who may not', () => {
  const keepersOnly: [string, Endpoint, object][] = [
    [
      'receive',
      contract.receiveDelivery,
      { firstSerial: 'NO0001', lastSerial: 'NO0002', receivedOn: '2026-11-24', letterNumber: 'x' },
    ],
    [
      'issue',
      contract.issueBlanks,
      { firstSerial: 'DAY0011', lastSerial: 'DAY0012', operatorId: '00000000-0000-4000-8000-000000000000' },
    ],
    ['close', contract.closeDay, { countedInStore: 0, countedWithOperator: 0, explanation: 'tidak boleh' }],
  ];
  test.each(keepersOnly)('%s: everybody but the stock keepers', async (_what, endpoint, body) => {
    const before = await stockOf(keeper);
    for (const role of roles.filter((each) => each !== 'section_head' && each !== 'administrator')) {
      const answer = await (await desk.as(role)).call(endpoint, { body: body as never });
      expect((answer.body as ProblemBody).code).toBe('role_not_allowed');
    }
    expect(await stockOf(keeper)).toEqual(before);
  });

  test.each([
    ['a serial that is none', { firstSerial: '../..', lastSerial: 'A1' }],
    ['an unknown key', { firstSerial: 'NO0001', lastSerial: 'NO0002', forget: true }],
  ])('%s is refused at the door', async (_what, changes) => {
    const body = { receivedOn: '2026-11-24', letterNumber: 'x', ...changes };
    expect((await keeper.call(contract.receiveDelivery, { body: body as never })).status).toBe(422);
  });
});
