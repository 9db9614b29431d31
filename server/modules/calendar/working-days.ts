// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../contract/fields.ts';

/** Which days an office is open: one version of its holiday table, with the switches of that version applied. */
export interface Calendar {
  version: number;
  /** Years whose joint decree is in; of any other year only the weekends are known. */
  loadedYears: ReadonlySet<number>;
  /** ISO dates on which the clock does not run, weekends apart. */
  closedDays: ReadonlySet<string>;
}

/**
 * A time in which no working day counts: `from` is the day on which the complainant was asked to complete,
 * `to` the day on which that was done. Days after `from` up to and with `to` do not count.
 */
export interface Pause {
  from: IsoDate;
  /** Null while the complainant has not completed. */
  to: IsoDate | null;
}

/** A due date, as a date in the office's zone. */
export interface DueDate {
  /** Null while an open pause keeps the days from counting. */
  due: string | null;
  /** Days of a year were counted whose holidays are not loaded: the date may still move. */
  tentative: boolean;
}

// Perpres 21/2023: working days are Monday to Friday and begin at 07.30 local time. Ramadan's later beginning
// is left out: a reminder at 07.30 is early then, never lost.
const opens = Temporal.PlainTime.from('07:30');
const closes = Temporal.PlainTime.from('16:00');
/** The office's day as pages write it. */
export const officeDay = { opens: opens.toString().slice(0, 5), closes: closes.toString().slice(0, 5) };
const minutesInOfficeDay = opens.until(closes).total('minutes');

const lastWeekday = 5;
// No promise counts this far; a mistyped number must not walk through centuries.
const mostDays = 10_000;

function isOpen(day: Temporal.PlainDate, iso: string, calendar: Calendar): boolean {
  return day.dayOfWeek <= lastWeekday && !calendar.closedDays.has(iso);
}

/** Monday to Friday, unless the calendar closes the day. */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  return isOpen(Temporal.PlainDate.from(date), date, calendar);
}

function isPaused(iso: string, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => iso > from && (to === null || iso <= to));
}

function checkedDays(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > mostDays) throw new RangeError(`${n} is no number of days`);
}

/**
 * The n-th working day after the day of receipt. The day of receipt is day 0 whatever it is: a holiday, a
 * Saturday, after hours. With n = 0: the day itself or, when it is none, the next working day; no pause moves that.
 */
export function addWorkingDays(
  receivedOn: IsoDate,
  n: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): DueDate {
  checkedDays(n);
  const standing = n === 0 ? [] : pauses;
  // After an open pause nothing counts any more, however far one looks.
  const stopsAfter = standing
    .filter(({ to }) => to === null)
    .map(({ from }) => from)
    .sort()[0];
  let day = Temporal.PlainDate.from(receivedOn);
  let tentative = false;
  let counted = 0;
  if (n > 0) day = day.add({ days: 1 });
  for (; ; day = day.add({ days: 1 })) {
    const iso = day.toString();
    if (stopsAfter !== undefined && iso > stopsAfter) return { due: null, tentative };
    tentative ||= !calendar.loadedYears.has(day.year);
    if (!isOpen(day, iso, calendar) || isPaused(iso, standing)) continue;
    counted += 1;
    if (counted >= n) return { due: iso, tentative };
  }
}

/** Working days d with a < d <= b: how many days late what was due on `a` is on `b`. */
export function workingDaysBetween(a: string, b: string, calendar: Calendar): number {
  const last = Temporal.PlainDate.from(b);
  let day = Temporal.PlainDate.from(a);
  let count = 0;
  while (Temporal.PlainDate.compare(day, last) < 0) {
    day = day.add({ days: 1 });
    if (isOpen(day, day.toString(), calendar)) count += 1;
  }
  return count;
}

function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
}

function localTime(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

/** From 07.30 to 16.00, both with it, on a working day of the office. */
export function isOfficeHour(instant: Date, zone: string, calendar: Calendar): boolean {
  const local = localTime(instant, zone);
  const time = local.toPlainTime();
  return (
    isWorkingDay(local.toPlainDate().toString(), calendar) &&
    Temporal.PlainTime.compare(time, opens) >= 0 &&
    Temporal.PlainTime.compare(time, closes) <= 0
  );
}

/** The instant itself when the office is open then, else the next opening. */
export function nextOfficeHour(instant: Date, zone: string, calendar: Calendar): Date {
  if (isOfficeHour(instant, zone, calendar)) return instant;
  const local = localTime(instant, zone);
  const today = local.toPlainDate();
  const opensToday = Temporal.PlainTime.compare(local.toPlainTime(), opens) < 0;
  const from = opensToday ? today : today.add({ days: 1 });
  const { due } = addWorkingDays(from.toString(), 0, calendar);
  return instantOf(Temporal.PlainDate.from(due ?? from), opens, zone);
}

/**
 * When the share (0.5, 0.75, 1) of n working days is used up, counted in office time: of three days one half is
 * day 2 at 11.45, all of it the due day at 16.00. Null when an open pause comes before.
 */
export function instantAtShare(
  receivedOn: IsoDate,
  n: number,
  share: number,
  calendar: Calendar,
  zone: string,
  pauses: readonly Pause[] = [],
): Date | null {
  if (!(share >= 0)) throw new RangeError(`${share} is no share`);
  const minutes = Math.round(n * share * minutesInOfficeDay);
  const dayNumber = Math.max(1, Math.ceil(minutes / minutesInOfficeDay));
  const { due } = addWorkingDays(receivedOn, dayNumber, calendar, pauses);
  if (due === null) return null;
  const intoDay = minutes - (dayNumber - 1) * minutesInOfficeDay;
  return instantOf(Temporal.PlainDate.from(due), opens.add({ minutes: intoDay }), zone);
}
