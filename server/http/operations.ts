import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { type HttpDeps, headersOf } from './bind.ts';

const forwarding = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** Somebody at this computer itself: a proxy on it says for whom it asks. */
function isAtThisComputer({ raw, headers }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? '';
  const loopback = /^(::ffff:)?127\.|^::1$/.test(address);
  return loopback && forwarding.every((name) => headers[name] === undefined);
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The token of a program that collects figures, compared without telling by time how much of it was right. */
function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const sent = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && sent !== undefined && timingSafeEqual(digest(sent), digest(token));
}

/**
 * Before each page for those who keep Lontar running: figures, readiness, the list of endpoints. Admits this computer, the
 * bearer of the token and administrators; refuses everybody else.
 */
export function onlyForOperations({ authenticate, refusalOfNobody, metricsToken }: HttpDeps) {
  return async (request: FastifyRequest) => {
    if (isAtThisComputer(request) || hasToken(request, metricsToken)) return;
    const headers = headersOf(request);
    const signedIn = await authenticate(headers);
    if (signedIn === null) throw await refusalOfNobody(headers);
    if (!signedIn.actor.roles.includes('administrator')) throw new Refusal('forbidden', 'role_not_allowed');
  };
}
