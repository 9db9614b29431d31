import { sql } from 'kysely';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import type { ImportCounts } from './counts.ts';
import type { ReportedFinding } from './report.ts';

/** Who imports: an officer at a screen, or nobody at the terminal of the server. */
export interface ImportCtx {
  db: Db;
  clock: Ctx['clock'];
  office: Pick<Ctx['office'], 'regionCode'>;
  today: string;
  actor: { officeCode: string; employeeId: string | null };
}

export interface NewRun {
  kind: 'residents' | 'central_status';
  dryRun: boolean;
  fileName: string;
  byteLength: number;
}

export async function openRun(ctx: ImportCtx, run: NewRun): Promise<string> {
  const { id } = await ctx.db
    .insertInto('importRuns')
    .values({
      officeCode: ctx.actor.officeCode,
      ...run,
      state: 'running',
      startedBy: ctx.actor.employeeId,
      startedAt: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Held while rows are loaded: one import at a time per office. A run that still says "running" once the lock is
 * ours was cut off together with its transaction: it loaded nothing.
 */
export async function takeImportLock(tx: Tx, ctx: ImportCtx, runId: string): Promise<void> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`import ${ctx.actor.officeCode}`})) as taken`.execute(tx);
  if (rows[0]?.taken !== true) throw new Refusal('conflict', 'import_running');
  await tx
    .updateTable('importRuns')
    .set({ state: 'failed', finishedAt: ctx.clock.now() })
    .where('officeCode', '=', ctx.actor.officeCode)
    .where('state', '=', 'running')
    .where('id', '<>', runId)
    .execute();
}

const columnsOf = ({ rows, loaded, warned, rejected, unchanged }: ImportCounts) => ({
  rowCount: rows,
  loaded,
  warned,
  rejected,
  unchanged,
});

/** Outside the loading transaction, so that a screen sees how far it is. */
export async function noteProgress(ctx: ImportCtx, id: string, bytesRead: number, counts: ImportCounts) {
  await ctx.db
    .updateTable('importRuns')
    .set({ bytesRead, ...columnsOf(counts) })
    .where('id', '=', id)
    .execute();
}

/** In the loading transaction: the run is done exactly when its rows are there. */
export async function closeRun(tx: Tx, ctx: ImportCtx, id: string, bytesRead: number, counts: ImportCounts) {
  await tx
    .updateTable('importRuns')
    .set({ state: 'done', finishedAt: ctx.clock.now(), bytesRead, ...columnsOf(counts) })
    .where('id', '=', id)
    .execute();
}

/** After the loading transaction was rolled back. */
export async function failRun(ctx: ImportCtx, id: string, refusal: Refusal | null): Promise<void> {
  const outcome =
    refusal === null
      ? { state: 'failed' as const }
      : {
          state: 'refused' as const,
          refusalCode: refusal.code,
          refusalParams: JSON.stringify(refusal.params),
        };
  await ctx.db
    .updateTable('importRuns')
    .set({
      ...outcome,
      finishedAt: ctx.clock.now(),
      loaded: 0,
      warned: 0,
      rejected: 0,
      unchanged: 0,
      rowCount: 0,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertImportFindings(tx: Tx, runId: string, findings: readonly ReportedFinding[]) {
  if (findings.length === 0) return;
  await sql`
    insert into import_findings (run_id, line, code, level, field, params)
    select ${runId}::uuid, * from unnest(
      ${findings.map(({ line }) => line)}::int[], ${findings.map(({ code }) => code)}::text[],
      ${findings.map(({ level }) => level)}::text[], ${findings.map(({ field }) => field)}::text[],
      ${findings.map(({ params }) => JSON.stringify(params))}::jsonb[])`.execute(tx);
}
