import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { brandStyles } from '../../../brand/css.ts';
import { highContrast } from '../../../brand/tokens.ts';
import { doorKeySigns, queuePriority, ticketCodeSigns } from '../../../contract/queue/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { qrCode } from '../../adapters/documents/symbols.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { problemOf, refusalOf } from '../../http/problems.ts';
import { followedTicket, officeOfDoor, queueState, takeTicket } from '../../modules/queue/index.ts';
import { Refusal } from '../../refusal.ts';
import type { PublicSiteSettings } from '../deps.ts';
import { refuseFormOfOthers } from '../forms/foreign-forms.ts';
import { createFormKeys } from '../forms/form-keys.ts';
import { acceptShortForms, shortForm } from '../forms/receive-form.ts';
import { fixedFile, serveFixedFiles } from '../page/fixed-file.ts';
import { open } from '../page/page-reply.tsx';
import { webFontAddress } from '../page/web-font.ts';
import style from './ticket-kiosk.css?raw';
import {
  type DoorFrame,
  renderDoorQuestion,
  renderDoorStart,
  renderDoorTicket,
  renderDoorUnknown,
} from './ticket-kiosk-page.tsx';
import script from './ticket-kiosk-script.ts?script';

/** Two tablets behind one address, touched every second: more is a machine. */
const requestsPerMinute = 240;
/** A question that lies open longer is asked anew; the tablet is back at its start long before. */
const longestMs = 10 * 60_000;

const signs = (count: number) => new RegExp(`^[0-9A-HJKMNP-TV-Z]{${count}}$`);
const key = z.string().regex(signs(doorKeySigns));
const code = z.string().regex(signs(ticketCodeSigns));
/** `cetak=1`: a printer is attached. Whatever else is in the address is left alone. */
const asked = z.object({
  bahasa: z.enum(['id', 'en']).catch('id'),
  layanan: z.string().max(40).optional().catch(undefined),
  cetak: z.literal('1').optional().catch(undefined),
});
const answered = z.object({
  bahasa: z.enum(['id', 'en']).catch('id'),
  formulir: z.string().max(200).catch(''),
  layanan: z.string().max(40).catch(''),
  prioritas: queuePriority.nullable().catch(null),
});

const pathOf = (request: FastifyRequest) => z.object({ key: z.string().catch('') }).parse(request.params).key;

interface Standing {
  officeCode: string;
  frame: DoorFrame;
}

/** The screen by the door: it takes a ticket for whoever stands there, without a telephone. */
export function serveDoor(app: FastifyInstance, deps: HttpDeps, { secret }: PublicSiteSettings) {
  const keys = createFormKeys(secret);
  const files = {
    style: fixedFile(`${brandStyles(webFontAddress, highContrast)}${style}`, 'css'),
    script: fixedFile(script, 'js'),
  };
  const addresses = { style: files.style.address, script: files.script.address };

  const startOf = (doorKey: string, prints: boolean) =>
    `/antrean/pintu/${doorKey}${prints ? '?cetak=1' : ''}`;
  const send = (reply: FastifyReply, html: string) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);

  /** Where this tablet stands; null, and the page that says so, for a key that opens nothing. */
  async function standing(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Locale,
  ): Promise<Standing | null> {
    const doorKey = pathOf(request);
    const { cetak } = asked.parse(request.query);
    const officeCode = key.safeParse(doorKey).success ? await officeOfDoor(deps.db, doorKey) : null;
    if (officeCode === null) {
      void reply.code(404);
      void send(reply, renderDoorUnknown({ locale, office: 'Lontar', start: '/', files: addresses }));
      return null;
    }
    const { office } = await queueState(deps.db, officeCode, deps.clock.now());
    return {
      officeCode,
      frame: { locale, office, start: startOf(doorKey, cetak === '1'), files: addresses },
    };
  }

  async function askPriority(
    reply: FastifyReply,
    { officeCode, frame }: Standing,
    service: string,
    said: string | null,
  ) {
    const state = await queueState(deps.db, officeCode, deps.clock.now());
    const chosen = state.services.find(({ code: each, full }) => each === service && !full);
    if (chosen === undefined || !state.hours.accepting) return send(reply, renderDoorStart(frame, state));
    const token = keys.newToken(deps.clock.now());
    return send(reply, renderDoorQuestion({ ...frame, service: chosen, token, said }));
  }

  serveFixedFiles(app, Object.values(files));
  void app.register(async (scope) => {
    await scope.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      errorResponseBuilder: () => new Refusal('too_many', 'too_many_requests', { seconds: 60 }),
    });
    acceptShortForms(scope);

    scope.get('/antrean/pintu/:key', open, async (request, reply) => {
      const { bahasa, layanan } = asked.parse(request.query);
      const here = await standing(request, reply, bahasa);
      if (here === null) return reply;
      if (layanan !== undefined) return askPriority(reply, here, layanan, null);
      const state = await queueState(deps.db, here.officeCode, deps.clock.now());
      return send(reply, renderDoorStart(here.frame, state));
    });

    scope.post('/antrean/pintu/:key', open, async (request, reply) => {
      refuseFormOfOthers(request);
      const form = answered.parse(shortForm(request));
      const here = await standing(request, reply, form.bahasa);
      if (here === null) return reply;
      const now = deps.clock.now();
      const issuedAt = keys.issuedAt(form.formulir);
      const t = translatorFor(form.bahasa);
      if (issuedAt === null || now.getTime() - issuedAt.getTime() > longestMs) {
        void reply.code(422);
        return askPriority(reply, here, form.layanan, t('door.again'));
      }
      try {
        const ticket = await takeTicket(
          { db: deps.db, clock: deps.clock, requestId: request.id },
          {
            officeCode: here.officeCode,
            service: form.layanan,
            priority: form.prioritas,
            by: { source: 'door' },
            formToken: form.formulir,
          },
        );
        const { start } = here.frame;
        const [path, query] = start.split('?');
        const parts = [query, form.bahasa === 'en' ? 'bahasa=en' : undefined].filter(
          (part) => part !== undefined,
        );
        const search = parts.length === 0 ? '' : `?${parts.join('&')}`;
        return reply.redirect(`${path}/tiket/${ticket.code}${search}`, 303);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === null) throw error;
        const problem = problemOf(refusal, form.bahasa);
        void reply.code(problem.status);
        return askPriority(reply, here, form.layanan, problem.title);
      }
    });

    scope.get('/antrean/pintu/:key/tiket/:code', open, async (request, reply) => {
      const { bahasa, cetak } = asked.parse(request.query);
      const here = await standing(request, reply, bahasa);
      if (here === null) return reply;
      const asks = z.object({ code }).safeParse(request.params);
      const ticket = asks.success ? await followedTicket(deps.db, asks.data.code, deps.clock.now()) : null;
      if (ticket === null || ticket.officeCode !== here.officeCode)
        return reply.redirect(here.frame.start, 303);
      const address = `${deps.ports.publicAddress}/antrean/tiket/${ticket.code}`;
      const page = { ...here.frame, ticket, address, qr: qrCode(address), prints: cetak === '1' };
      return send(reply, renderDoorTicket(page));
    });
  });
}
