import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import { channelsToHead } from '../../../../contract/complaints/terms.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { changeComplaint } from '../case-store.ts';
import { missingFields } from '../content.ts';
import { changeContent, getContent } from '../content-store.ts';
import { addDays } from '../deadlines/clock.ts';
import { limitDays, openPause } from '../deadlines/clock-store.ts';
import { insertArchiving, insertCall } from '../decision-store.ts';
import { findFreeHead } from '../head-store.ts';
import { changesOf, refuseSubmittedLater } from '../intake.ts';
import { inWords, runAction } from '../run-action.ts';

type Body<K extends keyof typeof contract> = BodyOf<(typeof contract)[K]>;

export const admit = inWords('admit');

export function rejectSpam(ctx: Ctx, id: string, body: Body<'rejectSpam'>) {
  return runAction(ctx, 'rejectSpam', id, body, () => ({ data: { reason: body.reason }, words: body.words }));
}

/** Completes or corrects what was given; history says which fields, never what was in them. */
export function amend(ctx: Ctx, id: string, body: Body<'amend'>) {
  return runAction(ctx, 'amend', id, body, async (tx, complaint) => {
    const changes = changesOf(body, ctx.actor.employeeId);
    const before = await getContent(tx, complaint.id);
    // A scan is worth more than the word of who saw the paper.
    const kept = before.signature === 'scan' ? { signature: undefined, signatureSeenBy: undefined } : {};
    refuseSubmittedLater({ ...before, ...changes }, ctx.office.zone, ctx.clock.now());
    await changeContent(
      tx,
      complaint.id,
      Object.fromEntries(Object.entries({ ...changes, ...kept }).filter(([, value]) => value !== undefined)),
    );
    return { data: { fields: Object.keys(changes) } };
  });
}

export function logCall(ctx: Ctx, id: string, body: Body<'logCall'>) {
  return runAction(ctx, 'logCall', id, body, async (tx, complaint) => {
    await insertCall(tx, ctx, complaint, body.outcome);
    return { data: { outcome: body.outcome }, words: body.words };
  });
}

/** The one reason that pauses the clock; the complainant has the time that the law gives to complete. */
export function requestCompletion(ctx: Ctx, id: string, body: Body<'requestCompletion'>) {
  return runAction(ctx, 'requestCompletion', id, body, async (tx, complaint) => {
    const { today } = ctx;
    const respondBy = addDays(today, await limitDays(tx, complaint.officeCode, 'completion', today));
    await openPause(tx, complaint, ctx.clock.now(), today, respondBy);
    return { data: { reasons: body.reasons, respondBy }, words: body.words };
  });
}

export const recordCompletion = inWords('recordCompletion');

/** Ignored by a person's decision, with a reason; kept and counted for ever. */
export function archive(ctx: Ctx, id: string, body: Body<'archive'>) {
  return runAction(ctx, 'archive', id, body, async (tx, complaint) => {
    const reason = complaint.channel === 'telephone' ? 'identity_refused' : 'identity_unclear';
    await insertArchiving(tx, ctx, complaint, reason);
    return { data: { reason }, words: body.words };
  });
}

/** Complete, or served although it is not: says which component of the standard was breached and sends it on. */
export function triage(ctx: Ctx, id: string, body: Body<'triage'>) {
  return runAction(
    ctx,
    {
      action: 'triage',
      // What is written to the head of office goes past his desk first, unless it is about him or nobody sits there.
      target: async (complaint, tx) =>
        channelsToHead.some((each) => each === complaint.channel) &&
        (await findFreeHead(tx, complaint, ctx.today))
          ? 'disposition'
          : 'examination',
    },
    id,
    body,
    async (tx, complaint) => {
      await changeComplaint(tx, complaint.id, {
        component: body.component,
        completedOn: ctx.today,
      });
      const without = missingFields(complaint.channel, await getContent(tx, complaint.id));
      return { data: { component: body.component, without }, words: body.proceedWithout };
    },
  );
}
