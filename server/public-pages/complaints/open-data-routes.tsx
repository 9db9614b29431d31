import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ServiceComponent, serviceComponents } from '../../../contract/complaints/terms.ts';
import {
  componentCounts,
  type OpenRequest,
  openRequests,
  publicCounts,
} from '../../modules/complaints/index.ts';
import { dateIn, publicOffice } from '../../modules/office/index.ts';
import { smallestCell, suppress } from '../../statistics/small-cells.ts';
import type { PublicDeps } from '../deps.ts';
import { open } from '../page/fixed-files.ts';
import { createReadOnce } from '../page/read-once.ts';
import { localeOfProgram, visitOf } from '../page/visit.tsx';
import { csvOf } from '../site/site-data.ts';
import { FiguresPage, type PublicFigures } from './complaint-figures-page.tsx';
import { openRequestView, services, unnamedComponent } from './open-request.ts';

const pageSize = 50;
const asked = z.object({
  service_request_id: z.string().max(2000).optional(),
  service_code: z.enum([...serviceComponents, unnamedComponent]).optional(),
  status: z.enum(['open', 'closed']).optional(),
  start_date: z.iso.datetime({ offset: true }).optional(),
  end_date: z.iso.datetime({ offset: true }).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
const oneRequest = z.object({ file: z.string().regex(/^[0-9a-fA-F-]{36}\.json$/) });
const uuid = z.uuid();

/** JSON for anybody, from any page, with its fingerprint: who has it already is told so. */
function sendOpen(request: FastifyRequest, reply: FastifyReply, body: unknown, status = 200) {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', 'public, max-age=300')
    .header('etag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.code(status).type('application/json; charset=utf-8').send(text);
}

const fault = (code: number, description: string) => [{ code, description }];

/** Complaints as open data: a read API in the shape of Open311 GeoReport v2, and figures without small cells. */
export function serveOpenData(app: FastifyInstance, deps: PublicDeps) {
  app.get('/open311/v2/services.json', open, async (request, reply) =>
    sendOpen(request, reply, services(localeOfProgram(request))),
  );

  const readRare = createReadOnce<ReadonlySet<string>>(deps.clock);
  const rareComponents = (officeCode: string) =>
    readRare(officeCode, async () => {
      const counts = await componentCounts(deps.db, officeCode);
      return new Set(serviceComponents.filter((component) => (counts.get(component) ?? 0) < smallestCell));
    });

  const readRequests = createReadOnce<OpenRequest[]>(deps.clock);

  async function viewsOf(
    request: FastifyRequest,
    office: Awaited<ReturnType<typeof publicOffice>>,
    requests: readonly OpenRequest[],
  ) {
    const rare = await rareComponents(office.code);
    const locale = localeOfProgram(request);
    return requests.map((each) => openRequestView(each, { locale, office, rare }));
  }

  app.get('/open311/v2/requests.json', open, async (request, reply) => {
    const query = asked.safeParse(request.query);
    if (!query.success) {
      return sendOpen(request, reply, fault(400, query.error.issues[0]?.path.join('.') ?? ''), 400);
    }
    const office = await publicOffice(deps.db);
    const { service_code: code, service_request_id: listed, status, start_date, end_date } = query.data;
    const ids = listed?.split(',').filter((id) => uuid.safeParse(id).success);
    if (ids?.length === 0) return sendOpen(request, reply, []);
    const rare = await rareComponents(office.code);
    const wanted = {
      ...(ids !== undefined && { ids: ids.slice(0, pageSize) }),
      ...(code !== undefined && componentsOf(code, rare)),
      ...(status !== undefined && { status }),
      ...(start_date !== undefined && { from: new Date(start_date) }),
      ...(end_date !== undefined && { to: new Date(end_date) }),
      page: query.data.page,
      pageSize,
    };
    const requests = await readRequests(JSON.stringify(wanted), () =>
      openRequests(deps.db, office.code, wanted),
    );
    return sendOpen(request, reply, await viewsOf(request, office, requests));
  });

  app.get('/open311/v2/requests/:file', open, async (request, reply) => {
    const named = oneRequest.safeParse(request.params);
    const id = uuid.safeParse(named.data?.file.replace('.json', '').toLowerCase());
    const office = await publicOffice(deps.db);
    const requests = id.success
      ? await readRequests(id.data, () =>
          openRequests(deps.db, office.code, { ids: [id.data], page: 1, pageSize: 1 }),
        )
      : [];
    if (requests.length === 0) return sendOpen(request, reply, fault(404, 'service_request_id'), 404);
    return sendOpen(request, reply, await viewsOf(request, office, requests));
  });

  const readFigures = createReadOnce<PublicFigures>(deps.clock);
  const figures = () => readFigures('', countFigures);

  /** Of the year of the last month that has ended. */
  async function countFigures(): Promise<PublicFigures> {
    const office = await publicOffice(deps.db);
    const thisMonth = Temporal.PlainDate.from(dateIn(office.zone, deps.clock.now())).with({ day: 1 });
    const last = thisMonth.subtract({ days: 1 });
    const from = last.with({ month: 1, day: 1 }).toString();
    const counts = await publicCounts(deps.db, office.code, { from, before: thisMonth.toString() });
    const total = counts.months.reduce((sum, { count }) => sum + count, 0);
    return {
      office: office.name,
      from,
      to: last.toString(),
      smallestCell,
      total,
      ...counts,
      // What somebody complained of could point at who it was; when and by what way it came could not.
      components: total < smallestCell ? [] : suppress(counts.components),
    };
  }

  app.get('/data/pengaduan.json', open, async (request, reply) => sendOpen(request, reply, await figures()));

  app.get('/data/pengaduan.csv', open, async (_request, reply) => {
    const { months, promise, components, channels } = await figures();
    const lists = { months, promise, components, channels };
    const lines = Object.entries(lists).flatMap(([list, cells]) =>
      cells.map(({ key, count }) => [list, key, count] as const),
    );
    return reply
      .type('text/csv; charset=utf-8')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=300')
      .send(csvOf(['list', 'key', 'count'], lines));
  });

  app.get('/pengaduan/statistik', open, async (request, reply) => {
    const { page, t } = visitOf(request, reply);
    return page(
      {
        path: '/pengaduan/statistik',
        title: t('publicComplaints.figures.title'),
        description: t('site.data.sets.complaints'),
      },
      <FiguresPage figures={await figures()} />,
    );
  });
}

/** A component that has few complaints is not told apart from one that is not decided. */
function componentsOf(code: ServiceComponent | typeof unnamedComponent, rare: ReadonlySet<string>) {
  if (code === unnamedComponent) {
    return { components: serviceComponents.filter((component) => rare.has(component)), undecided: true };
  }
  return { components: rare.has(code) ? [] : [code] };
}
