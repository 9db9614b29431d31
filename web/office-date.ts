import { Temporal } from 'temporal-polyfill';
import { serverNow } from './server-time.ts';

/** Today's ISO date where the office stands, by the server's clock. */
export function officeToday(zone: string): string {
  return zonedNow(zone).toPlainDate().toString();
}

/** Hours and minutes where the office stands, as a time field takes them. */
export function officeClock(zone: string): string {
  return zonedNow(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instant of a date and time as the office's clock on the wall shows them; null when one is not complete. */
export function officeInstant(date: string, time: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}

const zonedNow = (zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(serverNow())).toZonedDateTimeISO(zone);

/** Date and time as two fields take them. */
export type Moment = { date: string; time: string };

export const officeNow = (zone: string): Moment => ({ date: officeToday(zone), time: officeClock(zone) });

/**
 * The instant that two fields name; null when they are not complete, undefined while nobody has changed them: then
 * the server takes its own time, for the minute on the screen may already be past.
 */
export function momentOf({ date, time }: Moment, shown: Moment, zone: string) {
  if (date === shown.date && time === shown.time) return undefined;
  return officeInstant(date, time, zone);
}

/** The first year that a report can be asked for. */
export const firstReportYear = 2020;

/** Years that a report can be asked for, the newest first. */
export function yearsUntil(today: string): number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: last - firstReportYear + 1 }, (_, index) => last - index);
}
