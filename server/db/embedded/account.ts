import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartFailure } from '../../start-failure.ts';

/** The operating-system account that PostgreSQL runs as; undefined means our own. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** initdb insists on an account with a name, so an unused number would not do. */
const candidates = ['lontar', 'postgres', 'nobody'];

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0);
}

/**
 * PostgreSQL refuses to run as root. Then an ordinary account takes it: the one that already owns the
 * data directory, else the first of the candidates that exists here.
 */
export function postgresAccount(dataDirectory: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = accounts();
  const owner = dataDirectory && statSync(dataDirectory, { throwIfNoEntry: false })?.uid;
  const found =
    known.find((account) => account.uid === owner) ??
    candidates
      .map((name) => known.find((account) => account.name === name))
      .find((account) => account !== undefined);
  if (!found) throw new StartFailure('no_unprivileged_account');
  return found;
}

/** The spawn options that switch to the account. */
export function identity(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether the account can enter the directory: asked of the system as that account, the only answer that counts. */
export function canEnter(directory: string, account: Account | undefined): boolean {
  if (!account) return true;
  const run = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], {
    cwd: '/',
    stdio: 'ignore',
    ...identity(account),
  });
  return run.status === 0;
}
