// Pure: values in, values out.
import type { HolidayKind } from '../../../contract/calendar.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Calendar } from './working-days.ts';

/** What stops the clock when the office has not said otherwise. */
export const stopsByDefault: Readonly<Record<HolidayKind, boolean>> = {
  libur_nasional: true,
  cuti_bersama: true,
  // Days of leave for part of the staff stay working days by law.
  dispensasi_daerah: false,
};

/** Every decree so far named more; a year with fewer is a file that was cut off. */
export const fewestDaysInYear = 10;

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

interface Parts {
  version: number;
  years: readonly number[];
  days: readonly { onDate: string; kind: HolidayKind }[];
  switches: readonly { kind: HolidayKind; stopsClock: boolean }[];
}

/** The calendar value of one version: of its days those whose kind stops the clock. */
export function calendarOf({ version, years, days, switches }: Parts): Calendar {
  const stops = { ...stopsByDefault };
  for (const { kind, stopsClock } of switches) stops[kind] = stopsClock;
  return {
    version,
    loadedYears: new Set(years),
    closedDays: new Set(days.filter(({ kind }) => stops[kind]).map(({ onDate }) => onDate)),
  };
}

/** Next year's decree comes out in the autumn: from 1 November on its absence is an alarm. */
export function missingYear(today: IsoDate, loadedYears: ReadonlySet<number>): number | null {
  const year = yearOf(today);
  if (!loadedYears.has(year)) return year;
  return today.slice(5) >= '11-01' && !loadedYears.has(year + 1) ? year + 1 : null;
}
