import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemBody } from '../../../contract/problem.ts';
import {
  recordings as contract,
  type ReadyRow,
  type RecordingDetail,
  type WaitingRow,
} from '../../../contract/recordings.ts';
import { type Desk, type Officer, officeCode, openDesk, takeTo } from '../../../test/desk.ts';
import { openSecondOffice } from '../../../test/people.ts';
import { insertResident, type ResidentSeed } from '../../../test/subjects/residents.ts';
import { drawnPortrait, drawnSignature } from '../../demonstration/portraits.ts';

let desk: Desk;
let operator: Officer;
beforeAll(async () => {
  desk = await openDesk();
  operator = await desk.as('recording_operator');
});
afterAll(() => desk.close());

/** Somebody without pictures, not recorded yet. */
function person(seed: Partial<ResidentSeed> = {}): Promise<ResidentSeed> {
  return insertResident(
    desk.test.owner,
    officeCode,
    { centralStatus: 'UNREGISTERED', ...seed },
    desk.clock.now(),
  );
}

let references = 0;
function capture(kkNumber: string, changes: object = {}) {
  references += 1;
  return {
    kkShown: kkNumber,
    capturedAt: '2026-11-24T00:30:00Z',
    stationReference: `SIAK-${references}`,
    stationOperator: 'opr.contoh',
    answers: [
      { requirement: 'family_card' },
      { requirement: 'old_siak_ktp', reason: 'belum_pernah_memiliki_ktp' },
    ],
    ...changes,
  };
}

const note = async (id: string, body: object) => {
  const answer = await operator.call(contract.noteStationCapture, { params: { id }, body: body as never });
  return answer as { status: number; body: RecordingDetail & ProblemBody };
};

/** Everything that recording writes about a resident. */
async function written(id: string) {
  const { owner } = desk.test;
  const of = { residentId: id } as const;
  return {
    resident: await owner.selectFrom('residents').selectAll().where('id', '=', id).executeTakeFirst(),
    recordings: await owner
      .selectFrom('recordings')
      .selectAll()
      .where('residentId', '=', of.residentId)
      .execute(),
    history: await owner
      .selectFrom('centralStatusHistory')
      .selectAll()
      .where('residentId', '=', id)
      .execute(),
    images: await owner.selectFrom('residentImages').selectAll().where('residentId', '=', id).execute(),
    files: await owner.selectFrom('files').select('id').where('subjectId', '=', id).execute(),
    calls: await owner.selectFrom('recordingCalls').selectAll().where('residentId', '=', id).execute(),
  };
}

