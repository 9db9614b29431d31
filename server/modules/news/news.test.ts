import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NewsTexts, news, newsLimits } from '../../../contract/news.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { openSecondOffice } from '../../../test/people.ts';
import {
  bomb,
  english,
  type NewsWriter,
  newsWriter,
  noise,
  photo,
  words,
} from '../../../test/subjects/news.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { latestNews } from './index.ts';
import { pictures, slugOf } from './rules.ts';

let desk: Desk;
let editor: Officer;
let writer: NewsWriter;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.as('secretary');
  writer = newsWriter(editor);
});
afterAll(() => desk.close());

const open = (url: string, headers: Record<string, string> = {}) => desk.app.inject({ url, headers });
const inMinutes = (minutes: number) => new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString();
describe('an item', () => {
  test('is written, published, taken down and put back; each action has its event', async () => {
    const { id } = await writer.draft();
    const { path } = await writer.detail(id);
    expect((await open(path)).statusCode).toBe(404);
    await editor.call(news.publish, { params: { id }, body: { version: 1 } });
    const page = await open(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h2>Yang dibawa</h2>');
    expect(page.body).toContain('<li>Kartu Keluarga</li>');
    await editor.call(news.archive, { params: { id }, body: { version: 2 } });
    const gone = await open(path);
    expect(gone.statusCode).toBe(410);
    expect(gone.body).toContain('href="/berita"');
    expect(gone.body).not.toContain(words.summaryId);
    await editor.call(news.restore, { params: { id }, body: { version: 3 } });
    expect((await open(path)).statusCode).toBe(200);
    const { history, state } = await writer.detail(id);
    expect(state).toBe('published');
    expect(history.map(({ version, event }) => `${version} ${event}`)).toEqual([
      '4 restored',
      '3 archived',
      '2 published',
      '1 created',
    ]);
  });

  test('that is scheduled is published by the passing of time, without any job', async () => {
    const { id } = await writer.draft();
    const publishAt = inMinutes(30);
    await editor.call(news.publish, { params: { id }, body: { version: 1, publishAt } });
    const { path, state } = await writer.detail(id);
    expect(state).toBe('scheduled');
    expect((await open(path)).statusCode).toBe(404);
    expect((await open('/berita/atom.xml')).body).not.toContain(id);
    desk.clock.advance(30 * 60_000);
    expect((await writer.detail(id)).state).toBe('published');
    expect((await open(path)).statusCode).toBe(200);
    const feed = await open('/berita/atom.xml');
    expect(feed.body).toContain(`<id>urn:uuid:${id}</id>`);
    expect(feed.body).toContain(`<published>${publishAt}</published>`);
  });

  test('whose schedule is cancelled, or that is put aside before its time, was never public', async () => {
    const { id } = await writer.draft();
    const params = { id };
    await editor.call(news.publish, { params, body: { version: 1, publishAt: inMinutes(30) } });
    await editor.call(news.unschedule, { params, body: { version: 2 } });
    expect((await writer.detail(id)).state).toBe('draft');
    await editor.call(news.publish, { params, body: { version: 3, publishAt: inMinutes(30) } });
    await editor.call(news.archive, { params, body: { version: 4 } });
    desk.clock.advance(60 * 60_000);
    expect((await open((await writer.detail(id)).path)).statusCode).toBe(404);
    await editor.call(news.restore, { params, body: { version: 5 } });
    expect((await writer.detail(id)).state).toBe('draft');
  });

  test('has an address of its title that follows it only until somebody may know it', async () => {
    const first = await writer.draft({ titleId: 'Jam “baru” — Kantor Café' });
    const second = await writer.draft({ titleId: 'Jam baru kantor cafe' });
    expect((await writer.detail(first.id)).path).toBe('/berita/jam-baru-kantor-cafe');
    expect((await writer.detail(second.id)).path).toBe('/berita/jam-baru-kantor-cafe-2');
    const edit = (version: number, titleId: string) =>
      editor.call(news.edit, { params: { id: second.id }, body: { ...words, titleId, version } });
    await edit(1, 'Judul lain');
    expect((await writer.detail(second.id)).path).toBe('/berita/judul-lain');
    await editor.call(news.publish, { params: { id: second.id }, body: { version: 2 } });
    await edit(3, 'Judul yang lain sama sekali');
    const after = await writer.detail(second.id);
    expect(after.path).toBe('/berita/judul-lain');
    expect((await open(after.path)).body).toContain('Judul yang lain sama sekali');
  });

  test('has an address of small letters, digits and hyphens, whatever its title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(title).length).toBeLessThanOrEqual(80);
      }),
    );
  });

  test('is read in English where there is English, and in Indonesian with a note where there is none', async () => {
    const both = await writer.published(english);
    const page = (await open(`${both.path}?bahasa=en`)).body;
    expect(page).toContain('<h1>Open late on Fridays</h1>');
    expect(page).toContain('Published 24 November 2026');
    const one = await writer.published();
    const fallback = (await open(`${one.path}?bahasa=en`)).body;
    expect(fallback).toContain(`<h1 lang="id">${one.texts.titleId}</h1>`);
    expect(fallback).toContain('available in Indonesian only');
    expect((await open('/berita/atom.xml?bahasa=en')).body).toContain('<entry xml:lang="id">');
  });

  test('is known to the home page, the newest first, whatever its office wrote besides', async () => {
    desk.clock.advance(60_000);
    const { id } = await writer.published();
    await writer.draft();
    const found = await latestNews(desk.test.db, '51.02', desk.clock.now(), 2);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ id, image: null });
    expect(await latestNews(desk.test.db, '51.03', desk.clock.now(), 2)).toEqual([]);
  });
});

