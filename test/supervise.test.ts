import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../server/project-root.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const ready = `process.on('message', () => console.log('told'));
  process.send({ ready: true });
  setInterval(() => process.send({ alive: true }), 200);`;

/** The process that watches, over a server that does what `server` says; `said` is what both have written. */
function watchOver(name: string, server: string) {
  const script = join(directory, `${name}.mjs`);
  writeFileSync(script, `${ready}\n${server}`);
  const supervisor = join(projectRoot(), 'scripts', 'supervise.mjs');
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { supervise } from ${JSON.stringify(supervisor)}; await supervise(${JSON.stringify(script)}, [], process.env);`,
    ],
    { env: { ...process.env, LONTAR_WATCHDOG_SECONDS: '2' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [parent.stdout, parent.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const listen of listeners) listen();
    });
  }
  return {
    parent,
    ended: new Promise<number | null>((resolve) => parent.once('close', resolve)),
    heard: (words: string) =>
      new Promise<void>((resolve) => {
        const listen = () => {
          if (said.includes(words)) resolve();
        };
        listeners.add(listen);
        listen();
      }),
  };
}

test('told to stop between two lives, it starts no third one and leaves at once', async () => {
  const { parent, ended, heard } = watchOver('dies', 'setTimeout(() => process.exit(7), 300);');
  await heard('The server ended (7)');
  const told = performance.now();
  parent.kill('SIGTERM');
  expect(await ended).toBe(7);
  expect(performance.now() - told).toBeLessThan(900);
});

test('a server that stands still when it is told to stop is ended', async () => {
  const { parent, ended, heard } = watchOver('hangs', "process.on('SIGTERM', () => { for (;;); });");
  await heard('told');
  parent.kill('SIGTERM');
  expect(await ended).toBe(137);
});
