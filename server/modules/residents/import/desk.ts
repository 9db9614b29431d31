import { createReadStream } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportRunView } from '../../../../contract/residents.ts';
import { largestFile, tooLarge } from '../../../adapters/csv/csv-source.ts';
import type { Ctx } from '../../../context.ts';
import { transact } from '../../../db/transact.ts';
import { Refusal } from '../../../refusal.ts';
import { recordAudit } from '../../audit/index.ts';
import { keepRegisterAsIs } from './conflict-store.ts';
import { runImport } from './run.ts';
import { openRun } from './run-store.ts';
import { importRun } from './views.ts';

interface Upload {
  path: string;
  fileName: string;
  byteLength: number;
}

/**
 * Starts an import from a screen and goes on in the background; `importRun` tells how far it is. What ends it,
 * good or bad, stands in its row: nobody waits for the promise.
 */
export async function startImport(
  ctx: Ctx,
  input: { kind: 'residents' | 'central_status'; dryRun: boolean; file: Upload },
): Promise<ImportRunView> {
  const { kind, dryRun, file } = input;
  if (file.byteLength > largestFile) throw tooLarge();
  if (file.byteLength === 0) throw new Refusal('invalid', 'import_empty');
  const directory = await mkdtemp(join(tmpdir(), 'lontar-import-'));
  const path = join(directory, 'file.csv');
  const { fileName, byteLength } = file;
  let runId: string;
  try {
    await copyFile(file.path, path);
    runId = await openRun(ctx, { kind, dryRun, fileName: fileName.slice(-120), byteLength });
    await recordAudit(ctx.db, ctx, {
      action: 'residents.import_started',
      subjectType: 'import_run',
      subjectId: runId,
    });
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
  const source = createReadStream(path);
  void runImport(ctx, { kind, dryRun, fileName, byteLength, source }, runId)
    // The row already says what happened, in words that the officer reads.
    .catch(() => {})
    .finally(() => rm(directory, { recursive: true, force: true }));
  return importRun(ctx, runId);
}

/** Decides a difference between file and register: the register stays as it is. */
export function keepRegister(ctx: Ctx, input: { id: string; reason: string }) {
  return transact(ctx, 'residents.keepRegister', input, async (tx) => {
    await keepRegisterAsIs(tx, ctx, input);
    await recordAudit(tx, ctx, {
      action: 'residents.import_conflict_kept',
      subjectType: 'import_conflict',
      subjectId: input.id,
      reason: input.reason,
    });
    return { decided: true };
  });
}
