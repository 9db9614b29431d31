import type { Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { ruleLists } from '../rule-lists.ts';
import { centralStatusLoader } from './central-status.ts';
import { count, type ImportCounts, noCounts } from './counts.ts';
import {
  findKnown,
  insertConflicts,
  insertResidents,
  type KnownResident,
  type LoadTarget,
  noteIssued,
} from './load-store.ts';
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
import { headingOf } from './siak-fields.ts';
import { readSiakFile } from './siak-file.ts';
import type { ImportFinding, SiakResident, ValidatedRow } from './validate-row.ts';

export interface ImportRequest extends NewRun {
  /** The bytes of the file, read once, chunk by chunk. */
  source: AsyncIterable<Buffer>;
  /** Told each finding as it is made, in the order of the file. */
  onFinding?: (finding: ReportedFinding) => void;
}

export interface ImportOutcome extends ImportCounts {
  runId: string;
}

/** What one kind of file does with its rows inside the one transaction of a run. */
export type Loader = (run: {
  tx: Tx;
  target: LoadTarget;
  dryRun: boolean;
  source: AsyncIterable<Buffer>;
  counts: ImportCounts;
  onBytes: (total: number) => void;
  /** After each batch: its findings are stored and the progress shown. */
  report: (findings: readonly ReportedFinding[]) => Promise<void>;
}) => Promise<void>;

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
    const load = request.kind === 'residents' ? await siakLoader(ctx, today) : centralStatusLoader(today);
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

function differs({ line }: SiakResident, known: KnownResident): ImportFinding {
  const fields = known.differs.map(headingOf).join(', ');
  return { line, code: 'nik_known_differs', level: 'reject', rule: 'T', field: 'nik', params: { fields } };
}

/** Residents of a SIAK export: new ones are loaded, known ones compared, differences kept for a decision. */
async function siakLoader(ctx: ImportCtx, today: string): Promise<Loader> {
  const { regionCode: regencyCode } = ctx.office;
  return async ({ tx, target, dryRun, source, counts, onBytes, report }) => {
    const cards = new Map<string, string>();
    for await (const batch of oneAhead(readSiakFile(source, { ...ruleLists, today, regencyCode, onBytes }))) {
      await report(await loadBatch({ tx, target, dryRun, counts, cards, batch }));
    }
  };
}

/** Reads and validates the next batch while the database works on this one. */
async function* oneAhead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = batches.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = batches.next();
      // Its error is met in its turn, or was preceded by another one.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await batches.return(undefined);
  }
}

async function loadBatch(run: {
  tx: Tx;
  target: LoadTarget;
  dryRun: boolean;
  counts: ImportCounts;
  cards: Map<string, string>;
  batch: readonly ValidatedRow[];
}): Promise<ImportFinding[]> {
  const { tx, target, dryRun, counts, cards, batch } = run;
  const good = batch.flatMap(({ resident, findings }) => (resident === null ? [] : [{ resident, findings }]));
  const known = await findKnown(
    tx,
    good.map(({ resident }) => resident),
  );
  const found: ImportFinding[] = [];
  const conflicts: { known: KnownResident; resident: SiakResident }[] = [];
  const issued: { id: string; changedOn: string | null }[] = [];
  for (const { resident, findings } of batch) {
    const registered = resident === null ? undefined : known.get(resident.nik);
    if (resident === null) {
      count(counts, 'rejected', findings);
      found.push(...findings);
    } else if (registered === undefined) {
      count(counts, 'loaded', findings);
      found.push(...findings);
    } else if (registered.differs.length === 0) {
      count(counts, 'unchanged', []);
      if (resident.cardPrinted && registered.centralStatus === 'UNREGISTERED') {
        issued.push({ id: registered.id, changedOn: resident.changedOn });
      }
    } else {
      const finding = differs(resident, registered);
      count(counts, 'rejected', [finding]);
      found.push(finding);
      conflicts.push({ known: registered, resident });
    }
  }
  if (!dryRun) {
    const newResidents = good.filter(({ resident }) => !known.has(resident.nik));
    await insertResidents(tx, target, newResidents, cards);
    await noteIssued(tx, target, issued);
    await insertConflicts(tx, target, conflicts);
  }
  return found;
}
