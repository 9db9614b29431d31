import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresEnvironment } from '../../config.ts';
import { diskFailure, StartFailure } from '../../start-failure.ts';
import { type Account, identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';

/** A PostgreSQL server process on our data directory. */
export interface Postmaster {
  pid: number;
  port: number;
}

const maximumLogBytes = 16 * 1024 * 1024;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What the system says about where a process works or how it was started; undefined when it says nothing. */
function belongsTo(pid: number, dataDirectory: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === dataDirectory;
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      dataDirectory,
    );
  } catch {
    return false;
  }
}

/**
 * The server that runs on the data directory, by its postmaster.pid. A note left by a dead server,
 * or whose number now belongs to another program, is stale and counts as none.
 */
export function findPostmaster(home: Home): Postmaster | undefined {
  const file = join(home.dataDirectory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  if (!belongsTo(pid, realpathSync(home.dataDirectory))) {
    // PostgreSQL would believe that the other program is the old server.
    rmSync(file, { force: true });
    return undefined;
  }
  return Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

/** Picks a loopback port: the wanted one if it is free, else any. */
export async function freePort(wanted: number): Promise<number> {
  for (const port of wanted > 0 ? [wanted, 0] : [0]) {
    const found = await new Promise<number | undefined>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(undefined));
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
      });
    });
    if (found !== undefined) return found;
  }
  throw new StartFailure('address_unavailable', { host: '127.0.0.1' });
}

export interface LaunchSettings {
  account: Account | undefined;
  port: number;
  /** False only for databases that tests throw away. */
  durable: boolean;
}

function serverArguments(home: Home, settings: LaunchSettings): string[] {
  const parameters: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(settings.port),
    unix_socket_directories: '',
    max_connections: settings.durable ? '60' : '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Queries are short; compiling them costs more than it saves.
    jit: 'off',
    fsync: settings.durable ? 'on' : 'off',
    synchronous_commit: settings.durable ? 'on' : 'off',
    full_page_writes: settings.durable ? 'on' : 'off',
  };
  return [
    '-D',
    home.dataDirectory,
    ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches us and not it, and does not wait for it. */
export function launchPostmaster(home: Home, binaries: Binaries, settings: LaunchSettings) {
  let log: number;
  try {
    if ((statSync(home.logFile, { throwIfNoEntry: false })?.size ?? 0) > maximumLogBytes)
      truncateSync(home.logFile);
    log = openSync(home.logFile, 'a', 0o600);
  } catch (error) {
    throw diskFailure(error, home.logFile);
  }
  const logStart = logSize(home);
  const child = spawn(binaries.postgres, serverArguments(home, settings), {
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
    env: postgresEnvironment,
    ...identity(settings.account),
  });
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  child.unref();
  return {
    pid: child.pid,
    /** Undefined while it runs; else what it wrote before it ended. */
    lastWords(): string | undefined {
      if (failure) return failure.message;
      if (child.exitCode === null && child.signalCode === null) return undefined;
      return readFileSync(home.logFile).subarray(logStart).toString('utf8') || 'exit';
    },
  };
}

/** Sorts what PostgreSQL or initdb said before it gave up into the one line that helps. */
export function explain(words: string, home: Home, binaries: Binaries): StartFailure {
  const path = home.dataDirectory;
  const log = home.logFile;
  if (/No space left on device|Disk quota exceeded/i.test(words))
    return new StartFailure('disk_full', { path });
  if (/Read-only file system/i.test(words)) return new StartFailure('disk_read_only', { path });
  const version = /initialized by PostgreSQL version (\S+?),/.exec(words)?.[1];
  if (version)
    return new StartFailure('data_directory_version', { path, found: version, wanted: binaries.major });
  const broken =
    /PANIC|is not a valid data directory|is not a database cluster|could not (open|read|access|locate|find|load)|invalid|incompatible|corrupt|does not match|incorrect checksum|contains unexpected|missing or erroneous|unexpected end/i;
  const line =
    /^.*?(?:FATAL|PANIC|ERROR|error):\s*(.+)$/im.exec(words)?.[1] ??
    words.trim().split('\n').at(-1) ??
    'exit';
  if (broken.test(words)) return new StartFailure('data_directory_broken', { path, log }, new Error(line));
  return new StartFailure('postgres_failed', { reason: line, log });
}

export function logSize(home: Home): number {
  return statSync(home.logFile, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Why something failed while the database was open. A full disk shows in many ways, the last of which is a
 * server that restarts under us; its log names it.
 */
export function explainFault(error: unknown, home: Home, logStart: number): unknown {
  if (logSize(home) <= logStart) return error;
  const words = readFileSync(home.logFile).subarray(logStart).toString('utf8');
  const full = /No space left on device|Disk quota exceeded/i.test(words);
  return full ? new StartFailure('disk_full', { path: home.dataDirectory }, error) : error;
}

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(
  home: Home,
  binaries: Binaries,
  account: Account | undefined,
  pid: number,
) {
  const stopper = spawn(binaries.pgCtl, ['stop', '-D', home.dataDirectory, '-m', 'fast', '-t', '60', '-s'], {
    cwd: '/',
    // Ctrl-C pressed twice must not interrupt it.
    detached: true,
    windowsHide: true,
    stdio: 'ignore',
    env: postgresEnvironment,
    ...identity(account),
  });
  await new Promise<void>((resolve) => {
    stopper.once('error', () => resolve());
    stopper.once('close', () => resolve());
  });
  for (let i = 0; i < 50 && isAlive(pid) && belongsTo(pid, home.dataDirectory); i += 1) await sleep(100);
}