describe('what is refused changes nothing', () => {
  test('a change of what somebody else has changed meanwhile: who, in words, and their version', async () => {
    const { id } = await writer.draft();
    const head = await desk.as('head_of_office');
    await head.call(news.edit, { params: { id }, body: { ...words, version: 1 } });
    const problem = await expectRefused(
      desk,
      () => editor.call(news.edit, { params: { id }, body: { ...words, bodyId: 'Lain', version: 1 } }),
      { status: 409, code: 'news_changed_meanwhile' },
    );
    expect(problem.params).toMatchObject({ version: 2 });
    expect(problem.title).toContain(String(problem.params?.by));
    expect((await writer.detail(id)).texts.bodyId).toBe(words.bodyId);
  });

  test.each([
    ['no summary', { summaryId: '' }, ['news_summary_missing']],
    ['no body', { bodyId: ' \n ' }, ['news_body_missing']],
    ['half an English text', { titleEn: 'Title', bodyEn: 'Text' }, ['news_english_incomplete']],
    [
      'nothing but a title',
      { summaryId: '', bodyId: '', summaryEn: 'x' },
      ['news_summary_missing', 'news_body_missing', 'news_english_incomplete'],
    ],
  ])('publishing with %s', async (_what, texts, findings) => {
    const { id } = await writer.draft(texts);
    await expectRefused(desk, () => editor.call(news.publish, { params: { id }, body: { version: 1 } }), {
      status: 422,
      code: 'news_incomplete',
      findings,
    });
  });

  test('taking away what the public reads', async () => {
    const { id, version } = await writer.published();
    await expectRefused(
      desk,
      () => editor.call(news.edit, { params: { id }, body: { ...words, bodyId: '', version } }),
      { status: 422, code: 'news_incomplete', findings: ['news_body_missing'] },
    );
  });

  test('a time that has passed', async () => {
    const { id } = await writer.draft();
    for (const publishAt of [inMinutes(-1), '1999-01-01T00:00:00Z']) {
      await expectRefused(
        desk,
        () => editor.call(news.publish, { params: { id }, body: { version: 1, publishAt } }),
        { status: 422, code: 'news_time_passed' },
      );
    }
  });

  test('an action that its state does not allow', async () => {
    const { id } = await writer.draft();
    const { id: out } = await writer.published();
    const refused = async (ask: () => ReturnType<Officer['call']>, code: string) =>
      expectRefused(desk, ask, { status: 409, code });
    await refused(
      () => editor.call(news.restore, { params: { id }, body: { version: 1 } }),
      'news_not_in_draft',
    );
    await refused(
      () => editor.call(news.publish, { params: { id: out }, body: { version: 2 } }),
      'news_not_in_published',
    );
    await editor.call(news.archive, { params: { id }, body: { version: 1 } });
    await refused(
      () => editor.call(news.edit, { params: { id }, body: { ...words, version: 2 } }),
      'news_not_in_archived',
    );
  });

  test.each([
    ['a title that is none', { titleId: '  ' }],
    ['a text that never ends', { bodyId: 'a'.repeat(newsLimits.body + 1) }],
    ['a field that nobody knows', { html: '<b>tebal</b>' }],
  ])('%s', async (_what, fields) => {
    await expectRefused(
      desk,
      () => editor.call(news.create, { body: { ...words, ...fields } as NewsTexts }),
      {
        status: 422,
        code: 'fields_not_valid',
      },
    );
  });

  test('a request larger than any text', async () => {
    const body = { ...words, bodyId: 'a'.repeat(2_000_000) };
    await expectRefused(desk, () => editor.call(news.create, { body }), {
      status: 422,
      code: 'request_too_large',
    });
  });

  test('an item of another office', async () => {
    const { id } = await writer.draft();
    await openSecondOffice(desk.test.owner);
    const stranger = await desk.hire(['secretary'], '51.03');
    await expectRefused(desk, () => stranger.call(news.archive, { params: { id }, body: { version: 1 } }), {
      status: 404,
      code: 'news_unknown',
    });
    expect(await stranger.call(news.list)).toMatchObject({ body: { rows: [] } });
  });
});

