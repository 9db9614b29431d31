import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Nonce of this reply's content security policy, for the styles that Mantine writes at run time. */
    styleNonce: string;
  }
}

/**
 * Headers for every reply. Scripts come from our own files only and no string is ever evaluated; styles need
 * this reply's nonce, so nothing injected into a page can run or restyle it.
 */
export async function secureHeaders(app: FastifyInstance, options: { https: boolean }) {
  app.decorateReply('styleNonce', '');
  app.addHook('onRequest', async (_request, reply) => {
    reply.styleNonce = randomBytes(16).toString('base64');
    reply.header(
      'content-security-policy',
      [
        "default-src 'self'",
        `script-src 'self' 'nonce-${reply.styleNonce}'`,
        `style-src 'self' 'nonce-${reply.styleNonce}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        // The card's PDF opens in a frame for the print dialog.
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "worker-src 'self' blob:",
      ].join('; '),
    );
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()');
  });
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: options.https,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
