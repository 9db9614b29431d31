import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { removeEmbedded } from '../server/db/embedded/index.ts';
import { restartsSchema } from '../server/http/health.ts';

const home = mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));
afterAll(() => removeEmbedded(home));

const running = z.object({ pid: z.number() });

test('a server that stands still, or dies, is started again by the process that watches over it', async () => {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, NODE_ENV: _env, ...inherited } = process.env;
  const parent = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...inherited, LONTAR_HOME: home, PORT: '0', LONTAR_WATCHDOG_SECONDS: '2' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [parent.stdout, parent.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => parent.once('close', resolve));
  try {
    const address = async (life: number) => {
      for (;;) {
        const found = [...said.matchAll(/ready: (http\S+)/g)][life - 1]?.[1];
        if (found !== undefined) return found;
        if (parent.exitCode !== null) throw new Error(said);
        await sleep(50);
      }
    };
    const serverPid = () => running.parse(JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'))).pid;
    const restarts = async (life: number) => {
      const url = `${await address(life)}/readyz`;
      for (;;) {
        const reply = restartsSchema.parse(await (await fetch(url)).json());
        // The parent says it a moment after the server is ready.
        if (reply.restarts.count === life - 1) return reply.restarts;
        await sleep(50);
      }
    };

    expect((await restarts(1)).last).toBeNull();
    const first = serverPid();
    process.kill(first, 'SIGSTOP');
    expect((await restarts(2)).last?.reason).toBe('hung');
    expect(said).toContain('The server stood still for 2 seconds');
    const second = serverPid();
    expect(second).not.toBe(first);

    process.kill(second, 'SIGKILL');
    expect((await restarts(3)).last?.reason).toBe('died');
  } finally {
    parent.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  expect(existsSync(join(home, 'pg', 'postmaster.pid'))).toBe(false);
}, 90_000);
