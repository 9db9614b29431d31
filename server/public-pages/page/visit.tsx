import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { type Locale, localeFrom, type Translate, translatorFor } from '../../../locales/translator.ts';
import { cookieOf } from '../forms/cookies.ts';
import { shortForm } from '../forms/receive-form.ts';
import type { Site, SiteOffice } from '../site/site.ts';
import type { SiteLanguage } from '../site/site-words.ts';
import { open } from './fixed-files.ts';
import { renderPage } from './page.tsx';
import { inLanguage } from './reader.tsx';

type Fields = Readonly<Record<string, string>>;

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

const languageCookie = 'lontar.bahasa';

/**
 * The language of the address, of the form that was sent, or that this browser chose before. Nothing else: many a
 * telephone here is set to English, whoever holds it reads Indonesian.
 */
export function localeAsked(request: FastifyRequest, fields: Fields = {}): Locale {
  return (
    localeNamed(request.query) ??
    localeNamed(fields) ??
    localeNamed({ bahasa: cookieOf(request, languageCookie) }) ??
    'id'
  );
}

/** A language that is chosen by address holds for the pages that follow. */
export function rememberLanguage(app: FastifyInstance) {
  app.addHook('onRequest', (request, reply, done) => {
    const named = localeNamed(request.query);
    if (named !== null && cookieOf(request, languageCookie) !== named) {
      void reply.header('set-cookie', `${languageCookie}=${named}; Path=/; Max-Age=31536000; SameSite=Lax`);
    }
    done();
  });
}

/** Programs say their language in a header. */
export const localeOfProgram = (request: FastifyRequest): Locale =>
  localeNamed(request.query) ?? localeFrom(request.headers['accept-language']);

export interface ReplyFrame {
  /** Where the other language of this page is found. */
  path: string;
  title: string;
  /** For search engines, of pages that they may keep. A page without is for whoever has its address alone. */
  description?: string;
  /** Of a page that there is in Balinese too: whether it is shown in it. */
  balinese?: 'offered' | 'shown';
  structured?: object;
  wide?: boolean;
  script?: string;
  /** Of which the page tells; by default the one of this site. */
  office?: { name: string; zone: string };
}

/** The page as HTML: the frame of the site around what is on it. */
export function composePage(
  { balinese, description, office, ...frame }: ReplyFrame & { locale: Locale },
  site: { office: SiteOffice | null; origin: string },
  children: ReactNode,
): string {
  const shown = office ?? site.office;
  return renderPage({
    ...frame,
    zone: shown?.zone ?? 'UTC',
    officeName: shown?.name ?? 'Lontar',
    language: balinese === 'shown' ? 'ban' : frame.locale,
    languages: balinese === undefined ? ['id', 'en'] : ['id', 'ban', 'en'],
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

/** HTML for this reader alone: nobody keeps it, and its length tells nothing since it is not compressed. */
export const sendPrivate = (reply: FastifyReply, html: string) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);

/** One request by a reader, and the ways to answer it. */
export interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  /** Of the short form that was sent; empty where none was. */
  fields: Fields;
  locale: Locale;
  t: Translate;
  /** A page for this reader alone. */
  page(frame: ReplyFrame & { status?: number }, children: ReactNode): Promise<FastifyReply>;
  /** On to another page, in the same language. */
  redirect(path: string, status?: number): FastifyReply;
}

export function visitOf(request: FastifyRequest, reply: FastifyReply, fields = shortForm(request)): Visit {
  const locale = localeAsked(request, fields);
  return {
    request,
    reply,
    fields,
    locale,
    t: translatorFor(locale),
    async page({ status = reply.statusCode, ...frame }, children) {
      if (status === 503) reply.header('retry-after', '30');
      const { site } = reply.server;
      const around = { office: await officeOf(site), origin: site.publicAddress() };
      return sendPrivate(reply.code(status), composePage({ ...frame, locale }, around, children));
    },
    redirect: (path, status = 303) => reply.redirect(inLanguage(path, locale), status),
  };
}

type Handler<Deps> = (deps: Deps, visit: Visit) => FastifyReply | Promise<FastifyReply>;

/** Binds handlers by their names to addresses that anybody may call. */
export function pagesOf<Deps>(app: FastifyInstance, deps: Deps) {
  const bound = (handler: Handler<Deps>) => (request: FastifyRequest, reply: FastifyReply) =>
    handler(deps, visitOf(request, reply));
  return {
    get: (path: string, handler: Handler<Deps>, options: object = open) =>
      void app.get(path, options, bound(handler)),
    post: (path: string, handler: Handler<Deps>, options: object = open) =>
      void app.post(path, options, bound(handler)),
  };
}
