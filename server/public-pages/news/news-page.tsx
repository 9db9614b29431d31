import type { NewsTexts } from '../../../contract/news.ts';
import { formatDate } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { PublicNews, ShownImage } from '../../modules/news/index.ts';
import { inLanguage } from '../page/page-reply.tsx';
import { NewsBody } from './news-body.tsx';
import { altIn, smallSize, wordsIn } from './news-words.ts';

/** Marks a text of another language than its page's. */
const ofLanguage = (lang: Locale, page: Locale) => (lang === page ? {} : { lang });

/** Address of a page of the list: the first has none in it. */
export function newsListAddress(page: number, locale: Locale): string {
  const asked = [...(page > 1 ? [`halaman=${page}`] : []), ...(locale === 'en' ? ['bahasa=en'] : [])];
  return asked.length === 0 ? '/berita' : `/berita?${asked.join('&')}`;
}

function Picture({ image, locale }: { image: ShownImage & { address?: string }; locale: Locale }) {
  const { alt, lang } = altIn(image, locale);
  const large = (
    <img
      src={image.address ?? `/berita/gambar/${image.id}`}
      width={image.width}
      height={image.height}
      alt={alt}
      {...ofLanguage(lang, locale)}
    />
  );
  // A telephone takes the small one whatever its pixels: its line is what is slow.
  return (
    <picture className="news-picture">
      {image.address === undefined && (
        <source
          media="(max-width: 40rem)"
          srcSet={`/berita/gambar/${image.id}/kecil`}
          {...smallSize(image)}
        />
      )}
      {large}
    </picture>
  );
}

export interface ShownNews extends NewsTexts {
  /** Null in a preview of what has no date yet. */
  publishAt: Date | null;
  updatedAt: Date | null;
  /** A picture that is not public has another address than the public one. */
  image: (ShownImage & { address?: string }) | null;
}

export interface NewsPlace {
  locale: Locale;
  zone: string;
}

/** When it was published, and when it changed if that was on another day. */
function Dates({ item, locale, zone }: NewsPlace & { item: ShownNews }) {
  const t = translatorFor(locale);
  if (item.publishAt === null) return null;
  const day = (at: Date) => formatDate(at, { locale, zone });
  const published = day(item.publishAt);
  const updated = item.updatedAt === null ? published : day(item.updatedAt);
  return (
    <p className="hint">
      <time dateTime={item.publishAt.toISOString()}>{t('news.publishedOn', { date: published })}</time>
      {item.updatedAt !== null && updated !== published && (
        <>
          {', '}
          <time dateTime={item.updatedAt.toISOString()}>{t('news.updatedOn', { date: updated })}</time>
        </>
      )}
    </p>
  );
}

export function NewsItemPage({
  locale,
  zone,
  item,
  preview = false,
}: NewsPlace & { item: ShownNews; preview?: boolean }) {
  const t = translatorFor(locale);
  const { lang, title, summary, body } = wordsIn(item, locale);
  return (
    <>
      {preview && (
        <p className="done" role="note">
          {t('news.previewNote')}
        </p>
      )}
      <article className="news">
        {lang !== locale && <p className="hint">{t('news.onlyIndonesian')}</p>}
        <h1 {...ofLanguage(lang, locale)}>{title}</h1>
        <Dates item={item} locale={locale} zone={zone} />
        <div {...ofLanguage(lang, locale)}>
          <p className="lead">{summary}</p>
          {item.image !== null && <Picture image={item.image} locale={locale} />}
          <NewsBody body={body} />
        </div>
      </article>
      <nav className="ways noprint" aria-label={t('news.title')}>
        <a href={inLanguage('/berita', locale)}>{t('news.all')}</a>
      </nav>
    </>
  );
}

function ListedItem({ item, locale, zone }: NewsPlace & { item: PublicNews }) {
  const { lang, title, summary } = wordsIn(item, locale);
  const alt = item.image === null ? null : altIn(item.image, locale);
  return (
    <li>
      <article className="listed">
        {item.image !== null && alt !== null && (
          <img
            src={`/berita/gambar/${item.image.id}/kecil`}
            {...smallSize(item.image)}
            alt={alt.alt}
            loading="lazy"
            {...ofLanguage(alt.lang, locale)}
          />
        )}
        <div>
          <h2 {...ofLanguage(lang, locale)}>
            <a href={inLanguage(`/berita/${item.slug}`, locale)}>{title}</a>
          </h2>
          <Dates item={item} locale={locale} zone={zone} />
          <p {...ofLanguage(lang, locale)}>{summary}</p>
        </div>
      </article>
    </li>
  );
}

export interface NewsPageOf {
  page: number;
  pages: number;
}

export function NewsListPage({
  locale,
  zone,
  officeName,
  items,
  page,
  pages,
}: NewsPlace & NewsPageOf & { officeName: string; items: readonly PublicNews[] }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t('news.title')}</h1>
      <p>{t('news.intro', { office: officeName })}</p>
      {items.length === 0 && <p>{t('news.none')}</p>}
      {items.length > 0 && (
        <ul className="news-list">
          {items.map((item) => (
            <ListedItem key={item.id} item={item} locale={locale} zone={zone} />
          ))}
        </ul>
      )}
      {pages > 1 && (
        <nav className="ways noprint" aria-label={t('news.pages')}>
          {page > 1 && (
            <a rel="prev" href={newsListAddress(page - 1, locale)}>
              {t('news.newer')}
            </a>
          )}
          <span>{t('news.pageOf', { page, pages })}</span>
          {page < pages && (
            <a rel="next" href={newsListAddress(page + 1, locale)}>
              {t('news.older')}
            </a>
          )}
        </nav>
      )}
      <p className="ways noprint">
        <a href={inLanguage('/berita/atom.xml', locale)} type="application/atom+xml">
          {t('news.feed')}
        </a>
      </p>
      <p className="hint noprint">{t('news.feedHelp')}</p>
    </>
  );
}

const missing = {
  unknown: { title: 'news.notFoundTitle', words: 'news.notFound' },
  gone: { title: 'news.goneTitle', words: 'news.gone' },
  page: { title: 'news.noPageTitle', words: 'news.notFound' },
} as const;
export type MissingNews = keyof typeof missing;

export function missingNewsTitle(what: MissingNews, locale: Locale): string {
  return translatorFor(locale)(missing[what].title);
}

/** Why an address shows nothing, and where the rest is. */
export function MissingNewsPage({ what, locale }: { what: MissingNews; locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <>
      <h1>{t(missing[what].title)}</h1>
      <p>{t(missing[what].words)}</p>
      <p className="ways">
        <a href={inLanguage('/berita', locale)}>{t('news.all')}</a>
      </p>
    </>
  );
}
