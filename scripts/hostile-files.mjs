// node scripts/hostile-files.mjs [--files N] [--json]: files that are made to stop an office, each sent to the public form
// with cookie, age, solved proof and all fields, while an officer takes portraits and /healthz is asked ten times a second.
// Exit 0 exactly when nobody waited: see `limits`. Starts an office of its own and removes it again.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureInstalled, main, runScript } from './bootstrap.mjs';

const limits = { healthMs: 1500, portraitMs: 10_000, memoryShare: 1.2, calmMs: 60_000 };

const { values } = parseArgs({
  options: { files: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const amount = Number(values.files);
const fewFiles = 50;
const say = (text) => process.stderr.write(`${text}\n`);

/** A picture of one colour, compressed to next to nothing. */
async function picture(sharp, width, height, format, options) {
  const plain = sharp({
    create: { width, height, channels: 3, background: '#1e56a8' },
    limitInputPixels: false,
  });
  return plain.toFormat(format, options).toBuffer();
}

async function hostileFiles() {
  const [{ hostilePdfs }, { default: sharp }] = await Promise.all([
    import('../test/hostile-pdf.ts'),
    import('sharp'),
  ]);
  const pdfs = Object.entries(hostilePdfs).map(([kind, make]) => ({ kind, bytes: make() }));
  const pictures = [
    ['PNG of 9,000 x 9,000', await picture(sharp, 9_000, 9_000, 'png', { compressionLevel: 9 })],
    ['PNG in passes, 5,900 x 4,000', await picture(sharp, 5_900, 4_000, 'png', { progressive: true })],
    ['JPEG in passes, 5,900 x 4,000', await picture(sharp, 5_900, 4_000, 'jpeg', { progressive: true })],
    ['WebP of 8,000 x 8,000', await picture(sharp, 8_000, 8_000, 'webp', {})],
    ['JPEG of 12,000 x 12,000', await picture(sharp, 12_000, 12_000, 'jpeg', {})],
    ['a picture and a document at once', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), pdfs[0].bytes])],
    [
      'the malware test file',
      Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('')),
    ],
  ].map(([kind, bytes]) => ({ kind, bytes }));
  const kinds = [...pdfs, ...pictures];
  // After each kind as it is: cut short, with something before it, with something behind it.
  return Array.from({ length: amount }, (_, index) => {
    const { kind, bytes } = kinds[index % kinds.length];
    const round = Math.floor(index / kinds.length);
    if (round % 4 === 1)
      return { kind: `${kind}, cut`, bytes: bytes.subarray(0, Math.ceil(bytes.length * 0.9)) };
    if (round % 4 === 2)
      return { kind: `${kind}, later`, bytes: Buffer.concat([Buffer.alloc(900, 0x20), bytes]) };
    if (round % 4 === 3)
      return { kind: `${kind}, longer`, bytes: Buffer.concat([bytes, Buffer.alloc(round, 0x41)]) };
    return { kind, bytes };
  });
}

const unescaped = (text) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const fieldOf = (html, name) =>
  unescaped(new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '');

/** A visitor with an address of his own, who has opened the form. */
async function openForm(address, index) {
  const from = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  const reply = await fetch(`${address}/pengaduan`, { headers: { 'x-forwarded-for': from } });
  const html = await reply.text();
  return {
    from,
    cookie: reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
    challenge: JSON.parse(unescaped(/data-challenge="([^"]*)"/.exec(html)?.[1] ?? 'null')),
    fields: {
      formulir: fieldOf(html, 'formulir'),
      tanggal: fieldOf(html, 'tanggal'),
      jam: fieldOf(html, 'jam'),
      nama: 'Ni Luh Contoh Suryani',
      alamat: 'Jalan Contoh 7, Tabanan',
      telepon: `0812${String(10_000_000 + index)}`,
      uraian: `Petugas loket tidak menjelaskan syarat yang kurang (${index}).`,
      tempat: 'Tabanan',
      saluran: 'sms',
      pernyataan: 'ya',
      bahasa: 'id',
    },
  };
}

async function send(address, form, { bytes }, solve) {
  const proof = JSON.stringify({ challenge: form.challenge, solution: await solve(form.challenge) });
  for (;;) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...form.fields, proof })) body.append(name, value);
    body.append('lampiran', new Blob([bytes]), 'lampiran.pdf');
    const reply = await fetch(`${address}/pengaduan`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: form.cookie, 'x-forwarded-for': form.from, 'accept-language': 'id' },
    });
    await reply.arrayBuffer();
    // The lane for the street is full: as asked, a little later.
    if (reply.status !== 503 || reply.headers.get('retry-after') === null) return reply.status;
    await sleep(500);
  }
}

