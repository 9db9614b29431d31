// Pure: values in, values out.
import { isoDay } from '../nik.ts';

const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
/** Days since 30 December 1899, as a spreadsheet shows a date whose cell is formatted as a number. */
const serial = /^(\d{1,5})(?:\.0+)?$/;
const serialEpoch = Date.UTC(1899, 11, 30);
/** 1 March 1900: before it, spreadsheets count a day that never was. */
const firstSerial = 61;

/** dd-mm-yyyy, yyyy-mm-dd or a spreadsheet's serial number, as ISO; null for anything else, also 31 February. */
export function readDate(written: string): string | null {
  const day = dayFirst.exec(written);
  if (day !== null) return isoDay(Number(day[3]), Number(day[2]), Number(day[1]));
  const year = yearFirst.exec(written);
  if (year !== null) return isoDay(Number(year[1]), Number(year[2]), Number(year[3]));
  const days = Number(serial.exec(written)?.[1] ?? 0);
  if (days < firstSerial) return null;
  return new Date(serialEpoch + days * 86_400_000).toISOString().slice(0, 10);
}

/** Anything that must be touched before text can stand in the register: other spaces than single ones. */
const untidy = /\s{2}|[^\S ]|^ | $/;

/** Upper case and single spaces, as SIAK keeps text. */
export const registerText = (written: string) =>
  (untidy.test(written) ? written.replace(/\s+/g, ' ').trim() : written).toUpperCase();

export const orNull = (text: string) => (text === '' ? null : text);
