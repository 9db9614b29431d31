// Pure: values in, values out.
import type { IsoDate } from '../../../../contract/fields.ts';
import { addWorkingDays, type Calendar, instantAtShare, type Pause } from '../../calendar/index.ts';
import { addDays, lateDaysOn } from './clock.ts';

const shares = [
  ['share_50', 0.5],
  ['share_75', 0.75],
  ['share_100', 1],
] as const;
export const ladderSteps = ['ladder_1', 'ladder_2', 'ladder_3', 'ladder_4'] as const;
export type Step = (typeof shares)[number][0] | (typeof ladderSteps)[number] | 'agency_late';
export type Outcome = 'given' | 'overtaken' | 'complained_about' | 'vacant';

export interface Reminder {
  step: Step;
  outcome: Outcome;
}

export interface RunningClock {
  startedOn: IsoDate;
  days: number;
  dueOn: IsoDate | null;
  pauses: readonly Pause[];
  /** Steps that have been taken in this round. */
  taken: ReadonlySet<string>;
}

export interface Moment {
  now: Date;
  /** The day of `now` in the office's zone. */
  today: IsoDate;
  zone: string;
  calendar: Calendar;
}

/**
 * The reminders that are due. When several came due at once, because nobody kept the time, the latest says all: the
 * ones before it are written down as overtaken.
 */
export function sharesDue(clock: RunningClock, { now, zone, calendar }: Moment): Reminder[] {
  const due = shares
    .filter(([step, share]) => {
      const at = instantAtShare(clock.startedOn, clock.days, share, calendar, zone, clock.pauses);
      return at !== null && at <= now && !clock.taken.has(step);
    })
    .map(([step]) => step);
  return due.map((step, place) => ({ step, outcome: place === due.length - 1 ? 'given' : 'overtaken' }));
}

/** One rung of the ladder, and who of it may be told of this complaint. */
export interface Rung {
  rung: 1 | 2 | 3 | 4;
  lateDays: number;
  /** Null for a rung outside the office, which has no holders. */
  holders: readonly string[] | null;
}

function outcomeOf({ holders }: Rung, subjects: ReadonlySet<string>): Outcome {
  if (holders === null) return 'given';
  if (holders.length === 0) return 'vacant';
  return holders.every((id) => subjects.has(id)) ? 'complained_about' : 'given';
}

/**
 * The rungs that are due. A rung whose every holder is complained about, or that nobody holds, is passed over: the
 * next one is told at its time. A rung outside the office is told only when the rungs below were told on an earlier
 * day, so that a server that stood still does not go over the heads of everybody in its first minute.
 */
export function rungsDue(
  clock: RunningClock & { toldOn: IsoDate | null },
  rungs: readonly Rung[],
  subjects: ReadonlySet<string>,
  { now, today, zone, calendar }: Moment,
): Reminder[] {
  const end = instantAtShare(clock.startedOn, clock.days, 1, calendar, zone, clock.pauses);
  if (end === null || end > now) return [];
  const late = lateDaysOn(clock.dueOn, today, calendar);
  const due: Reminder[] = [];
  // Whoever takes the place of a rung that was passed over is told when that one would have been.
  let inPlaceOf: number | null = null;
  let { toldOn } = clock;
  for (const rung of rungs) {
    const step: Step = `ladder_${rung.rung}`;
    const outcome = outcomeOf(rung, subjects);
    const from: number = inPlaceOf ?? rung.lateDays;
    inPlaceOf = outcome === 'given' ? null : from;
    if (late < from || clock.taken.has(step)) continue;
    if (rung.holders === null && toldOn !== null && toldOn >= today) continue;
    due.push({ step, outcome });
    if (outcome === 'given') toldOn = today;
  }
  return due;
}

/** Days between the warning and the end of the time to complete: long enough for a letter to arrive. */
const warningDays = 7;

export interface OpenPause {
  respondBy: IsoDate;
  /** The day of the warning in the office's zone. */
  warnedOn: IsoDate | null;
}

/** The last day on which completing helps: as asked, and never less than seven days after the warning. */
export function lastDayToComplete(respondBy: IsoDate, warnedOn: IsoDate): string {
  const afterWarning = addDays(warnedOn, warningDays);
  return afterWarning > respondBy ? afterWarning : respondBy;
}

/** Whether it is time to say that silence will count as withdrawal: on the next working day it would be late. */
export function warningDue({ respondBy, warnedOn }: OpenPause, { today, calendar }: Moment): boolean {
  if (warnedOn !== null) return false;
  const { due: next } = addWorkingDays(today, 1, calendar);
  return next === null || next > addDays(respondBy, -warningDays);
}

/** Silence counts as withdrawal: the time has passed, and the warning was given seven days before. */
export function lapseDue({ respondBy, warnedOn }: OpenPause, today: IsoDate): boolean {
  return warnedOn !== null && today > lastDayToComplete(respondBy, warnedOn);
}
