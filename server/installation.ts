import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { refuseOtherFileKey } from './adapters/files/file-key.ts';
import { demonstrationClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Clock } from './context.ts';
import { type Db, openDatabase } from './db/database.ts';
import { writePrivate } from './db/embedded/home.ts';
import { type EmbeddedDatabase, openEmbedded } from './db/embedded/index.ts';
import { isAlive } from './db/embedded/postmaster.ts';
import { checkExternalLogins } from './db/external.ts';
import { latestEventTime, markDemonstration, readInstallationState } from './db/installation.ts';
import { migrate, refuseOldSchema } from './db/migrate.ts';
import { installReferenceData } from './reference-data.ts';
import { StartFailure } from './start-failure.ts';

/** The database of this office, up to date, with the time and the secrets that belong to it. */
export interface Installation {
  db: Db;
  /** Migrations that opening it has run, by their names. */
  applied: readonly string[];
  clock: Clock;
  demonstration: boolean;
  sessionSecret: string;
  /** 32 bytes; opens the stored files and never enters the database. */
  fileKey: Buffer;
  /** Undefined when the database is an external one. */
  embedded: EmbeddedDatabase | undefined;
  close(): Promise<void>;
}

export interface Opening {
  /** To be the one Lontar that serves from an embedded database; refused while another one does. */
  serve: boolean;
  /** Fills an empty embedded database that no office has claimed. */
  loadDemonstration(installation: Installation, owner: Db): Promise<void>;
}

/** Joins or starts the database, migrates it, and fills an empty embedded one with the demonstration office. */
export async function openInstallation(config: Config, opening: Opening): Promise<Installation> {
  if (config.database.kind === 'external') {
    const { appUrl, ownerUrl } = config.database;
    let applied: string[] = [];
    if (ownerUrl === undefined) await refuseOldSchema(appUrl);
    else {
      // Whatever a request might find in this process, it is not the login that may rewrite history.
      if (opening.serve) throw new StartFailure('owner_login_in_server');
      applied = (await migrateExternal(appUrl, ownerUrl)).applied;
    }
    return open(config, { appUrl, applied }, opening);
  }
  const embedded = await openEmbedded({ directory: config.database.home });
  try {
    if (opening.serve) await claim(embedded);
    return await embedded.alone(async () => {
      // A first start that was cut off left half a demonstration; nobody has worked with it.
      const unfinished = join(embedded.home.directory, 'demonstration-unfinished');
      if (existsSync(unfinished)) await embedded.recreate();
      const { applied } = await migrate(embedded.ownerUrl, embedded.appRole, { fill: installReferenceData });
      return open(config, { appUrl: embedded.appUrl, applied, embedded, unfinished }, opening);
    });
  } catch (error) {
    await embedded.release();
    throw embedded.explain(error);
  }
}

interface UpToDate {
  appUrl: string;
  applied: string[];
  embedded?: EmbeddedDatabase;
  unfinished?: string;
}

async function open(
  config: Config,
  { appUrl, applied, embedded, unfinished }: UpToDate,
  opening: Opening,
): Promise<Installation> {
  const app = openDatabase(appUrl, { max: 20 });
  try {
    const state = await readInstallationState(app.db);
    if (state === 'demonstration' && config.production)
      throw new StartFailure('demonstration_database_refused');
    const isNew = state === 'empty' && !config.production && embedded !== undefined;
    const demonstration = state === 'demonstration' || isNew;

    const installation: Installation = {
      db: app.db,
      applied,
      embedded,
      demonstration,
      clock: demonstration
        ? demonstrationClock(config.clockScale, await latestEventTime(app.db))
        : systemClock,
      ...secretsOf(config, embedded, demonstration),
      async close() {
        await app.db.destroy();
        await embedded?.release();
      },
    };
    await refuseOtherFileKey(app.db, installation.fileKey);
    if (isNew && unfinished !== undefined) {
      writePrivate(unfinished, '');
      const owner = openDatabase(embedded.ownerUrl, { max: 2, applicationName: 'lontar-owner' });
      try {
        await markDemonstration(owner.db);
        await opening.loadDemonstration(installation, owner.db);
      } finally {
        await owner.db.destroy();
      }
      rmSync(unfinished);
    }
    return installation;
  } catch (error) {
    await app.db.destroy();
    throw error;
  }
}

/** Brings an external database up to date; refuses a pair of logins under which history would not be safe. */
export async function migrateExternal(appUrl: string, ownerUrl: string): Promise<{ applied: string[] }> {
  const { appRole } = await checkExternalLogins(appUrl, ownerUrl);
  return migrate(ownerUrl, appRole, { fill: installReferenceData });
}

const runningSchema = z.object({ pid: z.number(), address: z.string().nullable() });

/** Notes who serves from here, for whoever starts a second one. */
export function noteRunning(embedded: EmbeddedDatabase, address: string | null): void {
  writePrivate(embedded.home.runningFile, JSON.stringify({ pid: process.pid, address }));
}

async function claim(embedded: EmbeddedDatabase): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    if (await embedded.claim()) return noteRunning(embedded, null);
    const { runningFile } = embedded.home;
    const text = existsSync(runningFile) ? readFileSync(runningFile, 'utf8') : 'null';
    const running = runningSchema.safeParse(JSON.parse(text)).data;
    // PostgreSQL needs a moment to notice that the one before us was killed.
    if (attempt === 50 || (running !== undefined && isAlive(running.pid))) {
      throw new StartFailure('already_running', {
        address: running?.address ?? '…',
        pid: running?.pid ?? '?',
      });
    }
    await sleep(100);
  }
}

/** Given secrets win; only a demonstration may use those that its home made up. */
function secretsOf(config: Config, embedded: EmbeddedDatabase | undefined, demonstration: boolean) {
  const made = demonstration ? embedded?.secrets : undefined;
  const sessionSecret = config.sessionSecret ?? made?.sessionSecret;
  const fileKey = config.fileKey ?? (made && Buffer.from(made.fileKey, 'base64'));
  if (sessionSecret === undefined) {
    throw new StartFailure('secret_missing', { setting: 'LONTAR_SECRET', hint: 'openssl rand -base64 48' });
  }
  if (fileKey === undefined) {
    throw new StartFailure('secret_missing', { setting: 'LONTAR_FILE_KEY', hint: 'openssl rand -base64 32' });
  }
  if (!demonstration && config.clockScale !== 1) throw new StartFailure('clock_scale_refused');
  return { sessionSecret, fileKey };
}
