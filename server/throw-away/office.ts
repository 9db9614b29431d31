import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, createPorts } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Clock } from '../context.ts';
import { removeEmbedded } from '../db/embedded/index.ts';
import { isAlive } from '../db/embedded/postmaster.ts';
import { type Installation, type Opening, openInstallation } from '../installation.ts';
import { openJobs } from '../jobs/open-jobs.ts';
import { loggerOptions } from '../logger.ts';
import { closingAfter, printQueuedCards } from '../open-office.ts';

export type ServedOffice = Awaited<ReturnType<typeof serveOffice>>;

/** Serves an installation's API within this process; with `prints`, queued cards are printed as well. */
export async function serveOffice(
  { db, clock, fileKey, sessionSecret }: Pick<Installation, 'db' | 'clock' | 'fileKey' | 'sessionSecret'>,
  { prints }: { prints: boolean },
) {
  const jobs = openJobs(db, {
    worker: prints,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  });
  const ports = createPorts({ jobs, fileKey, publicAddress: 'http://lontar.contoh' });
  const logger = loggerOptions('error');
  const app = await createApp({
    db,
    clock,
    ports,
    sessionSecret,
    https: false,
    // stdout belongs to the command's own words.
    logger: typeof logger === 'object' ? { ...logger, stream: process.stderr } : false,
    webDirectory: null,
  });
  if (prints) await printQueuedCards({ jobs, db, clock, ports });
  return {
    db,
    clock,
    ports,
    app,
    async close() {
      await app.close();
      await jobs.stop();
      ports.readers.close();
    },
  };
}

/** Offices of processes that were killed: their directories carry the number of one that is gone. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^lontar-throw-away-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await removeEmbedded(join(tmpdir(), name)).catch(() => {});
  }
}

export interface ThrowAwayOptions {
  /** Business seconds in a real one. */
  scale?: number;
  /** Instead of a clock that runs. */
  clock?: Clock;
  prints: boolean;
  fill: Opening['loadDemonstration'];
}

/** An office with a database of its own, for as long as the work takes; never the one that this terminal's settings name. */
export async function withThrowAwayOffice<T>(
  { scale = 1, clock, prints, fill }: ThrowAwayOptions,
  work: (office: ServedOffice) => Promise<T>,
): Promise<T> {
  await sweep();
  const directory = mkdtempSync(join(tmpdir(), `lontar-throw-away-${process.pid}-`));
  const closing = [() => removeEmbedded(directory)];
  const close = async () => {
    for (const each of closing.splice(0)) await each();
  };
  return closingAfter(close, async () => {
    const config = loadConfig({ LONTAR_HOME: directory, LONTAR_CLOCK_SCALE: String(scale) });
    const installation = await openInstallation(config, { claim: true, loadDemonstration: fill });
    closing.unshift(() => installation.close());
    const served = await serveOffice({ ...installation, ...(clock && { clock }) }, { prints });
    closing.unshift(() => served.close());
    return work(served);
  });
}
