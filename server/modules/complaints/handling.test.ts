import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications } from '../../../contract/applications/endpoints.ts';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import {
  act,
  bookLetter,
  expectDetail,
  newAgency,
  newLetterNumber,
  takeComplaintTo,
} from '../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let loket: Officer;
let pengelola: Officer;
let kadis: Officer;
let kasi: Officer;
beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  loket = await desk.as('front_desk');
  pengelola = await desk.as('complaints_officer');
  kadis = await desk.as('head_of_office');
  kasi = await desk.as('section_head');
});
afterAll(() => desk.close());

const detail = (id: string, officer = pengelola) =>
  expectDetail(officer.call(complaints.detail, { params: { id } }));

describe('archiving', () => {
  const words = { reason: 'identity_unclear', words: 'Tidak ada nama dan telepon tidak diangkat' };

  test('a named letter is never ignored, nor one whose writer was reached', async () => {
    const named = await bookLetter(desk, { phone: undefined });
    await expectRefused(desk, () => act(pengelola, 'archive', named.id, words), {
      status: 409,
      code: 'complaint_not_ignorable',
    });
    const reached = await bookLetter(desk, { name: undefined });
    await expectDetail(act(loket, 'logCall', reached.id, { outcome: 'reached' }));
    await expectRefused(desk, () => act(pengelola, 'archive', reached.id, words), {
      status: 409,
      code: 'complaint_reached_by_phone',
    });
  });

  test('where a number is given, two calls are tried first', async () => {
    const { id } = await bookLetter(desk, { name: undefined });
    await expectDetail(act(loket, 'logCall', id, { outcome: 'no_answer' }));
    await expectRefused(desk, () => act(pengelola, 'archive', id, words), {
      status: 409,
      code: 'complaint_calls_needed',
    });
    await expectDetail(act(loket, 'logCall', id, { outcome: 'switched_off' }));
    const archived = await expectDetail(act(pengelola, 'archive', id, words));
    expect(archived).toMatchObject({
      state: 'archived',
      archiving: { reason: 'identity_unclear', words: words.words },
      clock: { state: 'stopped' },
    });
  });
});

