import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Nonce of this reply's content security policy, for the styles that Mantine writes at run time. */
    styleNonce: string;
  }
}

const policyAround = (nonce: string, { https }: { https: boolean }) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The card's PDF opens in a frame for the print dialog.
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // Our own: an editor looks at a piece of news before it is published.
    "frame-ancestors 'self'",
    "worker-src 'self' blob:",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/** The same on every reply: what OWASP lists for sites, written out, so that a reply costs no more than they do. */
const fixed = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
const oneYear = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

const fixedHeaders = ({ https }: { https: boolean }) => (https ? { ...fixed, ...oneYear } : fixed);

/** For what is answered before a request is one: no page, so nothing may be loaded at all. */
export const headersWithoutPage = (options: { https: boolean }): Readonly<Record<string, string>> => ({
  ...fixedHeaders(options),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
});

/**
 * Headers for every reply. Scripts come from our own files only and no string is ever evaluated; styles need
 * this reply's nonce, so nothing injected into a page can run or restyle it.
 */
export function secureHeaders(app: FastifyInstance, options: { https: boolean }) {
  const headers = fixedHeaders(options);
  const policy = policyAround('\n', options).split('\n');
  app.decorateReply('styleNonce', '');
  app.addHook('onRequest', (_request, reply, done) => {
    // 122 random bits; Node keeps a store of them, so that a nonce costs no call into the system.
    reply.styleNonce = randomUUID();
    void reply.headers(headers).header('content-security-policy', policy.join(reply.styleNonce));
    done();
  });
}
