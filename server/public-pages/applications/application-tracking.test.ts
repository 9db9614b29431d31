import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications } from '../../../contract/applications/endpoints.ts';
import { type Desk, openDesk, takeTo } from '../../../test/desk.ts';
import { bookLetter } from '../../../test/subjects/complaints.ts';
import { wrongCodesPerMinute } from '../forms/lookup-budget.ts';

let desk: Desk;
let code: string;
let resident: { name: string; nik: string };
beforeAll(async () => {
  desk = await openDesk();
  const { id, residentId } = await takeTo(desk, 'verified');
  const { body } = await (await desk.as('front_desk')).call(applications.detail, { params: { id } });
  code = (body as { trackingCode: string }).trackingCode;
  resident = await desk.test.db
    .selectFrom('residents')
    .select(['name', 'nik'])
    .where('id', '=', residentId)
    .executeTakeFirstOrThrow();
});
afterAll(() => desk.close());

const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.9') =>
  desk.app.inject({ method: 'GET', url, headers, remoteAddress });

describe('/lacak', () => {
  test('shows the six steps and the state, and nothing personal', async () => {
    const reply = await get(`/lacak/${code}`);
    expect(reply.statusCode).toBe(200);
    expect(reply.body.match(/<li class="(done|current|todo)"/g)).toHaveLength(6);
    expect(reply.body).toContain('Diverifikasi');
    expect(reply.body).not.toContain(resident.name);
    expect(reply.body).not.toContain(resident.nik.slice(0, 6));
    expect(reply.body).not.toMatch(/<script/);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test('reads a code as people type it', async () => {
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
    const asked = await get(`/lacak?kode=${encodeURIComponent(typed)}`);
    expect(asked.statusCode).toBe(303);
    expect((await get(String(asked.headers.location))).statusCode).toBe(200);
  });

  test('speaks English when asked, by link or by browser', async () => {
    expect((await get(`/lacak/${code}?bahasa=en`)).body).toContain('lang="en"');
    expect((await get('/lacak?bahasa=en')).body).toContain('lang="en"');
    expect((await get('/lacak', { 'accept-language': 'en-GB,id;q=0.5' })).body).toContain('lang="id"');
  });

  test('a refused case shows its ground, its legal basis and how to object', async () => {
    const { id } = await takeTo(desk, 'received');
    const verifier = await desk.as('verifier');
    const { body } = await verifier.act('refuse', id, {
      ground: 'documents_not_valid',
      words: 'Rahasia petugas',
    });
    const page = (await get(`/lacak/${body.trackingCode}`)).body;
    expect(page).toContain('Dokumen persyaratan tidak sah');
    expect(page).toContain('Perpres 96/2018');
    expect(page).toContain('keberatan');
    expect(page).not.toContain('Rahasia petugas');
  });

  test('takes the code of a complaint too, in the body, and leads to its page', async () => {
    const { id } = await bookLetter(desk);
    const { trackingCode } = await desk.test.db
      .selectFrom('complaints')
      .select('trackingCode')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const send = (kode: string) =>
      desk.app.inject({
        method: 'POST',
        url: '/lacak',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ kode }).toString(),
        remoteAddress: '127.0.0.10',
      });
    const complaint = await send(trackingCode);
    expect([complaint.statusCode, complaint.headers.location]).toEqual([307, '/pengaduan/lacak']);
    expect((await get(`/lacak/${trackingCode}`)).headers.location).toBe(`/pengaduan/lacak/${trackingCode}`);
    const application = await send(code);
    expect([application.statusCode, application.headers.location]).toEqual([303, `/lacak/${code}`]);
    expect((await send('ENTAH')).statusCode).toBe(404);
    const pasted = await send(`https://desk.example/lacak/${code}`);
    expect([pasted.statusCode, pasted.headers.location]).toEqual([303, `/lacak/${code}`]);
    const survey = await send('0G58 K3F2 QXA9 M1T7 Z4C6');
    expect([survey.statusCode, survey.headers.location]).toEqual([303, '/survei/0G58K3F2QXA9M1T7Z4C6']);
  });

  test.each([
    ['', 422, 'Isikan kodenya lebih dahulu'],
    ['TBN-ADU-2026-000004', 404, 'Ini nomor pengaduan'],
    ['TBN-26-0017', 404, 'Ini nomor permohonan'],
    ['A-012', 404, 'Ini nomor antrean'],
    ['5102054501900001', 404, 'Ini NIK'],
  ])('what is no code is told so, wherever a code is asked for: %s', async (kode, status, words) => {
    desk.clock.advance(61_000);
    for (const url of ['/lacak', '/pengaduan/lacak']) {
      const reply = await desk.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ kode }).toString(),
        remoteAddress: '127.0.0.11',
      });
      expect(reply.statusCode, url).toBe(status);
      expect(reply.body, url).toContain(words);
    }
    const asked = await get(`/survei?kode=${encodeURIComponent(kode)}`);
    const survey = asked.statusCode === 303 ? await get(String(asked.headers.location)) : asked;
    expect(survey.statusCode).toBe(status);
    expect(survey.body).toContain(words);
  });

  test('the code of an application is taken to its page from where complaints are looked for', async () => {
    const reply = await desk.app.inject({
      method: 'POST',
      url: '/pengaduan/lacak',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ kode: code }).toString(),
    });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, `/lacak/${code}`]);
  });

  test('an unknown code is told so, with the form again and nothing executed', async () => {
    const reply = await get(`/lacak/${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(reply.statusCode).toBe(404);
    expect(reply.body).toContain('tidak ditemukan');
    expect(reply.body).not.toContain('<script>alert');
  });

  test('somebody who guesses is slowed, others are not', async () => {
    const guess = () => get('/lacak/000000000010', {}, '127.0.0.66');
    desk.clock.advance(61_000);
    for (let i = 0; i < wrongCodesPerMinute.own; i += 1) expect((await guess()).statusCode).toBe(404);
    const refused = await guess();
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('60');
    expect(refused.headers['content-type']).toContain('text/html');
    expect(refused.body).toContain(
      '<title>Terlalu banyak permintaan. Tunggu 60 detik, lalu coba lagi. · Dinas Kependudukan',
    );
    // A village shares the address: the page and the right codes are open to it all the same.
    expect((await get(`/lacak/${code}`, {}, '127.0.0.66')).statusCode).toBe(200);
    expect((await get('/lacak', {}, '127.0.0.66')).statusCode).toBe(200);
    expect((await get('/lacak/000000000010', {}, '127.0.0.67')).statusCode).toBe(404);
  });
});
