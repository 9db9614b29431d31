import type { applications } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { addDuty, closePause, openPause } from '../case-store.ts';
import { caseFindings, factsHashOf } from '../findings.ts';
import { runAction } from '../run-action.ts';
import { insertOverride } from '../step-store.ts';

type Body<K extends keyof typeof applications> = BodyOf<(typeof applications)[K]>;

/** Sends the case back to the applicant; the clock waits for them from now on. */
export function requestCompletion(ctx: Ctx, id: string, body: Body<'requestCompletion'>) {
  return runAction(ctx, 'requestCompletion', id, body, async (tx) => {
    await openPause(tx, ctx, id, 'applicant');
    return { data: { reason: body.reason }, words: body.words };
  });
}

/** The centre has the record in hand (adjudication, duplicate, …): nothing the office can do makes it faster. */
export function awaitCentre(ctx: Ctx, id: string) {
  return runAction(ctx, 'awaitCentre', id, {}, async (tx) => {
    await openPause(tx, ctx, id, 'centre');
  });
}

export function resumeFromCentre(ctx: Ctx, id: string) {
  return runAction(ctx, 'resumeFromCentre', id, {}, async (tx) => {
    await closePause(tx, id, ctx.clock.now(), ctx.actor.employeeId);
  });
}

type OverrideAction = 'overrideNotice' | 'overrideHold';

/** Answers for a finding with a reason: a verifier for a notice (I), a head for a hold (H). A T is never overridden. */
function override(ctx: Ctx, action: OverrideAction, id: string, body: Body<OverrideAction>) {
  const level = action === 'overrideNotice' ? 'I' : 'H';
  return runAction(ctx, action, id, body, async (tx, application) => {
    const finding = (await caseFindings(tx, ctx, application)).find(
      (f) => f.code === body.code && (body.field === undefined || f.field === body.field),
    );
    if (finding === undefined) throw new Refusal('conflict', 'finding_gone', { code: body.code });
    if (finding.level !== level) throw new Refusal('forbidden', 'override_level', { level: finding.level });
    await insertOverride(tx, ctx, {
      applicationId: id,
      code: finding.code,
      level,
      factsHash: factsHashOf(finding),
      reason: body.reason,
    });
    return { data: { code: finding.code, level } };
  });
}

export const overrideNotice = (ctx: Ctx, id: string, body: Body<'overrideNotice'>) =>
  override(ctx, 'overrideNotice', id, body);

export const overrideHold = (ctx: Ctx, id: string, body: Body<'overrideHold'>) =>
  override(ctx, 'overrideHold', id, body);

export function verify(ctx: Ctx, id: string) {
  return runAction(ctx, 'verify', id, {}, async (tx) => {
    await addDuty(tx, ctx, id, 'verify');
  });
}

/** Refuses on a legal ground from the list; the words say what it rests on and how to object. */
export function refuse(ctx: Ctx, id: string, body: Body<'refuse'>) {
  return runAction(ctx, 'refuse', id, body, async () => ({
    data: { reason: body.ground },
    words: body.words,
  }));
}
