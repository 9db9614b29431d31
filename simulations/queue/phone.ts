import type { FastifyInstance } from 'fastify';

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

/** A telephone with a browser without script, at an address of its own. */
export interface Phone {
  take(service: string, priority: string): Promise<{ label: string; address: string } | string>;
  look(address: string): Promise<boolean>;
  giveBack(address: string): Promise<boolean>;
}

const fieldOf = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

export function openPhone(app: FastifyInstance, remoteAddress: string, latencies: Latencies): Phone {
  let cookie = '';
  async function get(url: string, what: string) {
    const reply = await timed(latencies, what, () => app.inject({ url, remoteAddress, headers: { cookie } }));
    const [set] = reply.cookies;
    if (set !== undefined) cookie = `${set.name}=${set.value}`;
    return reply;
  }
  const post = (url: string, fields: Record<string, string>, what: string) =>
    timed(latencies, what, () =>
      app.inject({
        method: 'POST',
        url,
        remoteAddress,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    );
  return {
    async take(service, priority) {
      const formulir = fieldOf((await get('/antrean', 'queuePage')).body, 'formulir');
      const reply = await post('/antrean', { formulir, layanan: service, prioritas: priority }, 'takeTicket');
      const address = reply.headers.location;
      if (reply.statusCode !== 303 || typeof address !== 'string') return `take ticket: ${reply.statusCode}`;
      const { body } = await get(address, 'ticketPage');
      const label = /<h1>[^<]*?([A-Z]-\d{3,})<\/h1>/.exec(body)?.[1];
      return label === undefined ? 'the ticket shows no number' : { label, address };
    },
    look: async (address) => (await get(address, 'ticketPage')).statusCode === 200,
    async giveBack(address) {
      const formulir = fieldOf((await get(address, 'ticketPage')).body, 'formulir');
      return (await post(`${address}/batal`, { formulir }, 'giveBack')).statusCode === 303;
    },
  };
}
