// Pure: values in, values out.
import type { IsoDate } from '../../../contract/fields.ts';
import type { Finding } from '../../refusal.ts';
import type { PrefixReading, RegionIndex } from '../regions/index.ts';

export type Sex = 'L' | 'P';

/** What a NIK says, and what is wrong with it. A NIK is never changed: disagreement with the biodata is noted, not repaired. */
export interface NikReading {
  nik: string;
  sex: Sex | null;
  /** Every calendar date of the last two centuries that the six digits can mean, oldest first. */
  birthDates: readonly string[];
  prefix: PrefixReading | null;
  findings: readonly Finding[];
  /** R01 to R03 hold. An unknown region does not make a NIK invalid: regions are split and renumbered. */
  valid: boolean;
}

export interface KkReading {
  kkNumber: string;
  issuedOn: IsoDate | null;
  findings: readonly Finding[];
}

const sixteenDigits = /^[0-9]{16}$/;
/** Day 0 of the next month is the last of this one. */
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);

/** ISO text of a day that exists, else null. */
export function isoDay(year: number, month: number, day: number): IsoDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  // Every month has 28: most rows of a large file need no calendar.
  if (day > 28 && day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Does this read as a day of birth of a man (01 to 31) or of a woman (41 to 71)? */
function readDay(day: number): { sex: Sex | null; day: number } {
  if (day >= 1 && day <= 31) return { sex: 'L', day };
  if (day >= 41 && day <= 71) return { sex: 'P', day: day - 40 };
  return { sex: null, day: 0 };
}

/**
 * Reads a NIK, `PPKKCC DDMMYY SSSS` with 40 added to the day for women. `today` is an ISO date in the
 * office's zone. PP 40/2019 article 30(2): the NIK stays the same for life.
 */
export function parseNik(
  text: string,
  { today, regions }: { today: IsoDate; regions: RegionIndex },
): NikReading {
  const nothing = { nik: text, sex: null, birthDates: [], prefix: null };
  if (!sixteenDigits.test(text)) {
    return { ...nothing, valid: false, findings: [{ code: 'R01', level: 'T', field: 'nik' }] };
  }
  const findings: Finding[] = [];
  if (text.endsWith('0000')) findings.push({ code: 'R02', level: 'T', field: 'nik' });

  const { sex, day } = readDay(Number(text.slice(6, 8)));
  const month = Number(text.slice(8, 10));
  const yearOfCentury = Number(text.slice(10, 12));
  const birthDates: string[] = [];
  for (const century of [1900, 2000]) {
    const date = isoDay(century + yearOfCentury, month, day);
    if (date !== null && date <= today) birthDates.push(date);
  }
  if (birthDates.length === 0) findings.push({ code: 'R03', level: 'H', field: 'nik' });
  const valid = findings.length === 0;

  const prefix = regions.readPrefix(text.slice(0, 6));
  if (prefix.standing === 'unknown') {
    findings.push({ code: 'R04', level: 'H', field: 'nik', params: { prefix: text.slice(0, 6) } });
  } else if (prefix.historic !== null) {
    const { code, name, validTo } = prefix.historic;
    findings.push({ code: 'region_historic', level: 'I', field: 'nik', params: { code, name, validTo } });
  }
  return { nik: text, sex, birthDates, prefix, findings, valid };
}

/** Does the NIK carry this birth date? Undefined when the NIK carries no date that exists (R03 says so). */
export function nikCarriesDate(reading: NikReading, birthDate: IsoDate): boolean | undefined {
  if (reading.birthDates.length === 0) return undefined;
  // The century is not in the NIK: only the last two digits of the year can disagree.
  return reading.birthDates.some((candidate) => candidate.slice(2) === birthDate.slice(2));
}

/**
 * The one birth date that a NIK can mean for a living person: of two centuries, the one under the age that
 * R18 still believes. Null when the digits leave both open.
 */
export function likelyBirthDate(reading: NikReading, earliest: string): string | null {
  const believable = reading.birthDates.filter((date) => date >= earliest);
  return believable.length === 1 ? (believable[0] ?? null) : null;
}

/** Reads a family card number, `PPKKCC DDMMYY SSSS`: the date is that of issue, so nothing is added for women. */
export function parseKk(text: string, today: IsoDate): KkReading {
  const refused: KkReading = {
    kkNumber: text,
    issuedOn: null,
    findings: [{ code: 'R10', level: 'T', field: 'kkNumber' }],
  };
  // Numbering begins at 0001; a spreadsheet that keeps fifteen digits makes the last ones 0.
  if (!sixteenDigits.test(text) || text.endsWith('0000')) return refused;
  // Sixteen-digit numbers came with SIAK: there is no other century to think of.
  const issuedOn = isoDay(
    2000 + Number(text.slice(10, 12)),
    Number(text.slice(8, 10)),
    Number(text.slice(6, 8)),
  );
  if (issuedOn === null || issuedOn > today) return refused;
  return { kkNumber: text, issuedOn, findings: [] };
}
