import type { OutgoingHttpHeaders } from 'node:http';
import { setInterval } from 'node:timers';
import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../../http/bind.ts';
import { eventsSince, newestEventId } from './reading/event-stream-views.ts';

/** Events of transactions that were slower than later ones: their ids are this close to the newest. */
const lateCommits = 200;
/** One stream per browser is enough; an officer has a few. */
const streamsPerOfficer = 6;

interface Listener {
  officeCode: string;
  employeeId: string;
  headers: Headers;
  send(text: string): void;
  end(): void;
}

/**
 * Server-sent events: tells every open screen which cases have new events, so that it asks again for what it
 * shows. One poller per process reads the newest event ids each second, and only while somebody listens;
 * verbs stay free of notifications.
 */
export function serveEventStream(app: FastifyInstance, deps: HttpDeps) {
  const listeners = new Set<Listener>();
  let lastId: number | undefined;
  /** Sent already, of the ids that are asked for again. */
  let sent = new Set<number>();
  let busy = false;

  async function poll() {
    if (busy || listeners.size === 0) {
      if (listeners.size === 0) lastId = undefined;
      return;
    }
    busy = true;
    try {
      const since = lastId ?? (await newestEventId(deps.db));
      const recent = await eventsSince(deps.db, since - lateCommits);
      const rows = recent.filter(({ id }) => !sent.has(id) && (lastId !== undefined || id > since));
      lastId = recent.at(-1)?.id ?? since;
      sent = new Set(recent.map(({ id }) => id));
      for (const listener of listeners) {
        const ids = new Set(
          rows.filter((r) => r.officeCode === listener.officeCode).map((r) => r.applicationId),
        );
        if (ids.size > 0) listener.send(`event: applications\ndata: ${JSON.stringify([...ids])}\n\n`);
      }
    } catch (error) {
      app.log.warn({ err: error }, 'live updates could not be read');
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => void poll(), 1000);
  const heartbeat = setInterval(() => void keepAlive(), 20_000);
  /** Who was signed out meanwhile hears nothing more. */
  async function keepAlive() {
    for (const listener of listeners) {
      const stillIn = await deps.authenticate(listener.headers).catch(() => null);
      if (stillIn !== null) {
        listener.send(': still here\n\n');
        continue;
      }
      listeners.delete(listener);
      listener.end();
    }
  }

  // Open streams would keep close() waiting for ever.
  app.addHook('preClose', async () => {
    clearInterval(timer);
    clearInterval(heartbeat);
    for (const listener of listeners) listener.end();
    listeners.clear();
  });

  app.get('/api/live', { config: { access: 'signed_in' } }, async (request, reply) => {
    const headers = new Headers({ cookie: request.headers.cookie ?? '' });
    const signedIn = await deps.authenticate(headers);
    if (signedIn === null) throw await deps.refusalOfNobody(headers);
    const { officeCode, employeeId } = signedIn.actor;
    const ownStreams = [...listeners].filter((listener) => listener.employeeId === employeeId);
    if (ownStreams.length >= streamsPerOfficer) ownStreams[0]?.end();
    reply.hijack();
    // A hijacked reply sends nothing that was set on it, the headers of every reply included.
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 3000\n\n');
    const listener: Listener = {
      officeCode,
      employeeId,
      headers,
      send: (text) => void reply.raw.write(text),
      end: () => void reply.raw.end(),
    };
    listeners.add(listener);
    request.raw.on('close', () => listeners.delete(listener));
  });
}
