import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { type PageReply, PlainBrowser } from '../../../test/public-form.ts';
import { act, completeLetter, takeComplaintTo } from '../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../test/untouched.ts';

let desk: Desk;
let browser: PlainBrowser;
beforeAll(async () => {
  desk = await openDesk();
  browser = new PlainBrowser(desk);
});
afterAll(() => desk.close());

const referralOf = (id: string) =>
  desk.test.owner
    .selectFrom('complaintReferrals')
    .selectAll()
    .where('complaintId', '=', id)
    .orderBy('round', 'desc')
    .executeTakeFirstOrThrow();
const reportsOf = (id: string) =>
  desk.test.owner
    .selectFrom('complaintEvents')
    .select(['action', 'actorId', 'fromState', 'toState', 'data'])
    .where('complaintId', '=', id)
    .where('action', '=', 'agencyReports')
    .execute();
const toldOf = (id: string, template = 'agency_done') =>
  desk.test.owner
    .selectFrom('messages')
    .select('template')
    .where('subjectId', '=', id)
    .where('template', '=', template)
    .execute();

async function expectNothingChanged(send: () => Promise<PageReply>): Promise<PageReply> {
  const before = await contentsOf(desk);
  const reply = await send();
  expect(await contentsOf(desk)).toEqual(before);
  return reply;
}

test('the agency reads the complaint and reports, until it is done and the complainant is told', async () => {
  const id = await takeComplaintTo(desk, 'informed');
  const { token } = await referralOf(id);
  const page = await browser.get(`/instansi/${token}`);
  expect(page.html).toContain(completeLetter.description);
  expect(page.html).toContain(completeLetter.name);
  const empty = await expectNothingChanged(() => browser.post(`/instansi/${token}`, { keadaan: 'done' }));
  expect(empty.status).toBe(422);
  const none = await expectNothingChanged(() =>
    browser.post(`/instansi/${token}`, { keadaan: 'selesai!', keterangan: 'Sudah kami kerjakan' }),
  );
  expect(none.html).toContain('Sudah kami kerjakan');
  await browser.post(`/instansi/${token}`, { keadaan: 'received', keterangan: 'Kami terima' });
  expect(await toldOf(id)).toHaveLength(0);
  const done = await browser.post(`/instansi/${token}`, { keadaan: 'done', keterangan: 'Jalan diperbaiki' });
  expect(done.html).toContain('Laporan sudah dicatat');
  expect(await referralOf(id)).toMatchObject({ agencyState: 'done' });
  expect(await reportsOf(id)).toMatchObject([
    { actorId: null, fromState: 'informed', toState: 'informed', data: { state: 'received' } },
    { actorId: null, fromState: 'informed', toState: 'informed', data: { state: 'done' } },
  ]);
  expect(await toldOf(id)).toHaveLength(1);
  const again = await expectNothingChanged(() =>
    browser.post(`/instansi/${token}`, { keadaan: 'done', keterangan: 'Sekali lagi' }),
  );
  expect(again.status).toBe(409);
  const { trackingCode } = await desk.test.owner
    .selectFrom('complaints')
    .select('trackingCode')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const tracked = await browser.post('/pengaduan/lacak', { kode: trackingCode });
  expect(tracked.html).toContain('Jalan diperbaiki');
});

test('two reports at once tell the complainant once', async () => {
  const id = await takeComplaintTo(desk, 'informed');
  const { token } = await referralOf(id);
  const replies = await Promise.all(
    Array.from({ length: 4 }, () =>
      browser.post(`/instansi/${token}`, { keadaan: 'done', keterangan: 'Selesai kami tangani' }),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  expect(await toldOf(id)).toHaveLength(1);
});

test('what an agency gives back is told, waits for the examiner, and can be taken up again however late', async () => {
  const id = await takeComplaintTo(desk, 'informed');
  const { token, dueOn } = await referralOf(id);
  const officer = await desk.as('complaints_officer');
  const waiting = async () => {
    const { body } = await officer.call(complaints.work);
    const { agencyLate } = body as { agencyLate: { id: string; refused: boolean; lateDays: number }[] };
    return agencyLate.filter((row) => row.id === id);
  };
  // On the last day of its own time: past the days in which the complainant could have reopened the notice.
  desk.clock.set(`${dueOn}T02:00:00Z`);
  expect(await waiting()).toEqual([]);
  await browser.post(`/instansi/${token}`, { keadaan: 'not_ours', keterangan: 'Jalan desa, bukan kami' });
  expect(await toldOf(id, 'agency_not_ours')).toHaveLength(1);
  expect(await waiting()).toMatchObject([{ refused: true, lateDays: 0 }]);
  const { trackingCode } = await desk.test.owner
    .selectFrom('complaints')
    .select('trackingCode')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const tracked = await new PlainBrowser(desk).post('/pengaduan/lacak', { kode: trackingCode });
  expect(tracked.html).toContain('action="/pengaduan/lacak/buka-kembali"');

  desk.clock.set('2027-03-01T02:00:00Z');
  const late = await expectNothingChanged(() =>
    browser.post('/pengaduan/lacak/buka-kembali', { kode: trackingCode, buka: 'Sudah berbulan-bulan' }),
  );
  expect(late.status).toBe(409);
  const again = await act(officer, 'reopen', id, { words: 'Instansi mengembalikan' });
  expect(again.status).toBe(200);
  expect(await waiting()).toEqual([]);
  desk.clock.set('2026-11-24T01:00:00Z');
});

test('of an anonymous complaint neither identity nor files are shown', async () => {
  const id = await takeComplaintTo(desk, 'received', { anonymous: true });
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#8a5a00' } })
    .png()
    .toBuffer();
  const officer = await desk.as('complaints_officer');
  await officer.upload(complaints.addAttachment, bytes, { params: { id }, body: { as: 'attachment' } });
  await act(officer, 'triage', id, { component: 'time' });
  await act(await desk.as('head_of_office'), 'dispose', id);
  await act(officer, 'decideAuthority', id, { decision: 'out', words: 'Tentang jalan' });
  const agency = await desk.test.owner
    .selectFrom('agencies')
    .select('id')
    .orderBy('createdAt')
    .executeTakeFirstOrThrow();
  await act(officer, 'forward', id, {
    agencyId: agency.id,
    letterNumber: '400/anonim/CONTOH',
    letterOn: '2026-11-20',
  });
  const { token } = await referralOf(id);
  const page = await browser.get(`/instansi/${token}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain(completeLetter.description);
  for (const secret of [completeLetter.name, completeLetter.address, completeLetter.phone]) {
    expect(page.html).not.toContain(secret);
  }
  expect(page.html).toContain('Lampiran 1');
  expect((await browser.get(`/instansi/${token}/lampiran/1`)).status).toBe(404);
});

test('the link of a round that was reopened is closed, an unknown one is not known', async () => {
  const id = await takeComplaintTo(desk, 'informed');
  const { token } = await referralOf(id);
  await act(await desk.as('front_desk'), 'reopen', id, { words: 'Belum ditangani' });
  const closed = await browser.get(`/instansi/${token}`);
  expect(closed.status).toBe(410);
  expect(closed.html).not.toContain(completeLetter.description);
  const report = await expectNothingChanged(() =>
    browser.post(`/instansi/${token}`, { keadaan: 'done', keterangan: 'Selesai' }),
  );
  expect(report.status).toBe(410);
  expect((await browser.get('/instansi/00000000000000000000000000')).status).toBe(404);
});
