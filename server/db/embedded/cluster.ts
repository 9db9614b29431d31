import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { postgresEnvironment } from '../../config.ts';
import { diskFailure, StartFailure } from '../../start-failure.ts';
import { type Account, identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home, HomeSecrets, OwnerSecrets } from './home.ts';
import { explain, isAlive } from './postmaster.ts';

/** Superuser of the embedded server; whoever prepares it uses it. */
export const adminRole = 'lontar_admin';
/** Owns the tables and migrates. */
export const ownerRole = 'lontar_owner';
/** The lesser login that the application uses. */
export const appRole = 'lontar_app';
export const databaseName = 'lontar';

/** Makes the data directory unless it exists. Built beside and renamed: an interrupted first start leaves nothing half. */
export async function ensureCluster(
  home: Home,
  binaries: Binaries,
  account: Account | undefined,
  owner: OwnerSecrets,
  durable: boolean,
): Promise<void> {
  const { dataDirectory } = home;
  const versionFile = join(dataDirectory, 'PG_VERSION');
  if (existsSync(dataDirectory)) {
    const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
    if (found === undefined || !/^\d+$/.test(found)) {
      throw new StartFailure('data_directory_broken', { path: dataDirectory, log: home.logFile });
    }
    if (found !== binaries.major) {
      throw new StartFailure('data_directory_version', {
        path: dataDirectory,
        found,
        wanted: binaries.major,
      });
    }
    return;
  }

  sweepHalves(home);
  const half = mkdtempSync(`${dataDirectory}.new-${process.pid}-`);
  const passwordFile = `${half}.password`;
  try {
    writeFileSync(passwordFile, owner.adminPassword, { mode: 0o600 });
    if (account) {
      chownSync(half, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    await initdb(home, binaries, account, half, passwordFile, durable);
    // Of two who start at once, the first has its directory in place; the other's is thrown away.
    if (!existsSync(dataDirectory)) renameSync(half, dataDirectory);
  } catch (error) {
    if (!existsSync(versionFile)) throw diskFailure(error, home.directory);
  } finally {
    rmSync(half, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** What first starts left behind that were killed. */
function sweepHalves(home: Home): void {
  for (const name of readdirSync(home.directory)) {
    const pid = Number(/^pg\.new-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) rmSync(join(home.directory, name), { recursive: true, force: true });
  }
}

async function initdb(
  home: Home,
  binaries: Binaries,
  account: Account | undefined,
  directory: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const options = [
    ['-D', directory],
    ['-U', adminRole],
    [`--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    // The same order and case rules on every machine, whatever locales it has.
    ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    durable ? [] : ['--no-sync'],
  ].flat();
  const child = spawn(binaries.initdb, options, {
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: postgresEnvironment,
    ...identity(account),
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw explain(words, home, binaries);
}

/** Makes the two roles and the database on a server that lacks them. */
export async function ensureRolesAndDatabase(
  admin: pg.Client,
  { secrets, owner }: { secrets: HomeSecrets; owner: OwnerSecrets },
  canCreate: boolean,
): Promise<void> {
  for (const [role, password] of [
    [ownerRole, owner.ownerPassword],
    [appRole, secrets.appPassword],
  ] as const) {
    const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount) continue;
    const privileges = role === ownerRole && canCreate ? 'createdb' : '';
    await admin.query(`create role ${role} login ${privileges} password ${pg.escapeLiteral(password)}`);
  }
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (!rowCount) await admin.query(`create database ${databaseName} owner ${ownerRole}`);
}
