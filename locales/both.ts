import {
  findWords,
  type Locale,
  type MessageKey,
  type MessageValues,
  translatorFor,
  type WordGroup,
} from './translator.ts';

/** The same words in Indonesian and English, as a paper carries them side by side. */
export interface TwoLanguages {
  id: string;
  en: string;
}

/** One message in both languages; values may differ between them. */
export function both(
  key: MessageKey,
  values: (locale: Locale) => Record<string, string> = () => ({}),
): TwoLanguages {
  return { id: translatorFor('id')(key, values('id')), en: translatorFor('en')(key, values('en')) };
}

/** What a code that stands in a row is called; the code itself where there are no words for it. */
export function bothForCode(group: WordGroup, code: string, values?: MessageValues): TwoLanguages {
  const words = (locale: Locale) => findWords(locale, group, code, values) ?? code;
  return { id: words('id'), en: words('en') };
}

/** "Surat / Letter"; once where both are the same. */
export function inBoth(words: TwoLanguages): string {
  return words.id === words.en ? words.id : `${words.id} / ${words.en}`;
}
