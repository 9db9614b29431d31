import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translatorFor } from '../../locales/translator.ts';
import type { HttpDeps } from '../http/bind.ts';
import { serveTracking } from './applications/application-tracking-routes.tsx';
import { serveComplaintPages } from './complaints/complaint-routes.tsx';
import type { PublicSiteSettings } from './deps.ts';
import { serveNews } from './news/news-routes.tsx';
import { sendEncoded } from './page/encodings.ts';
import { localeAsked, open, page } from './page/page-reply.tsx';
import { styleSheet } from './page/style-sheet.ts';
import { readWebFont, webFontAddress } from './page/web-font.ts';
import { serveQueue } from './queue/queue-routes.tsx';
import { serveDoor } from './queue/ticket-kiosk-routes.tsx';
import { serveWallDisplay } from './queue/wall-display/routes.tsx';
import { serveMainPages } from './site/main-routes.tsx';
import { MissingPage } from './site/missing-page.tsx';
import { createPageCache } from './site/page-cache.ts';
import { createSite } from './site/site.ts';
import { serveSiteData } from './site/site-data-routes.tsx';
import { serveSurveyResults } from './survey/survey-results-routes.tsx';
import { serveSurveyPages } from './survey/survey-routes.tsx';

/** What officers change through these addresses stands on public pages. */
const changesTheSite = /^\/api\/(news|service-standards)\b/;

/** An unknown address, in the reader's language. */
export async function showMissingPage(request: FastifyRequest, reply: FastifyReply) {
  const locale = localeAsked(request);
  const title = translatorFor(locale)('site.missing.title');
  const { office } = await reply.server.site.current();
  void reply.code(404);
  return page(
    reply,
    { locale, path: '/', title, officeName: office.name },
    <MissingPage locale={locale} title={title} />,
  );
}

/** What residents see: rendered here, readable without client JavaScript. */
export function servePublicPages(app: FastifyInstance, deps: HttpDeps, door: PublicSiteSettings) {
  const site = createSite(deps);
  app.decorate('site', site);
  app.addHook('onSend', ({ method, url }, reply, payload, done) => {
    if (method !== 'GET' && reply.statusCode < 400 && changesTheSite.test(url)) site.changed();
    done(null, payload);
  });
  const cache = createPageCache(site);
  serveMainPages(app, deps, cache);
  serveSiteData(app, deps, cache);
  serveComplaintPages(app, deps, door);
  serveQueue(app, deps, door);
  serveSurveyPages(app, deps, door);
  serveSurveyResults(app, deps, cache);
  serveWallDisplay(app, deps);
  serveDoor(app, deps, door);
  serveNews(app, deps, cache);
  serveTracking(app, deps);
  app.get(styleSheet.address, open, (request, reply) => {
    void reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding');
    return sendEncoded(request, reply, styleSheet.content);
  });
  const font = readWebFont();
  app.get(webFontAddress, open, (_request, reply) =>
    reply.type('font/woff2').header('cache-control', 'public, max-age=31536000, immutable').send(font),
  );
}
