import type { Ctx } from '../../context.ts';
import { transact } from '../../db/transact.ts';
import { type Asked, defineProcess } from '../../workflow/define-process.ts';
import {
  type Application,
  appendEvent,
  closePause,
  type Effect,
  insertTiming,
  listDuties,
  lockApplication,
  moveApplication,
} from './case-store.ts';
import { type Given, guards } from './guards.ts';
import { clockOfCase } from './reading/clock-views.ts';
import { type ApplicationVocabulary, applicationWorkflow, isOpen } from './workflow.ts';

/** What a person, or the printer, does with an application. */
export const applicationProcess = defineProcess({
  workflow: applicationWorkflow,
  guards,
  dutiesOf: (tx, application: Application, employeeId) => listDuties(tx, application.id, employeeId),
  async apply(tx, _by, application, event, effect: Effect = {}) {
    const seq = await appendEvent(tx, application, event, effect);
    const { to: state, at } = event;
    // A new row is in its first state already.
    if (event.from === null) return { ...application, lastSeq: seq };
    const moved = state !== application.state;
    const claimedBy =
      effect.claimedBy !== undefined ? effect.claimedBy : moved ? null : application.claimedBy;
    const closed = !isOpen(state);
    await moveApplication(tx, application, { state, seq, at, closed, claimedBy });
    if (closed) {
      await closePause(tx, application.id, at, event.actorId);
      const clock = await clockOfCase(tx, application.officeCode, application.id, at);
      await insertTiming(tx, application, state, at, clock);
    }
    return { ...application, state, lastSeq: seq, claimedBy };
  },
});

interface Action extends Asked<ApplicationVocabulary, Application, Given, Effect> {
  id: string;
  input: object;
}

/**
 * One action on one application, in one transaction: lock, decide, do, tell, move. Whatever `work` throws undoes all of
 * it; a repeated request with the same idempotency key finds the first outcome.
 */
export function runAction(ctx: Ctx, { id, input, ...action }: Action): Promise<{ id: string }> {
  return transact(ctx, `applications.${action.action}`, { id, ...input }, async (tx) => {
    await applicationProcess.take(tx, ctx, await lockApplication(tx, ctx, id), action);
    return { id };
  });
}
