import type { applications } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { consumeBlank, releaseBlank, spoilUsedBlank } from '../../cards/index.ts';
import { findCardImages } from '../../recordings/index.ts';
import { addDuty } from '../case-store.ts';
import { getCardFace } from '../reading/card-views.ts';
import { runAction } from '../run-action.ts';
import { findLatestAttempt, insertAttempt, type PrintAttempt, setAttemptState } from '../step-store.ts';

type Body<K extends keyof typeof applications> = BodyOf<(typeof applications)[K]>;

async function getLatestAttempt(tx: Tx, id: string): Promise<PrintAttempt> {
  const attempt = await findLatestAttempt(tx, id);
  if (attempt === null) throw new Refusal('conflict', 'no_print_running');
  return attempt;
}

/** Lays one blank aside for this case and queues the print; the face is kept as it is printed. */
export function startPrint(ctx: Ctx, id: string, body: Body<'startPrint'>) {
  return runAction(ctx, {
    action: 'startPrint',
    id,
    input: body,
    work: async (tx, application) => {
      await consumeBlank(tx, ctx, {
        serial: body.serial,
        operatorId: ctx.actor.employeeId,
        applicationId: id,
      });
      const images = await findCardImages(tx, application.residentId);
      if (images.portraitFileId === null || images.signatureFileId === null) {
        throw new Refusal('conflict', 'portrait_missing');
      }
      const attemptNo = ((await findLatestAttempt(tx, id))?.attemptNo ?? 0) + 1;
      const printAttemptId = await insertAttempt(tx, ctx, {
        applicationId: id,
        attemptNo,
        blankSerial: body.serial,
        portraitFileId: images.portraitFileId,
        signatureFileId: images.signatureFileId,
        face: await getCardFace(tx, ctx, application.residentId),
      });
      await addDuty(tx, ctx, id, 'print', printAttemptId);
      await ctx.ports.jobs.enqueue(tx, 'print', { printAttemptId });
      return {
        data: { printAttemptId, attemptNo, serial: body.serial },
        claimedBy: ctx.actor.employeeId,
      };
    },
  });
}

/** Nothing came out of the printer: the blank is whole and goes back to the operator. */
export function failPrint(ctx: Ctx, id: string, body: Body<'failPrint'>) {
  return runAction(ctx, {
    action: 'failPrint',
    id,
    input: body,
    work: async (tx) => {
      const attempt = await getLatestAttempt(tx, id);
      await setAttemptState(tx, attempt.id, 'failed', { at: ctx.clock.now(), reason: body.reason });
      await releaseBlank(tx, ctx, { serial: attempt.blankSerial, applicationId: id, reason: body.reason });
      return { data: { printAttemptId: attempt.id, reason: body.reason }, words: body.words };
    },
  });
}

/** The operator holds the card in hand and has scanned its serial: only now is it called printed. */
export function confirmPrint(ctx: Ctx, id: string, body: Body<'confirmPrint'>) {
  return runAction(ctx, {
    action: 'confirmPrint',
    id,
    input: body,
    given: { serial: body.serial },
    work: async (tx) => {
      const attempt = await getLatestAttempt(tx, id);
      await setAttemptState(tx, attempt.id, 'confirmed', { at: ctx.clock.now() });
      await addDuty(tx, ctx, id, 'print', attempt.id);
      return { data: { printAttemptId: attempt.id, serial: body.serial } };
    },
  });
}

/** The card came out bad: its blank is spoiled, kept for destruction, and another is printed. */
export function spoilPrint(ctx: Ctx, id: string, body: Body<'spoilPrint'>) {
  return runAction(ctx, {
    action: 'spoilPrint',
    id,
    input: body,
    work: async (tx) => {
      const attempt = await getLatestAttempt(tx, id);
      await setAttemptState(tx, attempt.id, 'spoiled', { at: ctx.clock.now(), reason: body.reason });
      await spoilUsedBlank(tx, ctx, { serial: attempt.blankSerial, reason: body.reason, applicationId: id });
      return {
        data: { printAttemptId: attempt.id, serial: attempt.blankSerial, reason: body.reason },
        words: body.words,
      };
    },
  });
}
