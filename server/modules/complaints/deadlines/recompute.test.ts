import { afterEach, expect, test } from 'vitest';
import { calendar } from '../../../../contract/calendar.ts';
import { type Desk, openDesk } from '../../../../test/desk.ts';
import { act, bookLetter, expectDetail, takeComplaintTo } from '../../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../../test/untouched.ts';

let desk: Desk;
/** Office time, WITA. */
const at = (text: string) => desk.clock.set(`${text}:00+08:00`);
afterEach(() => desk.close());

const leave = {
  kind: 'cuti_bersama' as const,
  decree: 'SKB Contoh 1/2026',
  days: [{ onDate: '2026-11-25', nameId: 'Cuti bersama contoh', nameEn: 'Sample collective leave' }],
};

async function rounds() {
  const rows = await desk.test.owner
    .selectFrom('complaintRounds')
    .select(['complaintId', 'dueOn', 'calendarVersion', 'endedOn'])
    .execute();
  return new Map(rows.map(({ complaintId, ...round }) => [complaintId, round]));
}

const referrals = () =>
  desk.test.owner
    .selectFrom('complaintReferrals')
    .select(['complaintId', 'dueOn', 'tentative', 'calendarVersion'])
    .execute();

test('a holiday moves exactly the clocks that run over it, all at once, and each move is written down', async () => {
  desk = await openDesk();
  at('2026-11-18T09:00');
  const pengelola = await desk.as('complaints_officer');
  const loket = await desk.as('front_desk');
  const overdue = (await bookLetter(desk, { submittedOn: '2026-11-17' })).id;
  at('2026-11-23T09:00');
  const running = [(await bookLetter(desk)).id, (await bookLetter(desk)).id];
  const paused = await takeComplaintTo(desk, 'awaiting_complainant');
  const resumed = await takeComplaintTo(desk, 'awaiting_complainant');
  const answered = await takeComplaintTo(desk, 'answered');
  const informed = await takeComplaintTo(desk, 'informed');
  const finished = await takeComplaintTo(desk, 'informed');
  await desk.test.owner
    .updateTable('complaintReferrals')
    .set({ agencyState: 'done', agencyStateAt: desk.clock.now() })
    .where('complaintId', '=', finished)
    .execute();
  at('2026-11-24T09:00');
  await expectDetail(act(loket, 'recordCompletion', resumed));
  const before = await rounds();
  expect(before.get(resumed)).toMatchObject({ dueOn: '2026-11-27', calendarVersion: 1 });
  const pauseMoves = await desk.test.owner.selectFrom('complaintDueChanges').select('id').execute();

  const keeper = await desk.as('administrator');
  await expectRefused(desk, () => pengelola.call(calendar.addDays, { body: leave }), {
    status: 403,
    code: 'role_not_allowed',
  });
  const { status, body } = await keeper.call(calendar.addDays, { body: leave });
  expect({ status, body }).toMatchObject({ status: 200, body: { version: 2, moved: 3 } });

  const after = await rounds();
  for (const id of running) {
    expect(after.get(id)).toEqual({ dueOn: '2026-11-27', calendarVersion: 2, endedOn: null });
  }
  expect(after.get(resumed)).toEqual({ dueOn: '2026-11-30', calendarVersion: 2, endedOn: null });
  // Computed anew, and nothing came of it: due before the holiday, or waiting for the complainant.
  expect(after.get(overdue)).toEqual({ dueOn: '2026-11-23', calendarVersion: 2, endedOn: null });
  expect(after.get(paused)).toEqual({ dueOn: null, calendarVersion: 2, endedOn: null });
  for (const id of [answered, informed, finished]) expect(after.get(id)).toEqual(before.get(id));

  const changes = await desk.test.owner
    .selectFrom('complaintDueChanges')
    .selectAll()
    .where(
      'id',
      'not in',
      pauseMoves.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  const moves = [
    ...running.map((id) => [id, '2026-11-26', '2026-11-27']),
    [resumed, '2026-11-27', '2026-11-30'],
  ];
  const inOrder = moves.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  expect(changes.map((row) => [row.complaintId, row.oldDueOn, row.newDueOn])).toEqual(inOrder);
  for (const row of changes) {
    expect(row).toMatchObject({ round: 1, cause: 'calendar', calendarVersion: 2, at: desk.clock.now() });
  }

  const agencies = new Map(
    (await referrals()).map(({ complaintId, ...referral }) => [complaintId, referral]),
  );
  expect(agencies.get(informed)).toEqual({ dueOn: '2026-12-14', tentative: false, calendarVersion: 2 });
  expect(agencies.get(finished)).toEqual({ dueOn: '2026-12-11', tentative: false, calendarVersion: 1 });
});

test('asking first what would move counts the same and moves nothing', async () => {
  desk = await openDesk();
  at('2026-11-23T09:00');
  const { id } = await bookLetter(desk);
  const keeper = await desk.as('administrator');
  const before = await rounds();
  const { body } = await keeper.call(calendar.preview, { body: { change: { change: 'addDays', ...leave } } });
  expect(body).toMatchObject({ moved: 1 });
  expect(await rounds()).toEqual(before);
  expect(before.get(id)?.dueOn).toBe('2026-11-26');
});
