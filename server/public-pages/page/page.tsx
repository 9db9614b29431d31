import type { ReactNode } from 'react';
import { light } from '../../../brand/tokens.ts';
import { zoneName } from '../../../locales/format.ts';
import { menuPages } from '../pages.ts';
import type { SiteOffice } from '../site/site.ts';
import type { SiteLanguage } from '../site/site-words.ts';
import { webFontAddress } from './fixed-files.ts';
import { Telephone } from './parts.tsx';
import { inLanguage, renderFor, useReader } from './reader.tsx';
import { styleSheet } from './style-sheet.ts';

export interface PageFrame {
  language: SiteLanguage;
  zone: string;
  title: string;
  officeName: string;
  /** Address of this page without its language: which entry of the menu is the present one. */
  path: string;
  /** The languages in which there is this page; none where it cannot be changed. */
  languages: readonly SiteLanguage[];
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

function Menu({ path }: { path: string }) {
  const { site, href } = useReader();
  return (
    <nav className="menu noprint" aria-label={site('frame.menu')}>
      <ul>
        {menuPages.map(({ path: entry, menu }) => {
          const here = entry !== '/' && path.startsWith(`${entry}/`);
          return (
            <li key={entry}>
              <a href={href(entry)} aria-current={path === entry ? 'page' : here ? 'true' : undefined}>
                {site(menu)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Languages({ path, languages }: Pick<PageFrame, 'path' | 'languages'>) {
  const { language, site } = useReader();
  return (
    <nav className="languages noprint" aria-label={site('frame.languages')}>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          // Whoever asks for a language by the switch gets it, whatever the browser prefers.
          <a key={other} href={`${path}?bahasa=${other}`} hrefLang={other} lang={other}>
            {languageNames[other]}
          </a>
        ))}
    </nav>
  );
}

function Contact({ office }: { office: SiteOffice }) {
  const { site, clock } = useReader();
  return (
    <div>
      <h2>{site('frame.contact')}</h2>
      <address>
        <p>
          <strong>{office.name}</strong>
          {office.address !== null && (
            <>
              <br />
              {office.address}
            </>
          )}
          {office.mapUrl !== null && (
            <>
              <br />
              <a href={office.mapUrl} rel="noopener">
                {site('frame.map')}
              </a>
            </>
          )}
        </p>
        <ul>
          {office.phone !== null && (
            <li>
              <Telephone number={office.phone}>{site('frame.phone', { phone: office.phone })}</Telephone>
            </li>
          )}
          {office.whatsapp !== null && (
            <li>
              <a href={`https://wa.me/${office.whatsapp.slice(1)}`} rel="noopener">
                {site('frame.whatsapp', {
                  number: office.whatsapp.replace(/^\+62(\d{3})(\d{4})(\d+)$/, '0$1-$2-$3'),
                })}
              </a>
            </li>
          )}
          {office.email !== null && (
            <li>
              <a href={`mailto:${office.email}`}>{site('frame.email', { email: office.email })}</a>
            </li>
          )}
          {office.website !== null && (
            <li>
              <a href={office.website} rel="noopener">
                {site('frame.website', { website: office.website.replace(/^https?:\/\/|\/$/g, '') })}
              </a>
            </li>
          )}
        </ul>
      </address>
      <p>
        {site('frame.hours', {
          opens: clock(office.opens),
          closes: clock(office.closes),
          zone: zoneName(office.zone),
        })}
        . {site('frame.free')}
      </p>
    </div>
  );
}

/** The national survey of the site on which the standards of all offices are published; not the office's own. */
export const nationalSurvey = 'https://sipp.menpan.go.id';

function Footer({ office }: Pick<PageFrame, 'office'>) {
  const { site, href } = useReader();
  return (
    <footer className="site">
      {office !== null && <Contact office={office} />}
      <div className="noprint">
        <h2>{site('frame.more')}</h2>
        <ul>
          <li>
            <a href={nationalSurvey} rel="noopener">
              {site('frame.sipp')}
            </a>
            <span className="hint"> {site('frame.sippHelp')}</span>
          </li>
          <li>
            <a href={href('/data')}>{site('frame.data')}</a>
          </li>
          <li>
            <a href={href('/pengaduan/statistik')}>{site('frame.statistics')}</a>
          </li>
          <li>
            <a href="/app/">{site('frame.staff')}</a>
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

function Head({ title, officeName, path, languages, language, published, script }: PageFrame) {
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
              key={other}
              rel="alternate"
              hrefLang={other}
              href={`${published.origin}${inLanguage(path, other)}`}
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
  const { site } = useReader();
  const { language, officeName, path, languages, office, wide, children } = frame;
  return (
    <html lang={language}>
      <Head {...frame} />
      <body>
        <a className="skip" href="#isi">
          {site('frame.skip')}
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
          <Languages path={path} languages={languages} />
        </header>
        <Menu path={path} />
        <main id="isi" tabIndex={-1} className={wide === true ? 'wide' : undefined}>
          {children}
        </main>
        <Footer office={office} />
      </body>
    </html>
  );
}

/** A page of the site. */
export function renderPage(frame: PageFrame): string {
  const html = renderFor(frame, <Frame {...frame} />);
  const { structured } = frame;
  return structured === undefined ? html : html.replace('</head>', () => `${dataBlock(structured)}</head>`);
}

/** A page as its authors see it before anybody else may read it: it leads to no other language. */
export const renderPreview = (
  frame: Pick<PageFrame, 'language' | 'title' | 'path' | 'children'>,
  office: { name: string; zone: string },
) =>
  renderPage({
    ...frame,
    zone: office.zone,
    officeName: office.name,
    languages: [],
    office: null,
    published: null,
  });
