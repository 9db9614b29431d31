import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import type { Endpoint, ReplyOf } from '../../../../contract/endpoint.ts';
import { openContexts } from '../../../../test/contexts.ts';
import { type Desk, type Officer, officeCode, openDesk } from '../../../../test/desk.ts';
import {
  act,
  bookLetter,
  completeLetter,
  expectDetail,
  takeComplaintTo,
} from '../../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../../test/untouched.ts';
import type { Actor } from '../../../context.ts';
import { complaintDetail } from './detail-views.ts';

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

async function call<E extends Endpoint>(officer: Officer, endpoint: E, parts: object = {}) {
  const { status, body } = await officer.call(endpoint, parts);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as ReplyOf<E>;
}
const detail = (officer: Officer, id: string) =>
  call(officer, complaints.detail, { params: { id } }) as Promise<ComplaintDetail>;
const idsFor = async (officer: Officer, body: object) =>
  (await call(officer, complaints.list, { body: { openOnly: false, limit: 200, ...body } })).rows.map(
    ({ id }) => id,
  );
const audits = (id: string) =>
  desk.test.owner
    .selectFrom('auditEvents')
    .select(['action', 'employeeId', 'reason'])
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute();

const identity = [completeLetter.name, completeLetter.address, '0812 3456 7890', '+6281234567890'];
async function signed(id: string) {
  const scan = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  await expectDetail(
    pengelola.upload(complaints.addAttachment, scan, { params: { id }, body: { as: 'signature' } }),
  );
}

describe('an anonymous complainant (anonim)', () => {
  let id: string;
  let number: string;
  beforeAll(async () => {
    ({ id, number } = await bookLetter(desk, { anonymous: true }));
    await signed(id);
  });

  test('is named to nobody: not on the page, not in the register, not even to whoever booked', async () => {
    for (const officer of [loket, pengelola, kadis, kasi]) {
      const page = await detail(officer, id);
      expect(page.content).toMatchObject({
        name: null,
        address: null,
        phone: null,
        phoneValid: true,
        email: null,
        signatureFileId: null,
        identityHidden: true,
        description: completeLetter.description,
      });
      // What is there is known, or triage would ask for it again.
      expect(page).toMatchObject({ complainant: null, missing: [] });
      const { rows } = await call(officer, complaints.list, { body: { q: number } });
      for (const hidden of identity) expect(JSON.stringify([page, rows])).not.toContain(hidden);
    }
  });

  test('is not found by name or telephone, and the telephone links no other complaint to it', async () => {
    const named = await bookLetter(desk, { description: 'Antrean sangat panjang setiap hari Senin.' });
    for (const q of [completeLetter.name, 'contoh ariani', '0812-3456-7890', '+62 812 3456 7890', '7890']) {
      const ids = await idsFor(pengelola, { q });
      expect(ids).not.toContain(id);
      if (q !== '7890') expect(ids).toContain(named.id);
    }
    expect((await detail(pengelola, named.id)).similar.map((each) => each.id)).not.toContain(id);
    expect((await detail(pengelola, id)).similar.map((each) => each.id)).not.toContain(named.id);
  });

  test('is shown to a handler who says why; who asked is written down', async () => {
    const shown = await call(kasi, complaints.unmask, {
      params: { id },
      body: { reason: 'Menelepon balik' },
    });
    expect(shown).toEqual({
      name: completeLetter.name,
      address: completeLetter.address,
      phone: completeLetter.phone,
      email: null,
    });
    expect(await audits(id)).toEqual([
      { action: 'complaint.unmasked', employeeId: kasi.employeeId, reason: 'Menelepon balik' },
    ]);
    expect((await detail(kasi, id)).content.name).toBeNull();
  });

  test('is not shown without a reason, nor to the counter, nor as a signature', async () => {
    await expectRefused(
      desk,
      () => pengelola.call(complaints.unmask, { params: { id }, body: { reason: ' ' } }),
      {
        status: 422,
        code: 'fields_not_valid',
      },
    );
    await expectRefused(
      desk,
      () => loket.call(complaints.unmask, { params: { id }, body: { reason: 'Ingin' } }),
      {
        status: 403,
        code: 'role_not_allowed',
      },
    );
    await expectRefused(desk, () => pengelola.call(complaints.signature, { params: { id } }), {
      status: 403,
      code: 'identity_hidden',
    });
    expect(await audits(id)).toHaveLength(1);
  });
});

