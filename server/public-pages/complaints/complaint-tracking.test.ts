import { randomInt } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { type PageReply, PlainBrowser } from '../../../test/public-form.ts';
import { bookLetter, completeLetter, takeComplaintTo } from '../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { grouped } from '../forms/form-parts.tsx';

let desk: Desk;
let browser: PlainBrowser;
beforeAll(async () => {
  desk = await openDesk();
  browser = new PlainBrowser(desk);
});
afterAll(() => desk.close());

const rowOf = (id: string) =>
  desk.test.owner.selectFrom('complaints').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const lastEvent = (id: string) =>
  desk.test.owner
    .selectFrom('complaintEvents as e')
    .leftJoin('complaintEventNotes as n', 'n.eventId', 'e.id')
    .select(['e.action', 'e.actorId', 'e.data', 'e.toState', 'n.words'])
    .where('e.complaintId', '=', id)
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
const codeOf = async (id: string) => (await rowOf(id)).trackingCode;
const look = async (id: string) => browser.post('/pengaduan/lacak', { kode: await codeOf(id) });

async function expectNothingChanged(send: () => Promise<PageReply>): Promise<PageReply> {
  const before = await contentsOf(desk);
  const reply = await send();
  expect(await contentsOf(desk)).toEqual(before);
  return reply;
}

describe('/pengaduan/lacak', () => {
  test('shows where it stands and nothing that names a person or says what was submitted', async () => {
    const { id, number } = await bookLetter(desk);
    const page = await look(id);
    expect(page.status).toBe(200);
    expect(page.html).toContain(number);
    expect(page.html).toContain('Diterima');
    expect(page.html).toContain('Masih 3 hari kerja');
    for (const secret of [completeLetter.name, completeLetter.address, '0812', 'tiga kali']) {
      expect(page.html).not.toContain(secret);
    }
    expect(page.html).not.toMatch(/<script/);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  test('reads a code as people type it, and from the address on paper', async () => {
    const { id } = await bookLetter(desk);
    const code = await codeOf(id);
    const typed = grouped(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await browser.post('/pengaduan/lacak', { kode: ` ${typed} ` })).status).toBe(200);
    expect((await browser.get(`/pengaduan/lacak/${typed}`)).status).toBe(200);
    expect((await new PlainBrowser(desk).get(`/pengaduan/lacak/${code}?bahasa=en`)).html).toContain(
      '3 working days left',
    );
  });

  test('every state has words, and a forwarded complaint is never called done', async () => {
    const states = [
      'held',
      'awaiting_complainant',
      'disposition',
      'accepted',
      'outside',
      'archived',
      'merged',
    ];
    for (const state of [
      ...states,
      'withdrawn',
      'deemed_withdrawn',
      'rejected',
      'reopened',
      'closed',
    ] as const) {
      const { status, html } = await look(await takeComplaintTo(desk, state as 'held'));
      expect([state, status]).toEqual([state, 200]);
      expect(html).not.toContain('publicComplaints.');
    }
    for (const state of ['forwarded', 'informed'] as const) {
      const { html } = await look(await takeComplaintTo(desk, state));
      expect(html).toContain('Dinas Contoh');
      expect(html).toContain('Surat penerusan');
      expect(html.toLowerCase()).not.toContain('selesai');
    }
  }, 120_000);

  test('says honestly how late the office is', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    desk.clock.set('2026-12-01T02:00:00Z');
    expect((await look(id)).html).toContain('Terlambat 2 hari kerja');
    desk.clock.set('2026-11-24T01:00:00Z');
  });

  test('what is unknown, malformed or empty is answered alike', async () => {
    const replies = [];
    for (const kode of ['0000000000000', 'zzz', '🙂', "' or 1=1 --", 'A'.repeat(5000)]) {
      replies.push(await expectNothingChanged(() => browser.post('/pengaduan/lacak', { kode })));
    }
    replies.push(await browser.get('/pengaduan/lacak/0000000000000'));
    for (const { status, html } of replies) {
      expect(status).toBe(404);
      expect(html.replaceAll(/value="[^"]*"/g, '')).toBe(
        (replies[0]?.html ?? '').replaceAll(/value="[^"]*"/g, ''),
      );
    }
    desk.clock.advance(61_000);
  });

  test('guesses find nothing and are slowed; a right code from the same address opens', async () => {
    const guesser = new PlainBrowser(desk, { address: '10.9.9.9' });
    const { id } = await bookLetter(desk);
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const guess = () => Array.from({ length: 13 }, () => alphabet[randomInt(32)]).join('');
    const statuses = new Map<number, number>();
    for (let round = 0; round < 10; round += 1) {
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => guesser.post('/pengaduan/lacak', { kode: guess() })),
      );
      for (const { status } of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 404: 30, 429: 470 });
    expect((await guesser.post('/pengaduan/lacak', { kode: await codeOf(id) })).status).toBe(200);
    desk.clock.advance(61_000);
  });
});

