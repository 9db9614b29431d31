import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, createPorts } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import { removeEmbedded } from '../../server/db/embedded/index.ts';
import { isAlive } from '../../server/db/embedded/postmaster.ts';
import { forgoDurability } from '../../server/db/installation.ts';
import { demonstrationAccounts } from '../../server/demonstration/index.ts';
import { demonstrationOffice, loadDemonstrationStaff } from '../../server/demonstration/staff.ts';
import { openInstallation } from '../../server/installation.ts';
import { openJobs } from '../../server/jobs/open-jobs.ts';
import { loggerOptions } from '../../server/logger.ts';
import type { Random } from '../day/random.ts';
import { signInTo, type YearCrew, yearRoles } from './client.ts';
import { setClock, type YearOffice } from './setting.ts';

export interface ThrowAwayYear extends YearOffice {
  /** Closes it and deletes its database. */
  remove(): Promise<void>;
}

/** Offices of years that were killed: their directories carry the number of a process that is gone. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^lontar-year-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await removeEmbedded(join(tmpdir(), name)).catch(() => {});
  }
}

/** An office with a database of its own and a clock that is set; never the one that this terminal's settings name. */
export async function openThrowAwayYear(from: string, random: Random): Promise<ThrowAwayYear> {
  await sweep();
  const directory = mkdtempSync(join(tmpdir(), `lontar-year-${process.pid}-`));
  const clock = setClock(new Date(`${from}T00:00:00+08:00`));
  try {
    const config = loadConfig({ LONTAR_HOME: directory });
    const installation = await openInstallation(config, {
      serve: true,
      async loadDemonstration({ db }, owner) {
        await forgoDurability(owner, db);
        await loadDemonstrationStaff(db, clock);
      },
    });
    const { db, fileKey, sessionSecret } = installation;
    const jobs = openJobs(db, {
      worker: false,
      onError: (error) => process.stderr.write(`${error.message}\n`),
    });
    const logger = loggerOptions('error');
    const app = await createApp({
      db,
      clock,
      ports: createPorts({ jobs, fileKey, publicAddress: 'http://lontar.contoh' }),
      sessionSecret,
      https: false,
      // stdout belongs to the command's own words.
      logger: typeof logger === 'object' ? { ...logger, stream: process.stderr } : false,
      webDirectory: null,
    });
    const crew = await Promise.all(
      yearRoles.map(async (role) => {
        const account = demonstrationAccounts.find((each) => each.role === role);
        if (account === undefined) throw new Error(`nobody is ${role}`);
        return [role, await signInTo(app, account.username, account.password)] as const;
      }),
    );
    return {
      app,
      db,
      clock,
      random,
      zone: demonstrationOffice.zone,
      officeCode: demonstrationOffice.code,
      crew: Object.fromEntries(crew) as YearCrew,
      async remove() {
        await app.close();
        await jobs.stop();
        await installation.close();
        await removeEmbedded(directory);
      },
    };
  } catch (error) {
    await removeEmbedded(directory);
    throw error;
  }
}
