import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { agencies } from '../../../../contract/complaints/office-endpoints.ts';
import type { Endpoint, ReplyOf } from '../../../../contract/endpoint.ts';
import { delegations } from '../../../../contract/staff.ts';
import { type Desk, type Officer, openDesk } from '../../../../test/desk.ts';
import { readPdf } from '../../../../test/pdf-text.ts';
import {
  act,
  bookLetter,
  completeLetter,
  expectDetail,
  takeComplaintTo,
} from '../../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../../test/untouched.ts';

let desk: Desk;
let loket: Officer;
let pengelola: Officer;
let kadis: Officer;

beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  loket = await desk.as('front_desk');
  pengelola = await desk.as('complaints_officer');
  kadis = await desk.as('head_of_office');
});
afterAll(() => desk.close());

/** The words of a paper on one line, as lines of a letter break where they will. */
async function paper(officer: Officer, endpoint: Endpoint, id: string): Promise<string> {
  const { status, body } = await officer.call(endpoint, { params: { id } });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return readPdf(body as Buffer)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/gu, ' ');
}
const trail = (id: string) =>
  desk.test.owner
    .selectFrom('auditEvents')
    .select(['action', 'employeeId', 'reason'])
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute();

const head = 'I Nyoman Contoh Adnyana';

test('the receipt gives number and code, and names nobody', async () => {
  const { id, number, trackingCode } = await bookLetter(desk, { signatureSeen: undefined });
  const text = await paper(loket, complaints.receipt, id);
  expect(text).toContain(number);
  expect(text.replaceAll(' ', '')).toContain(trackingCode);
  expect(text).toContain('Tanda tangan');
  expect(text).toContain('26 November 2026');
  expect(text).not.toContain(completeLetter.name);
  expect(text).not.toContain(completeLetter.description);
});

