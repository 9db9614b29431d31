import type { applications } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { runAction } from '../run-action.ts';

/** Takes a case onto the officer's own desk; others see whose it is and leave it alone. */
export function claim(ctx: Ctx, id: string) {
  return runAction(ctx, 'claim', id, {}, () => ({ claimedBy: ctx.actor.employeeId }));
}

export function release(ctx: Ctx, id: string) {
  return runAction(ctx, 'release', id, {}, () => ({ claimedBy: null }));
}

/** For a colleague who went home: takes over what they had claimed, with a reason that stays in the history. */
export function takeOver(ctx: Ctx, id: string, body: BodyOf<(typeof applications)['takeOver']>) {
  return runAction(ctx, 'takeOver', id, body, (_tx, { claimedBy }) => ({
    data: { from: claimedBy },
    words: body.words,
    claimedBy: ctx.actor.employeeId,
  }));
}