describe('a confidential complaint (rahasia)', () => {
  let id: string;
  let number: string;
  beforeAll(async () => {
    ({ id, number } = await bookLetter(desk, { confidential: true }));
    await expectDetail(act(pengelola, 'note', id, { words: 'Catatan yang tidak untuk loket' }));
  });

  test('shows the counter that it is there and where it stands, and no more', async () => {
    const page = await detail(loket, id);
    expect(page).toMatchObject({
      number,
      state: 'received',
      complainant: null,
      excerpt: '',
      missing: [],
      trackingCode: '',
      history: [],
      similar: [],
      allowedActions: [],
      nextAction: null,
    });
    const { rows } = await call(loket, complaints.list, { body: { q: number } });
    expect(rows).toHaveLength(1);
    const told = JSON.stringify([page, rows]);
    for (const hidden of [...identity, completeLetter.description.slice(0, 20), 'Catatan', 'Tabanan']) {
      expect(told).not.toContain(hidden);
    }
    expect(await idsFor(loket, { q: completeLetter.name })).not.toContain(id);
  });

  test('is read by those who handle complaints', async () => {
    for (const officer of [pengelola, kasi, kadis]) {
      const page = await detail(officer, id);
      expect(page.content).toMatchObject({ name: completeLetter.name, identityHidden: false });
      expect(page.history.at(-1)).toMatchObject({ action: 'note', words: 'Catatan yang tidak untuk loket' });
    }
  });
});

test('the scan of a signature is for the examiner, and a look at it is written down', async () => {
  const { id } = await bookLetter(desk);
  await expectRefused(desk, () => pengelola.call(complaints.signature, { params: { id } }), {
    status: 404,
    code: 'complaint_signature_none',
  });
  await signed(id);
  const { content } = await detail(pengelola, id);
  expect(content.signature).toBe('scan');
  const { status, body } = await pengelola.call(complaints.signature, { params: { id } });
  expect(status).toBe(200);
  expect((await sharp(body as Buffer).metadata()).width).toBe(60);
  expect(await audits(content.signatureFileId ?? '')).toEqual([
    { action: 'file.viewed', employeeId: pengelola.employeeId, reason: 'complaint_signature' },
  ]);
});

