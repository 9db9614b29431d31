import { Temporal } from 'temporal-polyfill';
import type { ComplaintClock } from '../../../contract/complaints/endpoints.ts';

/** One day of the promise, drawn as one cell: day 0 is the day of receipt, the last one is due. */
export interface PromiseDay {
  day: number;
  /** Null while the complainant must complete: the day is not known yet. */
  date: string | null;
  state: 'past' | 'now' | 'todo' | 'paused' | 'ended';
}

/** Calendar days between two cells that do not count: weekends, holidays, days of waiting for the complainant. */
export interface SkippedDays {
  /** The cell that comes after them. */
  before: number;
  from: string;
  to: string;
}

interface PromiseModel {
  days: PromiseDay[];
  skipped: SkippedDays[];
  lateDays: number;
}

const shifted = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

/** The clock of the promise as cells, as of a day at the office. */
export function promiseModel(clock: ComplaintClock, today: string): PromiseModel {
  const until = clock.endedOn ?? today;
  const dates = [clock.startedOn, ...clock.dayDates];
  let found = false;
  const days = Array.from({ length: clock.days + 1 }, (_, day): PromiseDay => {
    const date = dates[day] ?? null;
    if (date === null) return { day, date, state: clock.state === 'paused' ? 'paused' : 'todo' };
    // Of a paused clock only the days that have counted are known.
    if (date < until || clock.state === 'paused') return { day, date, state: 'past' };
    // On a holiday the next day that counts is the one that runs.
    if (found) return { day, date, state: 'todo' };
    found = true;
    if (clock.state === 'stopped') return { day, date, state: 'ended' };
    return { day, date, state: 'now' };
  });
  const skipped = days.flatMap(({ day, date }) => {
    const previous = dates[day - 1];
    if (date === null || previous === undefined || shifted(previous, 1) === date) return [];
    return [{ before: day, from: shifted(previous, 1), to: shifted(date, -1) }];
  });
  return { days, skipped, lateDays: clock.lateDays };
}
