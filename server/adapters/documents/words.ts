import { type MessageKey, translatorFor } from '../../../locales/translator.ts';

export interface TwoLanguages {
  id: string;
  en: string;
}

/** One message in both languages; values may differ between them. */
export function both(
  key: MessageKey,
  values: (locale: 'id' | 'en') => Record<string, string> = () => ({}),
): TwoLanguages {
  return { id: translatorFor('id')(key, values('id')), en: translatorFor('en')(key, values('en')) };
}

export function inBoth(words: TwoLanguages): string {
  return words.id === words.en ? words.id : `${words.id} / ${words.en}`;
}

/** "8K3F 2QXA 9M1T7": read over a counter or a telephone without losing the place. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.{4})/gu, '$1 ');
}

/** Where to type the code: the address of tracking without scheme and code. */
export function addressOfTracking({ code, url }: { code: string; url: string }): string {
  return url
    .replace(code, '')
    .replace(/^https?:\/\//u, '')
    .replace(/[/?#=&]+(?:[a-z]+=)?$/u, '');
}
