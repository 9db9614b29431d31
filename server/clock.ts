import type { Clock } from './context.ts';

/** The time of day. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A demonstration's clock: from its start on, every real second is `scale` business seconds. It starts now,
 * or at `notBefore` when an earlier run came further.
 */
export function demonstrationClock(scale: number, notBefore: Date | undefined): Clock {
  const real = Date.now();
  const start = Math.max(real, notBefore?.getTime() ?? 0);
  return { now: () => new Date(start + (Date.now() - real) * scale) };
}

/** Time that stands still until it is set. */
export function settableClock(at: Date): Clock & { set(at: Date): void } {
  let instant = at;
  return {
    now: () => instant,
    set(to) {
      instant = to;
    },
  };
}
