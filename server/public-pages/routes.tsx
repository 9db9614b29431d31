import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../http/bind.ts';

const open = { config: { access: 'public' as const } };

/** What residents see: rendered here, readable without client JavaScript. */
export function servePublicPages(app: FastifyInstance, _deps: HttpDeps) {
  app.get('/', open, (_request, reply) => reply.redirect('/app/', 302));
}
