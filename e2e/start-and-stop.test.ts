import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { removeEmbedded } from '../server/db/embedded/index.ts';

const ownerFile = z.object({ adminPassword: z.string() });

interface Run {
  child: ChildProcess;
  /** Everything it has said so far. */
  said(): string;
  /** Its address, or a failure when it ends before. */
  ready: Promise<string>;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

describe('Lontar as a process', () => {
  let home: string;
  const runs: Run[] = [];

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));
  });
  afterEach(async () => {
    for (const run of runs.splice(0)) {
      run.child.kill('SIGTERM');
      await run.ended;
    }
  });
  afterAll(() => removeEmbedded(home));

  function start(environment: Record<string, string> = {}): Run {
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, NODE_ENV: _env, ...inherited } = process.env;
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      env: { ...inherited, LONTAR_HOME: home, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
      child.once('close', (code, signal) => resolve({ code, signal })),
    );
    const ready = new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (more: string) => {
          text += more;
          const address = /ready: (http\S+)/.exec(text)?.[1];
          if (address) resolve(address);
        });
      }
      child.once('close', () => reject(new Error(text)));
    });
    ready.catch(() => {});
    const run = { child, said: () => text, ready, ended };
    runs.push(run);
    return run;
  }

  const answers = (address: string) =>
    fetch(`${address}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
  const postmasterPid = () => Number(readFileSync(join(home, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

  /** Who is signed in to the database while it serves, besides us who look. */
  async function loginsInUse(): Promise<string[]> {
    const { adminPassword } = ownerFile.parse(JSON.parse(readFileSync(join(home, 'owner.json'), 'utf8')));
    const port = readFileSync(join(home, 'pg', 'postmaster.pid'), 'utf8').split('\n')[3];
    const client = new pg.Client(`postgres://lontar_admin:${adminPassword}@127.0.0.1:${port}/postgres`);
    await client.connect();
    try {
      const { rows } = await client.query<{ role: string }>(
        `select distinct usename::text as role from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return rows.map(({ role }) => role);
    } finally {
      await client.end();
    }
  }

  test('a second start says that one is running and where, and leaves it alone', async () => {
    const first = start();
    const address = await first.ready;
    expect(await loginsInUse()).toEqual(['lontar_app']);
    const second = start();
    expect((await second.ended).code).toBe(1);
    expect(second.said()).toContain(address);
    expect(second.said()).toContain(`already running at ${address} (process ${first.child.pid})`);
    expect(second.said()).not.toContain('    at ');
    expect(await answers(address)).toBe(true);
  });

  test('a port in use is one line in each language, and PostgreSQL does not stay behind', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as AddressInfo;
    const run = start({ PORT: String(port) });
    expect((await run.ended).code).toBe(1);
    squatter.close();
    expect(run.said().trim().split('\n')).toHaveLength(2);
    expect(run.said()).toContain(`Port ${port} `);
    expect(() => postmasterPid()).toThrow();
  });

  test('asked to stop, it answers the request under way, cuts silent connections, and stops PostgreSQL', async () => {
    const run = start();
    const address = await run.ready;
    const { hostname, port } = new URL(address);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const slow = connect(Number(port), hostname);
    let reply = '';
    slow.setEncoding('utf8').on('data', (text: string) => {
      reply += text;
    });
    slow.write(
      'POST /api/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{',
    );
    await sleep(300);
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    await sleep(300);
    expect(run.child.exitCode).toBeNull();
    slow.write('}');
    expect((await run.ended).code).toBe(0);
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await answers(address)).toBe(false);
    expect(() => postmasterPid()).toThrow();
  });

  test('killed, its PostgreSQL lives on and the next start takes it over', async () => {
    const killed = start();
    await killed.ready;
    const orphan = postmasterPid();
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = start();
    expect(await answers(await next.ready)).toBe(true);
    expect(postmasterPid()).toBe(orphan);
  });

  test('PostgreSQL killed under it comes back, and the desk answers again', async () => {
    const run = start();
    const address = await run.ready;
    process.kill(postmasterPid(), 'SIGKILL');
    await expect.poll(() => answers(address), { timeout: 60_000, interval: 200 }).toBe(true);
    expect(run.child.exitCode).toBeNull();
  });

  test('real service refuses to start without secrets, and never on a demonstration', async () => {
    const bare = start({ NODE_ENV: 'production' });
    expect((await bare.ended).code).toBe(1);
    expect(bare.said()).toContain('LONTAR_SECRET');
    const secrets = {
      LONTAR_SECRET: 'rahasia-yang-hanya-untuk-pengujian-ini',
      LONTAR_FILE_KEY: Buffer.alloc(32, 1).toString('base64'),
    };
    const real = start({ NODE_ENV: 'production', ...secrets });
    expect((await real.ended).code).toBe(1);
    expect(real.said()).toContain('demonstration data');
  });
});
