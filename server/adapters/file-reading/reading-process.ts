import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../../config.ts';
import { projectRoot } from '../../project-root.ts';
import { collectFrames, type Frame, frameOf } from './frames.ts';

export interface ReadingLimits {
  /** From the sending of a file to its answer; then the process is killed. */
  deadlineMs: number;
  /** Resident memory of the process; above it the process is killed. */
  memoryBytes: number;
}

/** A running reader of files. What goes wrong with it ends it: a new one costs half a second, a doubtful one more. */
export interface ReadingProcess {
  pid: number | undefined;
  /** Whether it can be asked; false when it could not be started. */
  ready: Promise<boolean>;
  /** Null when it died, hung, grew or broke the protocol over this file. */
  ask(head: object, bytes: Buffer, limits: ReadingLimits): Promise<Frame | null>;
  /** Resident memory in bytes; 0 where the system does not tell. */
  memory(): number;
  isOver(): boolean;
  kill(): void;
}

const watchEveryMs = 50;
/** From the start of the process until it says that it is ready. */
const patienceMs = 20_000;

/** The built program reads with a built file beside it; from source Node reads the source itself. */
function program(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts')
    ? join(import.meta.dirname, 'child.ts')
    : join(projectRoot(), 'dist', 'server', 'file-reading.js');
}

const succeeds = ([command = '', ...args]: readonly string[]) =>
  new Promise<boolean>((resolve) => {
    execFile(command, args, { timeout: 5_000, env: bareEnvironment }, (error) => resolve(error === null));
  });

/** What the system keeps from the process, whatever it does. */
interface Confinement {
  /** It has no network but its own loopback. */
  network: boolean;
  /** Its processor time is counted: should the server be gone and it hang, it ends all the same. */
  processor: boolean;
  /** What it is started with. */
  prefix: readonly string[];
}

/** Forty files at the longest deadline take less. */
const cpuSeconds = 900;

async function findConfinement(): Promise<Confinement> {
  if (process.platform !== 'linux') return { network: false, processor: false, prefix: [] };
  const counted = ['prlimit', `--cpu=${cpuSeconds}`, '--'];
  const processor = await succeeds([...counted, 'true']);
  const prefix = processor ? counted : [];
  for (const flags of [['--net'], ['--user', '--net']]) {
    const isolated = ['unshare', ...flags, '--'];
    if (await succeeds([...isolated, 'true'])) {
      return { network: true, processor, prefix: [...prefix, ...isolated] };
    }
  }
  return { network: false, processor, prefix };
}

let found: Promise<Confinement> | undefined;

/** Found out once. */
export function confinement(): Promise<Confinement> {
  found ??= findConfinement();
  return found;
}

export async function startReadingProcess(script = program()): Promise<ReadingProcess> {
  const { prefix } = await confinement();
  const [command = '', ...args] = [
    ...prefix,
    process.execPath,
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${projectRoot()}/*`,
    '--disable-warning=SecurityWarning',
    '--max-old-space-size=384',
    script,
  ];
  const child = spawn(command, args, { env: bareEnvironment, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
  let over = false;
  let turn = 0;
  let onFrame: ((frame: Frame | null) => void) | undefined;
  const settle = (frame: Frame | null) => {
    const settled = onFrame;
    onFrame = undefined;
    settled?.(frame);
  };
  const end = () => {
    over = true;
    child.kill('SIGKILL');
    settle(null);
  };
  const collect = collectFrames((frame) => {
    // Nobody asked, or asked something else: it is not itself any more.
    if (onFrame === undefined || frame.turn !== turn) end();
    else settle(frame);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      if (!over) collect(chunk);
    } catch {
      end();
    }
  });
  child.once('error', end).once('close', end);
  child.stdin.on('error', end);
  // An idle reader keeps no command from ending.
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref();
  child.unref();

  const memory = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'latin1');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {
      return 0;
    }
  };

  /** The next message, or null; the process does not outlive either limit. */
  async function next({ deadlineMs, memoryBytes }: ReadingLimits): Promise<Frame | null> {
    if (over) return null;
    child.ref();
    const deadline = setTimeout(end, deadlineMs);
    const watch = setInterval(() => memory() > memoryBytes && end(), watchEveryMs);
    try {
      return await new Promise((resolve) => {
        onFrame = resolve;
      });
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      child.unref();
    }
  }

  return {
    pid: child.pid,
    ready: next({ deadlineMs: patienceMs, memoryBytes: Number.POSITIVE_INFINITY }).then(
      (said) => said !== null,
    ),
    ask(head, bytes, limits) {
      const answer = next(limits);
      turn += 1;
      if (!over) child.stdin.write(frameOf(turn, head, bytes));
      return answer;
    },
    memory,
    isOver: () => over,
    kill: end,
  };
}