describe('forwarding', () => {
  test('the letter bears the head, the agency, the ground and the whole file', async () => {
    const id = await takeComplaintTo(desk, 'outside');
    const bytes = await sharp({ create: { width: 120, height: 80, channels: 3, background: '#9ab' } })
      .jpeg()
      .toBuffer();
    await expectDetail(
      loket.upload(complaints.addAttachment, bytes, { params: { id }, body: { as: 'attachment' } }),
    );
    for (const letter of [complaints.forwardingLetter, complaints.forwardingNotice]) {
      await expectRefused(desk, () => pengelola.call(letter, { params: { id } }), {
        status: 409,
        code: 'complaint_not_forwarded',
      });
    }
    const { id: agencyId } = await agencyNamed('Kantor Contoh Jalan Raya');
    const { referral } = await expectDetail(
      act(pengelola, 'forward', id, { agencyId, letterNumber: '400.12/77/CTH', letterOn: '2026-11-23' }),
    );
    const text = await paper(pengelola, complaints.forwardingLetter, id);
    for (const part of [
      head,
      'Kantor Contoh Jalan Raya',
      '400.12/77/CTH',
      'Tentang jalan',
      completeLetter.name,
      completeLetter.description,
      'PEMERINTAH KABUPATEN TABANAN',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.replaceAll(' ', '')).toContain(referral?.agencyLink.slice(-26));
    const notice = await paper(loket, complaints.forwardingNotice, id);
    for (const part of [
      completeLetter.name,
      'Kantor Contoh Jalan Raya',
      '(0999) 654321',
      'jalan@contoh.example',
      'Nomor 400.12/77/CTH, 23 November 2026',
      'memberi tindak lanjut paling lambat',
      head,
    ]) {
      expect(notice).toContain(part);
    }
    // It tells where the complaint went, never that it is settled.
    expect(notice).not.toMatch(/selesai|closed|\bdone\b|finished/iu);
  });

  test('whoever stands in for the head signs, and what he stands in as is before the title', async () => {
    const id = await takeComplaintTo(desk, 'answered');
    const later = await takeComplaintTo(desk, 'accepted');
    const deputy = await desk.as('secretary');
    const { status } = await kadis.call(delegations.create, {
      body: {
        role: 'head_of_office',
        kind: 'plh',
        fromEmployeeId: kadis.employeeId,
        toEmployeeId: deputy.employeeId,
        startsOn: '2026-11-24',
        endsOn: '2026-11-25',
        letterNumber: '800/12/CONTOH',
      },
    });
    expect(status).toBe(200);
    // Answered on the 23rd: the head signed, whoever stands in when it is printed again.
    desk.clock.set('2026-11-24T02:00:00Z');
    expect(await paper(pengelola, complaints.answerLetter, id)).not.toContain('Plh.');
    await expectDetail(act(pengelola, 'answer', later, { words: 'Sudah kami perbaiki.' }));
    const text = await paper(pengelola, complaints.answerLetter, later);
    expect(text).toContain('Plh. Kepala Dinas');
    expect(text).toContain('Ni Made Contoh Suryani');
    expect(text).not.toContain(head);
    desk.clock.set('2026-11-26T02:00:00Z');
  });
});

async function agencyNamed(name: string): Promise<{ id: string }> {
  const { body } = await pengelola.call(agencies.create, {
    body: { name, kind: 'regional', phone: '(0999) 654321', email: 'jalan@contoh.example' },
  });
  return body as ReplyOf<typeof agencies.create>;
}

test('the request to complete says what is needed and until when, while it is open', async () => {
  const { id } = await bookLetter(desk);
  await expectRefused(desk, () => loket.call(complaints.completionRequest, { params: { id } }), {
    status: 409,
    code: 'complaint_not_asked',
  });
  const asked = { reasons: ['evidence', 'phone'], words: 'Mohon sertakan resi pengambilan' };
  await expectDetail(act(pengelola, 'requestCompletion', id, asked));
  const text = await paper(loket, complaints.completionRequest, id);
  for (const part of [
    completeLetter.name,
    'Bukti pendukung',
    'Nomor telepon yang dapat dihubungi',
    asked.words,
    'paling lambat 26 Desember 2026 (30 hari',
    'dianggap dicabut',
    'counts as withdrawn',
    head,
  ]) {
    expect(text).toContain(part);
  }
});

test('the answer as a letter, once there is one', async () => {
  const id = await takeComplaintTo(desk, 'accepted');
  await expectRefused(desk, () => kadis.call(complaints.answerLetter, { params: { id } }), {
    status: 409,
    code: 'complaint_not_answered',
  });
  await expectDetail(act(pengelola, 'answer', id, { words: 'Kartu Bapak/Ibu dapat diambil besok pagi.' }));
  const text = await paper(kadis, complaints.answerLetter, id);
  expect(text).toContain('Kartu Bapak/Ibu dapat diambil besok pagi.');
  expect(text).toContain(completeLetter.name);
  // Ten working days after 26 November.
  expect(text).toContain('dibuka kembali paling lambat 10 Desember 2026');
});

test('the story of a case tells what was done and answered, by posts and not by people, without notes of the house', async () => {
  const id = await takeComplaintTo(desk, 'in_progress');
  await expectDetail(act(loket, 'logCall', id, { outcome: 'no_answer', words: 'Rahasia dapur satu' }));
  await expectDetail(act(pengelola, 'note', id, { words: 'Rahasia dapur dua' }));
  await expectDetail(act(pengelola, 'answer', id, { words: 'Syaratnya kami tempel di loket.' }));
  const text = await paper(kadis, complaints.caseHistory, id);
  for (const part of [
    completeLetter.name,
    completeLetter.description,
    'Syaratnya kami tempel di loket.',
    'Tentang loket kita',
    'Tidak diangkat',
    'Persyaratan',
    'Petugas Pengaduan',
    'Pengaduan',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('Rahasia dapur');
  expect(text).not.toContain('Ni Putu Contoh Rahayu');
});

test('the minutes of the box name both officers and every slip', async () => {
  const second = await desk.as('section_head');
  const { body } = await loket.call(complaints.openBox, {
    body: {
      place: 'Lobi pelayanan',
      secondOfficerId: second.employeeId,
      slips: [{ description: 'Kursi kurang' }, { description: 'Antrean panjang' }],
    },
  });
  const opening = body as ReplyOf<typeof complaints.openBox>;
  const text = await paper(pengelola, complaints.boxMinutes, opening.id);
  for (const part of [
    'Lobi pelayanan',
    'Ni Luh Contoh Sari',
    'Ni Wayan Contoh Lestari',
    ...opening.numbers,
  ]) {
    expect(text).toContain(part);
  }
  await expectRefused(
    desk,
    () => pengelola.call(complaints.boxMinutes, { params: { id: second.employeeId } }),
    { status: 404, code: 'box_opening_unknown' },
  );
});

describe('papers of an anonymous complainant', () => {
  const anonymous = { anonymous: true };

  test('a letter that goes to him bears the name, and whoever drew it is written down', async () => {
    const id = await takeComplaintTo(desk, 'answered', anonymous);
    const text = await paper(pengelola, complaints.answerLetter, id);
    expect(text).toContain(completeLetter.name);
    expect(await trail(id)).toEqual([
      { action: 'complaint.identity_on_paper', employeeId: pengelola.employeeId, reason: 'answer_letter' },
    ]);
  });

  test('drawn at the counter it is addressed to nobody', async () => {
    const id = await takeComplaintTo(desk, 'answered', anonymous);
    const text = await paper(loket, complaints.answerLetter, id);
    expect(text).not.toContain(completeLetter.name);
    expect(text).not.toContain('Banjar Contoh');
    expect(text).toContain('Pengadu');
    expect(await trail(id)).toEqual([]);
  });

  test('the agency and the story of the case are given no name and no scan', async () => {
    const id = await takeComplaintTo(desk, 'forwarded', anonymous);
    for (const endpoint of [complaints.forwardingLetter, complaints.caseHistory]) {
      const text = await paper(pengelola, endpoint, id);
      expect(text).toContain(completeLetter.description);
      for (const part of [completeLetter.name, 'Banjar Contoh', '3456 7890'])
        expect(text).not.toContain(part);
    }
    expect(await trail(id)).toEqual([]);
  });
});

test('of a confidential complaint the counter gets the receipt of what it booked, and no other paper', async () => {
  const id = await takeComplaintTo(desk, 'answered', { confidential: true });
  expect(await paper(loket, complaints.receipt, id)).toContain('ADU');
  const refused = { status: 403, code: 'complaint_confidential' };
  await expectRefused(desk, () => loket.call(complaints.answerLetter, { params: { id } }), refused);
  const colleague = await desk.hire(['front_desk']);
  await expectRefused(desk, () => colleague.call(complaints.receipt, { params: { id } }), refused);
});
