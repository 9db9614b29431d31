import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { queuePriority } from '../../../contract/queue/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { problemOf, refusalOf } from '../../http/problems.ts';
import { dateIn, type PublicOffice, publicOffice, timeIn } from '../../modules/office/index.ts';
import {
  cancelByHolder,
  type FollowedTicket,
  followedTicket,
  heldTicket,
  takeTicket,
} from '../../modules/queue/index.ts';
import { Refusal } from '../../refusal.ts';
import type { PublicSiteSettings } from '../deps.ts';
import { createPublicCookies } from '../forms/cookies.ts';
import { createFormKeys } from '../forms/form-keys.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { createLookupBudget } from '../forms/lookup-budget.ts';
import { shortForm } from '../forms/receive-form.ts';
import { inLanguage, localeAsked, open, page } from '../page/page-reply.tsx';
import { createQueueBoard } from './queue-board.ts';
import { clockTime, QueuePage } from './queue-page.tsx';
import { refreshSeconds, TicketNotFound, TicketPage, ticketTitle } from './ticket-page.tsx';

/**
 * New tickets in ten minutes. Mobile networks put whole villages behind one address (RFC 6598), and an office's own
 * wireless network all who wait: this protects the server alone. Who takes many is stopped by the telephone's own limit,
 * and the day by that of its service.
 */
const ticketsPerAddress = { windowMs: 10 * 60_000, address: 600, everywhere: 3000 };
/** A form that lies open longer is asked for again. */
const longestMs = 12 * 60 * 60 * 1000;

const named = z.object({ code: z.string().max(200) });
const asked = z.object({ segar: z.literal('tidak').optional().catch(undefined) });
const sentFields = z.object({
  layanan: z.string().regex(/^[a-z0-9_]{1,40}$/),
  prioritas: queuePriority.or(z.literal('')).optional(),
});

