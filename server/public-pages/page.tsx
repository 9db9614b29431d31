import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../../locales/translator.ts';

export interface PageFrame {
  locale: Locale;
  title: string;
  officeName: string;
  /** Address of the style sheet, with its fingerprint. */
  styleSheet: string;
  /** This page in the other language, and that language's name. */
  otherLanguage: { href: string; lang: Locale; name: string };
  /** Address of the page's script, if it has one; the page works without. */
  script?: string;
  children: ReactNode;
}

function Frame({ locale, title, officeName, styleSheet, otherLanguage, script, children }: PageFrame) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · ${officeName}`}</title>
        <link rel="stylesheet" href={styleSheet} />
        {script !== undefined && <script src={script} defer />}
      </head>
      <body>
        <header>
          <p className="office">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <rect className="leaf" x="1" y="4" width="30" height="6.5" rx="3.25" />
              <rect className="leaf" x="1" y="12.75" width="30" height="6.5" rx="3.25" />
              <rect className="leaf" x="1" y="21.5" width="30" height="6.5" rx="3.25" />
            </svg>
            {officeName}
          </p>
          <a
            className="language"
            href={otherLanguage.href}
            hrefLang={otherLanguage.lang}
            lang={otherLanguage.lang}
          >
            {otherLanguage.name}
          </a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** A whole page as HTML, complete without any client JavaScript. */
export function renderPage(frame: PageFrame): string {
  return `<!doctype html>${renderToStaticMarkup(<Frame {...frame} />)}`;
}
