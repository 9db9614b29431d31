import { queueState } from '../../contract/queue/terms.ts';
import { fieldOf, openBrowser } from '../browser.ts';
import type { Transport } from '../client.ts';

/** Milliseconds that requests took, by what was asked. */
export type Latencies = Map<string, number[]>;

export async function timed<T>(latencies: Latencies, what: string, ask: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await ask();
  const list = latencies.get(what) ?? [];
  list.push(performance.now() - began);
  latencies.set(what, list);
  return answer;
}

/** A telephone on the public pages. */
export interface Phone {
  take(service: string, priority: string): Promise<{ label: string; address: string } | string>;
  look(address: string): Promise<boolean>;
  cancel(address: string): Promise<boolean>;
}

export function openPhone(send: Transport, from: string, latencies: Latencies): Phone {
  const browser = openBrowser(send, from);
  const get = (url: string, what: string) => timed(latencies, what, () => browser.get(url));
  const post = (url: string, fields: Record<string, string>, what: string) =>
    timed(latencies, what, () => browser.post(url, fields));
  return {
    async take(service, priority) {
      const formulir = fieldOf((await get('/antrean', 'queuePage')).html, 'formulir');
      const fields = { formulir, layanan: service, prioritas: priority };
      const { status, location: address } = await post('/antrean', fields, 'takeTicket');
      if (address === null) return `take ticket: ${status}`;
      const { html } = await get(address, 'ticketPage');
      const label = /<h1>[^<]*?([A-Z]-\d{3,})<\/h1>/.exec(html)?.[1];
      return label === undefined ? 'the ticket shows no number' : { label, address };
    },
    look: async (address) => (await get(address, 'ticketPage')).status === 200,
    async cancel(address) {
      const formulir = fieldOf((await get(address, 'ticketPage')).html, 'formulir');
      return (await post(`${address}/batal`, { formulir }, 'giveBack')).location !== null;
    },
  };
}

/** A display of the waiting room that asks again and again, and what it saw. */
export interface Display {
  poll(): Promise<void>;
  seen: ReadonlySet<number>;
  faults: string[];
}

export function openDisplay(send: Transport, from: string, latencies: Latencies): Display {
  const seen = new Set<number>();
  const faults: string[] = [];
  let etag = '';
  return {
    seen,
    faults,
    async poll() {
      const headers = { 'if-none-match': etag };
      const reply = await timed(latencies, 'display', () =>
        send({ method: 'GET', url: '/antrean/keadaan.json', headers, body: null }, from),
      );
      if (reply.status === 304) return;
      if (reply.status !== 200) {
        faults.push(`display: ${reply.status}`);
        return;
      }
      etag = reply.headers.get('etag') ?? '';
      const state = queueState.parse(await reply.json());
      for (const { call } of state.calls) seen.add(call);
      const labels = state.counters.flatMap(({ current }) => (current === null ? [] : [current.label]));
      if (new Set(labels).size < labels.length)
        faults.push(`one number at two counters: ${labels.join(' ')}`);
    },
  };
}
