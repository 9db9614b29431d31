import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { kioskKeySigns, queuePriority, ticketCodeSigns } from '../../../contract/queue/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { qrCode } from '../../adapters/documents/symbols.ts';
import { followedTicket, officeOfTicketKiosk, queueState, takeTicket } from '../../modules/queue/index.ts';
import { ctxOf, type PublicDeps } from '../deps.ts';
import { attempt, limitRequests, refuseFormOfOthers } from '../forms/form-pages.tsx';
import { acceptShortForms, shortForm } from '../forms/receive-form.ts';
import { fixedFile, open, serveFixedFiles } from '../page/fixed-files.ts';
import { renderFor } from '../page/reader.tsx';
import { screenStyle } from '../page/style-sheet.ts';
import { sendPrivate } from '../page/visit.tsx';
import style from './ticket-kiosk.css?raw';
import {
  type TicketKioskFrame,
  TicketKioskQuestion,
  TicketKioskStart,
  TicketKioskTicket,
  UnknownTicketKiosk,
} from './ticket-kiosk-page.tsx';
import script from './ticket-kiosk-script.ts?script';

/** Two tablets behind one address, touched every second: more is a machine. */
const requestsPerMinute = 240;
/** A question that lies open longer is asked anew; the tablet is back at its start long before. */
const longestMs = 10 * 60_000;

const signs = (count: number) => new RegExp(`^[0-9A-HJKMNP-TV-Z]{${count}}$`);
const named = z.object({ key: z.string().regex(signs(kioskKeySigns)) });
const ticketNamed = z.object({ code: z.string().regex(signs(ticketCodeSigns)) });
const bahasa = z.enum(['id', 'en']).catch('id');
/** `cetak=1`: a printer is attached. Whatever else is in the address is left alone. */
const asked = z.object({
  bahasa,
  layanan: z.string().max(40).optional().catch(undefined),
  cetak: z.literal('1').optional().catch(undefined),
});
const answered = z.object({
  bahasa,
  formulir: z.string().max(200).catch(''),
  layanan: z.string().max(40).catch(''),
  prioritas: queuePriority.nullable().catch(null),
});

const files = { style: screenStyle(style), script: fixedFile(script, 'js') };
const addresses = { style: files.style.address, script: files.script.address };

/** Somebody at a kiosk of an office. */
interface Kiosk {
  request: FastifyRequest;
  reply: FastifyReply;
  locale: Locale;
  officeCode: string;
  frame: TicketKioskFrame;
}

const send = (reply: FastifyReply, locale: Locale, page: ReactNode) =>
  sendPrivate(reply, renderFor({ language: locale, zone: 'UTC' }, page));

type Handler = (deps: PublicDeps, kiosk: Kiosk) => Promise<FastifyReply>;

/** Answers itself where the key opens nothing. */
const forKnownKiosk =
  (deps: PublicDeps, handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const query = asked.parse(request.query);
    const locale = request.method === 'POST' ? answered.parse(shortForm(request)).bahasa : query.bahasa;
    const { data } = named.safeParse(request.params);
    const officeCode = data === undefined ? null : await officeOfTicketKiosk(deps.db, data.key);
    if (data === undefined || officeCode === null) {
      const unknown = <UnknownTicketKiosk office="Lontar" start="/" files={addresses} />;
      return send(reply.code(404), locale, unknown);
    }
    const { office } = await queueState(deps.db, officeCode, deps.clock.now());
    const start = `/antrean/pintu/${data.key}${query.cetak === '1' ? '?cetak=1' : ''}`;
    const frame = { office, start, files: addresses };
    return handler(deps, { request, reply, locale, officeCode, frame });
  };

/** The kiosk at the entrance: it takes a ticket for whoever stands there, without a telephone. */
export function serveTicketKiosk(app: FastifyInstance, deps: PublicDeps) {
  serveFixedFiles(app, Object.values(files));
  void app.register(async (scope) => {
    await limitRequests(scope, requestsPerMinute);
    acceptShortForms(scope);
    scope.addHook('preHandler', refuseFormOfOthers);
    scope.get('/antrean/pintu/:key', open, forKnownKiosk(deps, showStart));
    scope.post('/antrean/pintu/:key', open, forKnownKiosk(deps, take));
    scope.get('/antrean/pintu/:key/tiket/:code', open, forKnownKiosk(deps, showTicket));
  });
}

async function showStart(deps: PublicDeps, kiosk: Kiosk) {
  const { reply, locale, officeCode, frame } = kiosk;
  const { layanan } = asked.parse(kiosk.request.query);
  if (layanan !== undefined) return askPriority(deps, kiosk, layanan, null);
  const state = await queueState(deps.db, officeCode, deps.clock.now());
  return send(reply, locale, <TicketKioskStart {...frame} state={state} />);
}

async function askPriority(
  { db, clock, keys }: PublicDeps,
  { reply, locale, officeCode, frame }: Kiosk,
  service: string,
  said: string | null,
) {
  const state = await queueState(db, officeCode, clock.now());
  const chosen = state.services.find(({ code, full }) => code === service && !full);
  if (chosen === undefined || !state.hours.accepting) {
    return send(reply, locale, <TicketKioskStart {...frame} state={state} />);
  }
  const token = keys.newToken(clock.now());
  const question = <TicketKioskQuestion {...frame} service={chosen} token={token} said={said} />;
  return send(reply, locale, question);
}

async function take(deps: PublicDeps, kiosk: Kiosk) {
  const { request, reply, locale, officeCode, frame } = kiosk;
  const form = answered.parse(shortForm(request));
  const again = (status: number, said: string) =>
    askPriority(deps, { ...kiosk, reply: reply.code(status) }, form.layanan, said);
  const issuedAt = deps.keys.issuedAt(form.formulir);
  if (issuedAt === null || deps.clock.now().getTime() - issuedAt.getTime() > longestMs) {
    return again(422, translatorFor(locale)('ticketKiosk.again'));
  }
  const taken = await attempt(locale, () =>
    takeTicket(ctxOf(deps, request), {
      officeCode,
      service: form.layanan,
      priority: form.prioritas,
      by: { source: 'door' },
      formToken: form.formulir,
    }),
  );
  if ('refused' in taken) return again(taken.refused.status, taken.refused.title);
  const [path, query] = frame.start.split('?');
  const parts = [query, locale === 'en' ? 'bahasa=en' : undefined].filter((part) => part !== undefined);
  const search = parts.length === 0 ? '' : `?${parts.join('&')}`;
  return reply.redirect(`${path}/tiket/${taken.done.code}${search}`, 303);
}

async function showTicket(deps: PublicDeps, { request, reply, locale, officeCode, frame }: Kiosk) {
  const { cetak } = asked.parse(request.query);
  const { data } = ticketNamed.safeParse(request.params);
  const ticket = data === undefined ? null : await followedTicket(deps.db, data.code, deps.clock.now());
  if (ticket === null || ticket.officeCode !== officeCode) return reply.redirect(frame.start, 303);
  const address = `${deps.ports.publicAddress}/antrean/tiket/${ticket.code}`;
  const shown = { ticket, address, qr: qrCode(address), prints: cetak === '1' };
  return send(reply, locale, <TicketKioskTicket {...frame} {...shown} />);
}
