import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { openForm, type PageReply, PlainBrowser, receiptOn, solve } from '../../../test/public-form.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { submissionLimits } from '../../modules/complaints/index.ts';

let desk: Desk;
let phones = 0;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** A form ready to be sent, by a person of its own. */
async function ready(browser: PlainBrowser, over: Record<string, string> = {}) {
  phones += 1;
  const { challenge, ...form } = await openForm(desk, browser);
  const telepon = `0812 3456 ${String(1000 + phones)}`;
  const filled: typeof form = { ...form, telepon, ...over };
  return { challenge, form: filled };
}

/** The same with the work done. */
async function proved(browser: PlainBrowser, over: Record<string, string> = {}) {
  const { challenge, form } = await ready(browser, over);
  return { ...form, proof: await solve(challenge) };
}

const find = (number: string) =>
  desk.test.owner
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .selectAll('t')
    .select(['c.state', 'c.trackingCode', 'c.anonymous', 'c.confidential', 'c.bookedBy', 'c.channel'])
    .where('c.number', '=', number)
    .executeTakeFirstOrThrow();

async function expectNothingChanged(send: () => Promise<PageReply>): Promise<PageReply> {
  const before = await contentsOf(desk);
  const reply = await send();
  expect(await contentsOf(desk)).toEqual(before);
  return reply;
}

describe('the form', () => {
  test('says what happens with a complaint, in both languages, and runs no script but its own', async () => {
    const browser = new PlainBrowser(desk);
    const page = await browser.get('/pengaduan');
    expect(page.html).toContain('3 hari kerja');
    expect(page.html).toContain('diteruskan ke instansi yang berwenang');
    expect(page.html).toContain('UU 27/2022');
    expect(page.html.match(/<script/g)).toHaveLength(1);
    expect(page.html).toMatch(/<script src="\/umum\/[0-9a-f]{12}\.js" defer/);
    expect(String(page.headers['content-security-policy'])).not.toContain('unsafe');
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await browser.get('/pengaduan?bahasa=en')).html).toContain('3 working days');
    const script = /src="(\/umum\/[0-9a-f]{12}\.js)"/.exec(page.html)?.[1] ?? '';
    expect((await browser.get(script)).bytes.length).toBeLessThan(3000);
  });

  test.each([
    ['multipart/form-data', 'a=b'],
    ['multipart/form-data; boundary=', 'a=b'],
    ['multipart/form-data; boundary=x', 'a=b'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="nama"\r\n\r\nA'],
  ])('that is none (%s, %s) is answered in words, and nothing is written', async (type, payload) => {
    const before = await contentsOf(desk);
    const headers = { 'content-type': type };
    const reply = await desk.app.inject({ method: 'POST', url: '/pengaduan', headers, payload });
    expect(reply.statusCode).toBe(422);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(await contentsOf(desk)).toEqual(before);
  });

  test('without a script: numbered provisionally, its clock runs, and a person looks at it first', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser, { anonim: 'ya', rahasia: 'ya', saluran: 'sms' });
    const reply = await browser.postForm('/pengaduan', form);
    const { number, code } = receiptOn(reply.html);
    expect(number).toMatch(/^S-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(await find(number)).toMatchObject({
      state: 'held',
      channel: 'web',
      trackingCode: code,
      bookedBy: null,
      anonymous: true,
      confidential: true,
      name: form.nama,
      phoneE164: `+62812${form.telepon.replaceAll(' ', '').slice(4)}`,
      submittedPlace: 'Tabanan',
      signature: 'declared',
      preferredChannel: 'sms',
    });
    const round = await desk.test.owner.selectFrom('complaintRounds').selectAll().executeTakeFirstOrThrow();
    expect(round.endedAt).toBeNull();
    expect(round.dueOn).toBe('2026-11-27');
    expect(reply.html).toContain('27 November 2026');
    expect(reply.html).toContain('Kiriman dilihat petugas dahulu');
  });

  test('with the work done it goes straight to the examiner; the same work for another form does not count', async () => {
    const browser = new PlainBrowser(desk);
    const { challenge, form } = await ready(browser);
    const proof = await solve(challenge);
    const first = receiptOn((await browser.postForm('/pengaduan', { ...form, proof })).html);
    expect((await find(first.number)).state).toBe('received');
    const again = await ready(browser);
    const second = receiptOn((await browser.postForm('/pengaduan', { ...again.form, proof })).html);
    expect((await find(second.number)).state).toBe('held');
  });

  test.each([
    ['a filled trap', { laman: 'https://contoh.invalid' }, 30_000],
    ['a form sent within a second', {}, 1_000],
  ])('%s is held, never dropped', async (_, over, wait) => {
    const browser = new PlainBrowser(desk);
    const { challenge, form } = await ready(browser, over);
    desk.clock.advance(wait - 30_000);
    const reply = await browser.postForm('/pengaduan', { ...form, proof: await solve(challenge) });
    desk.clock.advance(30_000);
    const { number } = receiptOn(reply.html);
    expect((await find(number)).state).toBe('held');
  });

  test('a browser without cookies gets its receipt at once, and no address holds the code', async () => {
    const browser = new PlainBrowser(desk, { cookies: false });
    const { form } = await ready(browser);
    const reply = await browser.postForm('/pengaduan', form);
    expect(receiptOn(reply.html).number).toMatch(/^S-/);
    const keeping = new PlainBrowser(desk);
    const other = await ready(keeping);
    const receipt = receiptOn((await keeping.postForm('/pengaduan', other.form)).html);
    const page = await keeping.get('/pengaduan/terkirim');
    expect(page.html).toContain(receipt.number);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.html).not.toMatch(new RegExp(`(href|action)="[^"]*${receipt.code}`));
    desk.clock.advance(16 * 60_000);
    expect((await keeping.get('/pengaduan/terkirim')).html).not.toContain(receipt.number);
    expect((await new PlainBrowser(desk).get('/pengaduan/terkirim')).html).not.toContain(receipt.number);
  });

  test('the receipt is a PDF for who has the code', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser);
    const { number, code } = receiptOn((await browser.postForm('/pengaduan', form)).html);
    const paper = await browser.post('/pengaduan/tanda-terima', { kode: code });
    expect(paper.headers['content-type']).toBe('application/pdf');
    const text = readPdf(paper.bytes)
      .map((page) => page.text)
      .join('\n');
    expect(text).toContain(number);
    expect(text).not.toContain(form.nama);
  });
});

