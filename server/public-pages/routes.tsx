import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { translatorFor } from '../../locales/translator.ts';
import type { HttpDeps } from '../http/bind.ts';
import { problemOf, refusalOf } from '../http/problems.ts';
import { trackedCase } from '../modules/applications/index.ts';
import { findOnlyOffice } from '../modules/staff/index.ts';
import { Refusal } from '../refusal.ts';
import { type Door, serveComplaintPages } from './complaint-routes.tsx';
import { serveDoor } from './door-routes.tsx';
import { serveNews } from './news-routes.tsx';
import { localeAsked, open, page, styleSheet } from './page-reply.tsx';
import { serveQueue } from './queue-routes.tsx';
import { serveSurveyPages } from './survey-routes.tsx';
import { TrackNotFound, TrackPage, TrackStart } from './track-page.tsx';
import { serveWallDisplay } from './wall-display-routes.tsx';
import { readWebFont, webFontAddress } from './web-font.ts';

const asked = z.object({ kode: z.string().max(200).optional().catch(undefined) });
const named = z.object({ code: z.string().max(200) });

/** Guessing 60-bit codes is hopeless; this keeps it from costing anything either. */
const lookupsPerMinute = 60;

/** What residents see: rendered here, readable without client JavaScript. */
export function servePublicPages(app: FastifyInstance, deps: HttpDeps, door: Door) {
  serveComplaintPages(app, deps, door);
  serveSurveyPages(app, deps, door);
  serveQueue(app, deps, door);
  serveWallDisplay(app, deps);
  serveDoor(app, deps, door);
  serveNews(app, deps);
  app.get('/', open, (_request, reply) => reply.redirect('/app/', 302));
  app.get(styleSheet.address, open, (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(styleSheet.text),
  );
  const font = readWebFont();
  app.get(webFontAddress, open, (_request, reply) =>
    reply.type('font/woff2').header('cache-control', 'public, max-age=31536000, immutable').send(font),
  );
  void app.register(async (scope) => {
    await scope.register(rateLimit, {
      max: lookupsPerMinute,
      timeWindow: 60_000,
      errorResponseBuilder: () => new Refusal('too_many', 'too_many_requests', { seconds: 60 }),
    });
    scope.setErrorHandler((error, request, reply) => {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const locale = localeAsked(request);
      const { status, title } = problemOf(refusal, locale);
      void reply.code(status);
      return page(
        reply,
        { locale, path: '/lacak', title, officeName: 'Lontar' },
        <p role="alert">{title}</p>,
      );
    });
    serveTracking(scope, deps);
  });
}

function serveTracking(app: FastifyInstance, deps: HttpDeps) {
  app.get('/lacak', open, async (request, reply) => {
    const { kode } = asked.parse(request.query);
    const locale = localeAsked(request);
    if (kode !== undefined && kode.trim() !== '') {
      const code = kode.replace(/[^0-9A-Za-z]/g, '').slice(0, 40) || '-';
      return reply.redirect(`/lacak/${code}${locale === 'en' ? '?bahasa=en' : ''}`, 303);
    }
    const office = await findOnlyOffice(deps.db);
    const title = translatorFor(locale)('track.title');
    return page(
      reply,
      { locale, path: '/lacak', title, officeName: office?.name ?? 'Lontar' },
      <TrackStart locale={locale} phone={office?.phone ?? null} />,
    );
  });

  app.get('/lacak/:code', open, async (request, reply) => {
    const { code } = named.parse(request.params);
    const locale = localeAsked(request);
    const t = translatorFor(locale);
    const kase = await trackedCase(deps, code);
    if (kase === null) {
      const office = await findOnlyOffice(deps.db);
      void reply.code(404);
      return page(
        reply,
        { locale, path: '/lacak', title: t('track.notFoundTitle'), officeName: office?.name ?? 'Lontar' },
        <TrackNotFound locale={locale} code={code.slice(0, 40)} phone={office?.phone ?? null} />,
      );
    }
    return page(
      reply,
      {
        locale,
        path: `/lacak/${kase.trackingCode}`,
        title: t('track.of', { number: kase.number }),
        officeName: kase.office.name,
      },
      <TrackPage locale={locale} kase={kase} contact={kase.office} />,
    );
  });
}
