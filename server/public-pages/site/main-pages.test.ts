import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serviceComponents } from '../../../contract/complaints/terms.ts';
import statements from '../../../data/service-page/statements.json';
import { formatDuration } from '../../../locales/format.ts';
import { type Desk, officeCode, openDesk, takeTo } from '../../../test/desk.ts';
import { standardInForce } from '../../modules/service-standards/index.ts';
import { readWebFont } from '../page/fixed-files.ts';
import { publicPages } from '../pages.ts';
import { shareOf } from './live-figures.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: 'GET', url, headers });
/** The form for complaints is the one page with a script, and works without. */
const pages = publicPages.map(({ path }) => path).filter((path) => path !== '/pengaduan');
const kept = ['/', '/layanan/ktp-el', '/data', '/berita'];

describe('every public page', () => {
  test.each(pages)('%s is complete without scripts, and light', async (url) => {
    const reply = await get(url, { 'accept-encoding': 'gzip, br' });
    expect(reply.statusCode).toBe(200);
    const html =
      reply.headers['content-encoding'] === 'br' ? brotliDecompressSync(reply.rawPayload) : reply.rawPayload;
    const text = html.toString();
    expect(text.match(/<script(?! type="application\/ld\+json")/g)).toBeNull();
    expect(text).toContain('<a class="skip" href="#isi">');
    expect(text.match(/<h1/g)).toHaveLength(1);
    for (const address of [
      '/layanan/ktp-el',
      '/antrean',
      '/lacak',
      '/pengaduan',
      '/berita',
      '/survei',
      '/data',
      '/app/',
    ]) {
      expect(text).toContain(`href="${address}"`);
    }
    expect(text).toMatch(/<meta name="description" content="[^"]{30,}"/);
    expect(text).toContain('<link rel="canonical" href="http://127.0.0.1:8080');
    const sheet = /href="(\/umum\/[^"]+\.css)"/.exec(text)?.[1] ?? '';
    const style = await get(sheet, { 'accept-encoding': 'br' });
    expect(style.headers['content-encoding']).toBe('br');
    expect(reply.rawPayload.length + style.rawPayload.length + readWebFont().content.length).toBeLessThan(
      60_000,
    );
  });

  test('the reader’s language; nonsense is Indonesian; Balinese only when asked for, as a draft', async () => {
    expect((await get('/?bahasa=en')).body).toContain('<html lang="en">');
    // Whatever the telephone is set to, the office speaks Indonesian until its reader says otherwise.
    for (const setting of ['en-GB,id;q=0.5', ';;q=,xx', '*', 'q'.repeat(5000), 'ban', '\u00e9,,,']) {
      expect((await get('/', { 'accept-language': setting })).body).toContain('<html lang="id">');
    }
    const cookie = String((await get('/?bahasa=en')).headers['set-cookie']).split(';')[0] ?? '';
    expect((await get('/lacak', { cookie })).body).toContain('<html lang="en">');
    expect((await get('/?bahasa=id', { cookie })).body).toContain('<html lang="id">');
    expect((await get('/', { cookie: 'lontar.bahasa=%00' })).body).toContain('<html lang="id">');
    const balinese = (await get('/?bahasa=ban')).body;
    expect(balinese).toContain('<html lang="ban">');
    expect(balinese).toContain('kantun rancangan');
    expect(balinese, 'steps are said in Indonesian').toMatch(/<div lang="id"><ol class="six">/);
    expect((await get('/layanan/ktp-el?bahasa=ban')).body).toContain('<html lang="id">');
  });

  test('an unknown address is a page for people and a problem for programs', async () => {
    const page = await get('/halaman/entah?bahasa=en');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('This page does not exist');
    expect(page.body).toContain('content="noindex"');
    const program = await get('/api/entah');
    expect(program.statusCode).toBe(404);
    expect(program.json()).toMatchObject({ code: 'address_unknown' });
  });

  test('a code’s page is kept by nobody and found by no search engine', async () => {
    const reply = await get('/lacak/ENTAH12345678');
    expect(reply.statusCode).toBe(404);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.body).toContain('content="noindex"');
  });
});

