import { news as contract, type NewsTexts } from '../../../contract/news.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { NewsPreview, PublicNews, ShownImage } from '../../modules/news/index.ts';
import { renderPreview } from '../page/page.tsx';
import { Notice } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { altIn, NewsBody, smallSize, wordsIn } from './news-content.tsx';

/** Marks a text of another language than its page's. */
const ofLanguage = (lang: Locale, page: Locale) => (lang === page ? {} : { lang });

/** Address of a page of the list: the first has none in it. */
function listAddress(page: number, locale: Locale): string {
  const asked = [...(page > 1 ? [`halaman=${page}`] : []), ...(locale === 'en' ? ['bahasa=en'] : [])];
  return asked.length === 0 ? '/berita' : `/berita?${asked.join('&')}`;
}

function Picture({ image }: { image: ShownImage & { address?: string } }) {
  const { locale } = useReader();
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

interface ShownNews extends NewsTexts {
  /** Null in a preview of what has no date yet. */
  publishAt: Date | null;
  updatedAt: Date | null;
  /** A picture that is not public has another address than the public one. */
  image: (ShownImage & { address?: string }) | null;
}

/** When it was published, and when it changed if that was on another day. */
function Dates({ item }: { item: ShownNews }) {
  const { t, date } = useReader();
  if (item.publishAt === null) return null;
  const published = date(item.publishAt);
  const updated = item.updatedAt === null ? published : date(item.updatedAt);
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

export function NewsItemPage({ item, preview = false }: { item: ShownNews; preview?: boolean }) {
  const { t, href, locale } = useReader();
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
        <Dates item={item} />
        <div {...ofLanguage(lang, locale)}>
          <p className="lead">{summary}</p>
          {item.image !== null && <Picture image={item.image} />}
          <NewsBody body={body} />
        </div>
      </article>
      <nav className="ways noprint" aria-label={t('news.title')}>
        <a href={href('/berita')}>{t('news.all')}</a>
      </nav>
    </>
  );
}

function ListedItem({ item }: { item: PublicNews }) {
  const { locale, href } = useReader();
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
            <a href={href(`/berita/${item.slug}`)}>{title}</a>
          </h2>
          <Dates item={item} />
          <p {...ofLanguage(lang, locale)}>{summary}</p>
        </div>
      </article>
    </li>
  );
}

interface NewsListPageProps {
  officeName: string;
  items: readonly PublicNews[];
  page: number;
  pages: number;
}

export function NewsListPage({ officeName, items, page, pages }: NewsListPageProps) {
  const { t, href, locale } = useReader();
  return (
    <>
      <h1>{t('news.title')}</h1>
      <p>{t('news.intro', { office: officeName })}</p>
      {items.length === 0 && <p>{t('news.none')}</p>}
      {items.length > 0 && (
        <ul className="news-list">
          {items.map((item) => (
            <ListedItem key={item.id} item={item} />
          ))}
        </ul>
      )}
      {pages > 1 && (
        <nav className="ways noprint" aria-label={t('news.pages')}>
          {page > 1 && (
            <a rel="prev" href={listAddress(page - 1, locale)}>
              {t('news.newer')}
            </a>
          )}
          <span>{t('news.pageOf', { page, pages })}</span>
          {page < pages && (
            <a rel="next" href={listAddress(page + 1, locale)}>
              {t('news.older')}
            </a>
          )}
        </nav>
      )}
      <p className="ways noprint">
        <a href={href('/berita/atom.xml')} type="application/atom+xml">
          {t('news.feed')}
        </a>
      </p>
      <p className="hint noprint">{t('news.feedHelp')}</p>
    </>
  );
}

/** Why an address shows nothing. */
export const missingNews = {
  unknown: { status: 404, title: 'news.notFoundTitle', words: 'news.notFound' },
  gone: { status: 410, title: 'news.goneTitle', words: 'news.gone' },
  page: { status: 404, title: 'news.noPageTitle', words: 'news.notFound' },
} as const;

export function MissingNewsPage({ what }: { what: keyof typeof missingNews }) {
  const { t, href } = useReader();
  const { title, words } = missingNews[what];
  return (
    <Notice title={t(title)} link={{ href: href('/berita'), words: t('news.all'), className: 'ways' }}>
      {t(words)}
    </Notice>
  );
}

/** The public page of an item that is being written, for the frame beside the editor. */
export const previewNews: NewsPreview = async (ctx, { language, texts, image }) => {
  const shown = image && { ...image, address: contract.image.path.replace(':id', image.id) };
  return renderPreview(
    {
      language,
      title: wordsIn(texts, language).title,
      path: '/berita',
      children: <NewsItemPage preview item={{ ...texts, publishAt: null, updatedAt: null, image: shown }} />,
    },
    ctx.office,
  );
};
