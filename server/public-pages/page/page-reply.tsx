import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { type Locale, localeFrom } from '../../../locales/translator.ts';
import type { Site, SiteOffice } from '../site/site.ts';
import type { SiteLanguage } from '../site/site-words.ts';
import { renderPage } from './page.tsx';
import { styleSheet } from './style-sheet.ts';

export { inLanguage } from './page.tsx';

/** Routes that anybody may call. */
export const open = { config: { access: 'public' as const } };

/** What `bahasa` says in an address or a form; whatever else it is, says nothing. */
export function languageNamed(fields: unknown): SiteLanguage | null {
  if (typeof fields !== 'object' || fields === null || !('bahasa' in fields)) return null;
  const { bahasa } = fields;
  return bahasa === 'id' || bahasa === 'en' || bahasa === 'ban' ? bahasa : null;
}

const localeNamed = (fields: unknown): Locale | null => {
  const named = languageNamed(fields);
  return named === 'ban' ? null : named;
};

/** The language of the address, or of the form that was sent, or of the browser. */
export function localeAsked(
  request: { query: unknown; headers: { 'accept-language'?: string | undefined } },
  fields: Readonly<Record<string, string>> = {},
): Locale {
  return localeNamed(request.query) ?? localeNamed(fields) ?? localeFrom(request.headers['accept-language']);
}

export interface ReplyFrame {
  locale: Locale;
  /** Where the other language of this page is found. */
  path: string;
  title: string;
  officeName: string;
  /** For search engines, of pages that they may keep. A page without is for whoever has its address alone. */
  description?: string;
  /** Of a page that there is in Balinese too: whether it is shown in it. */
  balinese?: 'offered' | 'shown';
  structured?: object;
  wide?: boolean;
  script?: string;
}

/** The page as HTML: the frame of the site around what is on it. */
export function composePage(
  { locale, balinese, description, ...frame }: ReplyFrame,
  site: { office: SiteOffice | null; origin: string },
  children: ReactNode,
): string {
  const languages: readonly SiteLanguage[] = balinese === undefined ? ['id', 'en'] : ['id', 'ban', 'en'];
  return renderPage({
    ...frame,
    language: balinese === 'shown' ? 'ban' : locale,
    styleSheet: styleSheet.address,
    // Whoever asks for a language by the switch gets it, whatever the browser prefers.
    languages: languages.map((language) => ({ language, href: `${frame.path}?bahasa=${language}` })),
    office: site.office,
    published: description === undefined ? null : { description, origin: site.origin },
    children,
  });
}

/** The office under every page, as it was last read; a page that tells of a fault does without. */
async function officeOf(site: Site): Promise<SiteOffice | null> {
  try {
    return (await site.current()).office;
  } catch {
    return null;
  }
}

/** A page for this reader alone: nobody keeps it, and its length tells nothing since it is not compressed. */
export async function page(reply: FastifyReply, frame: ReplyFrame, children: ReactNode) {
  const { site } = reply.server;
  const html = composePage(frame, { office: await officeOf(site), origin: site.publicAddress() }, children);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}
