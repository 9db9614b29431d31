import { Refusal } from '../../../refusal.ts';
import { centralStatusLoader } from './central-status.ts';
import { type ImportCounts, noCounts } from './counts.ts';
import type { ReportedFinding } from './report.ts';
import {
  closeRun,
  failRun,
  type ImportCtx,
  insertImportFindings,
  type NewRun,
  noteProgress,
  openRun,
  takeImportLock,
} from './run-store.ts';
import { siakLoader } from './siak-loader.ts';

export interface ImportRequest extends NewRun {
  /** The bytes of the file, read once, chunk by chunk. */
  source: AsyncIterable<Buffer>;
  /** Told each finding as it is made, in the order of the file. */
  onFinding?: (finding: ReportedFinding) => void;
}

export interface ImportOutcome extends ImportCounts {
  runId: string;
}

const progressEvery = 700;

/**
 * Runs an import: one row in import_runs, one transaction for all that is loaded. A file that is refused, or a
 * server that is cut off, leaves the register as it was.
 */
export async function runImport(
  ctx: ImportCtx,
  request: ImportRequest,
  runId: string,
): Promise<ImportOutcome> {
  const counts = noCounts();
  let bytes = 0;
  let shown = ctx.clock.now().getTime();
  try {
    const { today } = ctx;
    const load = request.kind === 'residents' ? siakLoader(ctx.office, today) : centralStatusLoader(today);
    await ctx.db.transaction().execute(async (tx) => {
      await takeImportLock(tx, ctx, runId);
      await load({
        tx,
        target: { officeCode: ctx.actor.officeCode, runId, today, at: ctx.clock.now() },
        dryRun: request.dryRun,
        source: request.source,
        counts,
        onBytes: (total) => {
          bytes = total;
        },
        report: async (findings) => {
          await insertImportFindings(tx, runId, findings);
          for (const finding of findings) request.onFinding?.(finding);
          const now = ctx.clock.now().getTime();
          if (now - shown < progressEvery) return;
          shown = now;
          await noteProgress(ctx, runId, bytes, counts);
        },
      });
      await closeRun(tx, ctx, runId, request.byteLength, counts);
    });
    return { runId, ...counts };
  } catch (error) {
    await failRun(ctx, runId, error instanceof Refusal ? error : null);
    throw error;
  }
}

/** Imports a file and waits for it: the terminal, the demonstration, tests. */
export async function importFile(ctx: ImportCtx, request: ImportRequest): Promise<ImportOutcome> {
  const { kind, dryRun, fileName, byteLength } = request;
  return runImport(ctx, request, await openRun(ctx, { kind, dryRun, fileName, byteLength }));
}
