import { useFindWords, useLocale } from './locale.ts';

interface Requirement {
  code: string;
  /** Of a document that the desk does not know by its code: the office's own words. */
  name: { id: string; en: string } | null;
}

/** What a document is called, in the reader's language. */
export function useRequirementName(area: 'applications' | 'recordings') {
  const find = useFindWords();
  const locale = useLocale();
  return ({ code, name }: Requirement) => name?.[locale] ?? find(`${area}.requirements`, code);
}