describe('script in a text is text', () => {
  const nasty = {
    titleId: '<script>alert(1)</script> & "kutip"',
    summaryId: '</title><img src=x onerror=alert(1)>',
    bodyId:
      '<script>alert(1)</script>\n\n[klik](javascript:alert(1)) [baik](https://contoh.go.id/?a=1&b="2")\n\n- <b onclick=x>',
  };
  test('on the page, in the list, in the feed and in the preview', async () => {
    const { path } = await writer.published(nasty);
    const preview = await editor.call(news.preview, { body: { ...words, ...nasty, language: 'id' } });
    for (const html of [
      (await open(path)).body,
      (await open('/berita')).body,
      (await open('/berita/atom.xml')).body,
      String(preview.body),
    ]) {
      expect(html).not.toMatch(/<script>|<img src=x|<b onclick|href="javascript/i);
    }
    const page = (await open(path)).body;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('<a href="https://contoh.go.id/?a=1&amp;b=%222%22">baik</a>');
    expect(page).toContain('[klik](javascript:alert(1))');
  });

  test('the feed holds no character that XML forbids', async () => {
    await writer.published({ titleId: 'Judul \u0008 \uFFFE aneh', bodyId: 'a\u0001b\u000bc' });
    const { body } = await open('/berita/atom.xml');
    expect(body).toContain('Judul   aneh');
    expect(body).toContain('abc');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be there
    expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  });
});

describe('a picture', () => {
  const alt = { altId: 'Tiga loket pelayanan', altEn: '' };
  const send = (id: string, version: number, file: Buffer, words: object = alt) =>
    editor.upload(news.setImage, file, { params: { id }, body: { version, ...words } as never });

  test('is written anew in two sizes, shown with its words, and public only with its item', async () => {
    const { id } = await writer.draft();
    expect((await send(id, 1, await noise())).status).toBe(200);
    const { image, path } = await writer.detail(id);
    const address = `/berita/gambar/${image?.id}`;
    expect((await open(address)).statusCode).toBe(404);
    expect((await editor.call(news.image, { params: { id: image?.id ?? '' } })).status).toBe(200);
    const preview = await editor.call(news.preview, {
      body: { ...words, language: 'id', imageId: image?.id ?? '' },
    });
    expect(String(preview.body)).toContain(`src="/api/news/images/${image?.id}"`);

    await editor.call(news.publish, { params: { id }, body: { version: 2 } });
    const feed = (await open('/berita/atom.xml')).body;
    expect(feed).toContain(`${address}&quot;`);
    expect(feed).not.toContain('preload');
    for (const [size, limit] of [
      ['', pictures.large],
      ['/kecil', pictures.small],
    ] as const) {
      const reply = await open(`${address}${size}`);
      const metadata = await sharp(reply.rawPayload).metadata();
      expect(metadata.format).toBe('webp');
      expect(metadata.exif).toBeUndefined();
      expect(metadata.width).toBeLessThanOrEqual(limit.side);
      expect(reply.rawPayload.length).toBeLessThanOrEqual(limit.bytes);
      expect(reply.headers['cache-control']).toContain('immutable');
      const etag = String(reply.headers.etag);
      expect((await open(`${address}${size}`, { 'if-none-match': etag })).statusCode).toBe(304);
    }
    const page = (await open(path)).body;
    expect(page).toContain(`width="${image?.width}" height="${image?.height}" alt="Tiga loket pelayanan"`);

    await editor.call(news.archive, { params: { id }, body: { version: 3 } });
    expect((await open(address)).statusCode).toBe(404);
  });

  test('that takes the place of another has another address; without one nothing is left', async () => {
    const { id } = await writer.published();
    const params = { id };
    await send(id, 2, await photo());
    const first = (await writer.detail(id)).image?.id;
    await send(id, 3, await photo(400, 900));
    const second = (await writer.detail(id)).image;
    expect(second?.id).not.toBe(first);
    expect((await open(`/berita/gambar/${first}`)).statusCode).toBe(404);
    await editor.call(news.describeImage, { params, body: { version: 4, altId: 'Loket', altEn: 'Counter' } });
    expect((await open(`${(await writer.detail(id)).path}?bahasa=en`)).body).toContain('alt="Counter"');
    await editor.call(news.removeImage, { params, body: { version: 5 } });
    expect((await writer.detail(id)).image).toBeNull();
    expect((await open(`/berita/gambar/${second?.id}`)).statusCode).toBe(404);
    await expectRefused(desk, () => editor.call(news.removeImage, { params, body: { version: 6 } }), {
      status: 404,
      code: 'news_image_unknown',
    });
  });

  test('of 100 MB, of another kind, broken, a bomb, or without words is refused, and nothing is kept', async () => {
    const { id } = await writer.draft();
    const before = (await writer.detail(id)).version;
    const cases: [Buffer, string, object?][] = [
      [Buffer.alloc(100 * 1_048_576, 1), 'image_too_heavy'],
      [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        'image_is_svg',
      ],
      [Buffer.from('%PDF-1.7'), 'image_is_pdf'],
      [Buffer.from('bukan gambar'), 'image_unknown_type'],
      [await bomb(), 'image_too_many_pixels'],
      [(await photo()).subarray(0, 3000), 'image_broken'],
      [await photo(), 'fields_not_valid', { altId: ' ', altEn: '' }],
      [await photo(), 'news_changed_meanwhile', { ...alt, version: 7 }],
    ];
    for (const [file, code, fields] of cases) {
      const status = code === 'news_changed_meanwhile' ? 409 : 422;
      await expectRefused(desk, () => send(id, before, file, { ...alt, ...fields }), { status, code });
    }
    expect((await writer.detail(id)).image).toBeNull();
  });
});

describe('pages and feed', () => {
  test('the list is turned by pages, and a page that is none says so', async () => {
    for (let more = 0; more < 12; more += 1) await writer.published();
    const first = await open('/berita');
    expect(first.body.match(/<article/g)).toHaveLength(10);
    expect(first.body).toContain('rel="next" href="/berita?halaman=2"');
    const english = await open('/berita?halaman=2&bahasa=en');
    expect(english.body).toContain('rel="prev" href="/berita?bahasa=en"');
    expect((await open('/berita?halaman=900')).statusCode).toBe(404);
    expect((await open('/berita?halaman=%00-1')).statusCode).toBe(200);
  });

  test.each(['/berita/tidak-ada', '/berita/%00', `/berita/${'a'.repeat(90)}`, '/berita/gambar/bukan-id'])(
    '%s is not there, in words',
    async (path) => {
      const reply = await open(path);
      expect(reply.statusCode).toBe(404);
      expect(reply.headers['content-type']).toContain('text/html');
    },
  );

  test('the feed has whole addresses, is not sent twice, and changes with an edit', async () => {
    const { id, version } = await writer.published();
    const feed = await open('/berita/atom.xml');
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const addresses = [...feed.body.matchAll(/href="([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !address.startsWith('http://127.0.0.1:8080/'))).toEqual([]);
    const again = await open('/berita/atom.xml', { 'if-none-match': `W/${feed.headers.etag}` });
    expect(again.statusCode).toBe(304);
    desk.clock.advance(60_000);
    await editor.call(news.edit, { params: { id }, body: { ...words, version } });
    const changed = await open('/berita/atom.xml', { 'if-none-match': String(feed.headers.etag) });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain(`<updated>${desk.clock.now().toISOString()}</updated>`);
  });
});
