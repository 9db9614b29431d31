import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import { replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import type { Endpoint, ReplyOf } from '../../../../contract/endpoint.ts';
import type { ProblemBody } from '../../../../contract/problem.ts';
import { type Answer, type Desk, type Officer, openDesk } from '../../../../test/desk.ts';
import { openSecondOffice } from '../../../../test/people.ts';
import { act, bookLetter, completeLetter, expectDetail } from '../../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../../test/untouched.ts';

/** Complaints that are not there for a reader: about the reader, or another office's. */
let desk: Desk;
let subject: Officer;
let stranger: Officer;
let pengelola: Officer;
let about: ComplaintDetail;
let attachmentId: string;
let openingId: string;
let templateId: string;
let sibling: ComplaintDetail;
let picture: Buffer;

const everyRole = [
  'front_desk',
  'complaints_officer',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
] as const;

async function call<E extends Endpoint>(officer: Officer, endpoint: E, parts: object = {}) {
  const { status, body } = await officer.call(endpoint, parts);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as ReplyOf<E>;
}

beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  pengelola = await desk.as('complaints_officer');
  subject = await desk.hire(everyRole);
  const other = await openSecondOffice(desk.test.owner);
  stranger = await desk.hire(everyRole, other);

  const second = await desk.as('section_head');
  const { channel: _, ...slip } = completeLetter;
  const opening = await call(await desk.as('front_desk'), complaints.openBox, {
    body: {
      place: 'Lobi pelayanan',
      secondOfficerId: second.employeeId,
      slips: [slip, { description: 'Kursi tunggu kurang' }],
    },
  });
  openingId = opening.id;
  const found = await call(pengelola, complaints.list, { body: { q: opening.numbers[0] } });
  const id = found.rows[0]?.id ?? '';
  sibling = await bookLetter(desk, { name: 'I Wayan Contoh Tetangga' });

  picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  await expectDetail(
    pengelola.upload(complaints.addAttachment, picture, { params: { id }, body: { as: 'signature' } }),
  );
  about = await expectDetail(
    pengelola.upload(complaints.addAttachment, picture, { params: { id }, body: { as: 'attachment' } }),
  );
  attachmentId = about.attachments[0]?.id ?? '';
  templateId = (
    await call(pengelola, replyTemplates.save, {
      body: { code: 'contoh', title: 'Contoh', body: 'Yth. {nama}' },
    })
  ).id;
  await expectDetail(act(pengelola, 'nameOfficer', id, { employeeId: subject.employeeId }));
});
afterAll(() => desk.close());

const bodies: Partial<Record<keyof typeof complaints, object>> = {
  unmask: { reason: 'Ingin tahu' },
  rejectSpam: { reason: 'nonsense' },
  amend: { name: 'Ni Contoh Lain' },
  logCall: { outcome: 'reached' },
  requestCompletion: { reasons: ['identity'], words: 'Mohon dilengkapi' },
  archive: { reason: 'identity_unclear', words: 'Tidak perlu' },
  triage: { component: 'time' },
  decideAuthority: { decision: 'in', words: 'Tentang loket' },
  assign: { employeeId: randomUUID() },
  nameOfficer: { employeeId: randomUUID() },
  setFlags: { anonymous: false, confidential: false },
  linkApplication: { applicationId: null },
  note: { words: 'Catatan' },
  answer: { words: 'Terima kasih atas masukannya' },
  forward: { agencyId: randomUUID(), letterNumber: '400/1/CONTOH', letterOn: '2026-11-20' },
  inform: { channel: 'telephone' },
  withdraw: { words: 'Dicabut saja' },
  merge: { intoId: randomUUID() },
  unmerge: { words: 'Dipisah' },
  reopen: { words: 'Dibuka lagi' },
  revive: { words: 'Dihidupkan' },
};

const onOne = (Object.entries(complaints) as [keyof typeof complaints, Endpoint][]).filter(([, { path }]) =>
  path.startsWith('/api/complaints/:id'),
);

test('every way to one complaint is walked below', () => {
  expect(onOne.length).toBeGreaterThan(33);
});

