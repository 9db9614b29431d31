import { createReadStream, mkdtempSync, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createApp, createPorts } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import { contextOf } from '../../server/context.ts';
import type { Db } from '../../server/db/database.ts';
import { removeEmbedded } from '../../server/db/embedded/index.ts';
import { isAlive } from '../../server/db/embedded/postmaster.ts';
import { loadDemonstrationStaff } from '../../server/demonstration/staff.ts';
import { type Installation, openInstallation } from '../../server/installation.ts';
import { openJobs } from '../../server/jobs/open-jobs.ts';
import { loggerOptions } from '../../server/logger.ts';
import { printCard } from '../../server/modules/applications/index.ts';
import { getOffice } from '../../server/modules/office/index.ts';
import { importFile } from '../../server/modules/residents/index.ts';
import { projectRoot } from '../../server/project-root.ts';

export interface ThrowAwayOffice {
  db: Db;
  address: string;
  /** Closes it and deletes its database. */
  remove(): Promise<void>;
}

const printPayload = z.object({ printAttemptId: z.string() });

/** The people who work there and the residents of the sample files; the day itself brings all the rest. */
export async function fillOffice({ db, clock }: Pick<Installation, 'db' | 'clock'>): Promise<void> {
  const people = await loadDemonstrationStaff(db, clock);
  const actor = people.administrator;
  const office = await getOffice(db, actor.officeCode);
  for (const [kind, name] of [
    ['residents', 'siak-export-sample.csv'],
    ['central_status', 'central-status-sample.csv'],
  ] as const) {
    const path = join(projectRoot(), 'data', 'demonstration', name);
    await importFile(contextOf({ db, clock, office, actor }), {
      kind,
      dryRun: false,
      fileName: name,
      byteLength: (await stat(path)).size,
      source: createReadStream(path),
    });
  }
}

/** Serves the API and runs the print jobs. */
export async function serveOffice(
  { db, clock, fileKey, sessionSecret }: Pick<Installation, 'db' | 'clock' | 'fileKey' | 'sessionSecret'>,
  host: string,
) {
  const jobs = openJobs(db, {
    worker: true,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  });
  const ports = createPorts({ jobs, fileKey, publicAddress: `http://${host}` });
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
  await jobs.work('print', (payload) =>
    printCard({ ...ports, db, clock }, printPayload.parse(payload).printAttemptId),
  );
  return {
    address: await app.listen({ host, port: 0 }),
    async close() {
      await app.close();
      await jobs.stop();
    },
  };
}

/** Offices of days that were killed: their directories carry the number of a process that is gone. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^lontar-office-day-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await removeEmbedded(join(tmpdir(), name)).catch(() => {});
  }
}

/** A demonstration office of its own, with a fast clock, on any free port of this computer. */
export async function openThrowAwayOffice(scale: number): Promise<ThrowAwayOffice> {
  await sweep();
  const directory = mkdtempSync(join(tmpdir(), `lontar-office-day-${process.pid}-`));
  try {
    // Nothing of the environment: an office-day never touches the database that the office works with.
    const config = loadConfig({ LONTAR_HOME: directory, LONTAR_CLOCK_SCALE: String(scale) });
    const installation = await openInstallation(config, { serve: true, loadDemonstration: fillOffice });
    try {
      const { address, close } = await serveOffice(installation, '127.0.0.1');
      return {
        db: installation.db,
        address,
        async remove() {
          await close();
          await installation.close();
          await removeEmbedded(directory);
        },
      };
    } catch (error) {
      await installation.close();
      throw error;
    }
  } catch (error) {
    await removeEmbedded(directory);
    throw error;
  }
}
