import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { ping } from '../db/ping.ts';
import type { HttpDeps } from './bind.ts';
import { onlyForOperations } from './operations.ts';

/** How often whoever watches over this server had to start it again, as it says over the channel. */
export const restartsSchema = z.object({
  restarts: z.object({
    count: z.number().int().min(0),
    last: z.object({ at: z.iso.datetime(), reason: z.enum(['hung', 'died']) }).nullable(),
  }),
});
export type Restarts = z.infer<typeof restartsSchema>['restarts'];

/** What somebody should look at although the office goes on, each by its code. */
export type Alarms = () => Promise<readonly string[]>;

/**
 * `/healthz`: the process answers. `/readyz`: it also reaches its database, and names its alarms and restarts.
 * `/metrics`: Prometheus figures by declared route, so that no identifier of a case ever becomes a label. All but the
 * first are for who keeps it running.
 */
export function serveHealth(
  app: FastifyInstance,
  deps: HttpDeps,
  { restarts, alarms }: { restarts: Restarts; alarms: Alarms },
) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'lontar_alarm',
    help: '1 for each alarm that is on',
    labelNames: ['alarm'],
    registers: [registry],
    async collect() {
      this.reset();
      // Without a database the alarm is the one of /readyz.
      for (const alarm of await alarms().catch(() => [])) this.set({ alarm }, 1);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });

  const open = { config: { access: 'public' as const } };
  app.get('/healthz', open, async () => ({ status: 'ok' }));
  const closed = { ...open, preHandler: onlyForOperations(deps) };
  app.get('/readyz', closed, async (_request, reply) => {
    try {
      await ping(deps.db);
      return { status: 'ready', alarms: await alarms(), restarts };
    } catch {
      return reply.code(503).send({ status: 'no database', restarts });
    }
  });
  app.get('/metrics', closed, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