describe('authority', () => {
  test('nothing is answered without it, and an answer needs that it is ours', async () => {
    const outside = await takeComplaintTo(desk, 'outside');
    await expectRefused(desk, () => act(pengelola, 'answer', outside, { words: 'Kami jawab saja' }), {
      status: 409,
      code: 'state_does_not_allow',
    });
  });

  test('held by the database as well: no answer row, no answered state without the decision', async () => {
    const { id } = await bookLetter(desk);
    const answers = desk.test.db.insertInto('complaintAnswers').values({
      officeCode: '51.02',
      complaintId: id,
      round: 1,
      answeredBy: pengelola.employeeId,
      at: desk.clock.now(),
    });
    await expect(answers.execute()).rejects.toMatchObject({ constraint: 'complaint_answers_authority' });
    for (const state of [
      'accepted',
      'in_progress',
      'answered',
      'outside',
      'forwarded',
      'informed',
    ] as const) {
      const forced = desk.test.db.transaction().execute(async (tx) => {
        await tx
          .insertInto('complaintEvents')
          .values({
            officeCode: '51.02',
            complaintId: id,
            seq: 2,
            round: 1,
            action: 'answer',
            fromState: 'received',
            toState: state,
            actorId: pengelola.employeeId,
            actingRole: 'complaints_officer',
            at: desk.clock.now(),
          })
          .execute();
        await tx
          .updateTable('complaints')
          .set({ state, lastSeq: 2, ...(state === 'informed' && { closedAt: desk.clock.now() }) })
          .where('id', '=', id)
          .execute();
      });
      await expect(forced, state).rejects.toMatchObject({
        constraint: ['outside', 'forwarded', 'informed'].includes(state)
          ? 'complaints_authority_out'
          : 'complaints_authority_in',
      });
    }
    expect((await detail(id)).state).toBe('received');
  });

  test('the history of a complaint cannot be rewritten by the application', async () => {
    const { id } = await bookLetter(desk);
    for (const query of [
      desk.test.db.updateTable('complaintEvents').set({ action: 'x' }).where('complaintId', '=', id),
      desk.test.db.deleteFrom('complaintEvents').where('complaintId', '=', id),
      desk.test.db.deleteFrom('complaints').where('id', '=', id),
      desk.test.db.updateTable('complaintAuthority').set({ decision: 'in' }).where('complaintId', '=', id),
    ]) {
      await expect(query.execute()).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('forwarding', () => {
  test('ends only with agency, letter and notice; the notice stops the clock', async () => {
    const id = await takeComplaintTo(desk, 'outside');
    const agencyId = await newAgency(desk);
    const letter = { agencyId, letterNumber: newLetterNumber(), letterOn: '2026-11-23' };
    const forwarded = await expectDetail(act(pengelola, 'forward', id, letter));
    expect(forwarded).toMatchObject({ state: 'forwarded', clock: { state: 'running' } });
    expect(forwarded.referral).toMatchObject({ letterNumber: letter.letterNumber, notice: null });
    const told = await expectDetail(act(loket, 'inform', id, { channel: 'letter' }));
    expect(told).toMatchObject({ state: 'informed', clock: { state: 'stopped', lateDays: 0 } });
    expect(told.referral?.notice).toMatchObject({ channel: 'letter' });
  });

  test.each([
    ['letter_in_future', 422, { letterOn: '2026-11-24' }],
    ['agency_unknown', 404, { agencyId: '00000000-0000-4000-8000-000000000000' }],
  ])('%s is refused and nothing is kept', async (code, status, over) => {
    const id = await takeComplaintTo(desk, 'outside');
    const body = {
      agencyId: await newAgency(desk),
      letterNumber: newLetterNumber(),
      letterOn: '2026-11-23',
      ...over,
    };
    await expectRefused(desk, () => act(pengelola, 'forward', id, body), { status, code });
  });

  test('a letter number is used once', async () => {
    const agencyId = await newAgency(desk);
    const letter = { agencyId, letterNumber: newLetterNumber(), letterOn: '2026-11-23' };
    await expectDetail(act(pengelola, 'forward', await takeComplaintTo(desk, 'outside'), letter));
    const second = await takeComplaintTo(desk, 'outside');
    await expectRefused(desk, () => act(pengelola, 'forward', second, letter), {
      status: 409,
      code: 'letter_number_used',
    });
  });

  test('nobody was told before it was forwarded, nor will have been told tomorrow', async () => {
    const id = await takeComplaintTo(desk, 'forwarded');
    for (const [code, toldAt] of [
      ['told_before_forwarding', '2026-11-20T10:00:00+08:00'],
      ['told_in_future', '2026-11-24T10:00:00+08:00'],
    ] as const) {
      await expectRefused(desk, () => act(loket, 'inform', id, { channel: 'telephone', toldAt }), {
        status: 422,
        code,
      });
    }
  });

  test('without its notice the database lets it go nowhere', async () => {
    const id = await takeComplaintTo(desk, 'forwarded');
    const { lastSeq } = await desk.test.owner
      .selectFrom('complaints')
      .select('lastSeq')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const forced = desk.test.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('complaintEvents')
        .values({
          officeCode: '51.02',
          complaintId: id,
          seq: lastSeq + 1,
          round: 1,
          action: 'inform',
          fromState: 'forwarded',
          toState: 'informed',
          actorId: loket.employeeId,
          actingRole: 'front_desk',
          at: desk.clock.now(),
        })
        .execute();
      await tx
        .updateTable('complaints')
        .set({ state: 'informed', lastSeq: lastSeq + 1, closedAt: desk.clock.now() })
        .where('id', '=', id)
        .execute();
    });
    await expect(forced).rejects.toMatchObject({ constraint: 'complaints_told' });
  });
});

describe('whom it is about', () => {
  test('neither handles nor reads it, and learns nothing of it', async () => {
    const about = await desk.hire(['complaints_officer', 'section_head']);
    const id = await takeComplaintTo(desk, 'accepted');
    expect((await about.call(complaints.detail, { params: { id } })).status).toBe(200);
    await expectDetail(act(kadis, 'nameOfficer', id, { employeeId: about.employeeId }));
    await expectRefused(desk, () => act(kadis, 'assign', id, { employeeId: about.employeeId }), {
      status: 409,
      code: 'handler_complained_about',
    });
    for (const ask of [
      () => about.call(complaints.detail, { params: { id } }),
      () => act(about, 'answer', id, { words: 'Saya jawab sendiri' }),
      () => act(about, 'note', id, { words: 'Catatan saya' }),
    ]) {
      await expectRefused(desk, ask, { status: 404, code: 'complaint_unknown' });
    }
  });

  test('cannot be named while handling it, nor name himself; the database agrees', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    await expectDetail(act(kadis, 'assign', id, { employeeId: kasi.employeeId }));
    await expectRefused(desk, () => act(pengelola, 'nameOfficer', id, { employeeId: kasi.employeeId }), {
      status: 409,
      code: 'officer_handles_it',
    });
    await expectRefused(desk, () => act(pengelola, 'nameOfficer', id, { employeeId: pengelola.employeeId }), {
      status: 409,
      code: 'officer_reports_itself',
    });
    const forced = desk.test.db
      .insertInto('complaintSubjects')
      .values({
        complaintId: id,
        employeeId: kasi.employeeId,
        officeCode: '51.02',
        namedBy: pengelola.employeeId,
        namedAt: desk.clock.now(),
      })
      .execute();
    await expect(forced).rejects.toMatchObject({ constraint: 'complaint_handler_free' });
  });

  test('only officers whose work it is are given a complaint', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    const verifier = await desk.as('verifier');
    await expectRefused(desk, () => act(kadis, 'assign', id, { employeeId: verifier.employeeId }), {
      status: 409,
      code: 'handler_not_suitable',
    });
  });
});

describe('the answer', () => {
  test('comes from whom it lies with; not with a placeholder left open', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    await expectDetail(act(kadis, 'assign', id, { employeeId: kasi.employeeId }));
    await expectRefused(desk, () => act(kasi, 'answer', id, { words: 'Yth. {nama}, terima kasih.' }), {
      status: 422,
      code: 'placeholders_open',
    });
    const answered = await expectDetail(
      act(kasi, 'answer', id, { words: 'Terima kasih, sudah diperbaiki.' }),
    );
    expect(answered).toMatchObject({ state: 'answered', clock: { state: 'stopped', lateDays: 0 } });
  });
});

