import type { NewsTexts } from '../../../contract/news.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { ShownImage } from '../../modules/news/index.ts';

/** An item as a reader of this language gets it: in Indonesian where there is no English. */
export function wordsIn(item: NewsTexts, locale: Locale) {
  return locale === 'en' && item.titleEn !== ''
    ? { lang: 'en' as const, title: item.titleEn, summary: item.summaryEn, body: item.bodyEn }
    : { lang: 'id' as const, title: item.titleId, summary: item.summaryId, body: item.bodyId };
}

export function altIn({ altId, altEn }: ShownImage, locale: Locale): { lang: Locale; alt: string } {
  return locale === 'en' && altEn !== '' ? { lang: 'en', alt: altEn } : { lang: 'id', alt: altId };
}

/** What a smaller picture of the same shape measures: no side longer than that of the small one. */
export function smallSize({ width, height }: ShownImage): { width: number; height: number } {
  const share = Math.min(1, 640 / Math.max(width, height));
  return { width: Math.round(width * share), height: Math.round(height * share) };
}
