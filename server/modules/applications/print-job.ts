import type { CardPrinter } from '../../adapters/card-printer/port.ts';
import type { DocumentMaker } from '../../adapters/documents/port.ts';
import type { FileVault } from '../../adapters/files/port.ts';
import type { Clock } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { releaseBlankOf } from '../cards/index.ts';
import { appendEvent, lockCaseOfQueuedAttempt, moveCase } from './case-store.ts';
import { attemptPdf } from './reading/card-views.ts';
import { setAttemptState } from './step-store.ts';

export interface PrintJobDeps {
  db: Db;
  clock: Clock;
  files: FileVault;
  documents: DocumentMaker;
  printer: CardPrinter;
}

/**
 * Hands one queued card to the printer. Run again after a crash it finds the attempt moved on and does nothing.
 * A printer that refuses fails the attempt, never the approval that led to it; its blank goes back whole.
 */
export async function printCard(deps: PrintJobDeps, printAttemptId: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const locked = await lockCaseOfQueuedAttempt(tx, printAttemptId);
    if (locked === null) return;
    const { kase, serial } = locked;
    const pdf = await attemptPdf(tx, deps, printAttemptId);
    const progress = await deps.printer.submit({ id: printAttemptId, serial, pdf });
    const at = deps.clock.now();
    const event = {
      actorId: null,
      actingRole: null,
      delegationId: null,
      from: kase.state,
      at,
      requestId: null,
    };
    if (progress.state === 'failed') {
      await setAttemptState(tx, printAttemptId, 'failed', { at, reason: progress.reason });
      await releaseBlankOf(tx, {
        serial,
        officeCode: kase.officeCode,
        applicationId: kase.id,
        at,
        reason: progress.reason,
      });
      const seq = await appendEvent(tx, kase, {
        ...event,
        action: 'printFailed',
        to: 'entered',
        data: { printAttemptId, reason: progress.reason },
      });
      await moveCase(tx, kase, { state: 'entered', seq, at, closed: false, claimedBy: null });
      return;
    }
    await setAttemptState(tx, printAttemptId, progress.state, null);
    const seq = await appendEvent(tx, kase, {
      ...event,
      action: 'printHandedOver',
      to: kase.state,
      data: { printAttemptId, printState: progress.state },
    });
    await moveCase(tx, kase, { state: kase.state, seq, at, closed: false, claimedBy: kase.claimedBy });
  });
}
