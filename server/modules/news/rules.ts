// Pure: values in, values out.
import type { NewsTexts } from '../../../contract/news.ts';
import type { Finding } from '../../refusal.ts';

/** What the public must not find missing: all of one language, and of the other all or nothing. */
export function missingParts(texts: NewsTexts): Finding[] {
  const english = [texts.titleEn, texts.summaryEn, texts.bodyEn].filter((text) => text !== '').length;
  const found: Finding[] = [];
  if (texts.summaryId === '') found.push({ code: 'news_summary_missing', level: 'T', field: 'summaryId' });
  if (texts.bodyId === '') found.push({ code: 'news_body_missing', level: 'T', field: 'bodyId' });
  if (english % 3 !== 0) found.push({ code: 'news_english_incomplete', level: 'T', field: 'bodyEn' });
  return found;
}

/** What a picture may weigh: the large one for a desktop, the small one for lists and telephones. */
export const pictures = {
  large: { side: 1280, bytes: 120_000 },
  small: { side: 640, bytes: 24_000 },
} as const;

const longestSlug = 80;

/** An address from a title: small Latin letters, digits and hyphens, cut between words. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words.length <= longestSlug) return words === '' ? 'berita' : words;
  const cut = words.slice(0, longestSlug + 1);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : words.slice(0, longestSlug);
}

/** The slug, with a number behind it when another item of the office has it already. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}