describe('what the holder of the code can do', () => {
  test('completes what is missing: the clock runs on, and history has no actor', async () => {
    const id = await takeComplaintTo(desk, 'awaiting_complainant');
    const before = await look(id);
    expect(before.html).toContain('Hitungan berhenti sejak');
    expect(before.html).toContain('Mohon sertakan bukti');
    const kode = await codeOf(id);
    const empty = await expectNothingChanged(() => browser.postForm('/pengaduan/lacak/lengkapi', { kode }));
    expect(empty.status).toBe(422);
    const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#8a5a00' } })
      .jpeg()
      .toBuffer();
    const file = { name: 'bukti.jpg', type: 'image/jpeg', bytes };
    const false_ = { name: 'bukti.jpg', type: 'image/jpeg', bytes: Buffer.from('bukan gambar') };
    const wrong = await expectNothingChanged(() =>
      browser.postForm('/pengaduan/lacak/lengkapi', { kode, penjelasan: 'Ini buktinya' }, [false_]),
    );
    expect(wrong.html).toContain('Ini buktinya');
    const done = await browser.postForm(
      '/pengaduan/lacak/lengkapi',
      { kode, penjelasan: 'Ini buktinya, NIK 5102010101900001' },
      [file],
    );
    expect(done.status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ state: 'received' });
    const event = await lastEvent(id);
    expect(event).toMatchObject({ action: 'recordCompletion', actorId: null });
    expect(event.words).not.toContain('51020101');
    const pause = await desk.test.owner
      .selectFrom('complaintPauses')
      .selectAll()
      .where('complaintId', '=', id)
      .executeTakeFirstOrThrow();
    expect(pause.endedAt).not.toBeNull();
    const again = await expectNothingChanged(() =>
      browser.postForm('/pengaduan/lacak/lengkapi', { kode, penjelasan: 'Lagi' }),
    );
    expect(again.status).toBe(409);
  });

  test('not satisfied proposes reopening; reopening starts a clock of its own and keeps the old one', async () => {
    const id = await takeComplaintTo(desk, 'answered');
    const kode = await codeOf(id);
    expect((await look(id)).html).toContain('sudah memperbaikinya');
    const rated = await browser.post('/pengaduan/lacak/nilai', { kode, puas: 'tidak' });
    expect(rated.html).toContain('menyatakan tidak puas');
    expect(rated.html).toMatch(/<details class="panel" open=""[^>]*><summary>Buka kembali/);
    expect((await rowOf(id)).state).toBe('answered');
    expect(await lastEvent(id)).toMatchObject({ action: 'rate', actorId: null, data: { satisfied: false } });
    const twice = await expectNothingChanged(() =>
      browser.post('/pengaduan/lacak/nilai', { kode, puas: 'ya' }),
    );
    expect(twice.status).toBe(409);
    const silent = await expectNothingChanged(() =>
      browser.post('/pengaduan/lacak/buka-kembali', { kode, buka: '' }),
    );
    expect(silent.status).toBe(422);
    const reopened = await browser.post('/pengaduan/lacak/buka-kembali', { kode, buka: 'Masih sama saja' });
    expect(reopened.html).toContain('Pengaduan dibuka kembali.');
    expect(reopened.html).toContain('Putaran ke-2');
    expect(await rowOf(id)).toMatchObject({ state: 'reopened', round: 2 });
    expect(await lastEvent(id)).toMatchObject({ action: 'reopen', actorId: null, words: 'Masih sama saja' });
    const rounds = await desk.test.owner
      .selectFrom('complaintRounds')
      .select(['round', 'endedBy'])
      .where('complaintId', '=', id)
      .orderBy('round')
      .execute();
    expect(rounds).toEqual([
      { round: 1, endedBy: 'answered' },
      { round: 2, endedBy: null },
    ]);
  });

  test('satisfied ends it; after ten working days it stays closed', async () => {
    const id = await takeComplaintTo(desk, 'answered');
    const kode = await codeOf(id);
    await browser.post('/pengaduan/lacak/nilai', { kode, puas: 'ya' });
    expect(await rowOf(id)).toMatchObject({ state: 'closed' });
    desk.clock.set('2026-12-09T01:00:00Z');
    const late = await expectNothingChanged(() =>
      browser.post('/pengaduan/lacak/buka-kembali', { kode, buka: 'Terlambat' }),
    );
    expect(late.status).toBe(409);
    expect(late.html).not.toContain('action="/pengaduan/lacak/buka-kembali"');
    desk.clock.set('2026-11-24T02:00:00Z');
  });

  test('withdraws only with the tick, and not what was answered', async () => {
    const id = await takeComplaintTo(desk, 'examination');
    const kode = await codeOf(id);
    const unsure = await expectNothingChanged(() =>
      browser.post('/pengaduan/lacak/cabut', { kode, alasan: 'Sudah beres' }),
    );
    expect(unsure.status).toBe(422);
    expect(unsure.html).toContain('Sudah beres');
    await browser.post('/pengaduan/lacak/cabut', { kode, cabut: 'ya', alasan: 'Sudah beres' });
    expect(await rowOf(id)).toMatchObject({ state: 'withdrawn' });
    expect(await lastEvent(id)).toMatchObject({ action: 'withdraw', actorId: null, words: 'Sudah beres' });
    const answered = await takeComplaintTo(desk, 'answered');
    const late = await expectNothingChanged(async () =>
      browser.post('/pengaduan/lacak/cabut', { kode: await codeOf(answered), cabut: 'ya' }),
    );
    expect(late.status).toBe(409);
  });

  test('without a code nothing can be done', async () => {
    for (const action of ['lengkapi', 'nilai', 'buka-kembali', 'cabut']) {
      const reply = await expectNothingChanged(() =>
        browser.post(`/pengaduan/lacak/${action}`, { kode: '0000000000000', cabut: 'ya', buka: 'Apa saja' }),
      );
      expect(reply.status).toBe(404);
    }
  });

  test('takes the history to the Ombudsman, as a PDF', async () => {
    const id = await takeComplaintTo(desk, 'answered');
    const paper = await browser.post('/pengaduan/riwayat', { kode: await codeOf(id) });
    expect(paper.headers['content-type']).toBe('application/pdf');
    const text = readPdf(paper.bytes)
      .map((page) => page.text)
      .join('\n');
    expect(text).toContain((await rowOf(id)).number);
    expect(text).toContain('sudah memperbaikinya');
    for (const identity of [completeLetter.name, completeLetter.address, '3456']) {
      expect(text).not.toContain(identity);
    }
    expect((await browser.post('/pengaduan/riwayat', { kode: '0000000000000' })).status).toBe(404);
    // It costs more than a page: again and again, one waits a minute, and another complainant does not.
    const kode = await codeOf(id);
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => browser.post('/pengaduan/riwayat', { kode })),
    );
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(1);
    const other = await codeOf((await bookLetter(desk)).id);
    expect((await browser.post('/pengaduan/riwayat', { kode: other })).status).toBe(200);
    desk.clock.advance(61_000);
    expect((await browser.post('/pengaduan/riwayat', { kode })).status).toBe(200);
  });
});
