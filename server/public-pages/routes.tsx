import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translatorFor } from '../../locales/translator.ts';
import type { HttpDeps } from '../http/bind.ts';
import { type Door, serveComplaintPages } from './complaint-routes.tsx';
import { serveDoor } from './door-routes.tsx';
import { sendEncoded } from './encodings.ts';
import { serveMainPages } from './main-routes.tsx';
import { MissingPage } from './missing-page.tsx';
import { serveNews } from './news-routes.tsx';
import { createPageCache } from './page-cache.ts';
import { localeAsked, open, page } from './page-reply.tsx';
import { serveQueue } from './queue-routes.tsx';
import { createSite } from './site.ts';
import { serveSiteData } from './site-data-routes.tsx';
import { styleSheet } from './style-sheet.ts';
import { serveSurveyResults } from './survey-results-routes.tsx';
import { serveSurveyPages } from './survey-routes.tsx';
import { serveTracking } from './track-routes.tsx';
import { serveWallDisplay } from './wall-display-routes.tsx';
import { readWebFont, webFontAddress } from './web-font.ts';

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
export function servePublicPages(app: FastifyInstance, deps: HttpDeps, door: Door) {
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
