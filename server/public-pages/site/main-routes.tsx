import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Translate } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { heldStandard } from '../../modules/service-standards/index.ts';
import { open } from '../page/fixed-files.ts';
import { languageNamed, localeAsked, visitOf } from '../page/visit.tsx';
import { StandardPage } from '../standard/standard-page.tsx';
import { HomePage } from './home-page.tsx';
import { showMissing } from './missing-page.tsx';
import type { PageCache } from './page-cache.ts';
import { type SiteLanguage, siteWords } from './site-words.ts';
import { governmentOffice, governmentService } from './structured-data.ts';

const named = z.object({ number: z.coerce.number().int().min(1).max(1_000_000) });
const servicePath = '/layanan/ktp-el';

/** Only who asks for Balinese gets it: a draft is offered, never chosen for anybody. */
const languageAsked = (request: FastifyRequest): SiteLanguage =>
  languageNamed(request.query) === 'ban' ? 'ban' : localeAsked(request);

const standardTitles = (t: Translate) => ({
  title: t('site.standard.title'),
  description: t('site.standard.description'),
});

/** The main page and the service standard: what the office promises and what it measured. */
export function serveMainPages(app: FastifyInstance, { db, ports }: HttpDeps, cache: PageCache) {
  const { site } = app;
  const origin = ports.publicAddress;

  app.get('/', open, (request, reply) => {
    const language = languageAsked(request);
    const t = siteWords(language);
    return cache.serve(request, reply, { path: '/', language }, (snapshot) => ({
      balinese: language === 'ban' ? 'shown' : 'offered',
      title: t('home.title'),
      description: t('home.description'),
      structured: governmentOffice(snapshot.office, origin, snapshot.office.phone),
      wide: true,
      body: <HomePage {...snapshot} />,
    }));
  });

  app.get('/layanan', open, (_request, reply) => reply.redirect(servicePath, 302));
  cache.get(app, servicePath, (t, { office, standard, versions, figures }, locale) => ({
    ...standardTitles(t),
    structured: governmentService({ office, standard, origin }, locale),
    body: <StandardPage standard={standard} figures={figures} versions={versions} />,
  }));

  app.get(`${servicePath}/versi/:number`, open, async (request, reply) => {
    const visit = visitOf(request, reply);
    const asked = named.safeParse(request.params);
    const { office, versions } = await site.current();
    const listed = versions.find(({ number }) => number === asked.data?.number);
    if (listed === undefined) return showMissing(visit, servicePath, visit.t('site.standard.missingVersion'));
    const path = `${servicePath}/versi/${listed.number}`;
    return cache.serve(request, reply, { path, language: visit.locale }, async () => {
      const standard = await heldStandard(db, office.code, listed.number);
      return {
        ...standardTitles(visit.t),
        body: <StandardPage standard={standard} figures={null} versions={versions} />,
      };
    });
  });
}
