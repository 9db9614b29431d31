import { createTranslator } from 'use-intl/core';
import { site as balinese } from '../../../locales/ban/public/site.ts';
import { type Locale, messages } from '../../../locales/translator.ts';

/** The main page is there in Balinese too; all else in the two languages of the office. */
export type SiteLanguage = Locale | 'ban';

const words = { id: messages.id.site, en: messages.en.site, ban: balinese } as const;
type Words = Pick<typeof messages.id.site, 'frame' | 'home' | 'figures'>;

const translatorOf = (language: SiteLanguage) =>
  createTranslator<Words>({
    // Plurals and numbers of Balinese go as in Indonesian.
    locale: language === 'ban' ? 'id' : language,
    messages: words[language],
    timeZone: 'UTC',
  });
export type SiteTranslate = ReturnType<typeof translatorOf>;

const made = { id: translatorOf('id'), en: translatorOf('en'), ban: translatorOf('ban') };

/** The words of frame, main page and figures. */
export const siteWords = (language: SiteLanguage): SiteTranslate => made[language];

/** In which language dates and numbers are written. */
export const formatLocale = (language: SiteLanguage): Locale => (language === 'ban' ? 'id' : language);
