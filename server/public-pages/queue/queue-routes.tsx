import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { queuePriority } from '../../../contract/queue/terms.ts';
import { formatClock } from '../../../locales/format.ts';
import { dateIn, type PublicOffice, publicOffice, timeIn } from '../../modules/office/index.ts';
import { cancelByHolder, followedTicket, heldTicket, takeTicket } from '../../modules/queue/index.ts';
import { Refusal } from '../../refusal.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { type AddressCrowd, createAddressCrowd } from '../forms/address-crowd.ts';
import { attempt, serveFormPages } from '../forms/form-pages.tsx';
import { createLookupBudget, type LookupBudget } from '../forms/lookup-budget.ts';
import { isEnough, newChallenge, proofScript, provedRounds, roundsFor } from '../forms/proof-of-work.ts';
import { open } from '../page/fixed-files.ts';
import { Notice } from '../page/parts.tsx';
import { inLanguage } from '../page/reader.tsx';
import { pagesOf, type Visit } from '../page/visit.tsx';
import { createQueueBoard, type QueueBoard } from './queue-board.ts';
import { QueuePage } from './queue-page.tsx';
import { refreshSeconds, TicketPage, ticketTitle } from './ticket-page.tsx';

/**
 * New tickets in ten minutes. Mobile networks put whole villages behind one address (RFC 6598), and an office's own
 * wireless network all who wait: this protects the server alone. Who takes many is stopped by the telephone's own limit,
 * and the day by that of its service.
 */
const ticketsPerAddress = { windowMs: 10 * 60_000, own: 600, everywhere: 3000 };
/** A form that lies open longer is asked for again. */
const longestMs = 12 * 60 * 60 * 1000;

const named = z.object({ code: z.string().max(200) });
const asked = z.object({ segar: z.literal('tidak').optional().catch(undefined) });
const sentFields = z.object({
  layanan: z.string().regex(/^[a-z0-9_]{1,40}$/),
  prioritas: queuePriority.or(z.literal('')).optional(),
});

/** Without proof of work an address gets so many tickets an hour: a telephone without script, a school class. */
const freeTickets = 60;
/** Pages ask for the work before it is needed: a form lies open for a while. */
const askWorkFrom = 40;
/** So many new telephones an hour are named to an address for nothing; beyond that a telephone shows proof of work. */
const freeDevices = 120;

interface QueueDeps extends PublicDeps {
  board: QueueBoard;
  newTickets: LookupBudget;
  /** New tickets from each address. */
  crowd: AddressCrowd;
  /** Telephones that were named to each address. */
  devices: AddressCrowd;
}

/** The queue for everybody: `/antrean`, the ticket on the telephone, and the state that displays ask for. */
export function serveQueue(app: FastifyInstance, deps: PublicDeps) {
  const board = createQueueBoard(deps);
  const newTickets = createLookupBudget(deps.clock, ticketsPerAddress);
  const queueDeps: QueueDeps = {
    ...deps,
    board,
    newTickets,
    crowd: createAddressCrowd(deps.clock),
    devices: createAddressCrowd(deps.clock),
  };
  app.get('/antrean/keadaan.json', open, (request, reply) => sendState(queueDeps, request, reply));
  serveFormPages(app, { path: '/antrean', title: (t) => t('publicQueue.title') }, (scope) => {
    const { get, post } = pagesOf(scope, queueDeps);
    get('/antrean', showQueue);
    post('/antrean', take);
    get('/antrean/tiket/:code', showTicket);
    post('/antrean/tiket/:code/batal', cancel);
  });
}

/** Displays ask every other second, several of them from one address: answered from memory while nothing moves. */
async function sendState({ db, clock, board }: QueueDeps, request: FastifyRequest, reply: FastifyReply) {
  const office = await publicOffice(db);
  const { etag, state } = await board.now(office.code);
  const now = clock.now().toISOString();
  reply.header('cache-control', 'no-cache').header('etag', etag).header('x-lontar-now', now);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify({ ...state, now }));
}

function deviceHashOf({ cookies, keys }: QueueDeps, request: FastifyRequest) {
  const device = cookies.device(request, '/antrean');
  return device === null ? null : keys.digest('device', device);
}

function isRecent({ keys, clock }: QueueDeps, token = '') {
  const issued = keys.issuedAt(token);
  return issued !== null && clock.now().getTime() - issued.getTime() <= longestMs;
}

/** Names a telephone that has no name yet, unless its address has been given too many for nothing. */
function offerDevice({ cookies, devices }: QueueDeps, { request, reply }: Visit) {
  if (cookies.device(request, '/antrean') !== null || devices.from(request.ip) >= freeDevices) return;
  devices.add(request.ip);
  cookies.nameDevice(request, reply, '/antrean');
}

/** Where telephones are named for nothing no more, one that has done the work gets its name with its ticket. */
function workedForDevice({ cookies, devices, keys }: QueueDeps, { request, reply }: Visit, rounds: number) {
  if (rounds === 0 || devices.from(request.ip) < freeDevices) return null;
  return keys.digest('device', cookies.nameDevice(request, reply, '/antrean'));
}

async function showQueue(deps: QueueDeps, visit: Visit) {
  const office = await publicOffice(deps.db);
  offerDevice(deps, visit);
  return showForm(deps, visit, office, { said: null, serviceMissing: false });
}

