import type { QueueState } from '../../../../contract/queue/terms.ts';

type Counter = QueueState['counters'][number];
export type CurrentCall = NonNullable<Counter['current']>;
export type ShownState = Pick<QueueState, 'lastCall' | 'counters'>;

/** A display that heard nothing for this long was away: what has been dealt with meanwhile is not called out. */
const awayMs = 30_000;
/** How often the queue is asked for while the network answers. */
export const pollEveryMs = 2_000;
const longestPauseMs = 30_000;
/** One answer may be late; after this long without any the screen says so. */
export const lostAfterMs = 6_000;

/** The counters of `?loket=1,2,3`; null for all of them. */
export function countersAsked(asked: string | null): number[] | null {
  const numbers = (asked ?? '').split(',').map(Number);
  const counters = numbers.filter((number) => Number.isInteger(number) && number > 0);
  return counters.length === 0 ? null : counters;
}

/** What a display that last heard of call `heard`, and last had an answer `sinceMs` ago, calls out now. */
export function callsToSpeak(
  state: ShownState,
  heard: number | null,
  sinceMs: number,
  shown: readonly number[] | null,
): CurrentCall[] {
  // A screen that has just been switched on, or whose office was restored from a copy, only watches.
  if (heard === null || state.lastCall < heard) return [];
  return currentCalls(state, shown)
    .filter(({ call, state: at }) => call > heard && (at === 'called' || sinceMs <= awayMs))
    .sort((a, b) => a.call - b.call);
}

/** Whether a call that waits for its turn is still worth saying: nobody else was called to that counter since. */
export function isStillCurrent(state: ShownState, { call }: CurrentCall): boolean {
  return currentCalls(state, null).some((current) => current.call === call);
}

function currentCalls(state: ShownState, shown: readonly number[] | null): CurrentCall[] {
  return state.counters
    .filter(({ counter }) => shown === null || shown.includes(counter))
    .flatMap(({ current }) => (current === null ? [] : [current]));
}

/**
 * How long to wait before asking again after so many failures in a row: doubling up to half a minute, spread by
 * `chance` (from 0 to 1) so that the displays of an office do not all come back at the same instant.
 */
export function pauseBeforeNext(failures: number, chance: number): number {
  if (failures === 0) return pollEveryMs;
  const pause = Math.min(longestPauseMs, pollEveryMs * 2 ** Math.min(failures, 10));
  return pause * (0.75 + chance * 0.25);
}
