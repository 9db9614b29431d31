import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HttpDeps } from '../../http/bind.ts';
import { latestNews, newsAt, publicPicture } from '../../modules/news/index.ts';
import { publicOffice } from '../../modules/office/index.ts';
import { Refusal } from '../../refusal.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { isHeld } from '../page/encodings.ts';
import { forEver, open } from '../page/fixed-files.ts';
import { localeOfProgram, pagesOf, type Visit, visitOf } from '../page/visit.tsx';
import type { PageCache } from '../site/page-cache.ts';
import { wordsIn } from './news-content.tsx';
import { atomOf } from './news-feed.tsx';
import { MissingNewsPage, missingNews, NewsItemPage, NewsListPage } from './news-page.tsx';

const perPage = 10;
const inFeed = 20;

const askedPage = z.object({ halaman: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });
const named = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/) });
const pictured = z.object({ id: z.uuid() });

/** Berita: what everybody may read, without a session and without scripts. */
export function serveNews(app: FastifyInstance, deps: HttpDeps, cache: PageCache) {
  serveFormPages(app, { path: '/berita', title: (t) => t('news.title') }, (scope) => {
    servePages(scope, deps, cache);
    serveFeed(scope, deps);
    servePictures(scope, deps);
  });
}

function showMissing({ page, t }: Visit, what: keyof typeof missingNews, path = '/berita') {
  const { status, title } = missingNews[what];
  return page({ status, path, title: t(title) }, <MissingNewsPage what={what} />);
}

function servePages(app: FastifyInstance, deps: HttpDeps, cache: PageCache) {
  const { db, clock } = deps;

  // Rendered once a minute, and counted by nobody: what costs nothing needs no limit.
  const unlimited = { config: { ...open.config, rateLimit: false as const } };
  app.get('/berita', unlimited, async (request, reply) => {
    const { halaman } = askedPage.parse(request.query);
    const visit = visitOf(request, reply);
    const { t, locale } = visit;
    const { newsCount } = app.site.recent() ?? (await app.site.current());
    const pages = Math.max(1, Math.ceil(newsCount / perPage));
    if (halaman > pages) return showMissing(visit, 'page');
    const asked = { path: '/berita', language: locale, part: halaman };
    return cache.serve(request, reply, asked, async ({ office }) => {
      const items = await latestNews(db, office.code, clock.now(), perPage, (halaman - 1) * perPage);
      return {
        title: t('news.title'),
        description: t('news.intro', { office: office.name }),
        body: <NewsListPage officeName={office.name} items={items} page={halaman} pages={pages} />,
      };
    });
  });
  pagesOf(app, deps).get('/berita/:slug', showItem);
}

async function showItem({ db, clock }: HttpDeps, visit: Visit) {
  const asked = named.safeParse(visit.request.params);
  if (!asked.success) return showMissing(visit, 'unknown');
  const { slug } = asked.data;
  const office = await publicOffice(db);
  const item = await newsAt(db, office.code, slug, clock.now());
  if (item === null) return showMissing(visit, 'unknown');
  if (item === 'gone') return showMissing(visit, 'gone', `/berita/${slug}`);
  const { title, summary: description } = wordsIn(item, visit.locale);
  return visit.page({ path: `/berita/${item.slug}`, title, description }, <NewsItemPage item={item} />);
}

function serveFeed(app: FastifyInstance, { db, clock, ports }: HttpDeps) {
  app.get('/berita/atom.xml', open, async (request, reply) => {
    const locale = localeOfProgram(request);
    const office = await publicOffice(db);
    const items = await latestNews(db, office.code, clock.now(), inFeed);
    const feed = atomOf({ locale, office, publicAddress: ports.publicAddress, items });
    const etag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 27)}"`;
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=300')
      .header('vary', 'accept-language')
      .header('etag', etag);
    if (isHeld(request.headers['if-none-match'], etag)) return reply.code(304).send();
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
    reply
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', forEver)
      .header('etag', etag);
    if (isHeld(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('image/webp').send(bytes);
  };
  app.get('/berita/gambar/:id', open, serve('large'));
  app.get('/berita/gambar/:id/kecil', open, serve('small'));
}
