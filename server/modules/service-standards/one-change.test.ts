import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { type Me, session } from '../../../contract/staff.ts';
import { type Desk, openDesk, takeTo } from '../../../test/desk.ts';
import { readPdf } from '../../../test/pdf-text.ts';
import { approvedOf, ownRequirement } from '../../../test/subjects/standard.ts';
import { standardInForce } from './index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const minute = 60_000;
const phone = '(0361) 700700';

async function page(path: string): Promise<string> {
  const reply = await desk.app.inject({ url: path, headers: { 'accept-language': 'id' } });
  expect(reply.statusCode).toBe(200);
  return reply.body;
}

/** Everything that tells of the standard, as its readers see it. */
async function tellings() {
  const loket = await desk.as('front_desk');
  const services = (await loket.call(applications.services)).body as ReplyOf<typeof applications.services>;
  const board = (await loket.call(applications.board)).body as ReplyOf<typeof applications.board>;
  const work = (await loket.call(applications.work)).body as ReplyOf<typeof applications.work>;
  return {
    home: await page('/'),
    standard: await page('/layanan/ktp-el'),
    data: await page('/data/standar.json'),
    asked: services.services.find(({ code }) => code === 'A')?.requirements.map(({ code }) => code) ?? [],
    promiseOfOffice: ((await loket.call(session.me)).body as Me).office.promiseSeconds,
    board,
    today: work.today,
  };
}

async function receiptOf(id: string): Promise<string> {
  const { status, body } = await (await desk.as('front_desk')).call(applications.receipt, { params: { id } });
  expect(status).toBe(200);
  return readPdf(body as Buffer)
    .map(({ text }) => text)
    .join('\n');
}

/** A card for which the office takes eleven minutes. */
async function elevenMinutes() {
  const { id } = await takeTo(desk, 'ready');
  const { clock } = (await (await desk.as('front_desk')).act('detail', id)).body;
  desk.clock.advance(11 * minute - clock.netMs);
  return id;
}

async function handOver(id: string) {
  const loket = await desk.as('front_desk');
  const { serial } = await desk.test.db
    .selectFrom('printAttempts')
    .select('blankSerial as serial')
    .where('applicationId', '=', id)
    .executeTakeFirstOrThrow();
  const done = await loket.act('handOver', id, {
    serial,
    receiver: 'self',
    faceCompared: true,
    oldCard: 'never_had',
    signedOnPaper: true,
  });
  expect(done.status).toBe(200);
}

test('what the head approves is what page, desk, receipt, board and reports say', async () => {
  await handOver(await elevenMinutes());
  const before = await tellings();
  expect(before.home).toContain('10 menit');
  expect(before.home).not.toContain(phone);
  expect(before.standard).not.toContain(ownRequirement.name?.id);
  expect(before.asked).not.toContain(ownRequirement.code);
  expect(before.promiseOfOffice).toBe(600);
  expect(before.today).toMatchObject({ completed: 1, withinPromise: 0 });

  const { requirements } = await standardInForce(desk.test.db, '51.02');
  await approvedOf(desk, {
    promiseSeconds: 720,
    phone,
    // Of the recording too, which is what the main page lists.
    requirements: [...requirements, ownRequirement, { ...ownRequirement, service: 'recording' }],
  });
  const secondCase = await elevenMinutes();
  const after = await tellings();

  // Page and open data.
  for (const html of [after.home, after.standard]) {
    expect(html).toContain('12 menit');
    expect(html).not.toContain('10 menit');
    expect(html).toContain(phone);
    expect(html).not.toContain('(0361) 813542');
    expect(html).toContain(ownRequirement.name?.id);
  }
  expect(JSON.parse(after.data)).toMatchObject({ promiseSeconds: 720 });

  // Desk: checklist and clock.
  expect(after.asked).toEqual([...before.asked, ownRequirement.code]);
  const application = (await (await desk.as('front_desk')).act('detail', secondCase))
    .body as ApplicationDetail;
  expect(application.clock.promiseMs).toBe(12 * minute);
  expect(application.checklist.map(({ code }) => code)).toContain(ownRequirement.code);

  // Receipt.
  const receipt = await receiptOf(secondCase);
  expect(receipt).toContain('12 menit');
  expect(receipt).toContain(phone);
  expect(receipt).toContain(ownRequirement.name?.id);

  // Board.
  expect(after.promiseOfOffice).toBe(720);
  const row = after.board.rows.find(({ number }) => number === application.number);
  expect(row?.clock.promiseMs).toBe(12 * minute);

  // Reports of the day: the same eleven minutes were late before, and are within the promise now.
  await handOver(secondCase);
  expect((await tellings()).today).toMatchObject({ completed: 2, withinPromise: 1 });
});
