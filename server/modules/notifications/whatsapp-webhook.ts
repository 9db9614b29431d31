import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  isSigned,
  isVerifyToken,
  type ReportSettings,
  reportsIn,
} from '../../adapters/messages/whatsapp-reports.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { Refusal } from '../../refusal.ts';
import { noteReports } from './reports.ts';

/** What the provider sends at most. */
const largestNotification = 3 * 1_048_576;

const subscription = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string().max(500),
  // Repeated in the reply: nothing that a browser could take for a page.
  'hub.challenge': z.string().regex(/^[\w-]{1,200}$/),
});

/** Takes the reports of WhatsApp's Cloud API: nobody signs in here, a signature over the bytes stands for that. */
export function serveWhatsappReports(app: FastifyInstance, deps: HttpDeps, settings: ReportSettings) {
  const address = '/api/whatsapp/reports';
  const open = { config: { access: 'public' as const } };
  void app.register(async (scope) => {
    // The signature is over the bytes as they came; nothing is read of them before it is found right.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );

    scope.get(address, open, async (request, reply) => {
      const asked = subscription.safeParse(request.query);
      if (!asked.success || !isVerifyToken(settings, asked.data['hub.verify_token'])) {
        throw new Refusal('forbidden', 'provider_not_proved');
      }
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(asked.data['hub.challenge']);
    });

    scope.post(address, { ...open, bodyLimit: largestNotification }, async (request, reply) => {
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes) || !isSigned(settings, bytes, request.headers['x-hub-signature-256'])) {
        throw new Refusal('forbidden', 'provider_not_proved');
      }
      await noteReports(
        { db: deps.db, clock: deps.clock, senders: deps.ports.messages },
        reportsIn(JSON.parse(bytes.toString('utf8'))),
      );
      return reply.code(200).send();
    });
  });
}
