// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { ComplaintClock } from '../../../../contract/complaints/endpoints.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { addWorkingDays, type Calendar, type Pause, workingDaysBetween } from '../../calendar/index.ts';

/** Plain days later, weekends and holidays included. */
export function addDays(day: IsoDate, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A round of the clock as the table has it. */
export interface Round {
  round: number;
  startedOn: IsoDate;
  days: number;
  dueOn: IsoDate | null;
  tentative: boolean;
  endedOn: IsoDate | null;
  lateDays: number | null;
}

/** When the clock of a round runs out: receipt is day 0, days while the complainant must complete do not count. */
export function dueOf(
  round: Pick<Round, 'startedOn' | 'days'>,
  pauses: readonly Pause[],
  calendar: Calendar,
) {
  return addWorkingDays(round.startedOn, round.days, calendar, pauses);
}

/** Working days after the due date, as of a day; 0 while it is in time or paused. */
export function lateDaysOn(due: string | null, day: IsoDate, calendar: Calendar): number {
  return due === null || day <= due ? 0 : workingDaysBetween(due, day, calendar);
}

/** Working days on which the complainant held up the clock, until `day`. */
function pausedDays(pauses: readonly Pause[], day: IsoDate, calendar: Calendar): number {
  return pauses.reduce((sum, { from, to }) => sum + workingDaysBetween(from, to ?? day, calendar), 0);
}

/** The dates of day 1, day 2, … as far as an open pause lets them be known. */
function dayDates(round: Round, pauses: readonly Pause[], calendar: Calendar): string[] {
  const days = Array.from({ length: round.days }, (_, day) => day + 1);
  return days
    .map((day) => addWorkingDays(round.startedOn, day, calendar, pauses).due)
    .filter((due) => due !== null);
}

/** The clock of the promise as people read it on a day. */
export function clockView(
  round: Round,
  pauses: readonly Pause[],
  today: IsoDate,
  calendar: Calendar,
): ComplaintClock {
  const until = round.endedOn ?? today;
  const paused = round.endedOn === null && round.dueOn === null;
  const late = round.lateDays ?? lateDaysOn(round.dueOn, until, calendar);
  return {
    round: round.round,
    startedOn: round.startedOn,
    dueOn: round.dueOn,
    days: round.days,
    tentative: round.tentative,
    state: round.endedOn !== null ? 'stopped' : paused ? 'paused' : 'running',
    daysLeft:
      round.endedOn !== null || round.dueOn === null
        ? null
        : late > 0
          ? -late
          : workingDaysBetween(today, round.dueOn, calendar),
    lateDays: late,
    endedOn: round.endedOn,
    pausedDays: pausedDays(pauses, until, calendar),
    dayDates: dayDates(round, pauses, calendar),
  };
}
