import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintDetail, ComplaintField } from '../../../contract/complaints/endpoints.ts';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { act, bookLetter, completeLetter, expectDetail } from '../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../test/untouched.ts';

/** Monday 23 November 2026, 08.00 WITA. */
let desk: Desk;
let loket: Officer;
let pengelola: Officer;
beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  loket = await desk.as('front_desk');
  pengelola = await desk.as('complaints_officer');
});
afterAll(() => desk.close());

const rowOf = (id: string) =>
  desk.test.owner
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .innerJoin('complaintRounds as r', 'r.complaintId', 'c.id')
    .selectAll()
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();

describe('a letter', () => {
  test('gets a number, a secret code and a clock of three working days', async () => {
    const letter = await bookLetter(desk);
    expect(letter.number).toMatch(/^TBN-ADU-2026-\d{6}$/);
    expect(letter.trackingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
    expect(letter).toMatchObject({ state: 'received', missing: [], receivedOn: '2026-11-23' });
    expect(letter.clock).toMatchObject({
      dueOn: '2026-11-26',
      dayDates: ['2026-11-24', '2026-11-25', '2026-11-26'],
      state: 'running',
      daysLeft: 3,
      tentative: false,
    });
  });

  test('what was submitted when and where stays apart from when it was received', async () => {
    const letter = await bookLetter(desk, {
      submittedOn: '2026-11-12',
      submittedPlace: 'Kediri',
      receivedAt: '2026-11-20T09:00:00+08:00',
    });
    expect(letter.content).toMatchObject({ submittedOn: '2026-11-12', submittedPlace: 'Kediri' });
    expect(letter).toMatchObject({ receivedOn: '2026-11-20', clock: { dueOn: '2026-11-25' } });
  });

  test.each<[ComplaintField, object]>([
    ['name', { name: undefined }],
    ['address', { address: '' }],
    ['phone', { phone: undefined }],
    ['phone', { phone: '12345' }],
    ['description', { description: '   ' }],
    ['submittedPlace', { submittedPlace: undefined }],
    ['submittedAt', { submittedOn: undefined }],
    ['signature', { signatureSeen: undefined }],
  ])('without %s is booked all the same, and triage waits for it', async (field, without) => {
    const letter = await bookLetter(desk, without);
    expect(letter.missing).toEqual([field]);
    await expectRefused(desk, () => act(pengelola, 'triage', letter.id, { component: 'time' }), {
      status: 409,
      code: 'complaint_fields_missing',
    });
  });

  test('once completed, it goes on to the head of office', async () => {
    const letter = await bookLetter(desk, { address: undefined });
    await expectDetail(act(loket, 'amend', letter.id, { address: 'Banjar Contoh' }));
    const after = await expectDetail(act(pengelola, 'triage', letter.id, { component: 'time' }));
    expect(after).toMatchObject({ state: 'disposition', component: 'time', missing: [] });
  });

  test('what is corrected keeps its earlier wording, by the event that changed it', async () => {
    const letter = await bookLetter(desk, { address: 'Banjar Contoh Kaja' });
    const versions = () =>
      desk.test.owner
        .selectFrom('complaintContentVersions as v')
        .innerJoin('complaintEvents as e', (join) =>
          join.onRef('e.complaintId', '=', 'v.complaintId').onRef('e.seq', '=', 'v.changedIn'),
        )
        .select(['v.field', 'v.wording', 'e.action'])
        .where('v.complaintId', '=', letter.id)
        .execute();
    expect(await versions()).toEqual([]);
    await expectDetail(act(loket, 'amend', letter.id, { address: 'Banjar Contoh Kelod' }));
    const kept = [{ field: 'address', wording: 'Banjar Contoh Kaja', action: 'amend' }];
    expect(await versions()).toEqual(kept);
    await expect(desk.test.db.deleteFrom('complaintContentVersions').execute()).rejects.toMatchObject({
      code: '42501',
    });
    expect(await versions()).toEqual(kept);
  });

  test('whoever can be called but not named is served, with a reason; nobody at all is not', async () => {
    const body = { component: 'time', proceedWithout: 'Pengadu minta tidak disebut namanya' };
    const nameless = await bookLetter(desk, { name: undefined });
    expect((await expectDetail(act(pengelola, 'triage', nameless.id, body))).state).toBe('disposition');
    const nobody = await bookLetter(desk, { name: undefined, phone: undefined });
    await expectRefused(desk, () => act(pengelola, 'triage', nobody.id, body), {
      status: 409,
      code: 'complaint_fields_missing',
    });
  });

  test('a NIK that somebody wrote into it is masked before it is kept', async () => {
    const letter = await bookLetter(desk, { description: 'NIK saya 5102019999990001, tolong dibantu.' });
    expect((await rowOf(letter.id)).description).toBe('NIK saya ••••••••••••••••, tolong dibantu.');
  });

  test('emoji, right-to-left text and twenty thousand letters are kept as they are', async () => {
    const description = `Antre lama 😡 مرحبا ${'a'.repeat(19_900)}`;
    const letter = await bookLetter(desk, { description });
    expect((await rowOf(letter.id)).description).toBe(description);
  });

  test('a text longer than anybody reads is refused in words, and nothing is kept', async () => {
    await expectRefused(
      desk,
      () => loket.call(complaints.book, { body: { ...completeLetter, description: 'a'.repeat(20_001) } }),
      { status: 422, code: 'fields_not_valid' },
    );
  });

  test.each([
    ['submitted_in_future', { submittedOn: '2026-11-24' }],
    ['submitted_in_future', { submittedOn: '2026-11-23', submittedTime: '23:59' }],
    ['received_in_future', { receivedAt: '2026-11-23T17:00:00+08:00' }],
  ])('%s is refused and nothing is kept', async (code, over) => {
    await expectRefused(desk, () => loket.call(complaints.book, { body: { ...completeLetter, ...over } }), {
      status: 422,
      code,
    });
  });

  test('sent twice with the same key, it is booked once', async () => {
    const once = () => loket.call(complaints.book, { body: completeLetter, key: 'surat-contoh-1' });
    const [first, second] = [await once(), await once()];
    expect((second.body as ComplaintDetail).number).toBe((first.body as ComplaintDetail).number);
  });
});

describe('the box', () => {
  test('opened by two officers, every slip has its number', async () => {
    const answer = await loket.call(complaints.openBox, {
      body: {
        place: 'Ruang tunggu',
        openedAt: '2026-11-23T07:30:00+08:00',
        secondOfficerId: pengelola.employeeId,
        slips: [{ description: 'Kursi rusak' }, {}, { name: 'I Wayan Contoh', description: 'AC mati' }],
      },
    });
    const { id, numbers } = answer.body as { id: string; numbers: string[] };
    expect(numbers).toHaveLength(3);
    const opening = await desk.test.owner
      .selectFrom('boxOpenings')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(opening).toMatchObject({
      slipCount: 3,
      firstOfficer: loket.employeeId,
      secondOfficer: pengelola.employeeId,
    });
    const slips = await desk.test.owner
      .selectFrom('complaints')
      .select(['number', 'slipNumber', 'receivedOn'])
      .where('boxOpeningId', '=', id)
      .orderBy('slipNumber')
      .execute();
    expect(slips.map(({ number }) => number)).toEqual(numbers);
    expect(slips.map(({ slipNumber }) => slipNumber)).toEqual([1, 2, 3]);
  });

  test('by one officer alone it stays shut', async () => {
    await expectRefused(
      desk,
      () =>
        loket.call(complaints.openBox, {
          body: { place: 'Ruang tunggu', secondOfficerId: loket.employeeId, slips: [{}] },
        }),
      { status: 409, code: 'box_officers_same' },
    );
  });

  test('one slip that cannot be true undoes the whole opening', async () => {
    await expectRefused(
      desk,
      () =>
        loket.call(complaints.openBox, {
          body: {
            place: 'Ruang tunggu',
            secondOfficerId: pengelola.employeeId,
            slips: [{ description: 'Benar' }, { submittedOn: '2027-01-01' }],
          },
        }),
      { status: 422, code: 'submitted_in_future' },
    );
  });
});

describe('a call', () => {
  const call = {
    name: 'I Nyoman Contoh',
    address: 'Banjar Contoh',
    phone: '0361 813542',
    description: 'Jam buka loket di laman tidak sama dengan di pintu.',
    submittedPlace: 'Telepon kantor',
    immediateResponse: 'Loket buka 07.30 sampai 16.00; laman kami betulkan hari ini.',
    authority: 'in' as const,
    answered: false,
    identityRefused: false,
  };

  test('answered at once: one request, one answer, the clock stopped in time', async () => {
    const answered = await expectDetail(
      loket.call(complaints.takeCall, { body: { ...call, answered: true } }),
    );
    expect(answered).toMatchObject({
      state: 'answered',
      authority: { decision: 'in' },
      answer: { words: call.immediateResponse, atOnce: true },
      clock: { state: 'stopped', lateDays: 0 },
    });
    expect(answered.history.map(({ action }) => action)).toEqual(['book', 'answerAtOnce']);
  });

  test('not solved at once: the same clock runs', async () => {
    const open = await expectDetail(loket.call(complaints.takeCall, { body: call }));
    expect(open).toMatchObject({ state: 'received', clock: { state: 'running', dueOn: '2026-11-26' } });
    // What the receiver decided stands in the history, and beside the complaint.
    expect(open.history[0]?.data).toEqual({ channel: 'telephone', decision: 'in' });
    expect(open.authority).toMatchObject({ decision: 'in' });
  });

  test.each(['name', 'address', 'phone', 'submittedPlace', 'immediateResponse'] as const)(
    'without %s it is refused at entry and nothing is kept',
    async (field) => {
      const { [field]: _, ...rest } = call;
      await expectRefused(desk, () => loket.call(complaints.takeCall, { body: rest }), {
        status: 422,
        code: 'complaint_fields_missing',
        findings: ['complaint_field_missing'],
      });
    },
  );

  test('a number that is none is refused at entry', async () => {
    await expectRefused(
      desk,
      () => loket.call(complaints.takeCall, { body: { ...call, phone: '0361 8110' } }),
      {
        status: 422,
        code: 'phone_not_valid',
      },
    );
  });

  test('outside authority nothing is answered at once', async () => {
    await expectRefused(
      desk,
      () => loket.call(complaints.takeCall, { body: { ...call, authority: 'out', answered: true } }),
      { status: 409, code: 'authority_outside' },
    );
  });

  test('a caller who refuses to be named gets a number, and may be archived by a person with a reason', async () => {
    const { name: _n, address: _a, phone: _p, ...rest } = call;
    const booked = await expectDetail(
      loket.call(complaints.takeCall, { body: { ...rest, identityRefused: true } }),
    );
    expect(booked.missing).toEqual(['name', 'address', 'phone']);
    const archived = await expectDetail(
      act(pengelola, 'archive', booked.id, { reason: 'identity_refused', words: 'Menolak menyebut nama' }),
    );
    expect(archived).toMatchObject({
      state: 'archived',
      archiving: { reason: 'identity_refused', words: 'Menolak menyebut nama' },
    });
  });
});
