import type { applications } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { spoilUsedBlank } from '../../cards/index.ts';
import { addDuty } from '../case-store.ts';
import { runAction } from '../run-action.ts';
import { findLatestAttempt, insertCheck, type NewCheck, setAttemptState } from '../step-store.ts';

type Approval = BodyOf<(typeof applications)['approveAsSectionHead']>;
type Rejection = BodyOf<(typeof applications)['rejectAsSectionHead']>;
type Half = 'section' | 'division';

type Verdict = Omit<NewCheck, 'applicationId' | 'printAttemptId'>;

/** Writes the check and the checker's duty; the duty is what the database holds four eyes by. */
async function writeCheck(tx: Tx, ctx: Ctx, applicationId: string, verdict: Verdict) {
  const attempt = await findLatestAttempt(tx, applicationId);
  if (attempt?.state !== 'confirmed') throw new Refusal('conflict', 'serial_is_another_card');
  await addDuty(
    tx,
    ctx,
    applicationId,
    verdict.half === 'section' ? 'check_section' : 'check_division',
    attempt.id,
  );
  await insertCheck(tx, ctx, { applicationId, printAttemptId: attempt.id, ...verdict });
  return attempt;
}

function approve(ctx: Ctx, half: Half, id: string, body: Approval) {
  return runAction(
    ctx,
    {
      action: half === 'section' ? 'approveAsSectionHead' : 'approveAsDivisionHead',
    },
    id,
    body,
    async (tx) => {
      const attempt = await writeCheck(tx, ctx, id, {
        half,
        outcome: 'approved',
        physical: body.physical,
        reason: null,
      });
      return { data: { printAttemptId: attempt.id, serial: body.serial } };
    },
  );
}

/** A rejected card is spoiled and accounted for; the case goes back to printing or to data entry. */
function reject(ctx: Ctx, half: Half, id: string, body: Rejection) {
  return runAction(
    ctx,
    {
      action: half === 'section' ? 'rejectAsSectionHead' : 'rejectAsDivisionHead',
      target: () => body.returnTo,
    },
    id,
    body,
    async (tx) => {
      const attempt = await writeCheck(tx, ctx, id, {
        half,
        outcome: 'rejected',
        physical: body.physical,
        reason: body.reason,
      });
      await setAttemptState(tx, attempt.id, 'spoiled', { at: ctx.clock.now(), reason: body.reason });
      await spoilUsedBlank(tx, ctx, {
        serial: attempt.blankSerial,
        reason: 'check_rejected',
        applicationId: id,
      });
      return {
        data: {
          printAttemptId: attempt.id,
          serial: body.serial,
          reason: body.reason,
          returnTo: body.returnTo,
        },
        words: body.words,
      };
    },
  );
}

export const approveAsSectionHead = (ctx: Ctx, id: string, body: Approval) =>
  approve(ctx, 'section', id, body);
export const approveAsDivisionHead = (ctx: Ctx, id: string, body: Approval) =>
  approve(ctx, 'division', id, body);
export const rejectAsSectionHead = (ctx: Ctx, id: string, body: Rejection) =>
  reject(ctx, 'section', id, body);
export const rejectAsDivisionHead = (ctx: Ctx, id: string, body: Rejection) =>
  reject(ctx, 'division', id, body);
