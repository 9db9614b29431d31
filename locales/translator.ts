import { createTranslator } from 'use-intl/core';
import { en } from './en.ts';
import { id } from './id.ts';

export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];

export type Messages = typeof id;
export const messages: Readonly<Record<Locale, Messages>> = { id, en };

export type Translate = ReturnType<typeof createTranslator<Messages, never>>;
/** Any path to a message, `shared.states.ready`. */
export type MessageKey = Parameters<Translate>[0];
export type MessageValues = Readonly<Record<string, string | number>>;

type GroupsIn<T> = {
  [K in keyof T & string]: T[K] extends string ? never : K | `${K}.${GroupsIn<T[K]>}`;
}[keyof T & string];
/** A set of words by code, `recordings.requirements`: one that is taken out while codes still ask for it does not compile. */
export type WordGroup = GroupsIn<Messages>;

const made = new Map<Locale, Translate>();

/** The words of one language, for server, PDF and screens alike. Dates come in as text from `format.ts`. */
export function translatorFor(locale: Locale): Translate {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const translate: Translate = createTranslator<Messages>({
    locale,
    messages: messages[locale],
    timeZone: 'UTC',
  });
  made.set(locale, translate);
  return translate;
}

/**
 * Words for a code that only the running system knows: `findWords(locale, 'shared.states', state)`.
 * Undefined when there are none, so that the caller decides what stands in.
 */
export function findWords(
  locale: Locale,
  group: WordGroup,
  code: string,
  values: MessageValues = {},
): string | undefined {
  const translate = translatorFor(locale);
  const key = `${group}.${code}` as MessageKey;
  return translate.has(key) ? translate(key, { ...values }) : undefined;
}

/** The reader's language from an Accept-Language or x-lontar-locale header; Indonesian unless English is asked for first. */
export function localeFrom(header: string | undefined): Locale {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
    if (tag === 'id' || tag.startsWith('id-')) return 'id';
  }
  return 'id';
}
