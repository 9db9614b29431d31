import type { Actor } from '../../server/context.ts';
import type { Tx } from '../../server/db/database.ts';
import { issueBlanks, receiveDelivery } from '../../server/modules/cards/index.ts';
import { FixedClock } from '../clock.ts';
import { openContexts } from '../contexts.ts';
import { createTestDatabase } from '../database.ts';
import { hire, hirePeople } from '../people.ts';

/** An office with its people and a stock of blanks, on a database of its own, without HTTP. */
export async function openStock() {
  const base = await createTestDatabase();
  const clock = new FixedClock();
  const people = await hirePeople(base.owner, clock);
  /** One more who prints. */
  const second = await hire(base.owner, clock, 1, ['data_operator']);

  const ctxOf = await openContexts(base.db, clock);
  const keeper = ctxOf(people.section_head);
  const operator = ctxOf(people.data_operator);
  let series = 0;

  /** A delivery of `count` blanks in store; hands back their serials. */
  async function deliver(count: number): Promise<string[]> {
    series += 1;
    const serials = Array.from({ length: count }, (_, at) => `L${series}-${String(at + 1).padStart(5, '0')}`);
    await receiveDelivery(keeper, {
      firstSerial: serials[0] ?? '',
      lastSerial: serials.at(-1) ?? '',
      receivedOn: '2026-11-24',
      letterNumber: `SJ/${series}`,
    });
    return serials;
  }

  async function deliverTo(count: number, actor: Actor = people.data_operator): Promise<string[]> {
    const serials = await deliver(count);
    await issueBlanks(keeper, {
      firstSerial: serials[0] ?? '',
      lastSerial: serials.at(-1) ?? '',
      operatorId: actor.employeeId,
    });
    return serials;
  }

  /** Everything the ledger says, to see that a refusal changed nothing. */
  async function ledger() {
    const blanks = await base.owner.selectFrom('blanks').selectAll().orderBy('serial').execute();
    const { count } = await base.owner
      .selectFrom('blankMovements')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return { blanks, count };
  }

  return {
    base,
    clock,
    people,
    second,
    ctxOf,
    keeper,
    operator,
    inTx: <T>(work: (tx: Tx) => Promise<T>) => base.db.transaction().execute(work),
    deliver,
    deliverTo,
    ledger,
  };
}
export type Stock = Awaited<ReturnType<typeof openStock>>;
