import type { Locale } from './translator.ts';

/** In whose language and in which office's zone a value is written. */
export interface Formatting {
  locale: Locale;
  zone: string;
}

const languageTags: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

// Intl knows these abbreviations in Indonesian only; officers and residents read them in both languages.
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function dateFormatter(
  locale: Locale,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(languageTags[locale], { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

type When = string | Date;

/** A date without a time has no zone: it is written as it stands. */
function instantAndZone(when: When, zone: string): [Date, string] {
  if (typeof when !== 'string') return [when, zone];
  return dateOnly.test(when) ? [new Date(`${when}T00:00:00Z`), 'UTC'] : [new Date(when), zone];
}

/** "22 November 2026", from an ISO date or an instant. */
export function formatDate(when: When, { locale, zone }: Formatting): string {
  const [instant, inZone] = instantAndZone(when, zone);
  return dateFormatter(locale, inZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant);
}

/** "November 2026", or "November" alone, from an ISO date in it. */
export function formatMonth(isoDate: string, locale: Locale, withYear = true): string {
  const day = new Date(`${isoDate}T00:00:00Z`);
  return dateFormatter(locale, 'UTC', { month: 'long', ...(withYear && { year: 'numeric' }) }).format(day);
}

/** "Minggu, 22 November 2026". */
export function formatLongDate(when: When, { locale, zone }: Formatting): string {
  const [instant, inZone] = instantAndZone(when, zone);
  const weekday = dateFormatter(locale, inZone, { weekday: 'long' }).format(instant);
  return `${weekday}, ${formatDate(when, { locale, zone })}`;
}

/** "Min, 22 Nov": where a whole date has no room and the year is known. */
export function formatDayMonth(when: When, { locale, zone }: Formatting): string {
  const [instant, inZone] = instantAndZone(when, zone);
  return dateFormatter(locale, inZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(instant);
}

/** "09.05" in Indonesian, "09:05" in English, from a wall clock "09:05". */
export function formatClock(time: string, locale: Locale): string {
  return locale === 'id' ? time.replace(':', '.') : time;
}

/** "22-11-2026", as the card and the forms write it. */
export function formatShortDate(when: When, { zone }: Pick<Formatting, 'zone'>): string {
  const [instant, inZone] = instantAndZone(when, zone);
  const parts = dateFormatter('en', inZone, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')}-${part('month')}-${part('year')}`;
}

/** "10.35" in Indonesian, "10:35" in English. */
export function formatHour(when: When, { locale, zone }: Formatting): string {
  const [instant, inZone] = instantAndZone(when, zone);
  const parts = dateFormatter('en', inZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('hour')}${locale === 'id' ? '.' : ':'}${part('minute')}`;
}

/** "WITA"; a zone outside Indonesia keeps its own name. */
export function zoneName(zone: string): string {
  return zoneNames[zone] ?? zone;
}

/** "10.35 WITA". */
export function formatTime(when: When, formatting: Formatting): string {
  return `${formatHour(when, formatting)} ${zoneName(formatting.zone)}`;
}

/** "22 November 2026, 10.35 WITA". */
export function formatDateTime(when: When, formatting: Formatting): string {
  return `${formatDate(when, formatting)}, ${formatTime(when, formatting)}`;
}

/** "1.234,5" in Indonesian, "1,234.5" in English. */
export function formatNumber(value: number, locale: Locale, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(languageTags[locale], { maximumFractionDigits }).format(value);
}

/** "91,50": always with so many decimals, as an index is written. */
export function formatDecimal(value: number, locale: Locale, decimals: number): string {
  return new Intl.NumberFormat(languageTags[locale], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** "97,5%" from 0.975. */
export function formatShare(share: number, locale: Locale): string {
  return new Intl.NumberFormat(languageTags[locale], { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}

const unitWords = {
  id: { day: ['hari', 'hari'], hour: ['jam', 'jam'], minute: ['menit', 'menit'], second: ['detik', 'detik'] },
  en: {
    day: ['day', 'days'],
    hour: ['hour', 'hours'],
    minute: ['minute', 'minutes'],
    second: ['second', 'seconds'],
  },
} as const;

const secondsIn = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const;

/** "7 menit 40 detik": the two largest units that say something. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  let rest = Math.max(0, Math.floor(milliseconds / 1000));
  const units = ['day', 'hour', 'minute', 'second'] as const;
  const largest = units.findIndex((unit) => rest >= secondsIn[unit]);
  const first = largest === -1 ? units.length - 1 : largest;
  const written: string[] = [];
  for (const unit of units.slice(first, first + 2)) {
    const count = Math.floor(rest / secondsIn[unit]);
    rest -= count * secondsIn[unit];
    if (count > 0 || written.length === 0)
      written.push(`${count} ${unitWords[locale][unit][count === 1 ? 0 : 1]}`);
  }
  return written.join(' ');
}

/** A running clock in digits: "7:40", from an hour "1:05:09", from a day "3 hari 4:15". */
export function clockDigits(milliseconds: number, locale: Locale): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const day = Math.floor(seconds / secondsIn.day);
  const hour = Math.floor((seconds % secondsIn.day) / secondsIn.hour);
  const minute = Math.floor((seconds % secondsIn.hour) / secondsIn.minute);
  if (day > 0) return `${day} ${unitWords[locale].day[day === 1 ? 0 : 1]} ${hour}:${two(minute)}`;
  if (hour > 0) return `${hour}:${two(minute)}:${two(seconds % 60)}`;
  return `${minute}:${two(seconds % 60)}`;
}

/** Full NIK or KK in groups of four, for reading aloud. */
export function formatNik(nik: string): string {
  return nik.replace(/(.{4})(?=.)/g, '$1 ');
}

/** "5102•••••••••0001": what lists show. Already masked text passes unchanged. */
export function maskNik(nik: string): string {
  return /^\d{16}$/.test(nik) ? `${nik.slice(0, 4)}${'•'.repeat(9)}${nik.slice(-4)}` : nik;
}
