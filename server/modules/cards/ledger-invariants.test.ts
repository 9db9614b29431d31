import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStock, type Stock } from '../../../test/subjects/stock.ts';
import { Refusal } from '../../refusal.ts';
import { issueBlanks, returnBlanks, spoilBlank } from './actions.ts';
import { consumeBlank, releaseBlank, spoilUsedBlank } from './consumption.ts';
import { getBalance } from './store.ts';

let office: Stock;
beforeAll(async () => {
  office = await openStock();
});
afterAll(() => office.base.drop());

/** A movement written by itself, of a blank that an operator holds. */
const movement = (from: string, to: string) => (serial: string) =>
  sql`
  insert into blank_movements (office_code, serial, seq, from_state, to_state, at)
  select office_code, serial, last_seq + 1, ${from}, ${to}, updated_at from blanks where serial = ${serial}`;

const forgotten: [string, string | RegExp, (serial: string) => RawBuilder<unknown>][] = [
  [
    'a state without its movement',
    'blanks_state_has_movement',
    (s) => sql`update blanks set state = 'in_store', holder_id = null where serial = ${s}`,
  ],
  ['a movement without its state', 'blanks_state_has_movement', movement('with_operator', 'in_store')],
  [
    'a movement that does not follow the one before',
    'blank_movements_chain',
    movement('in_store', 'in_store'),
  ],
  ['a return from spoiled', 'blank_movements_chain', movement('spoiled', 'in_store')],
  ['a blank taken away', /permission denied/, (s) => sql`delete from blanks where serial = ${s}`],
  [
    'a movement rewritten',
    /permission denied/,
    (s) => sql`update blank_movements set reason = 'x' where serial = ${s}`,
  ],
  [
    'a serial renamed',
    /permission denied/,
    (s) => sql`update blanks set serial = 'OTHER-1' where serial = ${s}`,
  ],
  [
    'a blank of no delivery',
    'blanks_in_delivery',
    (s) => sql`
      insert into blanks (serial, office_code, delivery_id, number, state, last_seq, updated_at)
      select 'FOREIGN-1', office_code, delivery_id, 99999, 'in_store', 1, updated_at from blanks where serial = ${s}`,
  ],
  [
    'a delivery without its blanks',
    'blank_deliveries_complete',
    (s) => sql`
      insert into blank_deliveries
        (office_code, prefix, digits, first_number, last_number, received_on, letter_number, received_by, received_at)
      select office_code, 'EMPTY', 5, 1, 5, received_on, 'x', received_by, received_at
        from blank_deliveries where id = (select delivery_id from blanks where serial = ${s})`,
  ],
  [
    'a closing that does not add up',
    'blank_closings_balance',
    (s) => sql`
      insert into blank_closings (office_code, closed_on, received, in_store, with_operator, used, spoiled,
        counted_in_store, counted_with_operator, closed_by, closed_at)
      select office_code, '2026-01-01', 10, 1, 1, 1, 1, 1, 1, holder_id, updated_at from blanks where serial = ${s}`,
  ],
];

describe('what the code forgets, the database refuses', () => {
  test.each(forgotten)('%s', async (_what, by, statement) => {
    const [serial = ''] = await office.deliverTo(1);
    const before = await office.ledger();
    const attempt = office.inTx((tx) => statement(serial).execute(tx));
    if (typeof by === 'string') await expect(attempt).rejects.toMatchObject({ constraint: by });
    else await expect(attempt).rejects.toThrow(by);
    expect(await office.ledger()).toEqual(before);
  });
});

describe('whatever is done in whatever order', () => {
  const step = fc.record({
    verb: fc.constantFrom(
      'deliver',
      'issue',
      'return',
      'spoil',
      'consume',
      'consume',
      'release',
      'spoilUsed',
      'spoilUsed',
    ),
    at: fc.nat({ max: 3 }),
    length: fc.integer({ min: 1, max: 3 }),
    other: fc.nat({ max: 3 }).map((n) => n === 3),
  });

  test('the balance holds, and the ledger tells of every blank', async () => {
    const { ctxOf, inTx, keeper, people, second, deliver, base } = office;
    const happened = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        const serials = await deliver(4);
        const [firstSerial = '', lastSerial = ''] = serials;
        await issueBlanks(keeper, { firstSerial, lastSerial, operatorId: people.data_operator.employeeId });
        const applicationId = randomUUID();
        for (const { verb, at, length, other } of steps) {
          const actor = other ? second : people.data_operator;
          const ctx = ctxOf(actor);
          const serial = serials[at] ?? '';
          const range = { firstSerial: serial, lastSerial: serials[Math.min(3, at + length - 1)] ?? '' };
          const operatorId = actor.employeeId;
          const work = { serial, applicationId };
          const act = {
            deliver: () => deliver(length),
            issue: () => issueBlanks(keeper, { ...range, operatorId }),
            return: () => returnBlanks(ctx, range),
            spoil: () => spoilBlank(ctx, { serial, reason: 'scratched' }),
            consume: () => inTx((tx) => consumeBlank(tx, ctx, { ...work, operatorId })),
            release: () => inTx((tx) => releaseBlank(tx, ctx, { ...work, reason: 'not_printed' })),
            spoilUsed: () => inTx((tx) => spoilUsedBlank(tx, ctx, { ...work, reason: 'misprint' })),
          }[verb];
          try {
            await act();
            happened.add(verb);
          } catch (error) {
            // What the rules forbid is refused by name; anything else is a fault.
            if (!(error instanceof Refusal)) throw error;
          }
        }
        const { received, inStore, withOperator, used, spoiled } = await getBalance(
          base.db,
          second.officeCode,
        );
        expect(inStore + withOperator + used + spoiled).toBe(received);
        const { rows } = await sql<{ serial: string }>`
          select b.serial from blanks b
           where not exists (select 1 from blank_movements m where m.serial = b.serial and m.seq = b.last_seq
                              and m.to_state = b.state and m.holder_id is not distinct from b.holder_id)
              or b.last_seq <> (select count(*) from blank_movements m where m.serial = b.serial)`.execute(
          base.owner,
        );
        expect(rows).toEqual([]);
      }),
      { numRuns: 15, seed: 20_261_124 },
    );
    // Random steps that only ever met refusals would prove nothing.
    expect([...happened].sort()).toEqual([
      'consume',
      'deliver',
      'issue',
      'release',
      'return',
      'spoil',
      'spoilUsed',
    ]);
  });
});