describe('what is wrong is said beside its field, everything stays, and nothing is booked', () => {
  test.each([
    ['nama', ''],
    ['alamat', ''],
    ['telepon', ''],
    ['uraian', ''],
    ['tempat', ''],
    ['tanggal', ''],
    ['jam', ''],
    ['pernyataan', ''],
    ['telepon', '0361 8110'],
    ['telepon', 'tidak punya'],
    ['surel', 'bukan surel'],
    ['tanggal', '2027-01-01'],
    ['tanggal', 'kemarin'],
    ['jam', '25:10'],
    ['uraian', 'a'.repeat(20_001)],
  ])('%s: %s', async (field, value) => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser, { uraian: 'Uraian yang tetap ada', [field]: value });
    const reply = await expectNothingChanged(() => browser.postForm('/pengaduan', form));
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(`href="#${field}"`);
    expect(reply.html).toContain(`id="${field}-fault"`);
    expect(reply.html).toMatch(new RegExp(`id="${field}"[^>]*aria-describedby="[^"]*${field}-fault`));
    if (field !== 'uraian') expect(reply.html).toContain('Uraian yang tetap ada');
    if (field !== 'nama') expect(reply.html).toContain(form.nama);
  });

  test('a submission in the future of today', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser, { jam: '23:59' });
    const reply = await expectNothingChanged(() => browser.postForm('/pengaduan', form));
    expect(reply.html).toContain('id="jam-fault"');
  });

  test('a form that is not ours, is old, or comes from another website', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser);
    for (const formulir of ['', 'x.y.z', form.formulir.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]) {
      const reply = await expectNothingChanged(() => browser.postForm('/pengaduan', { ...form, formulir }));
      expect(reply.status).toBe(422);
      expect(reply.html).toContain(form.nama);
    }
    desk.clock.advance(25 * 60 * 60_000);
    const late = await expectNothingChanged(() => browser.postForm('/pengaduan', form));
    expect(late.html).toContain('sudah lama terbuka');
    const foreign = await expectNothingChanged(async () => {
      const reply = await desk.app.inject({
        method: 'POST',
        url: '/pengaduan',
        headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(form).toString(),
      });
      return { status: reply.statusCode, html: reply.body, headers: reply.headers, bytes: reply.rawPayload };
    });
    expect(foreign.status).toBe(403);
    expect(foreign.html).not.toContain('>form_from_elsewhere<');
  });

  test('a megabyte of text is too long, and is not handed about', async () => {
    const browser = new PlainBrowser(desk);
    const uraian = 'Keluhan panjang. '.repeat(61_681);
    const { form } = await ready(browser, { uraian });
    const reply = await expectNothingChanged(() => browser.postForm('/pengaduan', form));
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('id="uraian-fault"');
    expect(reply.html).toContain(form.nama);
    expect(reply.html.length).toBeLessThan(200_000);
  });

  const eicar = ['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  test.each([
    ['a program that calls itself a photograph', () => Buffer.from('MZ\u0090\u0000program')],
    ['the malware test file', () => Buffer.from(eicar)],
    ['a page with a script', () => Buffer.from('<svg onload="alert(1)"></svg>')],
    ['fifty megabytes', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(50 * 1_048_576)])],
  ])('%s', async (_, bytes) => {
    const browser = new PlainBrowser(desk);
    const form = await proved(browser);
    const files = [{ name: 'foto.jpg', type: 'image/jpeg', bytes: bytes() }];
    const reply = await expectNothingChanged(() => browser.postForm('/pengaduan', form, files));
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('id="lampiran-fault"');
    expect(reply.html).toContain(form.nama);
  });

  test('six attachments', async () => {
    const browser = new PlainBrowser(desk);
    const form = await proved(browser);
    const bytes = await picture();
    const files = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.png`, type: 'image/png', bytes }));
    const reply = await expectNothingChanged(() => browser.postForm('/pengaduan', form, files));
    expect(reply.html).toContain('id="lampiran-fault"');
  });
});

const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#0b5d51' } })
    .png()
    .toBuffer();

describe('what is unusual is kept well', () => {
  test('emoji, right-to-left text and markup stay as written, and the page keeps its direction', async () => {
    const browser = new PlainBrowser(desk);
    const uraian =
      'Loket tutup 😡👩‍👩‍👧 مرحبا \u202Etxet desrever <script>alert(1)</script>\r\nbaris dua\u0000';
    const { form } = await ready(browser, { uraian });
    const wrong = await browser.postForm('/pengaduan', { ...form, nama: '' });
    expect(wrong.html).toContain('&lt;script&gt;');
    expect(wrong.html).not.toContain('<script>alert');
    expect(wrong.html).toMatch(/<textarea[^>]*dir="auto"/);
    expect(wrong.html).not.toMatch(/<html[^>]*dir=/);
    const { number } = receiptOn((await browser.postForm('/pengaduan', form)).html);
    expect((await find(number)).description).toBe(
      'Loket tutup 😡👩‍👩‍👧 مرحبا \u202Etxet desrever <script>alert(1)</script>\nbaris dua',
    );
  });

  test('a run of sixteen digits is masked wherever it was typed', async () => {
    const browser = new PlainBrowser(desk);
    const nik = '5102010101900001';
    const { form } = await ready(browser, { uraian: `NIK saya ${nik} ditolak`, nama: `Ni Contoh ${nik}` });
    const { number } = receiptOn((await browser.postForm('/pengaduan', form)).html);
    const { description, name } = await find(number);
    expect(`${description} ${name}`).not.toContain(nik.slice(0, 8));
  });

  test('photographs are kept, without what the camera wrote into them', async () => {
    const browser = new PlainBrowser(desk);
    const form = await proved(browser);
    const bytes = await sharp(await picture())
      .withExif({ IFD0: { Copyright: 'RAHASIA' } })
      .jpeg()
      .toBuffer();
    const reply = await browser.postForm('/pengaduan', form, [{ name: 'a.jpg', type: 'image/jpeg', bytes }]);
    const { complaintId } = await find(receiptOn(reply.html).number);
    const kept = await desk.test.owner
      .selectFrom('complaintAttachments')
      .selectAll()
      .where('complaintId', '=', complaintId)
      .execute();
    expect(kept).toMatchObject([{ position: 1, addedBy: null }]);
    const file = await desk.ports.files.get(desk.test.db, kept[0]?.fileId ?? '');
    expect(file.bytes.includes('RAHASIA')).toBe(false);
  });
});

describe('the same once more', () => {
  test('one form sent hundreds of times, many at once, is one complaint, and every time its number', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser);
    const before = Number((await contentsOf(desk)).complaints?.split(' ')[0]);
    const numbers = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const replies = await Promise.all(Array.from({ length: 20 }, () => browser.post('/pengaduan', form)));
      for (const { html } of replies) numbers.add(receiptOn(html).number);
    }
    expect([...numbers]).toHaveLength(1);
    expect(Number((await contentsOf(desk)).complaints?.split(' ')[0])).toBe(before + 1);
  });

  test('a form that was changed after it was sent says that the change is not kept', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser);
    const first = receiptOn((await browser.postForm('/pengaduan', form)).html);
    const again = await browser.postForm('/pengaduan', { ...form, uraian: 'Isi yang lain sama sekali.' });
    expect(receiptOn(again.html).number).toBe(first.number);
    expect(again.html).toContain('tidak tersimpan');
  });

  test('the same words from the same telephone find the first number; the code only on the same device', async () => {
    const browser = new PlainBrowser(desk);
    const { form } = await ready(browser);
    const first = receiptOn((await browser.postForm('/pengaduan', form)).html);
    const { formulir } = (await ready(browser)).form;
    const same = await browser.postForm('/pengaduan', { ...form, formulir, uraian: `  ${form.uraian}\n` });
    expect(receiptOn(same.html)).toEqual(first);
    expect(same.html).toContain('sudah kami terima hari ini');
    const stranger = new PlainBrowser(desk);
    const theirs = (await ready(stranger)).form;
    const elsewhere = await stranger.postForm('/pengaduan', { ...form, formulir: theirs.formulir });
    expect(elsewhere.html).toContain(first.number);
    expect(elsewhere.html).not.toContain(first.code);
    desk.clock.advance(25 * 60 * 60_000);
    const nextDay = (await ready(browser)).form;
    const sentAgain = await browser.postForm('/pengaduan', { ...form, formulir: nextDay.formulir });
    expect(receiptOn(sentAgain.html).number).not.toBe(first.number);
  });

  test('one telephone may complain so often a day, from whatever device, and one address more often', async () => {
    const send = async (telepon: string, uraian: string) => {
      const browser = new PlainBrowser(desk, { address: '10.1.2.3' });
      const form = await proved(browser, { telepon, uraian });
      return browser.postForm('/pengaduan', form);
    };
    for (let i = 0; i < submissionLimits.phone; i += 1) {
      expect((await send('0813 1111 2222', `Keluhan ke-${i}`)).status).toBe(200);
    }
    const refused = await expectNothingChanged(() => send('+62 813-1111-2222', 'Satu lagi'));
    expect(refused.status).toBe(429);
    expect(refused.html).toContain('Satu lagi');
    expect((await send('0813 1111 2223', 'Tetangga di alamat yang sama')).status).toBe(200);
  });

  test('one device may complain so often a day', async () => {
    const browser = new PlainBrowser(desk);
    const send = async (i: number) => {
      const form = await proved(browser, { telepon: `0817 2222 ${3000 + i}`, uraian: `Keluhan ${i}` });
      return browser.postForm('/pengaduan', form);
    };
    for (let i = 0; i < submissionLimits.device; i += 1) expect((await send(i)).status).toBe(200);
    const refused = await expectNothingChanged(() => send(99));
    expect(refused.status).toBe(429);
  });
});
