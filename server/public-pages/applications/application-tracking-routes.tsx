import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { trackedCase } from '../../modules/applications/index.ts';
import { trackedComplaint } from '../../modules/complaints/index.ts';
import { Refusal } from '../../refusal.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { createLookupBudget } from '../forms/lookup-budget.ts';
import { shortForm } from '../forms/receive-form.ts';
import { inLanguage, localeAsked, open, page } from '../page/page-reply.tsx';
import { TrackNotFound, TrackPage, TrackStart } from './application-tracking-page.tsx';

const asked = z.object({ kode: z.string().max(200).optional().catch(undefined) });
const named = z.object({ code: z.string().max(200) });

/** `/lacak`: one place for the codes of applications and of complaints. */
export function serveTracking(app: FastifyInstance, deps: HttpDeps) {
  serveFormPages(app, { path: '/lacak', title: (t) => t('track.title') }, (scope) => {
    servePages(scope, deps);
  });
}

/** The code as it stands in an address. */
const codeIn = (typed: string) => typed.replace(/[^0-9A-Za-z]/g, '').slice(0, 40) || '-';

function servePages(app: FastifyInstance, deps: HttpDeps) {
  const wrongCodes = createLookupBudget(deps.clock);
  const officeName = async () => (await app.site.current()).office.name;

  async function showUnknown(request: FastifyRequest, reply: FastifyReply, locale: Locale, code: string) {
    if (wrongCodes.isSpentBy(request.ip)) {
      void reply.header('retry-after', '60');
      throw new Refusal('too_many', 'too_many_requests', { seconds: 60 });
    }
    void reply.code(404);
    const title = translatorFor(locale)('track.notFoundTitle');
    return page(
      reply,
      { locale, path: '/lacak', title, officeName: await officeName() },
      <TrackNotFound locale={locale} code={code.slice(0, 40)} />,
    );
  }

  async function showCase(request: FastifyRequest, reply: FastifyReply, code: string) {
    const locale = localeAsked(request);
    const kase = await trackedCase(deps, code);
    if (kase === null) {
      if ((await trackedComplaint(deps, code)) === null) return showUnknown(request, reply, locale, code);
      return reply.redirect(inLanguage(`/pengaduan/lacak/${codeIn(code)}`, locale), 303);
    }
    return page(
      reply,
      {
        locale,
        path: `/lacak/${kase.trackingCode}`,
        title: translatorFor(locale)('track.of', { number: kase.number }),
        officeName: kase.office.name,
      },
      <TrackPage locale={locale} kase={kase} zone={kase.office.zone} />,
    );
  }

  app.get('/lacak', open, async (request, reply) => {
    const { kode } = asked.parse(request.query);
    const locale = localeAsked(request);
    if (kode !== undefined && kode.trim() !== '') {
      return reply.redirect(inLanguage(`/lacak/${codeIn(kode)}`, locale), 303);
    }
    const t = translatorFor(locale);
    return page(
      reply,
      {
        locale,
        path: '/lacak',
        title: t('track.title'),
        officeName: await officeName(),
        description: t('track.description'),
      },
      <TrackStart locale={locale} />,
    );
  });

  // A complaint's code opens what was complained of: it travels in the body, which no history and no proxy keeps.
  app.post('/lacak', open, async (request, reply) => {
    const fields = shortForm(request);
    const locale = localeAsked(request, fields);
    const code = fields.kode ?? '';
    if (code === '') return reply.redirect(inLanguage('/lacak', locale), 303);
    if ((await trackedCase(deps, code)) !== null) {
      return reply.redirect(inLanguage(`/lacak/${codeIn(code)}`, locale), 303);
    }
    if ((await trackedComplaint(deps, code)) === null) return showUnknown(request, reply, locale, code);
    return reply.redirect(inLanguage('/pengaduan/lacak', locale), 307);
  });

  app.get('/lacak/:code', open, (request, reply) =>
    showCase(request, reply, named.parse(request.params).code),
  );
}
