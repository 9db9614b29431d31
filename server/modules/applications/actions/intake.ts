import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { applications } from '../../../../contract/applications/endpoints.ts';
import type { BodyOf } from '../../../../contract/endpoint.ts';
import { type Ctx, writerOf } from '../../../context.ts';
import type { Tx } from '../../../db/database.ts';
import { takeNumber } from '../../../db/number-series.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { spoilUsedBlank } from '../../cards/index.ts';
import { getOffice } from '../../office/index.ts';
import { linkTicket } from '../../queue/index.ts';
import { requirementsUnder } from '../../service-standards/index.ts';
import { type Application, closePause, findOtherOpen, insertApplication } from '../case-store.ts';
import { findingsFor } from '../findings.ts';
import { blocksIntake } from '../rules.ts';
import { applicationProcess, runAction } from '../run-action.ts';
import { findLatestAttempt, replaceDocument, setAttemptState } from '../step-store.ts';

type Body<K extends keyof typeof applications> = BodyOf<(typeof applications)[K]>;

/**
 * Step 1 begins: the clock of ten minutes starts here. Whoever cannot be served (not recorded, too young, dead,
 * moved, blocked, from elsewhere, already in process) is told so now, and nothing is written.
 */
export function openIntake(ctx: Ctx, body: Body<'openIntake'>): Promise<{ id: string }> {
  const { ticketId, ...input } = body;
  return transact(ctx, 'applications.openIntake', body, async (tx) => {
    // The one in force when the application begins, not when somebody asked for it.
    const { standardId } = await getOffice(tx, ctx.office.code);
    const findings = await findingsFor(tx, ctx, { ...input, standardId, id: null });
    const blocking = findings.filter(blocksIntake);
    if (blocking.length > 0) {
      const inTheWay = await findOtherOpen(tx, input.residentId, null);
      const link = inTheWay === null ? {} : { applicationId: inTheWay.id, number: inTheWay.number };
      throw new Refusal('conflict', 'not_eligible', { count: blocking.length, ...link }, blocking);
    }

    const year = Number(ctx.today.slice(0, 4));
    const running = await takeNumber(tx, ctx.office.code, 'application', year);
    const number = `${ctx.office.numberPrefix}-${String(year % 100)}-${String(running).padStart(4, '0')}`;
    const { id } = await applicationProcess.start(tx, ctx, {
      action: 'openIntake',
      insert: ({ to: state, at: startedAt }) =>
        insertApplication(tx, ctx, { ...input, standardId, number, state, startedAt }),
      effect: { data: { serviceType: input.serviceType } },
    });
    if (ticketId !== undefined) await linkTicket(tx, ctx, ticketId, id);
    return { id };
  });
}

/** A document that the case's standard does not name for its service is not one of its papers. */
async function refuseUnasked(tx: Tx, application: Application, requirement: string): Promise<void> {
  const asked = await requirementsUnder(tx, application.standardId, application.serviceType);
  if (!asked.some(({ code }) => code === requirement)) {
    throw new Refusal('invalid', 'document_not_asked');
  }
}

export function tickDocument(ctx: Ctx, id: string, body: Body<'tickDocument'>) {
  return runAction(ctx, 'addDocument', id, body, async (tx, application) => {
    await refuseUnasked(tx, application, body.requirement);
    await replaceDocument(tx, ctx, id, body.requirement, null);
    return { data: { requirement: body.requirement, how: 'seen' } };
  });
}

/** The file is read and re-encoded before the case is locked, so that a slow scan holds nobody up. */
export async function scanDocument(ctx: Ctx, id: string, body: Body<'scanDocument'>, file: { path: string }) {
  const bytes = await readFile(file.path);
  const image = await ctx.ports.readers.officers.readImage(bytes, { purpose: 'document' });
  return runAction(
    ctx,
    'addDocument',
    id,
    // Another file under the same idempotency key is another request.
    { ...body, sha256: createHash('sha256').update(bytes).digest('hex') },
    async (tx, application) => {
      await refuseUnasked(tx, application, body.requirement);
      const stored = await ctx.ports.files.put(tx, writerOf(ctx), {
        subjectId: id,
        kind: 'document',
        ...image,
      });
      await replaceDocument(tx, ctx, id, body.requirement, stored.id);
      return { data: { requirement: body.requirement, how: 'scanned', fileId: stored.id } };
    },
  );
}

export function receive(ctx: Ctx, id: string) {
  return runAction(ctx, 'receive', id);
}

export function completeDocuments(ctx: Ctx, id: string) {
  return runAction(ctx, 'completeDocuments', id, {}, async (tx) => {
    await closePause(tx, id, ctx.clock.now(), ctx.actor.employeeId);
  });
}

export function cancel(ctx: Ctx, id: string, body: Body<'cancel'>) {
  return runAction(ctx, 'cancel', id, body, async () => ({
    data: { reason: body.reason },
    words: body.words,
  }));
}

/** A card that was printed for a withdrawn application is spoiled and accounted for. */
export function withdraw(ctx: Ctx, id: string, body: Body<'withdraw'>) {
  return runAction(ctx, 'withdraw', id, body, async (tx) => {
    const attempt = await findLatestAttempt(tx, id);
    if (attempt?.state === 'confirmed') {
      await setAttemptState(tx, attempt.id, 'spoiled', { at: ctx.clock.now(), reason: 'withdrawn' });
      await spoilUsedBlank(tx, ctx, {
        serial: attempt.blankSerial,
        reason: 'withdrawn',
        applicationId: id,
      });
    }
    return {
      data: {
        reason: body.reason,
        spoiledSerial: attempt?.state === 'confirmed' ? attempt.blankSerial : null,
      },
      words: body.words,
    };
  });
}
