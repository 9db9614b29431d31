import multipart from '@fastify/multipart';
import Fastify, { type FastifyServerOptions } from 'fastify';
import { answerErrors, bind, type HttpDeps, newRequestId, requireDeclaredAccess } from './http/bind.ts';
import { serveHealth } from './http/health.ts';
import { serveLiveUpdates } from './http/live.ts';
import { secureHeaders } from './http/security.ts';
import { serveWebFiles } from './http/web-files.ts';
import { applicationRoutes } from './modules/applications/index.ts';
import { servePublicPages } from './public-pages/routes.tsx';

export interface AppDeps extends HttpDeps {
  https: boolean;
  logger: FastifyServerOptions['logger'];
  /** The built staff application; null where only the API is wanted (tests). */
  webDirectory: string | null;
  trustProxy?: boolean;
}

const routes = [...applicationRoutes];

/** Composition root of the HTTP side: testable without a port through `inject`. */
export async function createApp(deps: AppDeps) {
  const app = Fastify({
    logger: deps.logger ?? false,
    genReqId: newRequestId,
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: 1_048_576,
    // A keep-alive connection must not hold up closing.
    forceCloseConnections: 'idle',
    disableRequestLogging: true,
  });
  requireDeclaredAccess(app);
  answerErrors(app);
  await secureHeaders(app, { https: deps.https });
  await app.register(multipart, {
    limits: { fileSize: 200 * 1_048_576, files: 1, fields: 20, fieldSize: 4096 },
  });
  serveHealth(app, deps);
  serveLiveUpdates(app, deps);
  servePublicPages(app, deps);
  for (const route of routes) bind(app, deps, route);
  if (deps.webDirectory !== null) await serveWebFiles(app, deps.webDirectory);
  await app.ready();
  return app;
}
