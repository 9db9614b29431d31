import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartFailure } from '../../start-failure.ts';
import { type Account, postgresAccount } from './account.ts';
import { findHome, type Home, homeOfClone, readOrMakeSecrets, readSecrets } from './home.ts';

let place: string;
const made: string[] = [];

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'lontar-home-')));
});
afterEach(() => {
  for (const directory of [place, ...made.splice(0)]) rmSync(directory, { recursive: true, force: true });
});

function clone(name: string): string {
  const root = join(place, name);
  mkdirSync(root);
  return root;
}

function settle(root: string, account: Account | undefined): Home {
  const home = homeOfClone(root, account);
  readOrMakeSecrets(home);
  if (!home.directory.startsWith(place)) made.push(home.directory);
  return home;
}

test('a clone of one’s own keeps its home inside, and the secrets stay what they are', () => {
  const root = clone('a');
  const home = settle(root, undefined);
  expect(home.directory).toBe(join(root, '.lontar'));
  expect(readOrMakeSecrets(home)).toEqual(readOrMakeSecrets(settle(root, undefined)));
});

test('secrets are made once for a home, and never for data that had others', () => {
  const home = settle(clone('a'), undefined);
  rmSync(home.secretsFile);
  mkdirSync(home.dataDirectory);
  expect(() => readOrMakeSecrets(home)).toThrow(StartFailure);
  expect(existsSync(home.secretsFile)).toBe(false);
});

test('what opens the database as its owner leaves the file of who serves', () => {
  const home = settle(clone('a'), undefined);
  const made = readOrMakeSecrets(home);
  expect(Object.keys(readSecrets(home)).sort()).toEqual(['appPassword', 'fileKey', 'port', 'sessionSecret']);
  // As homes were before: all in one file.
  writeFileSync(home.secretsFile, JSON.stringify({ ...made.secrets, ...made.owner }));
  rmSync(home.ownerFile);
  mkdirSync(home.dataDirectory);
  expect(readOrMakeSecrets(home)).toEqual(made);
  expect(readFileSync(home.secretsFile, 'utf8')).not.toContain(made.owner.ownerPassword);
  expect(statSync(home.ownerFile).mode & 0o777).toBe(0o600);
});

/** Only root starts PostgreSQL as somebody else; `place` is of mode 0700 and root's. */
describe.runIf(process.getuid?.() === 0)('a directory that only root can enter', () => {
  const account = () => postgresAccount(undefined);

  test('has its home elsewhere, and finds it again', () => {
    const root = clone('a');
    const home = settle(root, account());
    expect(home.directory.startsWith(place)).toBe(false);
    expect(settle(root, account()).directory).toBe(home.directory);
    expect(findHome(root)?.directory).toBe(home.directory);
  });

  test('a copied clone gets another home; a moved one keeps its own', () => {
    const root = clone('a');
    const home = settle(root, account());
    const copy = join(place, 'copy');
    cpSync(root, copy, { recursive: true });
    const other = settle(copy, account());
    expect(other.directory).not.toBe(home.directory);
    expect(settle(root, account()).directory).toBe(home.directory);

    rmSync(copy, { recursive: true });
    const moved = join(place, 'moved');
    renameSync(root, moved);
    expect(settle(moved, account()).directory).toBe(home.directory);
  });

  test('a home that has become unreachable is named, not left for an empty one', () => {
    const root = join(place, 'a');
    mkdirSync(join(root, '.lontar'), { recursive: true });
    writeFileSync(join(root, '.lontar', 'secrets.json'), '{}');
    expect(() => homeOfClone(root, account())).toThrow('data_directory_unreachable');
    expect(existsSync(join(root, '.lontar', 'elsewhere'))).toBe(false);
  });
});
