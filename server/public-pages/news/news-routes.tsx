import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { faultProblem, problemOf, refusalOf } from '../../http/problems.ts';
import { latestNews, newsAt, publicPicture } from '../../modules/news/index.ts';
import { publicOffice } from '../../modules/office/index.ts';
import { Refusal } from '../../refusal.ts';
import { composePage, localeAsked, open, page } from '../page/page-reply.tsx';
import type { PageCache } from '../site/page-cache.ts';
import { atomOf } from './news-feed.tsx';
import {
  type MissingNews,
  MissingNewsPage,
  missingNewsTitle,
  NewsItemPage,
  NewsListPage,
} from './news-page.tsx';
import { wordsIn } from './news-words.ts';

const perPage = 10;
const inFeed = 20;
const requestsPerMinute = 3000;

const askedPage = z.object({ halaman: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });
const named = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/) });
const pictured = z.object({ id: z.uuid() });

/** Whether the reader holds this already: weakly compared, as RFC 9110 asks for If-None-Match. */
function isKnown(request: FastifyRequest, etag: string): boolean {
  const held = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  return held.includes(etag) || held.includes('*');
}

/** Berita: what everybody may read, without a session and without scripts. */
export function serveNews(app: FastifyInstance, deps: HttpDeps, cache: PageCache) {
  void app.register(async (scope) => {
    await scope.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      errorResponseBuilder: () => new Refusal('too_many', 'too_many_requests', { seconds: 60 }),
    });
    scope.setErrorHandler((error, request, reply) => answerInWords(error, request, reply));
    servePages(scope, deps, cache);
    serveFeed(scope, deps);
    servePictures(scope, deps);
  });
}

/** A refusal or a fault as a page, in the reader's language. */
function answerInWords(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error);
  if (refusal === null) request.log.error({ err: error }, 'fault');
  const locale = localeAsked(request);
  const { status, title } = refusal === null ? faultProblem(locale, request.id) : problemOf(refusal, locale);
  void reply.code(status);
  return page(
    reply,
    { locale, path: '/berita', title, officeName: 'Lontar' },
    <>
      <h1>{translatorFor(locale)('news.title')}</h1>
      <p role="alert">{title}</p>
    </>,
  );
}

function servePages(app: FastifyInstance, { db, clock, ports }: HttpDeps, cache: PageCache) {
  async function showMissing(request: FastifyRequest, reply: FastifyReply, what: MissingNews, path: string) {
    const locale = localeAsked(request);
    const office = await publicOffice(db);
    void reply.code(what === 'gone' ? 410 : 404);
    return page(
      reply,
      { locale, path, title: missingNewsTitle(what, locale), officeName: office.name },
      <MissingNewsPage what={what} locale={locale} />,
    );
  }

  // Rendered once a minute, and counted by nobody: what costs nothing needs no limit.
  const unlimited = { config: { ...open.config, rateLimit: false as const } };
  app.get('/berita', unlimited, async (request, reply) => {
    const { halaman } = askedPage.parse(request.query);
    const locale = localeAsked(request);
    const { newsCount } = app.site.fresh() ?? (await app.site.current());
    const pages = Math.max(1, Math.ceil(newsCount / perPage));
    if (halaman > pages) return showMissing(request, reply, 'page', '/berita');
    return cache.serve(request, reply, `/berita ${halaman} ${locale}`, async ({ office }) => {
      const t = translatorFor(locale);
      return composePage(
        {
          locale,
          path: '/berita',
          title: t('news.title'),
          officeName: office.name,
          description: t('news.intro', { office: office.name }),
        },
        { office, origin: ports.publicAddress },
        <NewsListPage
          locale={locale}
          zone={office.zone}
          officeName={office.name}
          items={await latestNews(db, office.code, clock.now(), perPage, (halaman - 1) * perPage)}
          page={halaman}
          pages={pages}
        />,
      );
    });
  });

  app.get('/berita/:slug', open, async (request, reply) => {
    const asked = named.safeParse(request.params);
    if (!asked.success) return showMissing(request, reply, 'unknown', '/berita');
    const { slug } = asked.data;
    const office = await publicOffice(db);
    const item = await newsAt(db, office.code, slug, clock.now());
    if (item === null) return showMissing(request, reply, 'unknown', '/berita');
    if (item === 'gone') return showMissing(request, reply, 'gone', `/berita/${slug}`);
    const locale = localeAsked(request);
    return page(
      reply,
      {
        locale,
        path: `/berita/${item.slug}`,
        title: wordsIn(item, locale).title,
        officeName: office.name,
        description: wordsIn(item, locale).summary,
      },
      <NewsItemPage locale={locale} zone={office.zone} item={item} />,
    );
  });
}

function serveFeed(app: FastifyInstance, { db, clock, ports }: HttpDeps) {
  app.get('/berita/atom.xml', open, async (request, reply) => {
    const locale = localeAsked(request);
    const office = await publicOffice(db);
    const items = await latestNews(db, office.code, clock.now(), inFeed);
    const feed = atomOf({ locale, office, publicAddress: ports.publicAddress, items });
    const etag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 27)}"`;
    void reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=300')
      .header('vary', 'accept-language')
      .header('etag', etag);
    if (isKnown(request, etag)) return reply.code(304).send();
    return reply.type('application/atom+xml; charset=utf-8').send(feed);
  });
}

function servePictures(app: FastifyInstance, { db, clock }: HttpDeps) {
  const serve = (size: 'large' | 'small') => async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = pictured.safeParse(request.params);
    const office = await publicOffice(db);
    const bytes = asked.success
      ? await publicPicture(db, office.code, asked.data.id, size, clock.now())
      : null;
    if (bytes === null) throw new Refusal('not_found', 'news_image_unknown');
    // Another picture has another id: who has this one need never ask again. Feed readers show it on their own pages.
    const etag = `"${asked.data?.id ?? ''}-${size}"`;
    void reply
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('etag', etag);
    if (isKnown(request, etag)) return reply.code(304).send();
    return reply.type('image/webp').send(bytes);
  };
  app.get('/berita/gambar/:id', open, serve('large'));
  app.get('/berita/gambar/:id/kecil', open, serve('small'));
}
