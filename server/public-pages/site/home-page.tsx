import { wordsIn } from '../news/news-content.tsx';
import { Section, Telephone } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';
import { buttonPages } from '../pages.ts';
import { Requirements, SixSteps, WhoMayApply } from '../standard/standard-parts.tsx';
import { FigureCards } from './figure-cards.tsx';
import type { LiveFigures } from './live-figures.ts';
import type { Snapshot } from './site.ts';

/** The queue as it is, and where to stand in it. */
function Now({ queue }: { queue: LiveFigures['queue'] }) {
  const { site: t } = useReader();
  return (
    <Section id="sekarang" className="now" title={t('home.now')}>
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
    </Section>
  );
}

function Hero({ standard, figures }: Snapshot) {
  const { site: t, href, duration } = useReader();
  return (
    <div className="hero">
      <div>
        <h1>{t('home.hero', { promise: duration(standard.promiseSeconds * 1000) })}</h1>
        <p>{t('home.heroHelp')}</p>
        <p className="actions noprint">
          {buttonPages.map(({ path, button }, index) => (
            <a key={path} className={index === 0 ? 'button' : 'button second'} href={href(path)}>
              {t(button)}
            </a>
          ))}
        </p>
      </div>
      <Now queue={figures.queue} />
    </div>
  );
}

function Headlines({ news }: Pick<Snapshot, 'news'>) {
  const { site: t, locale, href, date } = useReader();
  return (
    <Section id="berita" title={t('home.news')}>
      {news.length === 0 ? (
        <p className="hint">{t('home.noNews')}</p>
      ) : (
        <ul className="headlines">
          {news.map((item) => {
            const words = wordsIn(item, locale);
            return (
              <li key={item.id}>
                <a href={href(`/berita/${item.slug}`)} lang={words.lang}>
                  {words.title}
                </a>
                <span className="hint">{date(item.publishAt)}</span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="noprint">
        <a className="alone" href={href('/berita')}>
          {t('home.allNews')}
        </a>
      </p>
    </Section>
  );
}

/** The main page: what is promised, what is measured, what to bring, and the ways to everything else. */
export function HomePage(snapshot: Snapshot) {
  const { site: t, language, href } = useReader();
  const { standard, figures, news } = snapshot;
  // What the desk calls its papers and steps is said in Indonesian to readers of Balinese.
  const lang = language === 'ban' ? 'id' : undefined;
  return (
    <>
      {language === 'ban' && (
        <p className="draft" role="note">
          {t('home.draft')}
        </p>
      )}
      <Hero {...snapshot} />
      <Section id="angka" title={t('figures.title')}>
        <FigureCards figures={figures} promised={standard} />
      </Section>
      <Section id="sebelum" title={t('home.before')}>
        <p>{t('home.beforeHelp')}</p>
        <div lang={lang}>
          <Requirements standard={standard} service="recording" />
          <WhoMayApply standard={standard} />
        </div>
      </Section>
      <Section id="langkah" title={t('home.steps')}>
        <div lang={lang}>
          <SixSteps />
        </div>
        <p>
          <a className="alone" href={href('/layanan/ktp-el')}>
            {t('home.all')}
          </a>
        </p>
      </Section>
      <div className="columns">
        <Section id="mengadu" title={t('home.complaints')}>
          <p>{t('home.complaintsHelp', { days: standard.responseDays })}</p>
          <p>
            {standard.phone !== null && (
              <>
                <Telephone number={standard.phone} className="alone">
                  {t('frame.phone', { phone: standard.phone })}
                </Telephone>
                <br />
              </>
            )}
            <a className="alone" href={href('/pengaduan')}>
              {t('home.complain')}
            </a>
          </p>
        </Section>
        <Headlines news={news} />
      </div>
    </>
  );
}
