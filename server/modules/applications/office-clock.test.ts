import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ApplicationDetail,
  type ApplicationRow,
  applications,
} from '../../../contract/applications/endpoints.ts';
import { office } from '../../../contract/staff.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';

/** The clock as officers see it over HTTP; its arithmetic is tested beside `clock.ts`. */
const minute = 60_000;

let desk: Desk;
let loket: Officer;
let kasi: Officer;
beforeAll(async () => {
  desk = await openDesk();
  loket = await desk.as('front_desk');
  kasi = await desk.as('section_head');
});
afterAll(() => desk.close());

async function clockOf(id: string) {
  const { body } = await loket.call(applications.detail, { params: { id } });
  return (body as ApplicationDetail).clock;
}

test('the clock runs while a case lies, and a broken promise shows at once', async () => {
  const { id } = await takeTo(desk, 'received');
  expect(await clockOf(id)).toMatchObject({ running: true, paused: null, netMs: 30_000, breached: false });
  desk.clock.advance(10 * minute - 30_000);
  expect(await clockOf(id)).toMatchObject({ netMs: 10 * minute, breached: false });
  desk.clock.advance(1);
  expect(await clockOf(id)).toMatchObject({ netMs: 10 * minute + 1, breached: true });
  const { body } = await (await desk.as('verifier')).call(applications.work, {});
  expect((body as { rows: ApplicationRow[] }).rows.find((row) => row.id === id)?.clock.breached).toBe(true);
});

test('one click stops the clocks of every case of the office, and one starts them again', async () => {
  const first = await takeTo(desk, 'verified');
  const second = await takeTo(desk, 'received');
  const before = [await clockOf(first.id), await clockOf(second.id)];
  expect((await kasi.call(office.stop, { body: { reason: 'power', note: 'PLN padam' } })).status).toBe(200);
  desk.clock.advance(45 * minute);
  for (const [index, { id }] of [first, second].entries()) {
    expect(await clockOf(id)).toMatchObject({
      paused: { reason: 'office_stop' },
      netMs: before[index]?.netMs,
      grossMs: (before[index]?.grossMs ?? 0) + 45 * minute,
      breached: false,
    });
  }
  expect((await kasi.call(office.resume, {})).status).toBe(200);
  desk.clock.advance(minute);
  for (const [index, { id }] of [first, second].entries()) {
    expect(await clockOf(id)).toMatchObject({ paused: null, netMs: (before[index]?.netMs ?? 0) + minute });
  }
  const stops = await desk.test.db
    .selectFrom('officeStops')
    .select(['reason', 'note', 'startedBy', 'endedBy'])
    .execute();
  expect(stops).toEqual([
    { reason: 'power', note: 'PLN padam', startedBy: kasi.employeeId, endedBy: kasi.employeeId },
  ]);
  const { body } = await loket.call(applications.detail, { params: { id: first.id } });
  expect((body as ApplicationDetail).pauses).toMatchObject([{ reason: 'office_stop' }]);
});

test('an applicant’s wait during an office stop is taken off once', async () => {
  const { id } = await takeTo(desk, 'received');
  const verifier = await desk.as('verifier');
  await verifier.act('requestCompletion', id, { reason: 'document_missing' });
  desk.clock.advance(5 * minute);
  await kasi.call(office.stop, { body: { reason: 'siak' } });
  desk.clock.advance(5 * minute);
  await loket.act('completeDocuments', id);
  desk.clock.advance(5 * minute);
  await kasi.call(office.resume, {});
  desk.clock.advance(minute);
  expect(await clockOf(id)).toMatchObject({
    grossMs: 16 * minute + 30_000,
    pausedMs: 15 * minute,
    netMs: minute + 30_000,
  });
});

test('what a case was is kept when it closes: per step, gross, net and paused', async () => {
  const { id, serial } = await takeTo(desk, 'ready');
  await loket.act('shelve', id, { boxNumber: 'C-1' });
  desk.clock.advance(20 * minute);
  await loket.act('handOver', id, {
    serial,
    receiver: 'self',
    faceCompared: true,
    oldCard: 'never_had',
    signedOnPaper: true,
  });
  const timing = await desk.test.db
    .selectFrom('applicationTimings')
    .selectAll()
    .where('applicationId', '=', id)
    .executeTakeFirstOrThrow();
  expect(timing).toMatchObject({ grossMs: 23.5 * minute, netMs: 3.5 * minute, pausedMs: 20 * minute });
  expect(timing.steps).toContainEqual({ step: '6', grossMs: 20.5 * minute, netMs: 0.5 * minute });

  desk.clock.advance(60 * minute);
  expect(await clockOf(id)).toMatchObject({ running: false, grossMs: 23.5 * minute, netMs: 3.5 * minute });
});

test('the wall board shows number and first letters, never a name', async () => {
  const name = 'NI KETUT CONTOH TERLIHAT';
  const { id } = await takeTo(desk, 'verified', { resident: { name } });
  const { number } = await desk.test.db
    .selectFrom('applications')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { body } = await loket.call(applications.board, {});
  const rows = (body as { rows: { number: string; initials: string }[] }).rows;
  expect(rows).toContainEqual(expect.objectContaining({ number, initials: 'NKCT' }));
  expect(JSON.stringify(body)).not.toContain('TERLIHAT');
});