describe('what is rendered once a minute', () => {
  test.each(kept)('%s says what a reader has already', async (url) => {
    const first = await get(url, { 'accept-encoding': 'gzip' });
    expect(first.headers['cache-control']).toBe('public, max-age=60');
    expect(first.headers.vary).toBe('cookie, accept-encoding');
    expect(gunzipSync(first.rawPayload).toString()).toBe((await get(url)).body);
    const held = { 'accept-encoding': 'gzip', 'if-none-match': String(first.headers.etag) };
    const again = await get(url, held);
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    expect((await get(url, { ...held, 'accept-encoding': 'br' })).statusCode).toBe(200);
    expect((await get(`${url}?bahasa=en`, held)).statusCode).toBe(200);
  });

  test('what is kept grows old by the clock, and a reader’s copy no older than a minute', async () => {
    await get('/');
    desk.clock.advance(45_000);
    expect((await get('/')).headers['cache-control']).toBe('public, max-age=15');
    desk.clock.advance(15_000);
    expect((await get('/')).headers['cache-control']).toBe('public, max-age=60');
  });
});

describe('the service page', () => {
  test.each(statements)('$id: $says', async ({ words }) => {
    const standard = await standardInForce(desk.test.db, officeCode);
    const values: Record<string, string> = {
      promise: formatDuration(standard.promiseSeconds * 1000, 'id'),
      days: String(standard.responseDays),
      phone: standard.phone ?? '',
    };
    const { body } = await get('/layanan/ktp-el');
    for (const said of words) {
      expect(body).toContain(said.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name));
    }
  });

  test('has the 14 components in their order, and six steps', async () => {
    const { body } = await get('/layanan/ktp-el');
    const places = serviceComponents.map((component) =>
      body.indexOf(`<h2 id="${component.replaceAll('_', '-')}"`),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(body.match(/<span class="mark"/g)).toHaveLength(6);
    expect(body).not.toMatch(/<details/);
  });

  test('lists its versions and shows each; one that never was is not found', async () => {
    const { number } = await standardInForce(desk.test.db, officeCode);
    expect((await get('/layanan/ktp-el')).body).toContain(`Versi ${number}`);
    expect((await get(`/layanan/ktp-el/versi/${number}`)).statusCode).toBe(200);
    for (const wrong of ['999', '0', 'x', '1e99', '-1']) {
      expect((await get(`/layanan/ktp-el/versi/${wrong}`)).statusCode).toBe(404);
    }
  });

  test('tells machines the same', async () => {
    const data = (html: string) =>
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as {
        '@type': string;
        provider?: { telephone?: string };
      };
    const { phone } = await standardInForce(desk.test.db, officeCode);
    expect(data((await get('/')).body)['@type']).toBe('GovernmentOffice');
    expect(data((await get('/layanan/ktp-el')).body)).toMatchObject({
      '@type': 'GovernmentService',
      provider: { telephone: phone },
    });
  });
});

