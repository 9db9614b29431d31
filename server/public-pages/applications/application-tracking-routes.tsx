import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { trackedCase } from '../../modules/applications/index.ts';
import { trackedComplaint } from '../../modules/complaints/index.ts';
import { surveyAddress } from '../../modules/surveys/index.ts';
import { Refusal } from '../../refusal.ts';
import { codeWithin, kindOfTyped } from '../../typed-code.ts';
import type { PublicDeps } from '../deps.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { pagesOf, type Visit } from '../page/visit.tsx';
import { TrackNotFound, TrackPage, TrackStart } from './application-tracking-page.tsx';

const asked = z.object({ kode: z.string().max(200).optional().catch(undefined) });
const named = z.object({ code: z.string().max(200) });

/** `/lacak`: one place for the codes of applications and of complaints. */
export function serveTracking(app: FastifyInstance, deps: PublicDeps) {
  serveFormPages(app, { path: '/lacak', title: (t) => t('track.title') }, (scope) => {
    const { get, post } = pagesOf(scope, deps);
    get('/lacak', showSearch);
    post('/lacak', find);
    get('/lacak/:code', showApplication);
  });
}

/** The code as it stands in an address. */
const codeIn = (typed: string) =>
  codeWithin(typed)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 40) || '-';

async function showUnknown({ budget }: PublicDeps, { request, reply, page, t }: Visit, code: string) {
  if (budget.isSpentBy(request.ip)) {
    reply.header('retry-after', '60');
    throw new Refusal('too_many', 'too_many_requests', { seconds: 60 });
  }
  return page(
    { status: 404, path: '/lacak', title: t('shared.labels.unknownCode') },
    <TrackNotFound code={code.slice(0, 40)} />,
  );
}

async function showSearch(_deps: PublicDeps, visit: Visit) {
  const { kode } = asked.parse(visit.request.query);
  return kode === undefined || kindOfTyped(kode) === 'empty'
    ? showStart(visit, { asked: kode !== undefined })
    : visit.redirect(`/lacak/${codeIn(kode)}`);
}

/** With the field; where nothing stood in it although it was sent, that is said. */
const showStart = ({ page, t }: Visit, { asked }: { asked: boolean }) =>
  page(
    {
      status: asked ? 422 : 200,
      path: '/lacak',
      title: t('track.title'),
      description: t('track.description'),
    },
    <TrackStart fault={asked ? t('shared.typed.empty') : undefined} />,
  );

/** A complaint's code opens what was complained of: it travels in the body, which no history and no proxy keeps. */
async function find(deps: PublicDeps, visit: Visit) {
  const code = codeWithin(visit.fields.kode ?? '');
  const kind = kindOfTyped(code);
  if (kind === 'empty') return showStart(visit, { asked: true });
  if (kind === 'survey_code') return visit.redirect(surveyAddress(codeIn(code)));
  if ((await trackedCase(deps, code)) !== null) return visit.redirect(`/lacak/${codeIn(code)}`);
  if ((await trackedComplaint(deps, code)) === null) return showUnknown(deps, visit, code);
  return visit.redirect('/pengaduan/lacak', 307);
}

async function showApplication(deps: PublicDeps, visit: Visit) {
  const { code } = named.parse(visit.request.params);
  const application = await trackedCase(deps, code);
  if (application === null) {
    if ((await trackedComplaint(deps, code)) === null) return showUnknown(deps, visit, code);
    return visit.redirect(`/pengaduan/lacak/${codeIn(code)}`);
  }
  const { trackingCode, number, office } = application;
  return visit.page(
    { path: `/lacak/${trackingCode}`, title: visit.t('shared.labels.applicationNumber', { number }), office },
    <TrackPage application={application} />,
  );
}
