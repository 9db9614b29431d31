// Pure: values in, values out.
import { isoDay } from '../nik.ts';

const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
/**
 * Days since 30 December 1899, as a spreadsheet shows a date whose cell is formatted as a number. Five digits, from 1927
 * on: a shorter number cannot be told from a year or an age.
 */
const serial = /^([1-9]\d{4})(?:\.0+)?$/;
const serialEpoch = Date.UTC(1899, 11, 30);

/** dd-mm-yyyy, yyyy-mm-dd or a spreadsheet's serial number, as ISO; null for anything else, also 31 February. */
export function readDate(written: string): string | null {
  const day = dayFirst.exec(written);
  if (day !== null) return isoDay(Number(day[3]), Number(day[2]), Number(day[1]));
  const year = yearFirst.exec(written);
  if (year !== null) return isoDay(Number(year[1]), Number(year[2]), Number(year[3]));
  const days = Number(serial.exec(written)?.[1] ?? 0);
  if (days === 0) return null;
  return new Date(serialEpoch + days * 86_400_000).toISOString().slice(0, 10);
}

/** Anything that must be touched before text can stand in the register: more than letters, signs and single spaces. */
const untidy = /\s{2}|[^\S ]|^ | $|[^ -~]/;
/** What is written and not seen: directions, joiners, soft hyphens, bells. */
const unseen = /[\p{Cf}\p{Cc}]/gu;

/** Upper case and single spaces, letters composed and nothing unseen between them, as SIAK keeps text. */
export const registerText = (written: string) =>
  (untidy.test(written)
    ? written.normalize('NFC').replace(/\s+/g, ' ').replace(unseen, '').trim()
    : written
  ).toUpperCase();

/** What no name is: a letter that was lost, two that stand for one, an error of a spreadsheet, a mark-up, a digit. */
const damage = /\uFFFD|[ÃÂ][\u0080-\u00BF‰€™“”…]|^#|&#?\w+;|\d|^(NULL|N\/A|-+)$/u;

/** Whether a name shows that its cell, or the reading of its file, was broken. */
export const isDamaged = (written: string): boolean =>
  damage.test(written.toUpperCase()) || damage.test(written) || /[\p{Cf}\p{Cc}]/u.test(written);

export const orNull = (text: string) => (text === '' ? null : text);
