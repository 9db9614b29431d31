import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { DatabaseToRead } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { type Db, openDatabase } from './database.ts';
import { findHome, type Home, homeAt } from './embedded/home.ts';
import { openEmbedded } from './embedded/index.ts';

export interface ExistingDatabase {
  db: Db;
  close(): Promise<void>;
}

/** The home with a finished database in it, or undefined; nothing is made by looking. */
function findReadyHome(directory: string | undefined): Home | undefined {
  const root = projectRoot();
  const home = directory === undefined ? findHome(root) : homeAt(directory);
  if (home === undefined) return undefined;
  const cloneFile = join(home.directory, 'clone');
  // A copied clone names the home of the original, which is not its own.
  const another = existsSync(cloneFile) && readFileSync(cloneFile, 'utf8').trim() !== root;
  const ready = existsSync(home.secretsFile) && existsSync(join(home.dataDirectory, 'PG_VERSION'));
  const unfinished = existsSync(join(home.directory, 'demonstration-unfinished'));
  return ready && !another && !unfinished ? home : undefined;
}

/**
 * Looks into the database that this installation has already, as it is: makes none, migrates nothing, loads no
 * demonstration. Null where there is none, or where it does not know `table` yet.
 */
export async function openExisting(
  database: DatabaseToRead,
  table: string,
): Promise<ExistingDatabase | null> {
  const home = database.kind === 'embedded' ? findReadyHome(database.home) : undefined;
  if (database.kind === 'embedded' && home === undefined) return null;
  const embedded = home === undefined ? undefined : await openEmbedded({ directory: home.directory });
  const url = database.kind === 'external' ? database.appUrl : (embedded?.appUrl ?? '');
  const { db } = openDatabase(url, { max: 1, applicationName: 'lontar-look' });
  const close = async () => {
    await db.destroy();
    await embedded?.release();
  };
  try {
    const { rows } = await sql<{ known: boolean }>`
      select to_regclass(${`public.${table}`}) is not null as known`.execute(db);
    if (rows[0]?.known === true) return { db, close };
  } catch (error) {
    await close();
    throw embedded?.explain(error) ?? error;
  }
  await close();
  return null;
}
