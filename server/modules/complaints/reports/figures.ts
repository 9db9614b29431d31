// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../../contract/fields.ts';
import { type Calendar, isWorkingDay, type Pause } from '../../calendar/index.ts';

/** A month, or the year when none is named: first and last day, and the instants between which it lies. */
export interface Period {
  from: IsoDate;
  to: IsoDate;
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

/** Working days d with a < d <= b. */
export type CountDays = (a: string, b: string) => number;

/** Counts the working days of a calendar; each day is looked at once, however many rounds lie over it. */
export function dayCounter(calendar: Calendar): CountDays {
  const upTo = new Map<string, number>();
  let [first, last]: [Temporal.PlainDate | null, Temporal.PlainDate | null] = [null, null];
  const open = (day: Temporal.PlainDate) => (isWorkingDay(day.toString(), calendar) ? 1 : 0);
  const at = (iso: string): number => {
    const known = upTo.get(iso);
    if (known !== undefined) return known;
    const day = Temporal.PlainDate.from(iso);
    first ??= day;
    last ??= day;
    if (upTo.size === 0) upTo.set(iso, 0);
    while (Temporal.PlainDate.compare(last, day) < 0) {
      const before: number = upTo.get(last.toString()) ?? 0;
      last = last.add({ days: 1 });
      upTo.set(last.toString(), before + open(last));
    }
    while (Temporal.PlainDate.compare(first, day) > 0) {
      const after: number = upTo.get(first.toString()) ?? 0;
      const closed = open(first);
      first = first.subtract({ days: 1 });
      upTo.set(first.toString(), after - closed);
    }
    return upTo.get(iso) ?? 0;
  };
  return (a, b) => Math.max(0, at(b) - at(a));
}

/** Working days that a round took; those on which the complainant had to complete are not the office's. */
export function usedDays(
  round: { startedOn: IsoDate; endedOn: IsoDate },
  pauses: readonly Pause[],
  between: CountDays,
): number {
  const paused = pauses.reduce((sum, { from, to }) => sum + between(from, to ?? round.endedOn), 0);
  return between(round.startedOn, round.endedOn) - paused;
}

/** The last working day up to and with `day`: what was due before it is late, over a weekend nothing gets later. */
export function lastWorkingDay(day: IsoDate, calendar: Calendar): string {
  let last = Temporal.PlainDate.from(day);
  while (!isWorkingDay(last.toString(), calendar)) last = last.subtract({ days: 1 });
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
