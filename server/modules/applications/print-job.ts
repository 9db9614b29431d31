import type { CardPrinter } from '../../adapters/card-printer/port.ts';
import type { DocumentMaker } from '../../adapters/documents/port.ts';
import type { FileVault } from '../../adapters/files/port.ts';
import type { Clock } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { releaseUnprintedBlank } from '../cards/index.ts';
import { actingAt } from '../office/index.ts';
import { lockQueuedPrint } from './case-store.ts';
import { attemptPdf } from './reading/card-views.ts';
import { applicationProcess } from './run-action.ts';
import { setAttemptState } from './step-store.ts';

/** What the job that prints needs; it runs without an officer. */
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
    const locked = await lockQueuedPrint(tx, printAttemptId);
    if (locked === null) return;
    const { application, serial } = locked;
    const pdf = await attemptPdf(tx, deps, printAttemptId);
    const progress = await deps.printer.submit({ id: printAttemptId, serial, pdf });
    const by = await actingAt(tx, application.officeCode, {
      actor: 'card_printer',
      clock: deps.clock,
      requestId: null,
    });
    if (progress.state !== 'failed') {
      await applicationProcess.take(tx, by, application, {
        action: 'printHandedOver',
        work: async () => {
          await setAttemptState(tx, printAttemptId, progress.state, null);
          return { data: { printAttemptId, printState: progress.state } };
        },
      });
      return;
    }
    const { reason } = progress;
    await applicationProcess.take(tx, by, application, {
      action: 'printFailed',
      work: async () => {
        const at = deps.clock.now();
        const { id: applicationId, officeCode } = application;
        await setAttemptState(tx, printAttemptId, 'failed', { at, reason });
        await releaseUnprintedBlank(tx, { serial, officeCode, applicationId, at, reason });
        return { data: { printAttemptId, reason } };
      },
    });
  });
}
