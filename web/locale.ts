import { useSyncExternalStore } from 'react';
import {
  clockDigits,
  formatDate,
  formatDateTime,
  formatDayMonth,
  formatDecimal,
  formatDuration,
  formatHour,
  formatLongDate,
  formatMonth,
  formatNumber,
  formatShare,
  formatTime,
} from '../locales/format.ts';
import {
  findWords,
  type Locale,
  type MessageValues,
  type Translate,
  translatorFor,
  type WordGroup,
} from '../locales/translator.ts';
import { serverNow } from './server-time.ts';

const storageKey = 'lontar.locale';
const listeners = new Set<() => void>();

function stored(): Locale {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

let locale: Locale = stored();
let zone = 'Asia/Jakarta';

function changed() {
  document.documentElement.lang = locale;
  for (const listener of listeners) listener();
}

/** The reader's language as of now, for what is not a component. */
export const currentLocale = () => locale;

export function setLocale(next: Locale) {
  locale = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // A browser without storage keeps the language for this visit only.
  }
  changed();
}

/** The office's zone comes with the session: every date on a screen is the office's. */
export function setZone(next: string) {
  if (next === zone) return;
  zone = next;
  changed();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, currentLocale);
}

/** `const t = useWords(); t('shared.actions.save')`. */
export function useWords(): Translate {
  return translatorFor(useLocale());
}

/** Words for a code known only at run time: `const find = useFindWords(); find('shared.states', state)`. The code stands in for words that are missing. */
export function useFindWords() {
  const reader = useLocale();
  return (group: WordGroup, code: string, values?: MessageValues) =>
    findWords(reader, group, code, values) ?? code;
}

const readZone = () => zone;

/** Dates, times, durations and numbers as the reader writes them, in the office's zone. */
export function useFormat() {
  const reader = useLocale();
  const officeZone = useSyncExternalStore(subscribe, readZone);
  const formatting = { locale: reader, zone: officeZone };
  return {
    date: (when: string | Date) => formatDate(when, formatting),
    dayMonth: (when: string | Date) => formatDayMonth(when, formatting),
    longDate: (when: string | Date) => formatLongDate(when, formatting),
    /** The month's name alone. */
    month: (isoDate: string) => formatMonth(isoDate, reader, false),
    time: (when: string | Date) => formatTime(when, formatting),
    /** The time of what happened today, the date of what did not. */
    brief: (when: string | Date) =>
      formatDate(when, formatting) === formatDate(new Date(serverNow()), formatting)
        ? formatTime(when, formatting)
        : formatDate(when, formatting),
    hour: (when: string | Date) => formatHour(when, formatting),
    dateTime: (when: string | Date) => formatDateTime(when, formatting),
    duration: (milliseconds: number) => formatDuration(milliseconds, reader),
    digits: (milliseconds: number) => clockDigits(milliseconds, reader),
    number: (value: number, digits?: number) => formatNumber(value, reader, digits),
    /** Always with so many decimals, as an index is written. */
    decimal: (value: number, decimals: number) => formatDecimal(value, reader, decimals),
    share: (value: number) => formatShare(value, reader),
  };
}
