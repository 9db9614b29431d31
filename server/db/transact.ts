import { createHash } from 'node:crypto';
import type { Clock, Ctx } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Db, Tx } from './database.ts';

/** What an action hands back: ids and codes only, since the outcome is kept for repeated requests. */
export type Outcome = Readonly<Record<string, string | number | boolean | null>>;

/**
 * One action, one transaction. When the caller gave an idempotency key, the key and the outcome are
 * written in the same transaction: a repeat, also a parallel one, finds the key (waiting on its unique
 * index until the first commits) and gets the first outcome back without running `work` again.
 * The same key with another action or input is refused.
 */
export async function transact<O extends Outcome>(
  ctx: Ctx,
  action: string,
  input: unknown,
  work: (tx: Tx) => Promise<O>,
): Promise<O> {
  const key = ctx.idempotencyKey;
  if (key === undefined) return ctx.db.transaction().execute(work);

  const inputHash = createHash('sha256')
    .update(JSON.stringify(input ?? null))
    .digest('hex');
  return ctx.db.transaction().execute(async (tx) => {
    const claimed = await tx
      .insertInto('idempotencyKeys')
      .values({
        officeCode: ctx.actor.officeCode,
        employeeId: ctx.actor.employeeId,
        key,
        verb: action,
        inputHash,
        outcome: null,
        at: ctx.clock.now(),
      })
      .onConflict((oc) => oc.columns(['employeeId', 'key']).doNothing())
      .executeTakeFirst();

    if ((claimed.numInsertedOrUpdatedRows ?? 0n) === 0n) {
      const first = await tx
        .selectFrom('idempotencyKeys')
        .select(['verb', 'inputHash', 'outcome'])
        .where('employeeId', '=', ctx.actor.employeeId)
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      if (first.verb !== action || first.inputHash !== inputHash) {
        throw new Refusal('conflict', 'idempotency_key_reused');
      }
      return first.outcome as O;
    }

    const outcome = await work(tx);
    await tx
      .updateTable('idempotencyKeys')
      .set({ outcome: JSON.stringify(outcome) })
      .where('employeeId', '=', ctx.actor.employeeId)
      .where('key', '=', key)
      .execute();
    return outcome;
  });
}

/** A browser that was shut away for a month repeats nothing. */
const memoryOfKeysMs = 31 * 86_400_000;

export async function forgetOldKeys({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  const before = new Date(clock.now().getTime() - memoryOfKeysMs);
  await db.deleteFrom('idempotencyKeys').where('at', '<', before).execute();
}
