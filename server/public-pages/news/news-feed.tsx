import { createHash } from 'node:crypto';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { PublicNews } from '../../modules/news/index.ts';
import { inLanguage } from '../page/reader.tsx';
import { altIn, NewsBody, wordsIn } from './news-content.tsx';

/** Characters that XML 1.0 cannot hold, not even escaped. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Name-based (RFC 9562, version 5): the same office has the same feed for ever, wherever its server moves. */
function feedId(officeCode: string, locale: Locale): string {
  const bytes = createHash('sha1').update(`lontar news ${officeCode} ${locale}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${groups.join('-')}`;
}

export interface NewsFeed {
  locale: Locale;
  office: { code: string; name: string };
  /** Where the public reaches this server, without a closing slash. */
  publicAddress: string;
  items: readonly PublicNews[];
}

/** React puts before a picture the hint to load it early, for the head of a page: an entry has none. */
const withoutPreloads = (entry: ReactNode) =>
  renderToStaticMarkup(entry).replaceAll(/<link rel="preload"[^>]*>/g, '');

function entryOf(item: PublicNews, { locale, publicAddress }: NewsFeed): string {
  const { lang, title, summary, body } = wordsIn(item, locale);
  const address = `${publicAddress}${inLanguage(`/berita/${item.slug}`, locale)}`;
  const picture = item.image === null ? null : altIn(item.image, locale);
  const html = withoutPreloads(
    <>
      {item.image !== null && picture !== null && (
        <p>
          <img
            src={`${publicAddress}/berita/gambar/${item.image.id}`}
            width={item.image.width}
            height={item.image.height}
            alt={picture.alt}
            lang={picture.lang}
          />
        </p>
      )}
      <NewsBody body={body} />
    </>,
  );
  return `  <entry xml:lang="${lang}">
    <id>urn:uuid:${item.id}</id>
    <title>${escaped(title)}</title>
    <link rel="alternate" type="text/html" href="${escaped(address)}"/>
    <published>${item.publishAt.toISOString()}</published>
    <updated>${item.updatedAt.toISOString()}</updated>
    <summary>${escaped(summary)}</summary>
    <content type="html">${escaped(html)}</content>
  </entry>
`;
}

/** The news as Atom 1.0 (RFC 4287), the newest first, all addresses whole. */
export function atomOf(feed: NewsFeed): string {
  const { locale, office, publicAddress, items } = feed;
  // A feed without entries has never been updated, and must say when all the same.
  const updated = new Date(Math.max(0, ...items.map(({ updatedAt }) => updatedAt.getTime())));
  const at = (path: string) => escaped(`${publicAddress}${inLanguage(path, locale)}`);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${feedId(office.code, locale)}</id>
  <title>${escaped(`${translatorFor(locale)('news.title')} · ${office.name}`)}</title>
  <link rel="self" type="application/atom+xml" href="${at('/berita/atom.xml')}"/>
  <link rel="alternate" type="text/html" href="${at('/berita')}"/>
  <updated>${updated.toISOString()}</updated>
  <author><name>${escaped(office.name)}</name></author>
${items.map((item) => entryOf(item, feed)).join('')}</feed>
`;
}
