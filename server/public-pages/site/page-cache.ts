import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Encoded, encoded, sendEncoded } from '../page/encodings.ts';
import type { Site, Snapshot } from './site.ts';

interface Kept {
  snapshot: Snapshot;
  body: Encoded;
}

/** Far more than there are pages: a bound for whatever comes. */
const mostPages = 500;
/** Rendered anew every minute: half the effort of the best compression for nine tenths of it. */
const brotliQuality = 5;

/** Pages that are the same for everybody who reads one language, rendered once per snapshot of the site. */
export function createPageCache(site: Site) {
  const pages = new Map<string, Kept>();

  function keep(key: string, snapshot: Snapshot, html: string): Kept {
    if (pages.size >= mostPages) pages.clear();
    const kept = { snapshot, body: encoded(html, brotliQuality) };
    pages.set(key, kept);
    return kept;
  }

  function send(request: FastifyRequest, reply: FastifyReply, { snapshot, body }: Kept) {
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', `public, max-age=${site.secondsLeft(snapshot)}`)
      .header('vary', 'accept-language, accept-encoding');
    return sendEncoded(request, reply, body);
  }

  async function renderAndSend(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    render: (snapshot: Snapshot) => string | Promise<string>,
  ) {
    const snapshot = await site.current();
    const kept = pages.get(key);
    if (kept?.snapshot === snapshot) return send(request, reply, kept);
    return send(request, reply, keep(key, snapshot, await render(snapshot)));
  }

  return {
    /** `key` names page and language. */
    serve(
      request: FastifyRequest,
      reply: FastifyReply,
      key: string,
      render: (snapshot: Snapshot) => string | Promise<string>,
    ) {
      const kept = pages.get(key);
      if (kept !== undefined && kept.snapshot === site.fresh()) return send(request, reply, kept);
      return renderAndSend(request, reply, key, render);
    },
  };
}

export type PageCache = ReturnType<typeof createPageCache>;
