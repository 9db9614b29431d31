import type { NewsTexts } from '../../../contract/news.ts';
import { type NewsInline, parseNewsBody } from '../../../contract/news-markup.ts';
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

/** Pieces of a text never move among each other: their place is their key. */
function Inlines({ inlines }: { inlines: readonly NewsInline[] }) {
  return inlines.map((inline, index) => {
    const key = `${index}`;
    if (inline.kind === 'break') return <br key={key} />;
    if (inline.kind === 'text') return inline.text;
    return (
      <a key={key} href={inline.href}>
        {inline.text}
      </a>
    );
  });
}

/** The body of an item: every piece of it is written as text, so nothing in it can run. */
export function NewsBody({ body }: { body: string }) {
  return parseNewsBody(body).map((block, index) => {
    const key = `${index}`;
    if (block.kind === 'subheading') {
      return (
        <h2 key={key}>
          <Inlines inlines={block.inlines} />
        </h2>
      );
    }
    if (block.kind === 'paragraph') {
      return (
        <p key={key}>
          <Inlines inlines={block.inlines} />
        </p>
      );
    }
    return (
      <ul key={key}>
        {block.items.map((item, at) => {
          const place = `${at}`;
          return (
            <li key={place}>
              <Inlines inlines={item} />
            </li>
          );
        })}
      </ul>
    );
  });
}