async function showForm(
  deps: QueueDeps,
  { request, page, t, locale }: Visit,
  { code: officeCode, zone }: PublicOffice,
  {
    status = 200,
    ...form
  }: {
    status?: number;
    said: string | null;
    serviceMissing: boolean;
    values?: Visit['fields'];
  },
) {
  const { board, clock, db, keys } = deps;
  const deviceHash = deviceHashOf(deps, request);
  const { state } = await board.now(officeCode);
  const day = dateIn(zone, clock.now());
  const held = deviceHash === null ? null : await heldTicket(db, { officeCode, day, deviceHash });
  const token = keys.newToken(clock.now());
  const crowd = deps.crowd.from(request.ip);
  const busy = crowd >= askWorkFrom || deps.devices.from(request.ip) >= freeDevices;
  const challenge = busy ? await newChallenge(keys.proofSecret, token, roundsFor(crowd)) : null;
  return page(
    {
      status,
      path: '/antrean',
      description: t('site.frame.queueDescription'),
      title: t('publicQueue.title'),
      ...(challenge !== null && { script: proofScript.address }),
    },
    <QueuePage
      state={state}
      time={formatClock(timeIn(zone, clock.now()), locale)}
      held={held}
      form={{ values: {}, ...form, token, challenge }}
    />,
  );
}

async function take(deps: QueueDeps, visit: Visit) {
  const { request, fields, locale, t } = visit;
  const office = await publicOffice(deps.db);
  const again = (said: string | null, status = 422, serviceMissing = false) =>
    showForm(deps, visit, office, { status, said, serviceMissing, values: fields });
  const formToken = fields.formulir ?? '';
  // The trap is filled by machines alone; they are told nothing that helps them.
  if (!isRecent(deps, formToken) || (fields.laman ?? '') !== '') return again(t('publicQueue.stale'));
  const rounds = await provedRounds(deps.keys.proofSecret, formToken, fields.proof ?? '');
  const deviceHash = deviceHashOf(deps, request) ?? workedForDevice(deps, visit, rounds);
  if (deviceHash === null) {
    offerDevice(deps, visit);
    return again(t('publicQueue.noCookie'));
  }
  const sent = sentFields.safeParse(fields);
  if (!sent.success) {
    const serviceMissing = sent.error.issues.some(({ path }) => path[0] === 'layanan');
    return again(serviceMissing ? null : t('publicQueue.stale'), 422, serviceMissing);
  }
  const { layanan: service, prioritas } = sent.data;
  const taken = await attempt(locale, () =>
    takeTicket(ctxOf(deps, request), {
      officeCode: office.code,
      service,
      priority: prioritas === '' || prioritas === undefined ? null : prioritas,
      by: { source: 'phone', deviceHash },
      formToken,
      beforeNew: () => {
        const crowd = deps.crowd.from(request.ip);
        if (crowd >= freeTickets && !isEnough(rounds, crowd)) {
          throw new Refusal('too_many', 'queue_work_needed');
        }
        if (deps.newTickets.isSpentBy(request.ip)) {
          throw new Refusal('too_many', 'queue_too_many_from_address');
        }
      },
    }),
  );
  if ('refused' in taken) return again(taken.refused.title, taken.refused.status);
  if (taken.done.repeat === null) deps.crowd.add(request.ip);
  return visit.redirect(`/antrean/tiket/${taken.done.code}`);
}

/** The ticket of the address; with why something was not done, where something was asked for. */
async function showTicket(deps: QueueDeps, visit: Visit, refused?: { status: number; title: string }) {
  const { request, reply, page, locale } = visit;
  const { code } = named.parse(request.params);
  const ticket = await followedTicket(deps.db, code, deps.clock.now());
  if (ticket === null) return showNoTicket(deps, visit);
  const stopped = asked.parse(request.query).segar === 'tidak';
  const refreshAfter = stopped || refused !== undefined ? null : refreshSeconds(ticket);
  // The same as the element of that name, and known to text browsers too.
  if (refreshAfter !== null) reply.header('refresh', String(refreshAfter));
  const office = { name: ticket.officeName, zone: ticket.zone };
  return page(
    {
      status: refused?.status ?? 200,
      path: `/antrean/tiket/${ticket.code}`,
      title: ticketTitle(locale, ticket),
      office,
    },
    <TicketPage
      ticket={ticket}
      token={deps.keys.newToken(deps.clock.now())}
      said={refused?.title ?? null}
      refreshAfter={refreshAfter}
      stopped={stopped}
    />,
  );
}

function showNoTicket({ budget }: QueueDeps, { request, page, t, locale }: Visit) {
  if (budget.isSpentBy(request.ip)) throw new Refusal('too_many', 'too_many_requests', { seconds: 60 });
  const title = t('publicQueue.ticket.notFoundTitle');
  const link = {
    href: inLanguage('/antrean', locale),
    words: t('publicQueue.ticket.all'),
    className: 'ways',
  };
  return page(
    { status: 404, path: '/antrean', title },
    <Notice title={title} link={link}>
      {t('publicQueue.ticket.notFound')}
    </Notice>,
  );
}

async function cancel(deps: QueueDeps, visit: Visit) {
  const { request, fields, locale, t } = visit;
  if (!isRecent(deps, fields.formulir)) {
    return showTicket(deps, visit, { status: 422, title: t('publicQueue.stale') });
  }
  const { code } = named.parse(request.params);
  const ticket = await followedTicket(deps.db, code, deps.clock.now());
  if (ticket === null) return showNoTicket(deps, visit);
  const cancelled = await attempt(locale, () => cancelByHolder(ctxOf(deps, request), ticket.code));
  if ('refused' in cancelled) return showTicket(deps, visit, cancelled.refused);
  return visit.redirect(`/antrean/tiket/${ticket.code}`);
}
