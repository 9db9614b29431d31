import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import type { ResidentSeed } from '../../../test/subjects/residents.ts';
import { expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let loket: Officer;
let verifier: Officer;
let kasi: Officer;
beforeAll(async () => {
  desk = await openDesk();
  loket = await desk.as('front_desk');
  verifier = await desk.as('verifier');
  kasi = await desk.as('section_head');
});
afterAll(() => desk.close());

async function receivedFor(resident: Partial<ResidentSeed>): Promise<string> {
  return (await takeTo(desk, 'received', { resident })).id;
}

async function findingsOf(id: string): Promise<ApplicationDetail['findings']> {
  const { body } = await verifier.call(applications.detail, { params: { id } });
  return (body as ApplicationDetail).findings;
}

const overridesOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('applicationOverrides')
    .select(['code', 'level', 'reason', 'overriddenBy', 'at'])
    .where('applicationId', '=', applicationId)
    .execute();

const dutiesOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('applicationDuties')
    .select(['duty', 'employeeId'])
    .where('applicationId', '=', applicationId)
    .execute();

describe('verifying', () => {
  test('moves the case on and notes the duty of the verifier', async () => {
    const id = await receivedFor({});
    expect(await findingsOf(id)).toEqual([]);
    expect((await verifier.act('verify', id)).body).toMatchObject({ state: 'verified', step: '3' });
    expect(await dutiesOf(id)).toEqual([{ duty: 'verify', employeeId: verifier.employeeId }]);
  });

  const sinceIntake: [string, object, string][] = [
    ['has died', { status: 2 }, 'R08'],
    ['is blocked', { blockedReason: 'Data ganda' }, 'R09'],
    ['has a duplicate record', { centralStatus: 'DUPLICATE_RECORD' }, 'R39'],
    ['has been given a card elsewhere', { centralStatus: 'CARD_ISSUED' }, 'R36'],
    ['turns out to be sixteen', { birthDate: '2010-05-17' }, 'R16'],
  ];
  test.each(sinceIntake)('is refused when since intake the applicant %s', async (_what, change, code) => {
    const { id, residentId } = await takeTo(desk, 'received');
    await desk.test.owner.updateTable('residents').set(change).where('id', '=', residentId).execute();
    const problem = await expectRefused(desk, () => verifier.act('verify', id), {
      status: 409,
      code: 'findings_block',
    });
    expect(problem.findings).toContainEqual(expect.objectContaining({ code, level: 'T' }));
    expect(await dutiesOf(id)).toEqual([]);
  });

  test('no override opens a door that a T closes', async () => {
    const { id, residentId } = await takeTo(desk, 'received');
    await desk.test.owner.updateTable('residents').set({ status: 2 }).where('id', '=', residentId).execute();
    const kabid = await desk.as('division_head');
    for (const [officer, verb] of [
      [verifier, 'overrideNotice'],
      [kasi, 'overrideHold'],
      [kabid, 'overrideHold'],
    ] as const) {
      await expectRefused(desk, () => officer.act(verb, id, { code: 'R08', reason: 'Keluarga bersaksi' }), {
        status: 403,
        code: 'override_level',
      });
    }
  });
});

describe('findings that a person may answer for', () => {
  test('a notice waits for the verifier’s reason', async () => {
    const id = await receivedFor({ name: 'I WAYAN CONTOH 2' });
    await expectRefused(desk, () => verifier.act('verify', id), {
      status: 409,
      code: 'findings_block',
      findings: ['R21'],
    });
    const reason = 'Nama sesuai akta lahir tahun 1990';
    const answered = await verifier.act('overrideNotice', id, { code: 'R21', reason });
    expect(answered.body.findings).toEqual([
      {
        code: 'R21',
        level: 'I',
        field: 'name',
        message: expect.any(String),
        override: { by: expect.any(String), reason, at: desk.clock.now().toISOString() },
      },
    ]);
    expect(await overridesOf(id)).toEqual([
      { code: 'R21', level: 'I', reason, overriddenBy: verifier.employeeId, at: desk.clock.now() },
    ]);
    expect((await verifier.act('verify', id)).status).toBe(200);
  });

  test('a hold waits for a head: the verifier cannot answer for it, nor a head for a notice', async () => {
    const id = await receivedFor({ name: 'I WAYAN CONTOH 3', nik: '9999991705900003' });
    expect((await findingsOf(id)).map(({ code, level }) => [code, level])).toEqual([
      ['R04', 'H'],
      ['R21', 'I'],
    ]);
    const level = { status: 403, code: 'override_level' };
    const reason = 'Sudah diperiksa';
    await expectRefused(desk, () => verifier.act('overrideNotice', id, { code: 'R04', reason }), level);
    await expectRefused(desk, () => kasi.act('overrideHold', id, { code: 'R21', reason }), level);

    expect((await verifier.act('overrideNotice', id, { code: 'R21', reason })).status).toBe(200);
    await expectRefused(desk, () => verifier.act('verify', id), {
      status: 409,
      code: 'findings_block',
      findings: ['R04'],
    });
    expect((await kasi.act('overrideHold', id, { code: 'R04', reason })).status).toBe(200);
    expect((await verifier.act('verify', id)).body.state).toBe('verified');
  });

  test('a head answers although the case lies on the verifier’s desk, and it stays there', async () => {
    const id = await receivedFor({ nik: '9999991705900004' });
    await verifier.act('claim', id);
    const { body } = await kasi.act('overrideHold', id, { code: 'R04', reason: 'Wilayah lama' });
    expect(body.claimedBy?.id).toBe(verifier.employeeId);
  });

  test('somebody under 17 who is married: held without the certificate, free with it', async () => {
    const id = await receivedFor({ birthDate: '2010-03-01', maritalStatus: 2 });
    await expectRefused(desk, () => verifier.act('verify', id), {
      status: 409,
      code: 'findings_block',
      findings: ['R17'],
    });
    await loket.act('tickDocument', id, { requirement: 'marriage_certificate' });
    expect((await verifier.act('verify', id)).body.state).toBe('verified');
  });

  test('… or a head answers for the missing certificate', async () => {
    const id = await receivedFor({ birthDate: '2010-03-02', maritalStatus: 2 });
    const reason = 'Buku nikah sedang diterbitkan ulang';
    expect((await kasi.act('overrideHold', id, { code: 'R17', reason })).status).toBe(200);
    expect((await verifier.act('verify', id)).body.state).toBe('verified');
  });

  test('an answer holds for the facts it was given for, and for no others', async () => {
    const { id, residentId } = await takeTo(desk, 'received', { resident: { nik: '5102051705900777' } });
    const correct = (birthDate: string) =>
      desk.test.owner.updateTable('residents').set({ birthDate }).where('id', '=', residentId).execute();
    const refused = { status: 409, code: 'findings_block', findings: ['R05'] };
    await correct('1990-05-18');
    await expectRefused(desk, () => verifier.act('verify', id), refused);
    await verifier.act('overrideNotice', id, { code: 'R05', reason: 'Sesuai akta lahir' });
    await correct('1991-05-18');
    await expectRefused(desk, () => verifier.act('verify', id), refused);
    await correct('1990-05-18');
    expect((await verifier.act('verify', id)).body.state).toBe('verified');
  });

  test('what is not found cannot be answered for', async () => {
    const id = await receivedFor({});
    await expectRefused(
      desk,
      () => verifier.act('overrideNotice', id, { code: 'R21', reason: 'Tidak apa' }),
      {
        status: 409,
        code: 'finding_gone',
      },
    );
  });

  test('an answer without a reason is none', async () => {
    const id = await receivedFor({ name: 'I WAYAN CONTOH 4' });
    await expectRefused(desk, () => verifier.act('overrideNotice', id, { code: 'R21', reason: '  ' }), {
      status: 422,
      code: 'fields_not_valid',
    });
  });
});

describe('ways back', () => {
  const pausesOf = (applicationId: string) =>
    desk.test.db
      .selectFrom('applicationPauses')
      .select(['reason', 'startedAt', 'startedBy', 'endedAt', 'endedBy'])
      .where('applicationId', '=', applicationId)
      .execute();

  test('incomplete documents: the applicant is waited for until the counter has them', async () => {
    const id = await receivedFor({});
    const startedAt = desk.clock.now();
    const asked = await verifier.act('requestCompletion', id, {
      reason: 'document_not_legible',
      words: 'Fotokopi KK kabur',
    });
    expect(asked.body).toMatchObject({ state: 'incomplete', clock: { paused: { reason: 'applicant' } } });
    desk.clock.advance(3_600_000);
    const completed = await loket.act('completeDocuments', id);
    expect(completed.body).toMatchObject({
      state: 'received',
      clock: { paused: null, pausedMs: 3_600_000, netMs: 30_000, breached: false },
    });
    expect(await pausesOf(id)).toEqual([
      {
        reason: 'applicant',
        startedAt,
        startedBy: verifier.employeeId,
        endedAt: desk.clock.now(),
        endedBy: loket.employeeId,
      },
    ]);
  });

  test('the centre is waited for in a state of its own, and nobody goes on before it is ready', async () => {
    const { id, residentId } = await takeTo(desk, 'received');
    const centre = (centralStatus: string) =>
      desk.test.owner.updateTable('residents').set({ centralStatus }).where('id', '=', residentId).execute();
    await expectRefused(desk, () => verifier.act('awaitCentre', id), {
      status: 409,
      code: 'ready_at_centre',
    });
    await centre('ADJUDICATE_RECORD');
    expect((await verifier.act('awaitCentre', id)).body).toMatchObject({
      state: 'awaiting_centre',
      clock: { paused: { reason: 'centre' } },
    });
    await expectRefused(desk, () => verifier.act('resumeFromCentre', id), {
      status: 409,
      code: 'not_ready_at_centre',
      findings: ['R39'],
    });
    await centre('PRINT_READY_RECORD');
    expect((await verifier.act('resumeFromCentre', id)).body).toMatchObject({
      state: 'received',
      clock: { paused: null },
    });
    expect((await pausesOf(id)).map(({ reason, endedBy }) => [reason, endedBy])).toEqual([
      ['centre', verifier.employeeId],
    ]);
  });

  test('refused on a legal ground with words, which ends the case and its pause', async () => {
    const id = await receivedFor({});
    await verifier.act('requestCompletion', id, { reason: 'document_missing' });
    desk.clock.advance(60_000);
    const words = 'Data ganda dengan NIK lain; keberatan dapat diajukan ke kantor ini';
    const refused = await verifier.act('refuse', id, { ground: 'duplicate_record', words });
    expect(refused.body).toMatchObject({ state: 'refused', allowedActions: [], clock: { running: false } });
    expect(refused.body.history.at(-1)).toMatchObject({
      action: 'refuse',
      reasonCode: 'duplicate_record',
      words,
    });
    expect((await pausesOf(id))[0]?.endedAt).toEqual(desk.clock.now());
    const timing = await desk.test.db
      .selectFrom('applicationTimings')
      .select(['outcome', 'pausedMs'])
      .where('applicationId', '=', id)
      .executeTakeFirst();
    expect(timing).toEqual({ outcome: 'refused', pausedMs: 60_000 });
  });

  test('a refusal needs a ground of the list and words', async () => {
    const id = await receivedFor({});
    for (const body of [
      { ground: 'not_liked', words: 'Tidak sesuai' },
      { ground: 'data_not_valid', words: '' },
      { ground: 'data_not_valid' },
    ]) {
      await expectRefused(desk, () => verifier.act('refuse', id, body), {
        status: 422,
        code: 'fields_not_valid',
      });
    }
  });
});
