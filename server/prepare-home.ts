import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';

/** The process that prepares the home has said why it could not. */
export class NotPrepared extends Error {}

const prepared = z.object({ ok: z.literal(true), home: z.string() });

interface PreparedHome {
  directory: string;
  /** Lets the process go that keeps the database running; whoever serves has joined it by then. */
  leave(): Promise<void>;
}

/**
 * Makes the embedded database, migrates it and fills it, in a process of its own: that one alone opens the owner's login.
 */
export async function prepareHome(): Promise<PreparedHome> {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(projectRoot(), 'dist', 'server', 'cli.js'), 'migrate', '--json', '--hold'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'close');
  child.stdin.on('error', () => {});
  for await (const line of createInterface(child.stdout)) {
    const said = prepared.safeParse(JSON.parse(line));
    if (!said.success) break;
    return {
      directory: said.data.home,
      async leave() {
        child.stdin.end();
        await ended;
      },
    };
  }
  await ended;
  throw new NotPrepared();
}
