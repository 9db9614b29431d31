import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { holidayKinds } from '../../../contract/calendar.ts';
import holidaysCsv from '../../../data/calendar/holidays.csv?raw';
import suggestionsCsv from '../../../data/calendar/regional-suggestions.csv?raw';
import { calendarOf, yearOf } from './rules.ts';
import type { Calendar } from './working-days.ts';

const holidayRow = z.object({
  date: z.iso.date(),
  kind: z.enum(holidayKinds),
  name_id: z.string().min(3),
  name_en: z.string().min(3),
  decree: z.string().min(3),
});
const suggestionRow = z.object({
  region: z.string(),
  date: z.iso.date(),
  name_id: z.string().min(3),
  name_en: z.string().min(3),
});

const records = <T>(schema: z.ZodType<T>, csv: string): T[] =>
  z.array(schema).parse(parse(csv, { columns: true }));

/** The joint decrees that Lontar brings along. */
export const bundledHolidays = records(holidayRow, holidaysCsv).map(({ date, name_id, name_en, ...row }) => ({
  ...row,
  onDate: date,
  nameId: name_id,
  nameEn: name_en,
}));

export const bundledYears: readonly number[] = [
  ...new Set(bundledHolidays.map(({ onDate }) => yearOf(onDate))),
];

const suggestions = records(suggestionRow, suggestionsCsv);

/** Weekdays that a regional circular may name, by the office's province; they count for nothing by themselves. */
export function suggestedDays(officeCode: string) {
  return suggestions
    .filter(({ region }) => officeCode === region || officeCode.startsWith(`${region}.`))
    .map(({ date, name_id, name_en }) => ({ onDate: date, nameId: name_id, nameEn: name_en }));
}

/** The calendar of an installation without an office: the decrees alone or, when asked, with the days of `extra`. */
export function bundledCalendar(extra: readonly string[] = []): Calendar {
  const calendar = calendarOf({ version: 1, years: bundledYears, days: bundledHolidays, switches: [] });
  return { ...calendar, closedDays: new Set([...calendar.closedDays, ...extra]) };
}
