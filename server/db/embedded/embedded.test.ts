import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StartFailure } from '../../start-failure.ts';
import {
  type EmbeddedDatabase,
  joinEmbedded,
  type OwnedDatabase,
  openEmbedded,
  removeEmbedded,
} from './index.ts';
import { isAlive } from './postmaster.ts';

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  let directory: string;
  const opened: EmbeddedDatabase[] = [];

  const newDirectory = () => mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));

  beforeAll(() => {
    directory = newDirectory();
  });
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.release();
  });
  afterAll(() => removeEmbedded(directory));

  async function open(durable = false, where = directory): Promise<OwnedDatabase> {
    const database = await openEmbedded({ directory: where, durable, patienceSeconds: 20 });
    opened.push(database);
    return database;
  }

  async function leave(database: EmbeddedDatabase): Promise<void> {
    opened.splice(opened.indexOf(database), 1);
    await database.release();
  }

  async function ask<T>(url: string, sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const answers = (database: EmbeddedDatabase) =>
    ask(database.appUrl, 'select 1').then(
      () => true,
      () => false,
    );

  const failure = () =>
    open().then(
      () => undefined,
      (error: unknown) => (error instanceof StartFailure ? error.code : error),
    );

  test('starts with two roles of its own and stops when the last user leaves', async () => {
    const database = await open();
    expect(database.how).toBe('started');
    expect(await ask(database.appUrl, 'select current_user as who')).toEqual([{ who: 'lontar_app' }]);
    expect(await ask(database.ownerUrl, 'select current_user as who')).toEqual([{ who: 'lontar_owner' }]);
    expect(await ask(database.ownerUrl, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    expect(statSync(database.home.secretsFile).mode & 0o777).toBe(0o600);
    expect(statSync(database.home.ownerFile).mode & 0o777).toBe(0o600);
    expect(statSync(database.home.dataDirectory).mode & 0o777).toBe(0o700);

    const second = await open();
    expect(second.how).toBe('adopted');
    await leave(database);
    expect(await answers(second)).toBe(true);
    await leave(second);
    expect(await answers(second)).toBe(false);
  });

  test('does not run as root', async () => {
    const { postmaster } = await open();
    const owner =
      process.platform === 'linux'
        ? statSync(`/proc/${postmaster.pid}`).uid
        : Number(execFileSync('ps', ['-o', 'uid=', '-p', String(postmaster.pid)], { encoding: 'utf8' }));
    expect(owner).toBeGreaterThan(0);
  });

  test('keeps the data', async () => {
    const first = await open();
    await ask(first.ownerUrl, 'create table lasting (id int)');
    await leave(first);
    expect(await ask((await open()).ownerUrl, 'select count(*)::int from lasting')).toEqual([{ count: 0 }]);
  });

  test('two first starts at once make one server', async () => {
    const where = newDirectory();
    const both = await Promise.all([open(false, where), open(false, where)]);
    expect(new Set(both.map((database) => database.postmaster.pid)).size).toBe(1);
    expect(await answers(both[1])).toBe(true);
    for (const database of both) await leave(database);
    await removeEmbedded(where);
  });

  test('one of them serves; the other is told no', async () => {
    const [a, b] = await Promise.all([open(), open()]);
    expect(await a.claim()).toBe(true);
    expect(await b.claim()).toBe(false);
    await leave(a);
    expect(await b.claim()).toBe(true);
  });

  test('adopts the server of a run that was killed', async () => {
    // The owner of the server leaves without a word: what stays behind is an orphan with its note.
    const script = `
      import { createServer } from 'vite';
      const vite = await createServer({ configFile: false, logLevel: 'error', optimizeDeps: { noDiscovery: true },
        server: { middlewareMode: true, watch: null, ws: false }, appType: 'custom' });
      const { openEmbedded } = await vite.ssrLoadModule('/server/db/embedded/index.ts');
      const { postmaster } = await openEmbedded({ directory: ${JSON.stringify(directory)}, durable: false });
      console.log(postmaster.pid);
      process.kill(process.pid, 'SIGKILL');`;
    const orphanPid = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (text) => {
        said += text;
      });
      child.once('close', () => resolve(Number(said)));
    });
    expect(isAlive(orphanPid)).toBe(true);
    const database = await open();
    expect(database.how).toBe('adopted');
    expect(database.postmaster.pid).toBe(orphanPid);
    await leave(database);
    expect(await answers(database)).toBe(false);
  });

  test('starts PostgreSQL again on the same port when it is killed under us, and keeps what was committed', async () => {
    const database = await open(true);
    await database.claim();
    await ask(database.ownerUrl, 'create table kept (id int); insert into kept values (1)');
    process.kill(database.postmaster.pid, 'SIGKILL');
    await expect
      .poll(() => ask(database.ownerUrl, 'select count(*)::int from kept').catch(() => 'down'), {
        timeout: 15_000,
      })
      .toEqual([{ count: 1 }]);
    const serving = `select count(*)::int from pg_locks where locktype = 'advisory' and objid = 7305004`;
    await expect.poll(() => ask(database.ownerUrl, serving), { timeout: 30_000 }).toEqual([{ count: 1 }]);
    const rival = await open();
    expect(rival.postmaster.port).toBe(database.postmaster.port);
    expect(rival.postmaster.pid).not.toBe(database.postmaster.pid);
    expect(await rival.claim()).toBe(false);
  });

  test('who serves joins, revives and stops it without what opens it as its owner', async () => {
    const owner = await open(true);
    const { home, ownerUrl } = owner;
    const away = join(directory, 'owner-away.json');
    renameSync(home.ownerFile, away);
    try {
      const database = await joinEmbedded({ home });
      opened.push(database);
      expect(database.how).toBe('adopted');
      expect(database).not.toHaveProperty('ownerUrl');
      expect(await database.claim()).toBe(true);
      await leave(owner);
      const who = "select distinct usename from pg_stat_activity where backend_type = 'client backend'";
      expect(await ask(database.appUrl, who)).toEqual([{ usename: 'lontar_app' }]);
      process.kill(database.postmaster.pid, 'SIGKILL');
      await expect.poll(() => answers(database), { timeout: 15_000 }).toBe(true);
      await leave(database);
      expect(await answers(database)).toBe(false);
      // Also the first to come.
      const first = await joinEmbedded({ home });
      opened.push(first);
      expect(await ask(first.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
      await leave(first);
    } finally {
      renameSync(away, home.ownerFile);
    }
    await open();
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a note that names a dead or another program is stale', async () => {
    const first = await open();
    const note = join(first.home.dataDirectory, 'postmaster.pid');
    const lines = readFileSync(note, 'utf8').split('\n');
    await leave(first);
    for (const pid of [first.postmaster.pid, process.pid]) {
      writeFileSync(note, [pid, ...lines.slice(1)].join('\n'));
      const database = await open();
      expect(database.how).toBe('started');
      await leave(database);
    }
  });

  test('takes another port when its own is busy', async () => {
    const first = await open();
    await leave(first);
    const { createServer } = await import('node:net');
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(first.postmaster.port, '127.0.0.1', resolve));
    try {
      const database = await open();
      expect(database.postmaster.port).not.toBe(first.postmaster.port);
    } finally {
      squatter.close();
    }
  });

  test('recreate leaves an empty database', async () => {
    const database = await open();
    await ask(database.ownerUrl, 'create table gone (id int)');
    await database.recreate();
    expect(await ask(database.ownerUrl, `select to_regclass('gone') as gone`)).toEqual([{ gone: null }]);
  });

  test('names a broken data directory, one of another version, and lost secrets', async () => {
    const first = await open();
    await leave(first);
    const { dataDirectory, secretsFile } = first.home;

    const control = join(dataDirectory, 'global', 'pg_control');
    const intact = readFileSync(control);
    writeFileSync(control, Buffer.alloc(intact.length));
    expect(await failure()).toBe('data_directory_broken');
    writeFileSync(control, intact);

    writeFileSync(join(dataDirectory, 'PG_VERSION'), '16\n');
    expect(await failure()).toBe('data_directory_version');
    rmSync(join(dataDirectory, 'PG_VERSION'));
    expect(await failure()).toBe('data_directory_broken');
    writeFileSync(join(dataDirectory, 'PG_VERSION'), '18\n');

    const secrets = readFileSync(secretsFile);
    writeFileSync(secretsFile, '{');
    expect(await failure()).toBe('secrets_broken');
    rmSync(secretsFile);
    expect(await failure()).toBe('secrets_missing');
    writeFileSync(secretsFile, secrets, { mode: 0o600 });
    expect(await failure()).toBeUndefined();
  });
});
