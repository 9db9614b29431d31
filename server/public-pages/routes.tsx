import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../http/bind.ts';
import { serveTracking } from './applications/application-tracking-routes.tsx';
import { serveComplaintPages } from './complaints/complaint-routes.tsx';
import { type PublicSiteSettings, publicDeps } from './deps.ts';
import { proofScript } from './forms/proof-of-work.ts';
import { serveNews } from './news/news-routes.tsx';
import { readWebFont, serveFixedFiles } from './page/fixed-files.ts';
import { serveStyleSheet } from './page/style-sheet.ts';
import { rememberLanguage } from './page/visit.tsx';
import { serveQueue } from './queue/queue-routes.tsx';
import { serveTicketKiosk } from './queue/ticket-kiosk-routes.tsx';
import { serveWallDisplay } from './queue/wall-display/routes.tsx';
import { serveMainPages } from './site/main-routes.tsx';
import { createPageCache } from './site/page-cache.ts';
import { createSite } from './site/site.ts';
import { serveSiteData } from './site/site-data-routes.tsx';
import { serveSurveyResults } from './survey/survey-results-routes.tsx';
import { serveSurveyPages } from './survey/survey-routes.tsx';

/** What officers change through these addresses stands on public pages. */
const changesTheSite = /^\/api\/(news|service-standards)\b/;

/** What residents see: rendered here, readable without client JavaScript. */
export function servePublicPages(app: FastifyInstance, http: HttpDeps, settings: PublicSiteSettings) {
  const site = createSite(http);
  app.decorate('site', site);
  rememberLanguage(app);
  app.addHook('onSend', ({ method, url }, reply, payload, done) => {
    if (method !== 'GET' && reply.statusCode < 400 && changesTheSite.test(url)) site.changed();
    done(null, payload);
  });
  const cache = createPageCache(site);
  const deps = () => publicDeps(http, settings);
  serveMainPages(app, http, cache);
  serveSiteData(app, http, cache);
  serveComplaintPages(app, deps());
  serveQueue(app, deps());
  serveSurveyPages(app, deps());
  serveSurveyResults(app, http, cache);
  serveWallDisplay(app, http);
  serveTicketKiosk(app, deps());
  serveNews(app, http, cache);
  serveTracking(app, deps());
  serveStyleSheet(app);
  serveFixedFiles(app, [readWebFont(), proofScript]);
}
