import { useSyncExternalStore } from 'react';

/**
 * The server's time on this screen. Counter computers are often minutes off, so clocks run from the time that
 * came with the last answer, carried on by the browser's monotonic clock, which nobody can set.
 */
let base: { serverMs: number; readAt: number } | null = null;

export function noteServerTime(headers: Headers) {
  const precise = Date.parse(headers.get('x-lontar-now') ?? '');
  const coarse = Date.parse(headers.get('date') ?? '');
  const serverMs = Number.isNaN(precise) ? coarse : precise;
  if (!Number.isNaN(serverMs)) base = { serverMs, readAt: performance.now() };
}

/** Milliseconds since the epoch, as the server counts them. */
export function serverNow(): number {
  return base === null ? Date.now() : base.serverMs + (performance.now() - base.readAt);
}

const listeners = new Set<() => void>();
let timer: number | undefined;
let tick = serverNow();

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    tick = serverNow();
    timer = window.setInterval(() => {
      tick = serverNow();
      for (const each of listeners) each();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

const readTick = () => tick;

/** The server's time, once a second; all clocks on a screen share one timer and move together. */
export function useTick(): number {
  return useSyncExternalStore(subscribe, readTick);
}
