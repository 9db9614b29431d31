// The parent of a server: starts it, ends it in order, and starts it again when it died or when its event loop stands
// still. Plain Node 20, as `npm start` and a service unit run it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeProgram, Stop } from './bootstrap.mjs';

const tickMs = 1000;
/** A server that lived this long has recovered: the next pause is short again. */
const longLife = 600;
const longestPauseMs = 60_000;

/** How long the event loop may stand still; 0 turns the watchdog off. */
function patienceSeconds() {
  const text = process.env.LONTAR_WATCHDOG_SECONDS || '30';
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 3600) return seconds;
  throw new Stop(
    `Pengaturan LONTAR_WATCHDOG_SECONDS tidak benar: ${text} (0 … 3600).`,
    `The setting LONTAR_WATCHDOG_SECONDS is not valid: ${text} (0 … 3600).`,
  );
}

/** In the server's own log, which is JSON where it is a file and words where a person reads. */
function log(indonesian, english) {
  process.stderr.write(`${new Date().toISOString()} ${indonesian} / ${english}\n`);
}

/**
 * Runs the server until it is told to stop. Time is counted in our own ticks: while the computer sleeps, both of us sleep.
 * A server that ends before it was ready has said why, and is not started again.
 */
export async function supervise(script, args, env) {
  const patience = patienceSeconds();
  let child;
  const stopped = new AbortController();
  const stopping = () => stopped.signal.aborted;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const stop = (signal) => {
    stopped.abort();
    child?.kill(signal);
  };
  for (const signal of signals) process.on(signal, () => stop(signal));
  // npm does not hand a signal on through the shell that it put between: that shell is gone, then so are we.
  const parent = process.ppid;
  const underNpm = process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32';
  const orphaned = setInterval(() => {
    if (underNpm && process.ppid !== parent && !stopping()) stop('SIGTERM');
  }, 500);

  try {
    process.exitCode = await untilTheLast();
  } finally {
    clearInterval(orphaned);
  }

  /** Life after life; returns the exit code of the one that ends in order, or by our wish. */
  async function untilTheLast() {
    const restarts = { count: 0, last: null };
    let pauseMs = 1000;
    for (;;) {
      const life = await live(restarts);
      const code = life.code ?? 128 + (constants.signals[life.signal] ?? 1);
      if (stopping() || !life.ready || (life.code === 0 && !life.hung)) return code;
      restarts.count += 1;
      restarts.last = { at: new Date().toISOString(), reason: life.hung ? 'hung' : 'died' };
      log(
        life.hung
          ? `Peladen tidak bergerak ${patience} detik; dijalankan ulang.`
          : `Peladen berhenti (${life.signal ?? life.code}); dijalankan ulang.`,
        life.hung
          ? `The server stood still for ${patience} seconds; starting it again.`
          : `The server ended (${life.signal ?? life.code}); starting it again.`,
      );
      if (life.hung) continue;
      if (life.seconds > longLife) pauseMs = 1000;
      await sleep(pauseMs, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopping()) return code;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  /** One life of the server, from its start to its end. */
  async function live(restarts) {
    let ready = false;
    let hung = false;
    let silent = 0;
    let seconds = 0;
    child = spawn(nodeProgram(), ['--enable-source-maps', script, ...args], {
      env,
      // Over the channel the server learns that this process was killed, and we that its event loop turns.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (said) => {
      silent = 0;
      if (said?.ready === true) {
        ready = true;
        child.send({ restarts }, () => {});
      }
    });
    const watch = setInterval(() => {
      seconds += 1;
      silent += 1;
      // Also while it closes: until its last request is answered, its event loop turns.
      if (!ready || hung || patience === 0 || silent < patience) return;
      hung = true;
      child.kill('SIGKILL');
    }, tickMs);
    const [code, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (...ended) => resolve(ended));
    });
    clearInterval(watch);
    return { code, signal, ready, hung, seconds };
  }
}
