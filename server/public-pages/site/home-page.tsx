import { formatDate, formatDuration } from '../../../locales/format.ts';
import { wordsIn } from '../news/news-words.ts';
import { inLanguage } from '../page/page.tsx';
import { Requirements, SixSteps } from '../standard/standard-parts.tsx';
import { FigureCards } from './figure-cards.tsx';
import type { LiveFigures } from './live-figures.ts';
import type { Snapshot } from './site.ts';
import { formatLocale, type SiteLanguage, siteWords } from './site-words.ts';

interface Props {
  language: SiteLanguage;
  snapshot: Snapshot;
}

const at = (path: string, language: SiteLanguage) => inLanguage(path, formatLocale(language));

/** The queue as it is, and where to stand in it. */
function Now({ queue, language }: { queue: LiveFigures['queue']; language: SiteLanguage }) {
  const t = siteWords(language);
  return (
    <section className="now" aria-labelledby="sekarang">
      <h2 id="sekarang">{t('home.now')}</h2>
      {queue.accepting ? (
        <>
          <p className="value">{t('home.waiting', { count: queue.waiting })}</p>
          <p className="hint">
            {t('home.counters', { count: queue.countersOpen })}
            {queue.estimate !== null && `, ${t('home.estimate', { minutes: queue.estimate.minutes })}`}
          </p>
        </>
      ) : (
        <p>{t('home.closed')}</p>
      )}
    </section>
  );
}

function Hero({ language, snapshot }: Props) {
  const t = siteWords(language);
  const { standard } = snapshot;
  const promise = formatDuration(standard.promiseSeconds * 1000, formatLocale(language));
  return (
    <div className="hero">
      <div>
        <h1>{t('home.hero', { promise })}</h1>
        <p>{t('home.heroHelp')}</p>
        <p className="actions noprint">
          <a className="button" href={at('/antrean', language)}>
            {t('home.takeTicket')}
          </a>
          <a className="button second" href={at('/lacak', language)}>
            {t('home.track')}
          </a>
          <a className="button second" href={at('/pengaduan', language)}>
            {t('home.complain')}
          </a>
        </p>
      </div>
      <Now queue={snapshot.figures.queue} language={language} />
    </div>
  );
}

function Headlines({ language, snapshot }: Props) {
  const t = siteWords(language);
  const locale = formatLocale(language);
  const { news, office } = snapshot;
  return (
    <section aria-labelledby="berita">
      <h2 id="berita">{t('home.news')}</h2>
      {news.length === 0 ? (
        <p className="hint">{t('home.noNews')}</p>
      ) : (
        <ul className="headlines">
          {news.map((item) => {
            const words = wordsIn(item, locale);
            return (
              <li key={item.id}>
                <a href={at(`/berita/${item.slug}`, language)} lang={words.lang}>
                  {words.title}
                </a>
                <span className="hint">{formatDate(item.publishAt, { locale, zone: office.zone })}</span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="noprint">
        <a className="alone" href={at('/berita', language)}>
          {t('home.allNews')}
        </a>
      </p>
    </section>
  );
}

/** The main page: what is promised, what is measured, what to bring, and the ways to everything else. */
export function HomePage({ language, snapshot }: Props) {
  const t = siteWords(language);
  const locale = formatLocale(language);
  const { standard, figures, office } = snapshot;
  // What the desk calls its papers and steps is said in Indonesian to readers of Balinese.
  const lang = language === 'ban' ? 'id' : undefined;
  return (
    <>
      {language === 'ban' && (
        <p className="draft" role="note">
          {t('home.draft')}
        </p>
      )}
      <Hero language={language} snapshot={snapshot} />
      <section aria-labelledby="angka">
        <h2 id="angka">{t('figures.title')}</h2>
        <FigureCards figures={figures} promised={standard} zone={office.zone} language={language} />
      </section>
      <section aria-labelledby="sebelum">
        <h2 id="sebelum">{t('home.before')}</h2>
        <p>{t('home.beforeHelp')}</p>
        <div lang={lang}>
          <Requirements standard={standard} service="recording" locale={locale} />
        </div>
      </section>
      <section aria-labelledby="langkah">
        <h2 id="langkah">{t('home.steps')}</h2>
        <div lang={lang}>
          <SixSteps locale={locale} />
        </div>
        <p>
          <a className="alone" href={at('/layanan/ktp-el', language)}>
            {t('home.all')}
          </a>
        </p>
      </section>
      <div className="columns">
        <section aria-labelledby="mengadu">
          <h2 id="mengadu">{t('home.complaints')}</h2>
          <p>{t('home.complaintsHelp', { days: standard.responseDays })}</p>
          <p>
            {standard.phone !== null && (
              <>
                <a className="alone" href={`tel:${standard.phone.replace(/[^0-9+]/g, '')}`}>
                  {t('frame.phone', { phone: standard.phone })}
                </a>
                <br />
              </>
            )}
            <a className="alone" href={at('/pengaduan', language)}>
              {t('home.complain')}
            </a>
          </p>
        </section>
        <Headlines language={language} snapshot={snapshot} />
      </div>
    </>
  );
}
