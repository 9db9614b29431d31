import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The nonce's place in index.html; the server fills it anew in every reply. */
const placeholder = '__CSP_NONCE__';

/**
 * Serves the built staff application under /app/. Files with a hash in their name are kept for ever by the
 * browser; index.html never is. An address of the application's own router gets index.html.
 */
export async function serveWebFiles(app: FastifyInstance, directory: string) {
  const index = await readFile(join(directory, 'index.html'), 'utf8');
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await scope.register(fastifyStatic, {
      root: join(directory, 'assets'),
      prefix: '/app/assets/',
      immutable: true,
      maxAge: '365d',
      wildcard: false,
      decorateReply: false,
    });
  });
  const sendIndex = { config: { access: 'public' as const } };
  for (const url of ['/app', '/app/', '/app/*']) {
    app.get(url, sendIndex, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(index.replaceAll(placeholder, reply.styleNonce)),
    );
  }
}