describe('a capture on the SIAK station', () => {
  test('is noted with its reference, and the centre has it on the way', async () => {
    const { id, kkNumber } = await person();
    const { status, body } = await note(id, capture(kkNumber));
    expect(status).toBe(200);
    expect(body.resident).toMatchObject({
      centralStatus: 'BIO_CAPTURED',
      centralStatusOn: '2026-11-24',
      recordedOn: '2026-11-24',
    });
    expect(body.recordings).toMatchObject([
      {
        stationReference: expect.stringMatching(/^SIAK-/),
        stationOperator: 'opr.contoh',
        checks: expect.arrayContaining([
          { requirement: 'family_card', outcome: 'seen', reason: null },
          { requirement: 'old_siak_ktp', outcome: 'excused', reason: 'belum_pernah_memiliki_ktp' },
        ]),
      },
    ]);
    expect(body.statusHistory).toMatchObject([{ status: 'BIO_CAPTURED', source: 'manual' }]);
    expect(body.recordingDue).toBe(false);
    expect(body.allowedActions).not.toContain('noteStationCapture');
  });

  const old = '1985-03-02';
  const refusals: [string, Partial<ResidentSeed>, object, string, string?][] = [
    ['of somebody who is 15', { birthDate: '2011-03-02' }, {}, 'recording_not_due', 'R15'],
    ['of somebody who is dead', { birthDate: old, status: 2 }, {}, 'recording_not_due', 'R08'],
    ['of somebody who has moved', { birthDate: old, status: 3 }, {}, 'recording_not_due', 'R08'],
    ['of a blocked NIK', { birthDate: old, blockedReason: 'ganda' }, {}, 'recording_not_due', 'R09'],
    ['with a foreign family card', {}, { kkShown: '5102051503180000' }, 'recording_not_due'],
    ['of somebody recorded before', { centralStatus: 'PRINT_READY_RECORD' }, {}, 'already_recorded'],
    ['that has not happened yet', {}, { capturedAt: '2026-11-24T05:00:00Z' }, 'capture_in_future'],
    [
      'without its requirements',
      {},
      { answers: [{ requirement: 'family_card' }] },
      'requirement_not_answered',
    ],
  ];
  test.each(refusals)('%s is refused and changes nothing', async (_what, seed, changes, code, rule) => {
    const { id, kkNumber } = await person(seed);
    const before = await written(id);
    const { status, body } = await note(id, capture(kkNumber, changes));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.code).toBe(code);
    if (rule !== undefined) expect(body.findings?.map((finding) => finding.code)).toContain(rule);
    expect(body.title).not.toBe(code);
    expect(await written(id)).toEqual(before);
  });

  test('of a 16-year-old, or of a younger one who is married, is noted', async () => {
    for (const seed of [{ birthDate: '2010-11-24' }, { birthDate: '2011-11-24', maritalStatus: 2 }]) {
      const { id, kkNumber } = await person(seed);
      expect((await note(id, capture(kkNumber))).status).toBe(200);
    }
  });

  test('is noted once: the same reference is another recording', async () => {
    const first = await person();
    const body = capture(first.kkNumber);
    expect((await note(first.id, body)).status).toBe(200);
    const second = await person();
    const refused = await note(second.id, { ...body, kkShown: second.kkNumber });
    expect(refused.body.code).toBe('station_reference_used');
    expect((await written(second.id)).recordings).toHaveLength(0);
  });

  test('is made anew after the centre could not use the first', async () => {
    const { id, kkNumber } = await person({ centralStatus: 'ENROLL_FAILURE_AT_CENTRAL' });
    expect((await note(id, capture(kkNumber))).body.resident.centralStatus).toBe('BIO_CAPTURED');
  });
});

