import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { trackedCase } from '../../modules/applications/index.ts';
import { trackedComplaint } from '../../modules/complaints/index.ts';
import { Refusal } from '../../refusal.ts';
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
const codeIn = (typed: string) => typed.replace(/[^0-9A-Za-z]/g, '').slice(0, 40) || '-';

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

async function showSearch(_deps: PublicDeps, { request, redirect, page, t }: Visit) {
  const { kode } = asked.parse(request.query);
  if (kode !== undefined && kode.trim() !== '') return redirect(`/lacak/${codeIn(kode)}`);
  return page(
    { path: '/lacak', title: t('track.title'), description: t('track.description') },
    <TrackStart />,
  );
}

/** A complaint's code opens what was complained of: it travels in the body, which no history and no proxy keeps. */
async function find(deps: PublicDeps, visit: Visit) {
  const { kode: code = '' } = visit.fields;
  if (code === '') return visit.redirect('/lacak');
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
