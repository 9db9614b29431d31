import type { FastifyInstance } from 'fastify';
import { queueState } from '../../contract/queue/terms.ts';
import { type Latencies, timed } from './phone.ts';

/** A display of the waiting room that asks again and again, and what it saw. */
export interface Display {
  poll(): Promise<void>;
  seen: ReadonlySet<number>;
  faults: string[];
}

export function openDisplay(app: FastifyInstance, remoteAddress: string, latencies: Latencies): Display {
  const seen = new Set<number>();
  const faults: string[] = [];
  let etag = '';
  return {
    seen,
    faults,
    async poll() {
      const reply = await timed(latencies, 'display', () =>
        app.inject({ url: '/antrean/keadaan.json', remoteAddress, headers: { 'if-none-match': etag } }),
      );
      if (reply.statusCode === 304) return;
      if (reply.statusCode !== 200) {
        faults.push(`display: ${reply.statusCode}`);
        return;
      }
      etag = String(reply.headers.etag);
      const state = queueState.parse(reply.json());
      for (const { call } of state.calls) seen.add(call);
      const labels = state.counters.flatMap(({ current }) => (current === null ? [] : [current.label]));
      if (new Set(labels).size < labels.length)
        faults.push(`one number at two counters: ${labels.join(' ')}`);
    },
  };
}