describe('open data', () => {
  test('its page does not set names of files and columns in one line beside each other', async () => {
    const page = (await get('/data')).body;
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? '';
    const { body } = await get(style);
    expect(body).toMatch(/\.sets\s*\{\s*display:\s*block/);
    expect(body).toMatch(/\.sets dd\s*\{\s*overflow-wrap:\s*anywhere/);
  });

  test('standard, statistics and their page; anybody may read them from anywhere', async () => {
    const standard = await get('/data/standar.json');
    expect(standard.headers['access-control-allow-origin']).toBe('*');
    expect(standard.json()).toMatchObject({ promiseSeconds: 600, complaints: { responseWorkingDays: 3 } });
    expect(standard.json<{ components: object[] }>().components).toHaveLength(14);
    expect(standard.json(), 'nobody approved what was installed').toMatchObject({ approvedOn: null });
    expect((await get('/layanan/ktp-el')).body).not.toContain('Disahkan Kepala Dinas');
    const { texts, requirements } = await standardInForce(desk.test.db, officeCode);
    const csv = (await get('/data/standar.csv')).body;
    expect(csv).toMatch(/^part,service,code,value,mandatory,legalBasis,id,en,ban\r\n/);
    expect(csv).toContain('\r\npromiseSeconds,,,600,,,,,\r\n');
    expect(csv.match(/^requirement,/gm)).toHaveLength(requirements.length);
    expect(csv.match(/^component,/gm)).toHaveLength(14);
    expect(csv).toContain(texts.legal_basis.id.replaceAll('"', '""'));
    const statistics = await get('/data/statistik.json');
    expect(statistics.json()).toMatchObject({ smallestCell: 5, days: [] });
    expect((await get('/data/statistik.csv')).body).toBe('day,completed,medianSeconds,withinPromise\r\n');
    expect((await get('/data/pengaduan.csv')).body).toMatch(/^list,key,count\r\n/);
    const page = (await get('/data')).body;
    for (const [, file] of page.matchAll(/<dd><a href="([^"]+)"/g)) {
      expect((await get(file ?? '')).statusCode, file).toBe(200);
    }
  });

  test('every page says where the office is and how it is reached, also for programs', async () => {
    await desk.test.owner
      .updateTable('offices')
      .set({
        address: 'Jalan Contoh 1',
        email: 'layanan@dukcapil.example',
        whatsapp: '+6281200000000',
        mapUrl: 'https://peta.example/1',
      })
      .execute();
    desk.clock.advance(61_000);
    const { body } = await get('/');
    for (const part of [
      'Jalan Contoh 1',
      'href="https://peta.example/1"',
      'href="https://wa.me/6281200000000"',
      'href="mailto:layanan@dukcapil.example"',
      '"hasMap":"https://peta.example/1"',
    ]) {
      expect(body).toContain(part);
    }
  });

  test('who found a weakness reads where to tell it', async () => {
    const { body, headers } = await get('/.well-known/security.txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toContain('Contact: http://127.0.0.1:8080/pengaduan\n');
    const expires = new Date(/^Expires: (.+)$/m.exec(body)?.[1] ?? '').getTime() - desk.clock.now().getTime();
    expect(expires / 86_400_000).toBeGreaterThan(90);
    expect(expires / 86_400_000).toBeLessThan(366);
  });

  test('the way for search engines leads to pages that are there', async () => {
    expect((await get('/robots.txt')).body).toContain('Sitemap: http://127.0.0.1:8080/sitemap.xml');
    const { body } = await get('/sitemap.xml');
    const addresses = [...body.matchAll(/<loc>http:\/\/127\.0\.0\.1:8080([^<]+)<\/loc>/g)];
    expect(addresses.length).toBeGreaterThanOrEqual(10);
    for (const [, address] of addresses) expect((await get(address ?? '')).statusCode, address).toBe(200);
  });
});

test('figures: nothing is said of four cards, something of five, within a minute', async () => {
  const others = 4;
  for (let i = 0; i < others; i += 1) await takeTo(desk, 'completed');
  desk.clock.advance(60_000);
  const few = (await get('/')).body;
  expect(few).toContain('Belum cukup data');
  expect(few).toContain('Kurang dari 5');
  await takeTo(desk, 'completed');
  desk.clock.advance(60_000);
  const enough = (await get('/')).body;
  expect(enough).toMatch(/5 permohonan selesai/);
  expect(enough).toContain('<dd class="value">3 menit 30 detik</dd>');
  expect(enough).toContain('100%');
  const { last30Days } = (await get('/data/statistik.json')).json<{ last30Days: object }>();
  expect(last30Days).toMatchObject({ completed: 5, medianSeconds: 210, withinPromise: 1 });
});

test('a share is exact, with its counts, and nothing is said of fewer than five', () => {
  expect(shareOf({ inTime: 4, cases: 4 })).toBeNull();
  expect(shareOf({ inTime: 3, cases: 6 })).toBe(0.5);
  expect(shareOf({ inTime: 19, cases: 20 })).toBe(0.95);
  expect(shareOf({ inTime: 0, cases: 5 })).toBe(0);
});
