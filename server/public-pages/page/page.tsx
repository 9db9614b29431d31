import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { light } from '../../../brand/tokens.ts';
import { zoneName } from '../../../locales/format.ts';
import type { SiteOffice } from '../site/site.ts';
import { formatLocale, type SiteLanguage, siteWords } from '../site/site-words.ts';
import { webFontAddress } from './web-font.ts';

/** The way to a page in one language. */
export interface LanguageLink {
  language: SiteLanguage;
  href: string;
}

export interface PageFrame {
  language: SiteLanguage;
  title: string;
  officeName: string;
  /** Address of this page without its language: which entry of the menu is the present one. */
  path: string;
  /** Address of the style sheet, with its fingerprint. */
  styleSheet: string;
  /** This page in all its languages, the present one among them. */
  languages: readonly LanguageLink[];
  /** How to reach the office; null while it is not known. */
  office: SiteOffice | null;
  /** Of a page that search engines may keep: what it says, and where it stands in the world. */
  published: { description: string; origin: string } | null;
  /** The same for machines, by the words of schema.org. */
  structured?: object;
  /** Address of the page's script, if it has one; the page works without. */
  script?: string;
  /** Several columns where there is room. */
  wide?: boolean;
  children: ReactNode;
}

const languageNames: Readonly<Record<SiteLanguage, string>> = {
  id: 'Indonesia',
  en: 'English',
  ban: 'Basa Bali',
};

/** An address in the reader's language: Indonesian has none in it. */
export function inLanguage(path: string, language: SiteLanguage): string {
  return language === 'id' ? path : `${path}?bahasa=${language}`;
}

const menu = [
  ['home', '/'],
  ['service', '/layanan/ktp-el'],
  ['queue', '/antrean'],
  ['track', '/lacak'],
  ['complaint', '/pengaduan'],
  ['news', '/berita'],
  ['survey', '/survei'],
] as const;

function Menu({ language, path }: { language: SiteLanguage; path: string }) {
  const t = siteWords(language);
  return (
    <nav className="menu noprint" aria-label={t('frame.menu')}>
      <ul>
        {menu.map(([entry, href]) => {
          const here = path === href || (href !== '/' && path.startsWith(`${href}/`));
          return (
            <li key={entry}>
              <a
                href={inLanguage(href, formatLocale(language))}
                aria-current={path === href ? 'page' : here ? 'true' : undefined}
              >
                {t(`frame.nav.${entry}`)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Languages({ language, languages }: Pick<PageFrame, 'language' | 'languages'>) {
  return (
    <nav className="languages noprint" aria-label={siteWords(language)('frame.languages')}>
      {languages
        .filter((other) => other.language !== language)
        .map(({ language: other, href }) => (
          <a key={other} href={href} hrefLang={other} lang={other}>
            {languageNames[other]}
          </a>
        ))}
    </nav>
  );
}

/** "07.30" in Indonesian, "07:30" in English. */
const clockTime = (time: string, language: SiteLanguage) =>
  language === 'en' ? time : time.replace(':', '.');

function Contact({ language, office }: { language: SiteLanguage; office: SiteOffice }) {
  const t = siteWords(language);
  return (
    <div>
      <h2>{t('frame.contact')}</h2>
      <address>
        <p>
          <strong>{office.name}</strong>
          {office.address !== null && (
            <>
              <br />
              {office.address}
            </>
          )}
        </p>
        {office.phone !== null && (
          <p>
            <a href={`tel:${office.phone.replace(/[^0-9+]/g, '')}`}>
              {t('frame.phone', { phone: office.phone })}
            </a>
          </p>
        )}
      </address>
      <p>
        {t('frame.hours', {
          opens: clockTime(office.opens, language),
          closes: clockTime(office.closes, language),
          zone: zoneName(office.zone),
        })}
        . {t('frame.free')}
      </p>
    </div>
  );
}

/** The national survey of the site on which the standards of all offices are published; not the office's own. */
export const nationalSurvey = 'https://sipp.menpan.go.id';

function Footer({ language, office }: Pick<PageFrame, 'language' | 'office'>) {
  const t = siteWords(language);
  const at = (path: string) => inLanguage(path, formatLocale(language));
  return (
    <footer className="site">
      {office !== null && <Contact language={language} office={office} />}
      <div className="noprint">
        <h2>{t('frame.more')}</h2>
        <ul>
          <li>
            <a href={nationalSurvey} rel="noopener">
              {t('frame.sipp')}
            </a>
            <span className="hint"> {t('frame.sippHelp')}</span>
          </li>
          <li>
            <a href={at('/data')}>{t('frame.data')}</a>
          </li>
          <li>
            <a href={at('/pengaduan/statistik')}>{t('frame.statistics')}</a>
          </li>
          <li>
            <a href="/app/">{t('frame.staff')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

/**
 * Data, which no browser runs: a page's rules for scripts do not touch it. "<" would let a value close the element; JSON
 * knows another way to write it.
 */
const dataBlock = (value: object) =>
  `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

function Head(frame: PageFrame) {
  const { title, officeName, path, styleSheet, languages, language, published, script } = frame;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${officeName}`}</title>
      {published === null ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <meta name="description" content={published.description} />
          <meta name="robots" content="index, follow" />
          <link rel="canonical" href={`${published.origin}${inLanguage(path, language)}`} />
          {languages.map((other) => (
            <link
              key={other.language}
              rel="alternate"
              hrefLang={other.language}
              href={`${published.origin}${inLanguage(path, other.language)}`}
            />
          ))}
        </>
      )}
      <meta name="referrer" content="no-referrer" />
      <meta name="theme-color" content={light.leaf} />
      <link rel="preload" href={webFontAddress} as="font" type="font/woff2" crossOrigin="anonymous" />
      <link rel="stylesheet" href={styleSheet} />
      {script !== undefined && <script src={script} defer />}
    </head>
  );
}

function Frame(frame: PageFrame) {
  const { language, officeName, path, languages, office, wide, children } = frame;
  return (
    <html lang={language}>
      <Head {...frame} />
      <body>
        <a className="skip" href="#isi">
          {siteWords(language)('frame.skip')}
        </a>
        <header>
          <p className="office">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <rect className="leaf" x="1" y="4" width="30" height="6.5" rx="3.25" />
              <rect className="leaf" x="1" y="12.75" width="30" height="6.5" rx="3.25" />
              <rect className="leaf" x="1" y="21.5" width="30" height="6.5" rx="3.25" />
            </svg>
            {officeName}
          </p>
          <Languages language={language} languages={languages} />
        </header>
        <Menu language={language} path={path} />
        <main id="isi" tabIndex={-1} className={wide === true ? 'wide' : undefined}>
          {children}
        </main>
        <Footer language={language} office={office} />
      </body>
    </html>
  );
}

/** A whole page as HTML, complete without any client JavaScript. */
export function renderPage(frame: PageFrame): string {
  const html = `<!doctype html>${renderToStaticMarkup(<Frame {...frame} />)}`;
  const { structured } = frame;
  return structured === undefined ? html : html.replace('</head>', () => `${dataBlock(structured)}</head>`);
}
