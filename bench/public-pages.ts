import { mkdtempSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { createApp, createPorts } from '../server/app.ts';
import { loadConfig } from '../server/config.ts';
import { removeEmbedded } from '../server/db/embedded/index.ts';
import { loadDemonstrationStaff } from '../server/demonstration/staff.ts';
import { openInstallation } from '../server/installation.ts';
import { openJobs } from '../server/jobs/open-jobs.ts';

const pages = ['/', '/layanan/ktp-el', '/berita'];
const connections = 16;
const roundMs = 1000;
const rounds = Number(process.argv[1] ?? 7);
const limit = 0.7;

/** As a browser on a slow line asks. */
const headers = { 'accept-encoding': 'gzip, br', 'accept-language': 'id' };

/** One request on a kept connection; the body's bytes. */
function fetchOnce(agent: Agent, url: string): Promise<{ status: number; headers: object; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

/** Requests per second that one address answers, all connections busy for a round. */
async function perSecond(agent: Agent, url: string): Promise<number> {
  const began = performance.now();
  const until = began + roundMs;
  let answered = 0;
  const busy = async () => {
    while (performance.now() < until) {
      const { status } = await fetchOnce(agent, url);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, busy));
  return (answered * 1000) / (performance.now() - began);
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A Fastify server that does nothing but return these bytes. */
async function bareServer(bodies: ReadonlyMap<string, Buffer>) {
  const bare = Fastify({ logger: false });
  for (const [path, body] of bodies) {
    bare.get(path, (_request, reply) =>
      reply.header('content-type', 'text/html; charset=utf-8').header('content-encoding', 'br').send(body),
    );
  }
  return { bare, address: await bare.listen({ host: '127.0.0.1', port: 0 }) };
}

async function measure(ours: string, agent: Agent) {
  const bodies = new Map<string, Buffer>();
  for (const page of pages) bodies.set(page, (await fetchOnce(agent, `${ours}${page}`)).body);
  const { bare, address: theirs } = await bareServer(bodies);
  try {
    // A server that has just started compiles its code under the first requests; that is not what is asked here.
    for (const page of [...pages, ...pages]) {
      await perSecond(agent, `${ours}${page}`);
      await perSecond(agent, `${theirs}${page}`);
    }
    const measured: Record<string, object> = {};
    for (const page of pages) {
      const took = { ours: [] as number[], bare: [] as number[] };
      // By turns, so that what else the machine does falls on both.
      for (let round = 0; round < rounds; round += 1) {
        took.ours.push(await perSecond(agent, `${ours}${page}`));
        took.bare.push(await perSecond(agent, `${theirs}${page}`));
      }
      const [own, limitOf] = [middle(took.ours), middle(took.bare)];
      const ratio = Math.round((own / limitOf) * 1000) / 1000;
      measured[page] = {
        bytes: bodies.get(page)?.length ?? 0,
        perSecond: Math.round(own),
        bare: Math.round(limitOf),
        ratio,
        reached: ratio >= limit,
      };
    }
    return measured;
  } finally {
    await bare.close();
  }
}

/** The public pages beside a bare route that returns the same bytes, over loopback in the same run. */
async function benchPublicPages() {
  const directory = mkdtempSync(join(tmpdir(), 'lontar-bench-'));
  try {
    const installation = await openInstallation(loadConfig({ LONTAR_HOME: directory }), {
      claim: true,
      loadDemonstration: async ({ clock }, owner) => {
        await loadDemonstrationStaff(owner, clock);
      },
    });
    const { db, clock, fileKey } = installation;
    const jobs = openJobs(db, {
      worker: false,
      onError: (error) => process.stderr.write(`${error.message}\n`),
    });
    const app = await createApp({
      db,
      clock,
      ports: createPorts({ jobs, fileKey, publicAddress: 'http://127.0.0.1' }),
      sessionSecret: 'a secret for a bench that serves nobody',
      https: false,
      logger: false,
      webDirectory: null,
    });
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    try {
      return await measure(await app.listen({ host: '127.0.0.1', port: 0 }), agent);
    } finally {
      agent.destroy();
      await app.close();
      await jobs.stop();
      await installation.close();
    }
  } finally {
    await removeEmbedded(directory);
  }
}

process.stdout.write(`${JSON.stringify(await benchPublicPages(), null, 2)}\n`);
