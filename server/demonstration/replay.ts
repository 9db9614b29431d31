import type { Role } from '../../contract/roles.ts';
import type { Clock, Ctx } from '../context.ts';

/** Time that the demonstration lives through before it opens: it never overtakes the real clock. */
export interface ReplayClock extends Clock {
  set(at: Date): void;
  advance(seconds: number): void;
}

/** Whoever acts in it, at its time, until the demonstration opens. */
export interface Replay {
  as(role: Role): Ctx;
  clock: ReplayClock;
  opening: Date;
}

export function replayClock(real: Clock): ReplayClock {
  let at = real.now();
  return {
    now: () => new Date(Math.min(at.getTime(), real.now().getTime())),
    set: (moment) => {
      at = moment;
    },
    advance: (seconds) => {
      at = new Date(at.getTime() + seconds * 1000);
    },
  };
}
