import type { applications } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import type { Case } from '../case-store.ts';
import { perform } from '../perform.ts';
import { claimAllows } from '../workflow.ts';

type ClaimAction = 'claim' | 'release' | 'takeOver';

function refuseUnlessAllowed(ctx: Ctx, action: ClaimAction, kase: Case) {
  if (!claimAllows(action, kase, ctx.actor)) {
    throw new Refusal('conflict', `${action === 'takeOver' ? 'take_over' : action}_not_possible`);
  }
}

/** Takes a case onto the officer's own desk; others see whose it is and leave it alone. */
export function claim(ctx: Ctx, id: string) {
  return perform(ctx, {
    action: 'claim',
    id,
    input: {},
    work: async (_tx, kase) => {
      refuseUnlessAllowed(ctx, 'claim', kase);
      return { claimedBy: ctx.actor.employeeId };
    },
  });
}

export function release(ctx: Ctx, id: string) {
  return perform(ctx, {
    action: 'release',
    id,
    input: {},
    work: async (_tx, kase) => {
      refuseUnlessAllowed(ctx, 'release', kase);
      return { claimedBy: null };
    },
  });
}

/** For a colleague who went home: takes over what they had claimed, with a reason that stays in the history. */
export function takeOver(ctx: Ctx, id: string, body: BodyOf<(typeof applications)['takeOver']>) {
  return perform(ctx, {
    action: 'takeOver',
    id,
    input: body,
    work: async (_tx, kase) => {
      refuseUnlessAllowed(ctx, 'takeOver', kase);
      return { data: { from: kase.claimedBy }, words: body.words, claimedBy: ctx.actor.employeeId };
    },
  });
}