describe.each([
  ['the officer whom it is about', () => subject],
  ['an officer of another office', () => stranger],
])('for %s there is no such complaint', (_who, officerOf) => {
  test('on no way that leads to one, and nothing is changed', async () => {
    const officer = officerOf();
    const before = await contentsOf(desk);
    const outcomes: Record<string, unknown> = {};
    const note = (name: string, { status, body }: Answer<unknown>) => {
      outcomes[name] = `${status} ${(body as ProblemBody).code}`;
    };
    for (const [name, endpoint] of onOne) {
      const params = { id: about.id, ...(endpoint.path.includes(':attachmentId') && { attachmentId }) };
      note(
        name,
        endpoint.upload
          ? await officer.upload(endpoint, picture, { params, body: { as: 'attachment' } })
          : await officer.call(endpoint, { params, body: bodies[name] ?? {} }),
      );
    }
    note('fill', await officer.call(replyTemplates.fill, { params: { id: about.id, templateId } }));
    const expected = [...onOne.map(([name]) => name), 'fill'].map((name) => [name, '404 complaint_unknown']);
    expect(outcomes).toEqual(Object.fromEntries(expected));
    expect(await contentsOf(desk)).toEqual(before);
  });

  test.each([
    ['number', () => about.number],
    ['tracking code', () => about.trackingCode],
    ['name', () => completeLetter.name],
    ['telephone', () => completeLetter.phone],
    ['nothing', () => undefined],
  ])('the register, looked through by %s', async (_by, q) => {
    const body = { openOnly: false, ...(q() !== undefined && { q: q() }) };
    const { rows } = await call(officerOf(), complaints.list, { body });
    expect(rows.map(({ id }) => id)).not.toContain(about.id);
    const seen = await call(pengelola, complaints.list, { body });
    expect(seen.rows.map(({ id }) => id)).toContain(about.id);
  });

  test('the work list, late or not', async () => {
    const before = desk.clock.now();
    desk.clock.set('2026-12-07T01:00:00Z');
    const work = await call(officerOf(), complaints.work);
    const ids = [...work.rows, ...work.late].map(({ id }) => id);
    const ownWork = await call(pengelola, complaints.work);
    desk.clock.set(before);
    expect(ids).not.toContain(about.id);
    expect(ownWork.rows.map(({ id }) => id)).toContain(about.id);
    expect(ownWork.late.map(({ id }) => id)).toContain(about.id);
  });
});

test('the officer counts one open complaint less than the others', async () => {
  const body = { limit: 1 };
  const theirs = await call(subject, complaints.list, { body });
  const all = await call(pengelola, complaints.list, { body });
  expect(theirs.open).toBe(all.open - 1);
});

test('the log of the box and its minutes leave out the slip about the officer', async () => {
  const slipsOf = async (officer: Officer) => {
    const { rows } = await call(officer, complaints.boxOpenings);
    return rows.find(({ id }) => id === openingId)?.slips.map(({ number }) => number);
  };
  expect(await slipsOf(pengelola)).toHaveLength(2);
  expect(await slipsOf(subject)).toHaveLength(1);
  expect(await slipsOf(subject)).not.toContain(about.number);
  expect((await call(stranger, complaints.boxOpenings)).rows).toEqual([]);
});

test('a complaint that resembles it, goes into it or swallows it does not give it away', async () => {
  const detail = (officer: Officer, id: string) =>
    call(officer, complaints.detail, { params: { id } }) as Promise<ComplaintDetail>;
  expect((await detail(pengelola, sibling.id)).similar.map(({ id }) => id)).toContain(about.id);
  expect((await detail(subject, sibling.id)).similar.map(({ id }) => id)).not.toContain(about.id);

  await expectDetail(act(pengelola, 'merge', sibling.id, { intoId: about.id }));
  expect((await detail(pengelola, sibling.id)).mergedInto).toMatchObject({ id: about.id });
  const seen = await detail(subject, sibling.id);
  expect(seen.mergedInto).toBeNull();
  expect(JSON.stringify(seen)).not.toContain(about.id);
  expect(JSON.stringify(seen)).not.toContain(about.number);

  await expectDetail(act(pengelola, 'unmerge', sibling.id, { words: 'Ternyata lain' }));
  await expectDetail(act(pengelola, 'merge', about.id, { intoId: sibling.id }));
  expect((await detail(pengelola, sibling.id)).mergedHere.map(({ id }) => id)).toEqual([about.id]);
  expect(JSON.stringify(await detail(subject, sibling.id))).not.toContain(about.id);
});

test('nothing that was refused left a trace of a look', async () => {
  const seen = await desk.test.owner
    .selectFrom('auditEvents')
    .select('action')
    .where('employeeId', 'in', [subject.employeeId, stranger.employeeId])
    .where('action', '!=', 'session.opened')
    .execute();
  expect(seen).toEqual([]);
});
