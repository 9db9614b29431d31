import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { type Locale, type Translate, translatorFor } from '../../../locales/translator.ts';
import { type Encoded, encoded, sendEncoded } from '../page/encodings.ts';
import { open } from '../page/fixed-files.ts';
import { composePage, localeAsked, type ReplyFrame } from '../page/visit.tsx';
import type { Site, Snapshot } from './site.ts';
import { formatLocale, type SiteLanguage } from './site-words.ts';

interface Kept {
  snapshot: Snapshot;
  body: Encoded;
}

/** Far more than there are pages: a bound for whatever comes. */
const mostPages = 500;
/** Rendered anew every minute: half the effort of the best compression for nine tenths of it. */
export const brotliQuality = 5;

interface Asked {
  path: string;
  language: SiteLanguage;
  /** Tells pages of one path apart. */
  part?: number;
}

type PublishedPage = Omit<ReplyFrame, 'path' | 'description' | 'office'> & {
  description: string;
  body: ReactNode;
};

/** Pages that are the same for everybody who reads one language, rendered once per snapshot of the site. */
export function createPageCache(site: Site) {
  const pages = new Map<string, Kept>();

  function send(request: FastifyRequest, reply: FastifyReply, { snapshot, body }: Kept) {
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', `public, max-age=${site.secondsLeft(snapshot)}`)
      .header('vary', 'cookie, accept-encoding');
    return sendEncoded(request, reply, body);
  }

  async function serve(
    request: FastifyRequest,
    reply: FastifyReply,
    { path, language, part = 1 }: Asked,
    render: (snapshot: Snapshot) => PublishedPage | Promise<PublishedPage>,
  ) {
    const key = `${path} ${part} ${language}`;
    const held = pages.get(key);
    if (held !== undefined && held.snapshot === site.recent()) return send(request, reply, held);
    const snapshot = await site.current();
    if (held?.snapshot === snapshot) return send(request, reply, held);
    const { body, ...frame } = await render(snapshot);
    const html = composePage(
      { ...frame, path, locale: formatLocale(language) },
      { office: snapshot.office, origin: site.publicAddress() },
      body,
    );
    if (pages.size >= mostPages) pages.clear();
    const kept = { snapshot, body: encoded(html, brotliQuality) };
    pages.set(key, kept);
    return send(request, reply, kept);
  }

  return {
    serve,
    /** Binds a page of which there is one in each language. */
    get(
      app: FastifyInstance,
      path: string,
      render: (t: Translate, snapshot: Snapshot, locale: Locale) => PublishedPage | Promise<PublishedPage>,
    ) {
      app.get(path, open, (request, reply) => {
        const language = localeAsked(request);
        const t = translatorFor(language);
        return serve(request, reply, { path, language }, (snapshot) => render(t, snapshot, language));
      });
    },
  };
}

export type PageCache = ReturnType<typeof createPageCache>;
