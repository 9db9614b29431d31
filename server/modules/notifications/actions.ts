import type { MessageState } from '../../../contract/notifications/terms.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { endByHand, lockMessage, queueAgain } from './store.ts';
import { mayRead } from './views.ts';

async function readable(tx: Tx, ctx: Ctx, id: string) {
  const message = await lockMessage(tx, ctx.actor.officeCode, id);
  if (message === undefined || !(await mayRead(tx, ctx.actor, id))) {
    throw new Refusal('not_found', 'message_unknown');
  }
  return message;
}

type After = { id: string; state: MessageState };

/** The letter was printed and goes to the post. */
export function markPrinted(ctx: Ctx, id: string): Promise<After> {
  return transact(ctx, 'message.printed', { id }, async (tx) => {
    const message = await readable(tx, ctx, id);
    if (message.state !== 'to_print') throw new Refusal('conflict', 'message_not_to_print');
    await endByHand(tx, id, { state: 'printed', printedBy: ctx.actor.employeeId }, ctx.clock.now());
    return { id, state: 'printed' as const };
  });
}

/** The person was told on the telephone, by whom and when. */
export function markTold(ctx: Ctx, id: string): Promise<After> {
  return transact(ctx, 'message.told', { id }, async (tx) => {
    const message = await readable(tx, ctx, id);
    if (message.state !== 'to_call') throw new Refusal('conflict', 'message_not_to_call');
    await endByHand(tx, id, { state: 'told', toldBy: ctx.actor.employeeId }, ctx.clock.now());
    return { id, state: 'told' as const };
  });
}

/** What failed, or waits for its next try, is tried now. */
export function retryNow(ctx: Ctx, id: string): Promise<After> {
  return transact(ctx, 'message.retry', { id }, async (tx) => {
    const message = await readable(tx, ctx, id);
    if (message.supersededBy !== null) throw new Refusal('conflict', 'message_superseded');
    if (message.state !== 'failed' && message.state !== 'queued') {
      throw new Refusal('conflict', 'message_not_retryable');
    }
    await queueAgain(tx, id, ctx.clock.now());
    return { id, state: 'queued' as const };
  });
}
