// node scripts/fuzz.mjs [--requests N] [--seed S] [--from I] [--only I] [--json]: mutated requests against an office of its
// own, as nobody and as every officer. Request I is the same for the same seed, so that one can be sent again by itself and
// a run goes on --from where another ended. Exit 0 exactly when there was no fault, no crash, nothing slower than two
// seconds, no answer without its headers, and memory stayed flat.
import { Agent, request as open } from 'node:http';
import { parseArgs } from 'node:util';
import { ensureInstalled, main, runScript } from './bootstrap.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const [first, amount] = values.only
  ? [Number(values.only), 1]
  : [Number(values.from), Number(values.requests)];
const slowMs = 2_000;

/** Numbers that depend on seed and index alone (mulberry32). */
function randomOf(index) {
  let state = (seed * 0x9e3779b1 + index * 0x85ebca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
}

const deep = (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const words = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '😀',
  'é',
  'a'.repeat(300),
  'x'.repeat(70_000),
  "' or 1=1 --",
  '<script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '=1+1',
  'null',
  'true',
  '-1',
  '0',
  '1e999',
  '99999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '2026-12-01',
  '25:61',
  '5102054501900001',
  '510205450190000',
  'TBN-ADU-2026-0001',
  'TBN-KTP-2026-0001',
  'S-00000000',
  'ABCD-EFGH',
  '0812345678',
  '+447911123456',
  '00000000-0000-0000-0000-000000000000',
  'ya',
  'id',
  'A',
  'C1',
  'recording',
  'sms',
  'kasi',
  'admin',
];
const names = [
  'kode',
  'formulir',
  'proof',
  'nama',
  'alamat',
  'telepon',
  'uraian',
  'tempat',
  'tanggal',
  'jam',
  'pernyataan',
  'laman',
  'layanan',
  'puas',
  'alasan',
  'q',
  'page',
  'limit',
  'from',
  'to',
  'id',
  'reason',
  'state',
  'username',
  'password',
  'name',
  'lampiran',
  'file',
];
/** What files begin with, and tables of residents that are hardly any. */
const beginnings = [
  '',
  '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>',
  '\xff\xd8\xff\xe0',
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
  'RIFF\0\0\0\0WEBPVP8 ',
  'NIK;NO_KK;NAMA_LGKP\n5102054501900001;5102050101100001;',
  '\xef\xbb\xbfnik,nama\n"',
  'PK\x03\x04',
];
const publicPaths = [
  '/',
  '/layanan/ktp-el',
  '/berita',
  '/berita/:w',
  '/antrean',
  '/antrean/tiket/:w',
  '/antrean/pintu/:w',
  '/antrean/kios',
  '/lacak',
  '/lacak/:w',
  '/pengaduan',
  '/pengaduan/terkirim',
  '/pengaduan/lacak',
  '/pengaduan/lacak/:w',
  '/pengaduan/lacak/lengkapi',
  '/pengaduan/lacak/nilai',
  '/pengaduan/lacak/buka-kembali',
  '/pengaduan/lacak/cabut',
  '/pengaduan/tanda-terima',
  '/pengaduan/riwayat',
  '/pengaduan/angka',
  '/instansi/:w',
  '/instansi/:w/lampiran/:w',
  '/survei',
  '/survei/:w',
  '/survei/hasil',
  '/survei/kios',
  '/data',
  '/data/:w',
  '/open311/v2/services.json',
  '/open311/v2/requests.json',
  '/app/',
  '/healthz',
  '/en/',
  '/en/pengaduan',
  '/sitemap.xml',
  '/robots.txt',
  '/berita.atom',
  '/:w',
];

/** A value of any shape, out of what breaks programs. */
function value({ below, pick, chance }, depth = 0) {
  if (depth < 3 && chance(0.2)) {
    return chance(0.5)
      ? Array.from({ length: below(4) }, () => value({ below, pick, chance }, depth + 1))
      : Object.fromEntries(
          Array.from({ length: below(4) }, () => [pick(names), value({ below, pick, chance }, depth + 1)]),
        );
  }
  return chance(0.6) ? pick(words) : pick([null, true, false, 0, -1, 1.5, 1e21, 2_147_483_648]);
}

function bodyOf(random) {
  const { below, pick, chance } = random;
  const fields = Array.from({ length: below(8) }, () => [pick(names), pick(words)]);
  const kind = below(4);
  if (kind === 0) {
    const text = chance(0.1) ? deep(10_000) : JSON.stringify(value(random));
    return ['application/json', chance(0.1) ? text.slice(0, below(text.length + 1)) : text];
  }
  if (kind === 1) return ['application/json', JSON.stringify(Object.fromEntries(fields))];
  if (kind === 2) {
    const encoded = fields
      .map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`)
      .join('&');
    return ['application/x-www-form-urlencoded', chance(0.2) ? `${encoded}&kode=%00&x=%` : encoded];
  }
  const parts = fields.map(([name, text]) => {
    const file = chance(0.3) ? `; filename="${pick(['a.pdf', 'b.jpg', 'c.csv', ''])}"` : '';
    return `--batas\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${pick(beginnings)}${text}\r\n`;
  });
  const whole = Buffer.from(`${parts.join('')}--batas--\r\n`, 'latin1');
  return [
    'multipart/form-data; boundary=batas',
    chance(0.3) ? whole.subarray(0, below(whole.length)) : whole,
  ];
}

function requestOf(index, { staff, cookies }) {
  const random = randomOf(index);
  const { below, pick, chance } = random;
  const asStaff = chance(0.5);
  const { method, path } = asStaff
    ? pick(staff)
    : { method: pick(['GET', 'GET', 'POST']), path: pick(publicPaths) };
  const piece = () =>
    chance(0.1)
      ? pick(['%00', '%', '%ED%A0%80', '%E0%A4%A', '..%2f'])
      : encodeURIComponent(pick(words).toWellFormed().slice(0, 200));
  const query = chance(0.2) ? `?${pick(names)}=${piece()}` : '';
  const headers = {
    'x-forwarded-for': `10.${below(250)}.${below(250)}.${below(250)}`,
    'accept-language': pick(['id', 'en', '']),
  };
  const made = chance(0.2)
    ? `lontar.perangkat=${'b'.repeat(8_000)}`
    : `lontar.session_token=${piece()}; lontar.device=${piece()}`;
  if (asStaff || chance(0.2)) headers.cookie = chance(0.9) ? pick(cookies) : made;
  if (chance(0.95)) headers['x-lontar'] = '1';
  let body;
  if (method !== 'GET') [headers['content-type'], body] = bodyOf(random);
  return { method, path: path.replace(/:\w+|\{\w+\}/g, piece) + query, headers, body };
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function ask(address, { method, path, headers, body }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const sent = open(`${address}`, { method, path, headers, agent, timeout: 30_000 }, (reply) => {
      // A stream of events would go on for ever.
      if (/event-stream/.test(reply.headers['content-type'] ?? '')) reply.destroy();
      reply.resume();
      reply.once('close', () =>
        resolve({
          status: reply.statusCode,
          safe: reply.headers['x-content-type-options'] === 'nosniff',
          retry: reply.headers['retry-after'],
          ms: performance.now() - began,
        }),
      );
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve({ status: 0, safe: true, ms: performance.now() - began }));
    sent.end(body);
  });
}

async function run() {
  const { openScratchOffice, signIn } = await import('./scratch-office.mjs');
  const office = await openScratchOffice({ publicUrl: 'http://127.0.0.1' });
  const result = {
    ok: false,
    seed,
    from: first,
    requests: 0,
    statuses: {},
    slowestMs: 0,
    memory: {},
    failures: [],
  };
  try {
    const cookies = [];
    for (const username of Object.keys(office.passwords)) cookies.push(await signIn(office, username));
    const document = await (await fetch(`${office.address}/api/docs`)).json();
    // Signing in and out would end the very sessions that are used here.
    const staff = Object.entries(document.paths)
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
      )
      .filter(({ path }) => !/^\/api\/(session|employees|events)/.test(path));
    // What is compiled and kept once is there after the first half; what grows on in the second one is a leak.
    const warm = Math.floor(amount / 2);
    let next = first;
    const lane = async () => {
      for (let index = next++; index < first + amount; index = next++) {
        const sent = requestOf(index, { staff, cookies });
        const { status, safe, retry, ms } = await ask(office.address, sent);
        result.requests += 1;
        result.statuses[status] = (result.statuses[status] ?? 0) + 1;
        result.slowestMs = Math.max(result.slowestMs, Math.round(ms));
        const fault = (status >= 500 && !(status === 503 && retry)) || !safe || ms > slowMs;
        if (fault && result.failures.length < 50)
          result.failures.push({
            index,
            method: sent.method,
            path: sent.path.slice(0, 120),
            status,
            safe,
            ms: Math.round(ms),
          });
        if (result.requests === warm) result.memory.warm = office.memory().server;
        if (result.requests % 10_000 === 0)
          process.stderr.write(`${result.requests} sent, ${office.memory().server} MB\n`);
        if (!office.isAlive()) throw new Error(`the server ended at request ${index}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    result.memory.end = office.memory().server;
    const grown = result.memory.end > Math.max(result.memory.warm * 1.25, result.memory.warm + 150);
    result.ok = result.failures.length === 0 && !grown;
  } finally {
    agent.destroy();
    await office.close();
  }
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}

await main(async () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return run();
  await ensureInstalled();
  return runScript(import.meta.filename ?? new URL(import.meta.url).pathname, process.argv.slice(2));
});
