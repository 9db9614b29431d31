import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Db } from '../db/database.ts';
import { removeEmbedded } from '../db/embedded/index.ts';
import { loggerOptions } from '../logger.ts';
import { printCard } from '../modules/applications/index.ts';
import { openOffice } from '../open-office.ts';

export interface ThrowAwayOffice {
  db: Db;
  address: string;
  /** Closes it and deletes its database. */
  remove(): Promise<void>;
}

const printPayload = z.object({ printAttemptId: z.string() });

/** A demonstration office of its own, with a fast clock, on any free port of this computer. */
export async function openThrowAwayOffice(scale: number): Promise<ThrowAwayOffice> {
  const directory = mkdtempSync(join(tmpdir(), 'lontar-office-day-'));
  const remove = async () => {
    await removeEmbedded(directory);
  };
  try {
    // Nothing of the environment: an office-day never touches the database that the office works with.
    const config = loadConfig({
      LONTAR_HOME: directory,
      PORT: '0',
      LONTAR_CLOCK_SCALE: String(scale),
      LONTAR_LOG_LEVEL: 'error',
    });
    const problems = (error: Error) => process.stderr.write(`${error.message}\n`);
    const office = await openOffice(config, { serve: true, onJobError: problems });
    try {
      const { db, clock, ports, jobs, sessionSecret } = office;
      const logger = loggerOptions(config.logLevel);
      const app = await createApp({
        db,
        clock,
        ports,
        sessionSecret,
        https: false,
        logger: typeof logger === 'object' ? { ...logger, stream: process.stderr } : false,
        webDirectory: null,
      });
      await jobs.work('print', (payload) =>
        printCard({ ...ports, db, clock }, printPayload.parse(payload).printAttemptId),
      );
      const address = await app.listen({ host: config.host, port: config.port });
      return {
        db,
        address,
        async remove() {
          await app.close();
          await office.close();
          await remove();
        },
      };
    } catch (error) {
      await office.close();
      throw error;
    }
  } catch (error) {
    await remove();
    throw error;
  }
}