/** The queue for everybody: `/antrean`, the ticket on the telephone, and the state that displays ask for. */
export function serveQueue(app: FastifyInstance, http: HttpDeps, door: PublicSiteSettings) {
  const keys = createFormKeys(door.secret);
  const cookies = createPublicCookies(keys, http.clock, door.https);
  const board = createQueueBoard(http);
  const wrongCodes = createLookupBudget(http.clock);
  const newTickets = createLookupBudget(http.clock, ticketsPerAddress);

  // Displays ask every other second, several of them from one address: answered from memory while nothing moves.
  app.get('/antrean/keadaan.json', open, async (request, reply) => {
    const office = await publicOffice(http.db);
    const { etag, state } = await board.now(office.code);
    const now = http.clock.now().toISOString();
    void reply.header('cache-control', 'no-cache').header('etag', etag).header('x-lontar-now', now);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ ...state, now }));
  });

  serveFormPages(app, { path: '/antrean', title: (t) => t('publicQueue.title') }, (scope) => {
    scope.get('/antrean', open, async (request, reply) => {
      const office = await publicOffice(http.db);
      cookies.nameDevice(request, reply, '/antrean');
      return showQueue(request, reply, localeAsked(request), office, { said: null, serviceMissing: false });
    });
    scope.post('/antrean', open, take);
    scope.get('/antrean/tiket/:code', open, async (request, reply) =>
      showTicket(request, reply, localeAsked(request), null),
    );
    scope.post('/antrean/tiket/:code/batal', open, cancel);
  });

  const deviceHashOf = (request: FastifyRequest) => {
    const device = cookies.device(request);
    return device === null ? null : keys.digest('device', device);
  };
  const dayAt = (office: PublicOffice) => dateIn(office.zone, http.clock.now());
  const isFresh = (token: string) => {
    const issued = keys.issuedAt(token);
    return issued !== null && http.clock.now().getTime() - issued.getTime() <= longestMs;
  };

  async function showQueue(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Locale,
    office: PublicOffice,
    form: { said: string | null; serviceMissing: boolean; values?: Readonly<Record<string, string>> },
  ) {
    const deviceHash = deviceHashOf(request);
    const { state } = await board.now(office.code);
    const held =
      deviceHash === null
        ? null
        : await heldTicket(http.db, { officeCode: office.code, day: dayAt(office), deviceHash });
    return page(
      reply,
      {
        locale,
        path: '/antrean',
        description: translatorFor(locale)('site.frame.queueDescription'),
        title: translatorFor(locale)('publicQueue.title'),
        officeName: office.name,
      },
      <QueuePage
        locale={locale}
        state={state}
        time={clockTime(timeIn(office.zone, http.clock.now()), locale)}
        held={held}
        form={{ values: {}, ...form, token: keys.newToken(http.clock.now()) }}
      />,
    );
  }

  async function take(request: FastifyRequest, reply: FastifyReply) {
    const fields = shortForm(request);
    const locale = localeAsked(request, fields);
    const office = await publicOffice(http.db);
    const again = (said: string | null, status = 422, serviceMissing = false) => {
      void reply.code(status);
      return showQueue(request, reply, locale, office, { said, serviceMissing, values: fields });
    };
    const t = translatorFor(locale);
    const formToken = fields.formulir ?? '';
    // The trap is filled by machines alone; they are told nothing that helps them.
    if (!isFresh(formToken) || (fields.laman ?? '') !== '') return again(t('publicQueue.stale'));
    const deviceHash = deviceHashOf(request);
    if (deviceHash === null) {
      cookies.nameDevice(request, reply, '/antrean');
      return again(t('publicQueue.noCookie'));
    }
    const sent = sentFields.safeParse(fields);
    if (!sent.success) {
      const serviceMissing = sent.error.issues.some(({ path }) => path[0] === 'layanan');
      return again(serviceMissing ? null : t('publicQueue.stale'), 422, serviceMissing);
    }
    const { layanan: service, prioritas } = sent.data;
    const priority = prioritas === '' || prioritas === undefined ? null : prioritas;
    try {
      const { code } = await takeTicket(
        { ...http, requestId: request.id },
        {
          officeCode: office.code,
          service,
          priority,
          by: { source: 'phone', deviceHash },
          formToken,
          beforeNew: () => {
            if (newTickets.isSpentBy(request.ip))
              throw new Refusal('too_many', 'queue_too_many_from_address');
          },
        },
      );
      return await reply.redirect(inLanguage(`/antrean/tiket/${code}`, locale), 303);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const problem = problemOf(refusal, locale);
      return again(problem.title, problem.status);
    }
  }

  async function showTicket(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Locale,
    said: string | null,
  ) {
    const { code } = named.parse(request.params);
    const ticket = await followedTicket(http.db, code, http.clock.now());
    if (ticket === null) return showNoTicket(request, reply, locale);
    const stopped = asked.parse(request.query).segar === 'tidak';
    const refreshAfter = stopped || said !== null ? null : refreshSeconds(ticket);
    // The same as the element of that name, and known to text browsers too.
    if (refreshAfter !== null) void reply.header('refresh', String(refreshAfter));
    return page(
      reply,
      frameOf(locale, ticket),
      <TicketPage
        locale={locale}
        ticket={ticket}
        token={keys.newToken(http.clock.now())}
        said={said}
        refreshAfter={refreshAfter}
        stopped={stopped}
      />,
    );
  }

  const frameOf = (locale: Locale, ticket: FollowedTicket) => ({
    locale,
    path: `/antrean/tiket/${ticket.code}`,
    title: ticketTitle(locale, ticket),
    officeName: ticket.officeName,
  });

  async function showNoTicket(request: FastifyRequest, reply: FastifyReply, locale: Locale) {
    if (wrongCodes.isSpentBy(request.ip)) throw new Refusal('too_many', 'too_many_requests', { seconds: 60 });
    const { name } = await publicOffice(http.db);
    void reply.code(404);
    return page(
      reply,
      {
        locale,
        path: '/antrean',
        title: translatorFor(locale)('publicQueue.ticket.notFoundTitle'),
        officeName: name,
      },
      <TicketNotFound locale={locale} />,
    );
  }

  async function cancel(request: FastifyRequest, reply: FastifyReply) {
    const fields = shortForm(request);
    const locale = localeAsked(request, fields);
    if (!isFresh(fields.formulir ?? '')) {
      void reply.code(422);
      return showTicket(request, reply, locale, translatorFor(locale)('publicQueue.stale'));
    }
    const { code } = named.parse(request.params);
    const ticket = await followedTicket(http.db, code, http.clock.now());
    if (ticket === null) return showNoTicket(request, reply, locale);
    try {
      await cancelByHolder({ ...http, requestId: request.id }, ticket.code);
      return await reply.redirect(inLanguage(`/antrean/tiket/${ticket.code}`, locale), 303);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const problem = problemOf(refusal, locale);
      void reply.code(problem.status);
      return showTicket(request, reply, locale, problem.title);
    }
  }
}