test('an attachment is shown with a trace; one of another complaint is not', async () => {
  const { id } = await bookLetter(desk);
  const other = await bookLetter(desk);
  const bytes = await sharp({ create: { width: 90, height: 40, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  const page = await expectDetail(
    loket.upload(complaints.addAttachment, bytes, { params: { id }, body: { as: 'attachment' } }),
  );
  const [attachment] = page.attachments;
  expect(attachment).toMatchObject({ position: 1, byComplainant: false });
  const attachmentId = attachment?.id ?? '';
  const { body } = await kadis.call(complaints.attachment, { params: { id, attachmentId } });
  expect((await sharp(body as Buffer).metadata()).width).toBe(90);
  await expectRefused(
    desk,
    () => kadis.call(complaints.attachment, { params: { id: other.id, attachmentId } }),
    { status: 404, code: 'attachment_unknown' },
  );
});

test('what is missing is what the page asks of a letter; a number that cannot be called counts as none', async () => {
  const bare = await bookLetter(desk, {
    name: undefined,
    address: undefined,
    phone: '12345',
    submittedPlace: undefined,
    submittedOn: undefined,
    signatureSeen: undefined,
  });
  expect(bare.missing).toEqual(['name', 'address', 'phone', 'submittedPlace', 'submittedAt', 'signature']);
  expect(bare.content).toMatchObject({ phone: '12345', phoneValid: false });
  const call = await expectDetail(
    loket.call(complaints.takeCall, {
      body: {
        description: 'Telepon kantor tidak diangkat',
        submittedPlace: 'Lewat telepon',
        immediateResponse: 'Kami periksa',
        identityRefused: true,
        authority: 'in',
        answered: false,
      },
    }),
  );
  expect(call).toMatchObject({ missing: ['name', 'address', 'phone'], identityRefused: true });
});

test('the register is found by number, code, name and telephone in any form, and by nothing that it is not', async () => {
  const { id, number, trackingCode } = await bookLetter(desk, {
    name: 'Ni Luh Contoh 100%',
    phone: '(0361) 813542',
    description: 'Papan petunjuk loket membingungkan lansia.',
  });
  const loose = trackingCode
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replace(/(.{4})/g, '$1-');
  for (const q of [
    number,
    number.slice(-6),
    trackingCode,
    loose,
    'contoh 100%',
    '0361813542',
    '62361813542',
    '813542',
  ]) {
    expect(await idsFor(pengelola, { q }), q).toContain(id);
  }
  for (const q of ['_uh', '100_', '%%%', '0361999999', trackingCode.slice(0, 12)]) {
    expect(await idsFor(pengelola, { q }), q).not.toContain(id);
  }
});

test('the list narrows by state, channel and who handles it', async () => {
  const id = await takeComplaintTo(desk, 'in_progress');
  expect(await idsFor(pengelola, { state: 'in_progress' })).toContain(id);
  expect(await idsFor(pengelola, { state: 'received' })).not.toContain(id);
  expect(await idsFor(pengelola, { channel: 'letter' })).toContain(id);
  expect(await idsFor(pengelola, { channel: 'telephone' })).not.toContain(id);
  expect(await idsFor(pengelola, { mine: true })).toContain(id);
  expect(await idsFor(kasi, { mine: true })).not.toContain(id);
  const over = await takeComplaintTo(desk, 'withdrawn');
  expect(await idsFor(pengelola, { openOnly: true })).not.toContain(over);
  expect(await idsFor(pengelola, {})).toContain(over);
});

describe('work', () => {
  const work = (officer: Officer) => call(officer, complaints.work);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

  test('each complaint stands on the list of whoever is next', async () => {
    const received = await takeComplaintTo(desk, 'received');
    const disposition = await takeComplaintTo(desk, 'disposition');
    const forwarded = await takeComplaintTo(desk, 'forwarded');
    expect(ids((await work(pengelola)).rows)).toEqual(expect.arrayContaining([received, forwarded]));
    expect(ids((await work(pengelola)).rows)).not.toContain(disposition);
    expect(ids((await work(kadis)).rows)).toContain(disposition);
    expect(ids((await work(loket)).rows)).toContain(forwarded);
    expect(ids((await work(loket)).rows)).not.toContain(received);
    for (const { nextAction } of (await work(kadis)).rows) expect(nextAction).not.toBeNull();
  });

  test('an answer waits for whom the complaint was given to', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    expect(ids((await work(pengelola)).rows)).toContain(id);
    expect(ids((await work(kasi)).rows)).not.toContain(id);
    expect((await detail(kasi, id)).allowedActions).not.toContain('answer');
    await expectDetail(act(pengelola, 'assign', id, { employeeId: kasi.employeeId }));
    expect(ids((await work(kasi)).rows)).toContain(id);
    expect(ids((await work(pengelola)).rows)).not.toContain(id);
    expect((await detail(kasi, id)).allowedActions).toContain('answer');
  });

  test('late ones come first and stand before the heads, the late agencies beside them', async () => {
    const started = desk.clock.now();
    const late = await takeComplaintTo(desk, 'received');
    const forwarded = await takeComplaintTo(desk, 'informed');
    desk.clock.set('2026-12-18T02:00:00Z');
    const recent = await bookLetter(desk, { submittedOn: '2026-12-17' });
    const head = await work(kadis);
    expect(ids(head.late)).toContain(late);
    expect(ids(head.late)).not.toContain(recent.id);
    const due = head.late.map(({ clock }) => clock.dueOn ?? '');
    expect(due).toEqual([...due].sort());
    expect(head.late.every(({ clock }) => clock.lateDays > 0)).toBe(true);
    // Forwarded on 23 November: fourteen working days later it is 11 December.
    expect(head.agencyLate.find(({ id }) => id === forwarded)).toMatchObject({
      dueOn: '2026-12-11',
      lateDays: 5,
    });
    const examiner = await work(pengelola);
    const order = ids(examiner.rows);
    expect(order.indexOf(late)).toBeLessThan(order.indexOf(recent.id));
    expect(await work(loket)).toMatchObject({ late: [], agencyLate: [] });
    const { late: count } = await call(kadis, complaints.list, { body: { lateOnly: true, limit: 200 } });
    expect(count).toBe(head.late.length);
    desk.clock.set(started);
  });
});

test('the limits of the law run beside the promise, each with its ground', async () => {
  const id = await takeComplaintTo(desk, 'answered');
  const { limits } = await detail(pengelola, id);
  const byCode = Object.fromEntries(limits.map((limit) => [limit.code, limit]));
  expect(byCode.response).toMatchObject({ dueOn: '2026-11-26', met: true });
  expect(byCode.completeness_answer).toMatchObject({
    dueOn: '2026-12-07',
    met: true,
    legalBasis: 'UU 25/2009',
  });
  expect(byCode.decision).toMatchObject({ dueOn: '2027-01-22', met: true });
  expect(byCode.silence).toMatchObject({ dueOn: '2026-12-07', met: null });
  expect(byCode.completion).toMatchObject({ dueOn: null, met: null });
  expect(byCode.agency).toMatchObject({ dueOn: null, met: null });
});

test('officers to choose from: who works here, and who may handle', async () => {
  const { rows } = await call(loket, complaints.officers);
  const of = (officer: Officer) => rows.find(({ id }) => id === officer.employeeId);
  expect(of(kasi)).toMatchObject({ mayHandle: true });
  expect(of(loket)).toMatchObject({ mayHandle: false });
  expect(of(loket)?.title).not.toBe('');
});

test('a page of a complaint asks the database no more than a dozen questions', async () => {
  const id = await takeComplaintTo(desk, 'informed');
  let questions = 0;
  const db = desk.test.db.withPlugin({
    transformQuery: ({ node }) => {
      questions += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const actor: Actor = {
    employeeId: pengelola.employeeId,
    officeCode,
    name: '',
    roles: ['complaints_officer'],
    delegationIds: {},
  };
  const ctxOf = await openContexts(desk.test.db, desk.clock);
  const ctx = ctxOf(actor, { db, ports: desk.ports });
  const page = await complaintDetail(ctx, id);
  expect(page.referral?.notice).not.toBeNull();
  expect(questions).toBeGreaterThan(5);
  expect(questions).toBeLessThanOrEqual(12);
});