test('a number or code typed or scanned anywhere opens the complaint, for whom may read it', async () => {
  const { id, number, trackingCode } = await bookLetter(desk);
  for (const code of [number.toLowerCase(), trackingCode]) {
    const answer = await kadis.call(applications.lookup, { body: { code } });
    expect(answer.body).toEqual({ found: { kind: 'complaint', id, label: number } });
  }
  const verifier = await desk.as('verifier');
  expect((await verifier.call(applications.lookup, { body: { code: number } })).body).toEqual({
    found: null,
  });
});

describe('the database', () => {
  /** Writes state, event and whatever else past the actions, as the application's own login. */
  async function force(id: string, state: 'withdrawn' | 'archived', round: number) {
    const { lastSeq, state: from } = await desk.test.owner
      .selectFrom('complaints')
      .select(['lastSeq', 'state'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await desk.test.db.transaction().execute(async (tx) => {
      const seq = lastSeq + 1;
      const at = desk.clock.now();
      const by = { officeCode: '51.02', complaintId: id, round };
      await tx
        .insertInto('complaintEvents')
        .values({
          ...by,
          seq,
          action: state === 'archived' ? 'archive' : 'withdraw',
          fromState: from,
          toState: state,
          actorId: pengelola.employeeId,
          actingRole: 'complaints_officer',
          at,
        })
        .execute();
      if (state === 'archived') {
        await tx
          .insertInto('complaintArchivings')
          .values({ ...by, reason: 'identity_unclear', archivedBy: pengelola.employeeId, at })
          .execute();
      }
      await tx
        .updateTable('complaints')
        .set({ state, round, lastSeq: seq, closedAt: at })
        .where('id', '=', id)
        .execute();
    });
  }

  test('lets a forwarded complaint end by no other round without its notice', async () => {
    const id = await takeComplaintTo(desk, 'forwarded');
    await expect(force(id, 'withdrawn', 2)).rejects.toMatchObject({ constraint: 'complaints_told' });
    expect((await detail(id)).state).toBe('forwarded');
  });

  test('archives nothing that is named, and nobody who was reached', async () => {
    const named = await bookLetter(desk, { phone: undefined });
    await expect(force(named.id, 'archived', 1)).rejects.toMatchObject({
      constraint: 'complaints_archived_unnamed',
    });
    const reached = await bookLetter(desk, { name: undefined });
    for (const outcome of ['no_answer', 'no_answer', 'reached']) {
      await expectDetail(act(loket, 'logCall', reached.id, { outcome }));
    }
    await expect(force(reached.id, 'archived', 1)).rejects.toMatchObject({ constraint: 'complaints_called' });
  });

  test('takes no answer from whom the complaint is about', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    const about = await desk.hire(['section_head']);
    await expectDetail(act(kadis, 'nameOfficer', id, { employeeId: about.employeeId }));
    const answer = desk.test.db
      .insertInto('complaintAnswers')
      .values({
        officeCode: '51.02',
        complaintId: id,
        round: 1,
        answeredBy: about.employeeId,
        at: desk.clock.now(),
      })
      .execute();
    await expect(answer).rejects.toMatchObject({ constraint: 'complaint_answers_free' });
  });
});
