import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { heldStandard } from '../../modules/service-standards/index.ts';
import { composePage, languageNamed, localeAsked, open, page, type ReplyFrame } from '../page/page-reply.tsx';
import { StandardPage } from '../standard/standard-page.tsx';
import { HomePage } from './home-page.tsx';
import { MissingPage } from './missing-page.tsx';
import type { PageCache } from './page-cache.ts';
import type { Snapshot } from './site.ts';
import { formatLocale, type SiteLanguage, siteWords } from './site-words.ts';
import { governmentOffice, governmentService } from './structured-data.ts';

const named = z.object({ number: z.coerce.number().int().min(1).max(1_000_000) });

/** Only who asks for Balinese gets it: a draft is offered, never chosen for anybody. */
const languageAsked = (request: FastifyRequest): SiteLanguage =>
  languageNamed(request.query) === 'ban' ? 'ban' : localeAsked(request);

/** The main page and the service standard: what the office promises and what it measured. */
export function serveMainPages(app: FastifyInstance, { db, ports }: HttpDeps, cache: PageCache) {
  const { site } = app;

  app.get('/', open, (request, reply) => {
    const language = languageAsked(request);
    return cache.serve(request, reply, `/ ${language}`, (snapshot) => {
      const t = siteWords(language);
      const origin = ports.publicAddress;
      const frame: ReplyFrame = {
        locale: formatLocale(language),
        balinese: language === 'ban' ? 'shown' : 'offered',
        path: '/',
        title: t('home.title'),
        officeName: snapshot.office.name,
        description: t('home.description'),
        structured: governmentOffice(snapshot.office, origin, snapshot.office.phone),
        wide: true,
      };
      return composePage(
        frame,
        { office: snapshot.office, origin },
        <HomePage language={language} snapshot={snapshot} />,
      );
    });
  });

  const standardFrame = (request: FastifyRequest, path: string, officeName: string): ReplyFrame => {
    const locale = localeAsked(request);
    const t = translatorFor(locale);
    return {
      locale,
      path,
      title: t('site.standard.title'),
      officeName,
      description: t('site.standard.description'),
    };
  };

  function renderStandard(request: FastifyRequest, { office, standard, versions, figures }: Snapshot) {
    const origin = ports.publicAddress;
    const frame = standardFrame(request, '/layanan/ktp-el', office.name);
    const { locale } = frame;
    return composePage(
      { ...frame, structured: governmentService({ office, standard, origin }, locale) },
      { office, origin },
      <StandardPage
        locale={locale}
        zone={office.zone}
        standard={standard}
        figures={figures}
        versions={versions}
      />,
    );
  }

  app.get('/layanan', open, (_request, reply) => reply.redirect('/layanan/ktp-el', 302));
  app.get('/layanan/ktp-el', open, (request, reply) =>
    cache.serve(request, reply, `/layanan/ktp-el ${localeAsked(request)}`, (snapshot) =>
      renderStandard(request, snapshot),
    ),
  );

  app.get('/layanan/ktp-el/versi/:number', open, async (request, reply) => {
    const asked = named.safeParse(request.params);
    const { office, versions } = await site.current();
    const listed = versions.find(({ number }) => number === asked.data?.number);
    const locale = localeAsked(request);
    if (listed === undefined) {
      void reply.code(404);
      const title = translatorFor(locale)('site.standard.missingVersion');
      return page(
        reply,
        { locale, path: '/layanan/ktp-el', title, officeName: office.name },
        <MissingPage locale={locale} title={title} />,
      );
    }
    const path = `/layanan/ktp-el/versi/${listed.number}`;
    return cache.serve(request, reply, `${path} ${locale}`, async () =>
      composePage(
        standardFrame(request, path, office.name),
        { office, origin: ports.publicAddress },
        <StandardPage
          locale={locale}
          zone={office.zone}
          standard={await heldStandard(db, office.code, listed.number)}
          figures={null}
          versions={versions}
        />,
      ),
    );
  });
}