async function run() {
  const [{ openScratchOffice, signIn }, { solveChallenge }, { deriveKey }, { default: sharp }] =
    await Promise.all([
      import('./scratch-office.mjs'),
      import('altcha-lib'),
      import('altcha-lib/algorithms/pbkdf2'),
      import('sharp'),
    ]);
  const office = await openScratchOffice({ publicUrl: 'http://127.0.0.1' });
  const { address } = office;
  const result = {
    ok: false,
    files: amount,
    statuses: {},
    slowestHealthMs: 0,
    portraits: 0,
    slowestPortraitMs: 0,
    memoryBefore: 0,
    memoryAfter: 0,
    problems: [],
  };
  try {
    const cookie = await signIn(office, 'rekam');
    const json = { cookie, 'x-lontar': '1', 'content-type': 'application/json' };
    const found = await fetch(`${address}/api/residents/search`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ q: 'BUDI', limit: 50 }),
    });
    const { rows } = await found.json();
    const portrait = await sharp({
      create: { width: 1200, height: 1800, channels: 3, background: '#c01020' },
    })
      .jpeg()
      .toBuffer();
    const takePortrait = async (resident) => {
      const body = new FormData();
      if (resident.taken) body.append('replaces', 'capture_error');
      body.append('backgroundReason', 'Latar sesuai contoh uji');
      body.append('file', new Blob([portrait]), 'potret.jpg');
      const began = performance.now();
      const reply = await fetch(`${address}/api/recordings/residents/${resident.id}/portrait`, {
        method: 'POST',
        headers: { cookie, 'x-lontar': '1' },
        body,
      });
      await reply.arrayBuffer();
      const took = performance.now() - began;
      // Whether this resident may have a portrait now is another question: the picture has been read by then.
      if (reply.status >= 500) result.problems.push(`portrait: ${reply.status}`);
      if (reply.ok) resident.taken = true;
      result.portraits += 1;
      result.slowestPortraitMs = Math.max(result.slowestPortraitMs, Math.round(took));
    };
    const files = await hostileFiles();
    for (const resident of rows.slice(0, 3)) await takePortrait(resident);
    result.memoryBefore = office.memory().all;

    let over = false;
    const health = (async () => {
      while (!over) {
        const began = performance.now();
        const reply = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(20_000) }).catch(
          () => null,
        );
        if (reply?.status !== 200) result.problems.push('/healthz did not answer');
        result.slowestHealthMs = Math.max(result.slowestHealthMs, Math.round(performance.now() - began));
        await sleep(100);
      }
    })();
    const portraits = (async () => {
      for (let turn = 0; !over; turn += 1) {
        await takePortrait(rows[turn % rows.length]);
        await sleep(1000);
      }
    })();

    const forms = [];
    for (let index = 0; index < files.length; index += 1) forms.push(await openForm(address, index));
    await sleep(5_000);
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < files.length; index = next++) {
        const status = await send(address, forms[index], files[index], (challenge) =>
          solveChallenge({ challenge, deriveKey }),
        );
        result.statuses[status] = (result.statuses[status] ?? 0) + 1;
        if (status >= 500) result.problems.push(`${files[index].kind}: ${status}`);
      }
    };
    await Promise.all(Array.from({ length: 12 }, lane));
    over = true;
    await Promise.all([health, portraits]);
    if (!office.isAlive()) result.problems.push('the server has ended');
    // What is kept shows after a minute of calm; a short run does not wait for it, and says nothing of it.
    if (amount >= fewFiles) {
      say(`${amount} files sent; memory is looked at in ${limits.calmMs / 1000} s`);
      await sleep(limits.calmMs);
      result.memoryAfter = office.memory().all;
    }
    if (result.slowestHealthMs > limits.healthMs) result.problems.push('/healthz was too slow');
    if (result.slowestPortraitMs > limits.portraitMs) result.problems.push('a portrait took too long');
    if (result.memoryAfter > result.memoryBefore * limits.memoryShare)
      result.problems.push('memory has grown');
  } finally {
    await office.close();
  }
  result.ok = result.problems.length === 0;
  process.stdout.write(`${values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}

// The sources are TypeScript, which the Node of the lockfile reads by itself.
await main(async () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return run();
  await ensureInstalled();
  return runScript(import.meta.filename ?? new URL(import.meta.url).pathname, process.argv.slice(2));
});
