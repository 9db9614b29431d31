import { Temporal } from 'temporal-polyfill';
import { type Calendar, type Pause, workingDaysBetween } from '../calendar/index.ts';

/** A month, or the year when none is named: first and last day, and the instants between which it lies. */
export interface Period {
  from: string;
  to: string;
  start: Date;
  /** The first instant that is no longer in it. */
  end: Date;
}

/** Months and years begin at midnight where the office stands. */
export function periodOf(
  { year, month }: { year: number; month?: number | undefined },
  zone: string,
): Period {
  const from = Temporal.PlainDate.from({ year, month: month ?? 1, day: 1 });
  const next = from.add(month === undefined ? { years: 1 } : { months: 1 });
  const midnight = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
  return {
    from: from.toString(),
    to: next.subtract({ days: 1 }).toString(),
    start: midnight(from),
    end: midnight(next),
  };
}

/** Working days that a round took; those on which the complainant had to complete are not the office's. */
export function usedDays(
  round: { startedOn: string; endedOn: string },
  pauses: readonly Pause[],
  calendar: Calendar,
): number {
  const paused = pauses.reduce(
    (sum, { from, to }) => sum + workingDaysBetween(from, to ?? round.endedOn, calendar),
    0,
  );
  return workingDaysBetween(round.startedOn, round.endedOn, calendar) - paused;
}

/** The last working day up to and with `day`: what was due before it is late, over a weekend nothing gets later. */
export function lastWorkingDay(day: string, calendar: Calendar): string {
  let last = Temporal.PlainDate.from(day);
  const before = (date: Temporal.PlainDate) => date.subtract({ days: 1 });
  while (workingDaysBetween(before(last).toString(), last.toString(), calendar) === 0) last = before(last);
  return last.toString();
}

/** A number of days, and how many complaints took as many. */
export interface Weighted {
  days: number;
  count: number;
}

/** The day count at a rank (from 1) of all complaints in order. */
function atRank(ordered: readonly Weighted[], rank: number): number {
  let passed = 0;
  for (const { days, count } of ordered) {
    passed += count;
    if (passed >= rank) return days;
  }
  throw new RangeError(`there is no rank ${rank} among ${passed}`);
}

/** Median (of an even number: between the middle two) and the 95th percentile (nearest rank: a case that was). */
export function spread(taken: readonly Weighted[]): { median: number | null; p95: number | null } {
  const total = taken.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { median: null, p95: null };
  const ordered = [...taken].sort((a, b) => a.days - b.days);
  const lower = atRank(ordered, Math.ceil(total / 2));
  const upper = atRank(ordered, Math.floor(total / 2) + 1);
  return { median: (lower + upper) / 2, p95: atRank(ordered, Math.ceil(total * 0.95)) };
}

/** One line of a breakdown. */
export interface Counted {
  key: string;
  label: string;
  count: number;
  late: number;
}

/** Lines in a fixed order of their codes; without one (`order` is null) the largest first. What never was is left out. */
export function breakdown(lines: readonly Counted[], order: readonly string[] | null): Counted[] {
  const there = lines.filter(({ count }) => count > 0);
  if (order === null) {
    return there.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'id'));
  }
  const place = ({ key }: Counted) => (order.includes(key) ? order.indexOf(key) : order.length);
  return there.sort((a, b) => place(a) - place(b));
}
