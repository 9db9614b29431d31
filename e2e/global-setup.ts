import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { removeEmbedded } from '../server/db/embedded/index.ts';
import { chooseBrowser } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Lontar under test answers, without a closing slash. */
    address: string;
  }
}

/** A demonstration office of its own: built, started and stopped as `npm start` does it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = chooseBrowser();
  process.stdout.write(`Browser (${browser.origin}): ${browser.executablePath}\n`);

  const home = mkdtempSync(join(tmpdir(), `lontar-test-${process.pid}-`));
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, NODE_ENV: _env, ...environment } = process.env;
  const office = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    env: { ...environment, LONTAR_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => office.once('close', () => resolve()));

  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    office.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const ready = /ready: (http\S+)/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    office.once('error', reject);
    office.once('close', () => reject(new Error(`Lontar ended before it was ready:\n${said}`)));
  }).catch(async (error: unknown) => {
    await removeEmbedded(home);
    throw error;
  });

  project.provide('address', address);
  project.provide('browser', browser);
  return async () => {
    office.kill('SIGTERM');
    await ended;
    await removeEmbedded(home);
  };
}
