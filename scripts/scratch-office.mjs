// A demonstration office of its own for a script: built, started on a throw-away home and removed again. Shared by what
// sends hostile files and by the fuzzer. Ends only what it started.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, nodeProgram, root } from './bootstrap.mjs';

/** The processes below one, itself among them. */
function family(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

/** Resident megabytes of a process of ours; 0 where it is PostgreSQL's, or has ended meanwhile. */
function megabytesOf(pid) {
  try {
    if (!/\/node\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'))) return 0;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Of the server, and of what reads files for it: that has a limit of its own and is replaced when it has grown. */
function memoryOf(pid) {
  const server = megabytesOf(pid);
  const all = family(pid).reduce((sum, one) => sum + megabytesOf(one), 0);
  return { server: Math.round(server), all: Math.round(all) };
}

/** Starts it; `publicUrl` makes it believe a proxy's word for who asks. */
export async function openScratchOffice({ publicUrl } = {}) {
  await ensureInstalled();
  await ensureBuilt();
  const home = mkdtempSync(join(tmpdir(), 'lontar-scratch-'));
  const { DATABASE_URL, DATABASE_OWNER_URL, NODE_ENV, LONTAR_SECRET, LONTAR_FILE_KEY, ...kept } = process.env;
  const child = spawn(nodeProgram(), [join(root, 'dist/server/main.js')], {
    env: {
      ...kept,
      LONTAR_HOME: home,
      HOST: '127.0.0.1',
      PORT: '0',
      LONTAR_LOG_LEVEL: 'error',
      ...(publicUrl && { LONTAR_PUBLIC_URL: publicUrl }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const address = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const ready = /ready: (http\S+)/.exec(said)?.[1];
      // Its accounts follow, in another piece perhaps.
      if (ready && /^ {2}Administrator +\w+ +\S+$/m.test(said)) resolve(ready);
    });
    child.once('close', () => reject(new Error(`ended before it was ready: ${said}`)));
  });
  const passwords = Object.fromEntries(
    [...said.matchAll(/^ {2}\S.* {2}(\w+) {2,}(\S+)$/gm)].map(([, username, password]) => [
      username,
      password,
    ]),
  );
  return {
    address,
    /** By username, as the server prints them at its start. */
    passwords,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    memory: () => memoryOf(child.pid),
    async close() {
      child.kill('SIGTERM');
      // One that hangs is what these scripts look for: it ends all the same.
      const patience = setTimeout(() => child.kill('SIGKILL'), 40_000);
      await ended;
      clearTimeout(patience);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Signs in as a demonstration officer; hands back the cookie. */
export async function signIn({ address, passwords }, username, headers = {}) {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lontar': '1', ...headers },
    body: JSON.stringify({ username, password: passwords[username] }),
  });
  if (!reply.ok) throw new Error(`sign-in of ${username}: ${reply.status} ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
