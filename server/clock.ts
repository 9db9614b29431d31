import type { Clock } from './context.ts';

/** The time of day. */
export const systemClock: Clock = { now: () => new Date() };

/** A demonstration's clock: from its start on, every real second is `scale` business seconds. */
export function scaledClock(scale: number): Clock {
  if (scale === 1) return systemClock;
  const start = Date.now();
  return { now: () => new Date(start + (Date.now() - start) * scale) };
}
