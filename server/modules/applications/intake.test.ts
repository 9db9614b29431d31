import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApplicationDetail,
  applications,
  type ServiceType,
} from '../../../contract/applications/endpoints.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { openSecondOffice } from '../../../test/people.ts';
import type { ResidentSeed } from '../../../test/subjects/residents.ts';
import { expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let loket: Officer;
beforeAll(async () => {
  desk = await openDesk();
  loket = await desk.as('front_desk');
  // Where somebody may live who has moved in from another kabupaten.
  await desk.test.owner
    .insertInto('regions')
    .values([
      {
        code: '51.03.01',
        parentCode: '51.03',
        level: 'district',
        name: 'KECAMATAN CONTOH',
        provenance: 'test',
      },
      {
        code: '51.03.01.1001',
        parentCode: '51.03.01',
        level: 'village',
        name: 'DESA CONTOH',
        provenance: 'test',
      },
    ])
    .execute();
});
afterAll(() => desk.close());

const open = (resident: ResidentSeed, serviceType: ServiceType = 'A', kkShown = resident.kkNumber) =>
  loket.call(applications.openIntake, { body: { residentId: resident.id, serviceType, kkShown } });

const documentsOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('applicationDocuments')
    .select(['requirement', 'fileId', 'removedAt', 'removedBy'])
    .where('applicationId', '=', applicationId)
    .orderBy('addedAt')
    .execute();

describe('opening intake', () => {
  test('for a resident whom another office keeps: unknown here, also when only asked about', async () => {
    const resident = await desk.resident();
    await desk.test.owner
      .updateTable('residents')
      .set({ officeCode: await openSecondOffice(desk.test.owner) })
      .where('id', '=', resident.id)
      .execute();
    await expectRefused(desk, () => open(resident), { status: 404, code: 'resident_not_found' });
    const asked = await loket.call(applications.eligibility, {
      body: { residentId: resident.id, serviceType: 'A' },
    });
    expect(asked).toMatchObject({ status: 404, body: { code: 'resident_not_found' } });
  });

  test('says before it is opened what a card would lack at print', async () => {
    const resident = await desk.resident();
    const missing = async () => {
      const asked = await loket.call(applications.eligibility, {
        body: { residentId: resident.id, serviceType: 'A' },
      });
      expect(asked.status).toBe(200);
      return (asked.body as { missingImages: string[] }).missingImages;
    };
    const images = () => desk.test.owner.deleteFrom('residentImages').where('residentId', '=', resident.id);
    expect(await missing()).toEqual([]);
    await images().where('kind', '=', 'signature').execute();
    expect(await missing()).toEqual(['signature']);
    await images().execute();
    expect(await missing()).toEqual(['portrait', 'signature']);
  });

  test('writes the case, its number, its first event, and starts the clock', async () => {
    const resident = await desk.resident();
    const { status, body } = await open(resident);
    expect(status).toBe(200);
    const detail = body as ApplicationDetail;
    expect(detail.number).toMatch(/^TBN-26-\d{4}$/);
    expect(detail.trackingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(detail.clock).toMatchObject({ running: true, grossMs: 0, promiseMs: 600_000, breached: false });
    const rows = await desk.test.db
      .selectFrom('applications as a')
      .innerJoin('applicationEvents as e', 'e.applicationId', 'a.id')
      .select([
        'a.state',
        'a.serviceType',
        'a.kkShown',
        'a.startedAt',
        'a.claimedBy',
        'e.action',
        'e.seq',
        'e.actorId',
      ])
      .where('a.residentId', '=', resident.id)
      .execute();
    expect(rows).toEqual([
      {
        state: 'intake',
        serviceType: 'A',
        kkShown: resident.kkNumber,
        startedAt: desk.clock.now(),
        claimedBy: loket.employeeId,
        action: 'openIntake',
        seq: 1,
        actorId: loket.employeeId,
      },
    ]);
  });

  test('numbers follow one another without a gap, also after a refusal', async () => {
    const first = (await open(await desk.resident())).body as ApplicationDetail;
    await open(await desk.resident({ status: 2 }));
    const second = (await open(await desk.resident())).body as ApplicationDetail;
    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1);
  });

  const refusedPeople: [string, Partial<ResidentSeed>, ServiceType, string[]][] = [
    ['a child of 15', { birthDate: '2011-06-01' }, 'A', ['R15', 'R16']],
    ['a recorded youth the day before turning 17', { birthDate: '2009-11-25' }, 'A', ['R16']],
    ['somebody dead', { status: 2 }, 'A', ['R08']],
    ['somebody who moved away', { status: 3 }, 'A', ['R08']],
    ['a NIK that is blocked', { blockedReason: 'Data ganda' }, 'A', ['R09']],
    ['somebody not recorded', { centralStatus: 'UNREGISTERED' }, 'A', ['R39']],
    ['a record still on its way', { centralStatus: 'SENT_FOR_ENROLLMENT' }, 'A', ['R39']],
    ['a duplicate record', { centralStatus: 'DUPLICATE_RECORD' }, 'A', ['R39']],
    ['a duplicate record, for a lost card', { centralStatus: 'DUPLICATE_RECORD' }, 'C1', ['R39']],
    ['a resident of another kabupaten', { villageCode: '51.03.01.1001' }, 'A', ['R14']],
    ['a new card for somebody who has one', { centralStatus: 'CARD_ISSUED' }, 'A', ['R36']],
    ['a new card that is being made elsewhere', { centralStatus: 'SENT_FOR_CARD_PRINTING' }, 'A', ['R36']],
    ['a NIK with serial 0000', { nik: '5102051705900000' }, 'A', ['R02']],
  ];
  test.each(refusedPeople)('refuses %s', async (_who, seed, service, findings) => {
    const resident = await desk.resident(seed);
    await expectRefused(desk, () => open(resident, service), { status: 409, code: 'not_eligible', findings });
  });

  test('refuses whoever is already in process, and says with which number', async () => {
    const resident = await desk.resident();
    const { number } = (await open(resident)).body as ApplicationDetail;
    const problem = await expectRefused(desk, () => open(resident), {
      status: 409,
      code: 'not_eligible',
      findings: ['R35'],
    });
    expect(problem.findings?.[0]?.message).toContain(number);
  });

  test('refuses a family card that is not theirs, or is none', async () => {
    const resident = await desk.resident();
    const other = await desk.resident();
    for (const [kkShown, finding] of [
      [other.kkNumber, 'R11'],
      ['5102054503180003', 'R10'],
    ] as const) {
      await expectRefused(desk, () => open(resident, 'A', kkShown), {
        status: 409,
        code: 'not_eligible',
        findings: [finding],
      });
    }
  });

  test('refuses a family card that has been closed', async () => {
    const resident = await desk.resident();
    await desk.test.owner
      .updateTable('familyCards')
      .set({ validTo: '2026-11-01' })
      .where('kkNumber', '=', resident.kkNumber)
      .execute();
    await expectRefused(desk, () => open(resident), { status: 409, code: 'not_eligible', findings: ['R11'] });
  });

  test('refuses a new card to somebody whose card this office issued', async () => {
    const { residentId } = await takeTo(desk, 'completed');
    const { kkNumber } = await desk.test.db
      .selectFrom('residents as r')
      .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
      .select('f.kkNumber')
      .where('r.id', '=', residentId)
      .executeTakeFirstOrThrow();
    await expectRefused(
      desk,
      () =>
        loket.call(applications.openIntake, { body: { residentId, serviceType: 'A', kkShown: kkNumber } }),
      { status: 409, code: 'not_eligible', findings: ['R36'] },
    );
  });

  test('refuses a resident who is not in the register', async () => {
    await expectRefused(
      desk,
      () =>
        loket.call(applications.openIntake, {
          body: { residentId: randomUUID(), serviceType: 'A', kkShown: '5102051503180001' },
        }),
      { status: 404, code: 'resident_not_found' },
    );
  });

  test('somebody under 17 who is married may be received: the proof is asked for at verification', async () => {
    const resident = await desk.resident({ birthDate: '2010-03-01', maritalStatus: 2 });
    expect((await open(resident)).status).toBe(200);
  });

  test('eligibility says the same before anything is opened', async () => {
    const resident = await desk.resident({ status: 2 });
    const { body } = await loket.call(applications.eligibility, {
      body: { residentId: resident.id, serviceType: 'A' },
    });
    expect(body).toMatchObject({ eligible: false, findings: [{ code: 'R08', level: 'T' }] });
  });
});

describe('documents', () => {
  test('a ticked document is in the checklist; ticked again, the first one stays in the history', async () => {
    const { id } = await takeTo(desk, 'intake');
    for (const _time of ['first', 'second']) {
      desk.clock.advance(1000);
      expect((await loket.act('tickDocument', id, { requirement: 'family_card' })).status).toBe(200);
    }
    expect(await documentsOf(id)).toEqual([
      { requirement: 'family_card', fileId: null, removedAt: desk.clock.now(), removedBy: loket.employeeId },
      { requirement: 'family_card', fileId: null, removedAt: null, removedBy: null },
    ]);
  });

  test('a scan is kept encrypted, re-encoded, and shown only through the audited view', async () => {
    const { id } = await takeTo(desk, 'intake');
    const scan = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#eeeeee' } })
      .jpeg()
      .toBuffer();
    const sent = await loket.upload(applications.scanDocument, scan, {
      params: { id },
      body: { requirement: 'form_f102' },
    });
    expect(sent).toMatchObject({ status: 200 });
    const document = (sent.body as ApplicationDetail).checklist.find(
      ({ code }) => code === 'form_f102',
    )?.document;
    expect(document).toMatchObject({ scanned: true });
    const file = await desk.test.owner
      .selectFrom('applicationDocuments as d')
      .innerJoin('files as f', 'f.id', 'd.fileId')
      .select(['f.id', 'f.ciphertext', 'f.subjectId'])
      .where('d.applicationId', '=', id)
      .executeTakeFirstOrThrow();
    expect(file.subjectId).toBe(id);
    expect(file.ciphertext.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    const shown = await loket.call(applications.documentImage, {
      params: { id, documentId: document?.id ?? '' },
    });
    expect((await sharp(shown.body as Buffer).metadata()).width).toBe(400);
    const views = await desk.test.owner
      .selectFrom('auditEvents')
      .select('employeeId')
      .where('action', '=', 'file.viewed')
      .where('subjectId', '=', file.id)
      .execute();
    expect(views).toEqual([{ employeeId: loket.employeeId }]);
  });

  const wrongFiles: [string, Buffer][] = [
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['nothing at all', Buffer.alloc(0)],
    ['words', Buffer.from('bukan gambar')],
  ];
  test.each(wrongFiles)('refuses %s as a scan', async (_what, file) => {
    const { id } = await takeTo(desk, 'intake');
    const { status } = await loket.upload(applications.scanDocument, file, {
      params: { id },
      body: { requirement: 'form_f102' },
    });
    expect(status).toBe(422);
    expect(await documentsOf(id)).toEqual([]);
  });
});

describe('receiving', () => {
  test('with a mandatory document missing is refused and says which', async () => {
    const { id } = await takeTo(desk, 'intake');
    await loket.act('tickDocument', id, { requirement: 'family_card' });
    await expectRefused(desk, () => loket.act('receive', id), {
      status: 409,
      code: 'documents_missing',
      findings: ['R33'],
    });
  });

  test('hands the case on: it lies on nobody’s desk and step 1 is done', async () => {
    const { id } = await takeTo(desk, 'received');
    const { body } = await loket.call(applications.detail, { params: { id } });
    const { claimedBy, clock, state } = body as ApplicationDetail;
    expect({ state, claimedBy }).toEqual({ state: 'received', claimedBy: null });
    expect(clock.steps.slice(0, 2).map(({ state: s }) => s)).toEqual(['done', 'current']);
  });
});

describe('ways out', () => {
  test('a mistaken intake is undone with its reason, and the resident can be received again', async () => {
    const { id, residentId } = await takeTo(desk, 'intake');
    const words = 'Salah memilih nama yang sama';
    expect((await loket.act('cancel', id, { reason: 'wrong_person', words })).body).toMatchObject({
      state: 'cancelled',
      clock: { running: false },
      allowedActions: [],
    });
    const event = await desk.test.db
      .selectFrom('applicationEvents as e')
      .leftJoin('applicationEventNotes as n', 'n.eventId', 'e.id')
      .select(['e.data', 'n.words'])
      .where('e.applicationId', '=', id)
      .where('e.action', '=', 'cancel')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ data: { reason: 'wrong_person' }, words });
    const { body } = await loket.call(applications.eligibility, { body: { residentId, serviceType: 'A' } });
    expect(body).toMatchObject({ eligible: true, openApplication: null });
  });

  test('withdrawn before a print: closed, timed, and no blank is touched', async () => {
    const { id } = await takeTo(desk, 'verified');
    expect((await loket.act('withdraw', id, { reason: 'applicant_asks' })).status).toBe(200);
    const timing = await desk.test.db
      .selectFrom('applicationTimings')
      .select(['outcome', 'grossMs', 'netMs'])
      .where('applicationId', '=', id)
      .executeTakeFirst();
    expect(timing).toEqual({ outcome: 'withdrawn', grossMs: 60_000, netMs: 60_000 });
  });

  test('withdrawn after the print: its blank is spoiled and accounted for', async () => {
    const { id, serial } = await takeTo(desk, 'ready');
    expect((await loket.act('withdraw', id, { reason: 'applicant_left' })).status).toBe(200);
    const blank = await desk.test.db
      .selectFrom('blanks')
      .select(['state', 'spoilReason'])
      .where('serial', '=', serial)
      .executeTakeFirst();
    expect(blank).toEqual({ state: 'spoiled', spoilReason: 'withdrawn' });
    const attempt = await desk.test.db
      .selectFrom('printAttempts')
      .select(['state', 'reason', 'endedAt'])
      .where('applicationId', '=', id)
      .executeTakeFirst();
    expect(attempt).toEqual({ state: 'spoiled', reason: 'withdrawn', endedAt: desk.clock.now() });
  });

  test('not while a card is in the printer', async () => {
    const { id } = await takeTo(desk, 'printing');
    await expectRefused(desk, () => loket.act('withdraw', id, { reason: 'applicant_asks' }), {
      status: 409,
      code: 'state_does_not_allow',
    });
  });
});
