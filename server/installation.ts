import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { refuseOtherFileKey } from './adapters/files/file-key.ts';
import { demonstrationClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Clock } from './context.ts';
import { type Db, openDatabase } from './db/database.ts';
import { homeAt, writePrivate } from './db/embedded/home.ts';
import { type EmbeddedDatabase, joinEmbedded, openEmbedded } from './db/embedded/index.ts';
import { isAlive } from './db/embedded/postmaster.ts';
import { checkExternalLogins } from './db/external.ts';
import { latestEventTime, markDemonstration, readInstallationState } from './db/installation.ts';
import { migrate, refuseOldSchema } from './db/migrate.ts';
import { prepareHome } from './prepare-home.ts';
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
  /** Of an embedded database that was opened as its owner; never where requests are served. */
  ownerUrl: string | undefined;
  close(): Promise<void>;
}

export interface Opening {
  /** To be the one Lontar that works in an embedded database; refused while another one serves from it. */
  claim: boolean;
  /** Fills an empty embedded database that no office has claimed. */
  loadDemonstration(installation: Installation, owner: Db): Promise<void>;
}

/**
 * Joins or starts the database as its owner, migrates it, and fills an empty embedded one with the demonstration
 * office. For terminal commands, and for the process that prepares a home for a server.
 */
export async function openInstallation(config: Config, opening: Opening): Promise<Installation> {
  if (config.database.kind === 'external') {
    const { appUrl, ownerUrl } = config.database;
    if (ownerUrl === undefined) await refuseOldSchema(appUrl);
    return open(config, {
      appUrl,
      applied: ownerUrl === undefined ? [] : (await migrateExternal(appUrl, ownerUrl)).applied,
    });
  }
  const embedded = await openEmbedded({ directory: config.database.home });
  const { appUrl, appRole, ownerUrl } = embedded;
  try {
    if (opening.claim) await claim(embedded);
    return await embedded.alone(async () => {
      // A first start that was cut off left half a demonstration; nobody has worked with it.
      const unfinished = join(embedded.home.directory, 'demonstration-unfinished');
      if (existsSync(unfinished)) await embedded.recreate();
      const { applied } = await migrate(ownerUrl, appRole, { fill: installReferenceData });
      const fill = async (installation: Installation) => {
        writePrivate(unfinished, '');
        const owner = openDatabase(ownerUrl, { max: 2, applicationName: 'lontar-owner' });
        try {
          await markDemonstration(owner.db);
          await opening.loadDemonstration(installation, owner.db);
        } finally {
          await owner.db.destroy();
        }
        rmSync(unfinished);
      };
      return open(config, { appUrl, applied, embedded, ownerUrl, fill });
    });
  } catch (error) {
    await embedded.release();
    throw embedded.explain(error);
  }
}

/**
 * For the process that serves: whatever a request might find in it, it is not the login that may rewrite history. An
 * external database is up to date already; an embedded one is prepared by a process of its own.
 */
export async function joinInstallation(config: Config): Promise<Installation> {
  if (config.database.kind === 'external') {
    const { appUrl, ownerUrl } = config.database;
    if (ownerUrl !== undefined) throw new StartFailure('owner_login_in_server');
    await refuseOldSchema(appUrl);
    return open(config, { appUrl, applied: [] });
  }
  const { directory, leave } = await prepareHome();
  const embedded = await joinEmbedded({ home: homeAt(directory) }).finally(leave);
  try {
    await claim(embedded);
    return await open(config, { appUrl: embedded.appUrl, applied: [], embedded });
  } catch (error) {
    await embedded.release();
    throw embedded.explain(error);
  }
}

interface UpToDate extends Pick<Installation, 'applied'> {
  appUrl: string;
  embedded?: EmbeddedDatabase;
  ownerUrl?: string;
  /** Makes the demonstration of an empty database. */
  fill?(installation: Installation): Promise<void>;
}

async function open(
  config: Config,
  { appUrl, applied, embedded, ownerUrl, fill }: UpToDate,
): Promise<Installation> {
  const app = openDatabase(appUrl, { max: 20 });
  try {
    const state = await readInstallationState(app.db);
    if (state === 'demonstration' && config.production)
      throw new StartFailure('demonstration_database_refused');
    const isNew = state === 'empty' && !config.production && fill !== undefined;
    const demonstration = state === 'demonstration' || isNew;

    const installation: Installation = {
      db: app.db,
      applied,
      embedded,
      ownerUrl,
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
    if (isNew) await fill(installation);
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
