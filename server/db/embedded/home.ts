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
  /** The logins that make, migrate and could rewrite: opened by who does that, never by who serves. */
  ownerFile: string;
  logFile: string;
  /** Notes who serves from here, for the line "already running". */
  runningFile: string;
}

const password = () => randomBytes(24).toString('hex');

const secretsSchema = z.object({
  appPassword: z.string().min(32),
  /** Loopback port of PostgreSQL, picked once; another is taken when it is busy. */
  port: z.number().int(),
  sessionSecret: z.string().min(32),
  fileKey: z.string().min(32),
});
export type HomeSecrets = z.infer<typeof secretsSchema>;
const newSecrets = (): HomeSecrets => ({
  appPassword: password(),
  port: 0,
  sessionSecret: randomBytes(32).toString('base64'),
  fileKey: randomBytes(32).toString('base64'),
});

const ownerSchema = z.object({ adminPassword: z.string().min(32), ownerPassword: z.string().min(32) });
export type OwnerSecrets = z.infer<typeof ownerSchema>;
const newOwner = (): OwnerSecrets => ({ adminPassword: password(), ownerPassword: password() });

export function homeAt(directory: string): Home {
  return {
    directory,
    dataDirectory: join(directory, 'pg'),
    secretsFile: join(directory, 'secrets.json'),
    ownerFile: join(directory, 'owner.json'),
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

const placesElsewhere = () => ['/var/lib/lontar', '/var/tmp/lontar', join(tmpdir(), 'lontar')];

/** The first place outside the clone that root may write and an ordinary account may enter. */
export function placeElsewhere(account: Account | undefined): string {
  let last: unknown;
  for (const base of placesElsewhere()) {
    try {
      const place = makePassable(base);
      if (canEnter(place, account)) return place;
    } catch (error) {
      last = error;
    }
  }
  throw last ?? new StartFailure('disk_read_only', { path: '/var/lib/lontar' });
}

/** In the clone, the file that says under which id its home lies elsewhere. */
const noteOf = (root: string) => join(root, '.lontar', 'elsewhere');

function readNote(root: string): string | undefined {
  const id = existsSync(noteOf(root)) ? readFileSync(noteOf(root), 'utf8').trim() : '';
  return /^[0-9a-f]{16}$/.test(id) ? id : undefined;
}

/** The home that a clone already has, in it or elsewhere. */
export function findHome(root: string): Home | undefined {
  const id = readNote(root);
  const directories = [
    join(root, '.lontar'),
    ...(id ? placesElsewhere().map((place) => join(place, id)) : []),
  ];
  return directories.map(homeAt).find((home) => existsSync(home.secretsFile));
}

/**
 * The home of a clone: `.lontar` in it or, when PostgreSQL's account cannot enter there, a directory
 * elsewhere named after a random id that the clone keeps. A home once made is never silently left for another.
 */
export function homeOfClone(root: string, account: Account | undefined): Home {
  const inside = homeAt(makePassable(join(root, '.lontar')));
  const found = findHome(root);
  if (found !== undefined && !isCopied(found, root)) {
    if (canEnter(found.directory, account)) return found;
    throw new StartFailure('data_directory_unreachable', {
      account: account?.name ?? '',
      path: found.directory,
    });
  }
  if (canEnter(inside.directory, account)) return inside;

  const id = randomBytes(8).toString('hex');
  const home = homeAt(makePassable(join(placeElsewhere(account), id)));
  writePrivate(join(home.directory, 'clone'), root);
  writePrivate(noteOf(root), id);
  return home;
}

/** A copied clone brings the note of the original along, and must not take over its database. */
function isCopied(home: Home, root: string): boolean {
  const cloneFile = join(home.directory, 'clone');
  if (!existsSync(cloneFile)) return false;
  const original = readFileSync(cloneFile, 'utf8').trim();
  if (original === root) return false;
  if (existsSync(noteOf(original))) return true;
  // Moved: the original is gone.
  writePrivate(cloneFile, root);
  return false;
}

/** What serving needs; throws where the home has none. */
export const readSecrets = (home: Home): HomeSecrets => read(home.secretsFile, secretsSchema);

/** Reads what opens the database, or makes it for a home that has no data directory yet. */
export function readOrMakeSecrets(home: Home): { secrets: HomeSecrets; owner: OwnerSecrets } {
  splitOwner(home);
  return {
    owner: readOrMake(home, home.ownerFile, ownerSchema, newOwner),
    secrets: readOrMake(home, home.secretsFile, secretsSchema, newSecrets),
  };
}

/** Homes from before had all of it in one file. */
function splitOwner(home: Home): void {
  if (existsSync(home.ownerFile) || !existsSync(home.secretsFile)) return;
  const together = read(home.secretsFile, z.looseObject({}));
  const owner = ownerSchema.safeParse(together);
  if (!owner.success) return;
  writeOnce(home.ownerFile, JSON.stringify(owner.data, null, 2));
  writeSecrets(home, read(home.secretsFile, secretsSchema));
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new StartFailure(existsSync(file) ? 'secrets_broken' : 'secrets_missing', { path: file }, error);
  }
}

function readOrMake<T>(home: Home, file: string, schema: z.ZodType<T>, make: () => T): T {
  if (existsSync(file)) return read(file, schema);
  if (existsSync(home.dataDirectory)) throw new StartFailure('secrets_missing', { path: file });
  writeOnce(file, JSON.stringify(make(), null, 2));
  return read(file, schema);
}

export function writeSecrets(home: Home, secrets: HomeSecrets): void {
  writePrivate(home.secretsFile, `${JSON.stringify(secrets, null, 2)}\n`);
}

/** Written beside and renamed: a full disk or a power cut leaves the old text or the new, never half. */
export function writePrivate(file: string, text: string): void {
  writeBeside(file, text, (half) => renameSync(half, file));
}

/** The same, unless the file is there already: of two who start at once, one writes. */
function writeOnce(file: string, text: string): void {
  try {
    writeBeside(file, text, (half) => linkSync(half, file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
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
