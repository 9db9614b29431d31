import { createContext, type ReactNode, useContext } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { IsoDate } from '../../../contract/fields.ts';
import {
  formatClock,
  formatDate,
  formatDateTime,
  formatDuration,
  formatLongDate,
} from '../../../locales/format.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { formatLocale, type SiteLanguage, siteWords } from '../site/site-words.ts';

/** Who reads a page: the language, and the zone of the office whose clock it tells. */
interface Reader {
  language: SiteLanguage;
  zone: string;
}

/** An address in the reader's language: Indonesian has none in it. */
export function inLanguage(path: string, language: SiteLanguage): string {
  return language === 'id' ? path : `${path}?bahasa=${language}`;
}

function wordsFor({ language, zone }: Reader) {
  const locale = formatLocale(language);
  const formatting = { locale, zone };
  return {
    language,
    locale,
    zone,
    t: translatorFor(locale),
    /** Words of frame, main page and figures, which there are in Balinese too. */
    site: siteWords(language),
    href: (path: string) => inLanguage(path, locale),
    date: (day: IsoDate | Date) => formatDate(day, formatting),
    longDate: (day: IsoDate | Date) => formatLongDate(day, formatting),
    dateTime: (at: Date) => formatDateTime(at, formatting),
    duration: (ms: number) => formatDuration(ms, locale),
    clock: (time: string) => formatClock(time, locale),
  };
}

const Reading = createContext(wordsFor({ language: 'id', zone: 'UTC' }));

/** Words, addresses and dates for the reader of this page. */
export const useReader = () => useContext(Reading);

/** A whole page as HTML, complete without any client JavaScript. */
export function renderFor(reader: Reader, page: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(<Reading value={wordsFor(reader)}>{page}</Reading>)}`;
}
