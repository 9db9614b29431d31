import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { Refusal } from '../refusal.ts';
import { localeOf, sendProblem } from './bind.ts';
import { problemOf } from './problems.ts';

/**
 * How long a request may take to arrive, and how many may come at once. A counter on a slow line sends a scan of 10 MB in
 * five minutes; a form is a few kilobytes.
 */
export const arrival = {
  formMs: 30_000,
  uploadMs: 300_000,
  headersMs: 15_000,
  idleMs: 75_000,
  sockets: 2_000,
};
export type Arrival = typeof arrival;

const reasons: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

const unreadable = () => new Refusal('invalid', 'request_not_readable');

/** Of the server itself, for whatever comes before a route is found; `headers` go with every answer. */
export function serverLimits(limits: Arrival, headers: Readonly<Record<string, string>>) {
  return {
    requestTimeout: limits.uploadMs,
    connectionTimeout: limits.idleMs,
    maxRequestsPerSocket: 1_000,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: Math.min(5_000, limits.headersMs),
    },
    // An address that cannot be read.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply.headers(headers), problemOf(unreadable(), localeOf(request)), 400),
    // What is no HTTP, or too long or too slow to be any: there is no request to answer, only a connection.
    clientErrorHandler({ code }: NodeJS.ErrnoException, socket: Socket) {
      if (code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
      }
      const [status, words] = reasons[code ?? ''] ?? [400, 'Bad Request'];
      const body = JSON.stringify({ ...problemOf(unreadable(), 'id'), status });
      const lines = Object.entries({
        ...headers,
        'content-type': 'application/problem+json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        connection: 'close',
      }).map(([name, value]) => `${name}: ${value}`);
      socket.end(`HTTP/1.1 ${status} ${words}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
    },
  };
}

/** Cuts bodies that come too slowly to be anybody's, and connections beyond what one computer can hold. */
export function limitArrival(app: FastifyInstance, limits: Arrival) {
  app.server.maxConnections = limits.sockets;
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const hasBody =
      request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
    if (hasBody && !request.isMultipart()) {
      const late = setTimeout(() => !raw.complete && raw.destroy(), limits.formMs);
      raw.once('close', () => clearTimeout(late));
      raw.once('end', () => clearTimeout(late));
    }
    done();
  });
}