describe('portrait and signature', () => {
  const red = { birthDate: '1991-05-17' };
  const portraitOf = (birthDate: string) => drawnPortrait({ nik: '5102051705910001', sex: 'L', birthDate });
  const upload = async (
    endpoint: typeof contract.savePortrait,
    id: string,
    file: Buffer,
    body: object = {},
  ) =>
    (await operator.upload(endpoint, file, { params: { id }, body: body as never })) as {
      status: number;
      body: RecordingDetail & ProblemBody;
    };

  test('are cropped, encrypted and put in force', async () => {
    const { id } = await person(red);
    const saved = await upload(contract.savePortrait, id, await portraitOf('1991-05-17'), {
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
    expect(saved.body).toMatchObject({
      requiredBackground: 'red',
      portrait: { width: 480, height: 720, background: 'red' },
      signature: null,
    });
    const ink = await drawnSignature({ nik: '5102051705910001' });
    const signed = (await operator.upload(contract.saveSignature, ink, { params: { id }, body: {} })).body;
    expect(signed).toMatchObject({ signature: { background: null } });
    expect((await written(id)).files).toHaveLength(2);
  });

  test('a portrait against the background rule needs a reason in words', async () => {
    const { id } = await person(red);
    const before = await written(id);
    const blue = await portraitOf('1990-05-17');
    const refused = await upload(contract.savePortrait, id, blue);
    expect(refused.body).toMatchObject({
      code: 'portrait_background',
      params: { required: 'red', measured: 'blue' },
      findings: [{ code: 'R38', level: 'H' }],
    });
    expect(await written(id)).toEqual(before);
    const reasoned = await upload(contract.savePortrait, id, blue, {
      backgroundReason: 'Kain merah sedang dicuci',
    });
    expect(reasoned.status).toBe(200);
    expect((await written(id)).images).toMatchObject([
      { background: 'blue', backgroundReason: 'Kain merah sedang dicuci' },
    ]);
  });

  test('a second portrait needs a lawful reason, and the first one stays for the cards that carry it', async () => {
    const { id } = await person(red);
    const photo = await portraitOf('1991-05-17');
    await upload(contract.savePortrait, id, photo);
    expect((await upload(contract.savePortrait, id, photo)).body.code).toBe('image_exists_already');
    const replaced = await upload(contract.savePortrait, id, photo, { replaces: 'physical_change' });
    expect(replaced.status).toBe(200);
    const { images } = await written(id);
    expect(images).toHaveLength(2);
    expect(images.filter(({ replacedAt }) => replacedAt === null)).toMatchObject([
      { replacesReason: 'physical_change' },
    ]);
  });

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7'), 'image_is_pdf'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image_is_svg'],
    ['an empty file', Buffer.alloc(0), 'image_empty'],
  ])('%s is refused and nothing is kept', async (_what, file, code) => {
    const { id } = await person(red);
    const { status, body } = await upload(contract.savePortrait, id, file);
    expect(status).toBe(422);
    expect(body.code).toBe(code);
    expect((await written(id)).files).toHaveLength(0);
  });

  test('nothing is taken of somebody who is dead', async () => {
    const { id } = await person({ ...red, status: 2 });
    const refused = await upload(contract.savePortrait, id, await portraitOf('1991-05-17'));
    expect(refused.body).toMatchObject({ code: 'recording_not_due', findings: [{ code: 'R08' }] });
    expect((await written(id)).files).toHaveLength(0);
  });

  test('nothing is taken of a child, and the page does not offer it', async () => {
    const { id } = await person({ birthDate: '2017-03-04' });
    const refused = await upload(contract.savePortrait, id, await portraitOf('2017-03-04'));
    expect(refused.body).toMatchObject({ code: 'recording_not_due', findings: [{ code: 'R15' }] });
    expect((await written(id)).files).toHaveLength(0);
    const page = await operator.call(contract.detail, { params: { id } });
    expect(page.body).toMatchObject({ allowedActions: [] });
  });

  test('are shown to those who compare faces, each time written down', async () => {
    const { id } = await person(red);
    await upload(contract.savePortrait, id, await portraitOf('1991-05-17'));
    const verifier = await desk.as('verifier');
    const seen = await verifier.call(contract.portrait, { params: { id } });
    expect(seen.status).toBe(200);
    expect((await sharp(seen.body as Buffer).metadata()).format).toBe('jpeg');
    const fileId = (await written(id)).images[0]?.fileId ?? '';
    const audit = () =>
      desk.test.owner.selectFrom('auditEvents').selectAll().where('subjectId', '=', fileId).execute();
    expect(await audit()).toMatchObject([
      { action: 'file.viewed', employeeId: verifier.employeeId, reason: 'resident_portrait' },
    ]);
    for (const role of ['administrator', 'complaints_officer', 'head_of_office'] as const) {
      expect((await (await desk.as(role)).call(contract.portrait, { params: { id } })).status).toBe(403);
    }
    expect(await audit()).toHaveLength(1);
  });
});

