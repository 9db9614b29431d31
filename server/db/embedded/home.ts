import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { diskFailure, StartFailure } from '../../start-failure.ts';
import { type Account, canEnter } from './account.ts';

/** Where one embedded database lives: the data directory and, outside of it, what opens it. */
export interface Home {
  directory: string;
  dataDirectory: string;
  secretsFile: string;
  logFile: string;
  /** Notes who serves from here, for the line "already running". */
  runningFile: string;
}

const secretsSchema = z.object({
  adminPassword: z.string().min(32),
  ownerPassword: z.string().min(32),
  appPassword: z.string().min(32),
  /** Loopback port of PostgreSQL, picked once; another is taken when it is busy. */
  port: z.number().int(),
  sessionSecret: z.string().min(32),
  fileKey: z.string().min(32),
});
export type HomeSecrets = z.infer<typeof secretsSchema>;

export function homeAt(directory: string): Home {
  return {
    directory,
    dataDirectory: join(directory, 'pg'),
    secretsFile: join(directory, 'secrets.json'),
    logFile: join(directory, 'postgres.log'),
    runningFile: join(directory, 'running.json'),
  };
}

/** Makes a directory that others may pass through but not list. */
export function makePassable(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true });
    const made = lstatSync(directory);
    // In a directory such as /tmp anybody could have put something of that name before us.
    if (!made.isDirectory() || (process.getuid && made.uid !== process.getuid())) {
      throw new StartFailure('disk_read_only', { path: directory });
    }
    chmodSync(directory, 0o711);
  } catch (error) {
    throw diskFailure(error, directory);
  }
  return directory;
}

/** The first place outside the clone that root may write and an ordinary account may enter. */
export function placeElsewhere(account: Account | undefined): string {
  let last: unknown;
  for (const base of ['/var/lib/lontar', '/var/tmp/lontar', join(tmpdir(), 'lontar')]) {
    try {
      const place = makePassable(base);
      if (canEnter(place, account)) return place;
    } catch (error) {
      last = error;
    }
  }
  throw last ?? new StartFailure('disk_read_only', { path: '/var/lib/lontar' });
}

/**
 * The home of a clone: `.lontar` in it or, when PostgreSQL's account cannot enter there, a directory
 * elsewhere named after the random id that the clone keeps. A home once made is never silently left for another.
 */
export function homeOfClone(root: string, account: Account | undefined): Home {
  const inside = homeAt(makePassable(join(root, '.lontar')));
  const idFile = join(inside.directory, 'elsewhere');
  if (!account) return inside;
  if (existsSync(inside.secretsFile)) {
    if (canEnter(inside.directory, account)) return inside;
    throw new StartFailure('data_directory_unreachable', { account: account.name, path: inside.directory });
  }
  if (!existsSync(idFile) && canEnter(inside.directory, account)) return inside;

  const base = placeElsewhere(account);
  const id = existsSync(idFile) ? readFileSync(idFile, 'utf8').trim() : newId();
  const home = homeAt(makePassable(join(base, /^[0-9a-f]{16}$/.test(id) ? id : newId())));
  const cloneFile = join(home.directory, 'clone');
  const madeFor = existsSync(cloneFile) ? readFileSync(cloneFile, 'utf8').trim() : root;
  // A copied clone brings the id of the original along: it gets a home of its own.
  if (madeFor !== root && existsSync(join(madeFor, '.lontar', 'elsewhere'))) {
    rmSync(idFile);
    return homeOfClone(root, account);
  }
  writePrivate(cloneFile, root);
  writePrivate(idFile, home.directory.slice(-16));
  return home;
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

/** Reads the secrets, or makes them for a home that has no data directory yet. */
export function readOrMakeSecrets(home: Home): HomeSecrets {
  if (existsSync(home.secretsFile)) {
    try {
      return secretsSchema.parse(JSON.parse(readFileSync(home.secretsFile, 'utf8')));
    } catch (error) {
      throw new StartFailure('secrets_broken', { path: home.secretsFile }, error);
    }
  }
  if (existsSync(home.dataDirectory)) throw new StartFailure('secrets_missing', { path: home.secretsFile });
  const password = () => randomBytes(24).toString('hex');
  const secrets: HomeSecrets = {
    adminPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    port: 0,
    sessionSecret: randomBytes(32).toString('base64'),
    fileKey: randomBytes(32).toString('base64'),
  };
  const made = writeOnce(home.secretsFile, JSON.stringify(secrets, null, 2));
  return made ? secrets : readOrMakeSecrets(home);
}

export function writeSecrets(home: Home, secrets: HomeSecrets): void {
  writePrivate(home.secretsFile, `${JSON.stringify(secrets, null, 2)}\n`);
}

/** Written beside and renamed: a full disk or a power cut leaves the old text or the new, never half. */
export function writePrivate(file: string, text: string): void {
  writeBeside(file, text, (half) => renameSync(half, file));
}

/** The same, but false when the file is there already: of two who start at once, one writes. */
function writeOnce(file: string, text: string): boolean {
  try {
    writeBeside(file, text, (half) => linkSync(half, file));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function writeBeside(file: string, text: string, put: (half: string) => void): void {
  try {
    const directory = mkdtempSync(`${file}-`);
    try {
      const half = join(directory, 'new');
      writeFileSync(half, text, { mode: 0o600, flush: true });
      put(half);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  } catch (error) {
    throw diskFailure(error, file);
  }
}