describe('waiting on the centre', () => {
  test('is listed by age, the longest first, with those who are stopped marked', async () => {
    const { owner } = desk.test;
    const since = async (centralStatus: string, on: string) => {
      const { id } = await person({ centralStatus });
      await owner.updateTable('residents').set({ centralStatusOn: on }).where('id', '=', id).execute();
      return id;
    };
    const stuck = await since('SENT_FOR_ENROLLMENT', '2026-11-03');
    const late = await since('SENT_FOR_ENROLLMENT', '2026-11-20');
    const usual = await since('SENT_FOR_ENROLLMENT', '2026-11-21');
    const stopped = await since('DUPLICATE_RECORD', '2026-10-01');

    const { body } = await operator.call(contract.waiting, { query: { limit: 500 } });
    const { rows, counts } = body as { rows: WaitingRow[]; counts: { status: string }[] };
    const listed = rows.filter(({ residentId }) => [stuck, late, usual, stopped].includes(residentId));
    expect(listed.map(({ residentId, age, days, stopped: is }) => [residentId, age, days, is])).toEqual([
      [stopped, 'stuck', 54, true],
      [stuck, 'stuck', 21, false],
      [late, 'late', 4, false],
      [usual, 'usual', 3, false],
    ]);
    expect(counts).toContainEqual({
      status: 'SENT_FOR_ENROLLMENT',
      stopped: false,
      usual: 1,
      late: 1,
      stuck: 1,
    });
    expect(rows.every(({ nikMasked }) => !/^\d{16}$/.test(nikMasked))).toBe(true);

    const only = await operator.call(contract.waiting, { query: { status: 'DUPLICATE_RECORD' } as never });
    expect((only.body as { rows: WaitingRow[] }).rows.map(({ residentId }) => residentId)).toEqual([stopped]);
  });
});

describe('ready to print: call them', () => {
  const readyIds = async () => {
    const { body } = await operator.call(contract.ready, { query: { limit: 500 } });
    return (body as { rows: ReadyRow[] }).rows;
  };
  const call = async (id: string, body: object) =>
    (await operator.call(contract.noteCall, { params: { id }, body: body as never })) as {
      status: number;
      body: RecordingDetail & ProblemBody;
    };

  test('lists who can have a card and has not asked for it', async () => {
    const ready = await person({ centralStatus: 'PRINT_READY_RECORD' });
    const child = await person({ centralStatus: 'PRINT_READY_RECORD', birthDate: '2010-01-01' });
    const dead = await person({ centralStatus: 'PRINT_READY_RECORD', status: 2 });
    const asking = await takeTo(desk, 'received');
    const served = await takeTo(desk, 'completed');
    const listed = (await readyIds()).map(({ residentId }) => residentId);
    expect(listed).toContain(ready.id);
    for (const id of [child.id, dead.id, asking.residentId, served.residentId])
      expect(listed).not.toContain(id);
  });

  test('a call is noted, and who was called stands below who was not', async () => {
    const called = await person({ centralStatus: 'PRINT_READY_RECORD' });
    const waiting = await person({ centralStatus: 'PRINT_READY_RECORD' });
    const { body } = await call(called.id, { outcome: 'reached', willComeOn: '2026-11-26' });
    expect(body.calls).toMatchObject([{ outcome: 'reached', willComeOn: '2026-11-26' }]);
    const rows = await readyIds();
    const place = (id: string) => rows.findIndex(({ residentId }) => residentId === id);
    expect(place(waiting.id)).toBeLessThan(place(called.id));
    expect(rows[place(called.id)]?.lastCall).toMatchObject({ outcome: 'reached' });
  });

  test.each([
    ['to somebody who is not ready', 'UNREGISTERED', { outcome: 'reached' }, 'not_ready_to_print'],
    [
      'with a day without contact',
      'PRINT_READY_RECORD',
      { outcome: 'not_reached', willComeOn: '2026-11-26' },
      'promise_without_contact',
    ],
    [
      'with a day that is past',
      'PRINT_READY_RECORD',
      { outcome: 'reached', willComeOn: '2026-11-23' },
      'promise_in_past',
    ],
  ])('a call %s is refused', async (_what, centralStatus, body, code) => {
    const { id } = await person({ centralStatus });
    expect((await call(id, body)).body.code).toBe(code);
    expect((await written(id)).calls).toHaveLength(0);
  });
});

test('a resident of another office is not found', async () => {
  const { id } = await person();
  const foreign = await openSecondOffice(desk.test.owner);
  await desk.test.owner.updateTable('residents').set({ officeCode: foreign }).where('id', '=', id).execute();
  const detail = await operator.call(contract.detail, { params: { id } });
  expect(detail.status).toBe(404);
  expect((await note(id, capture('5102051503180001'))).status).toBe(404);
});
