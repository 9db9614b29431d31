import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { type Desk, type Officer, openDesk } from '../../../../test/desk.ts';
import { act, bookLetter, expectDetail, takeComplaintTo } from '../../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../../test/untouched.ts';

const day = 24 * 60 * 60 * 1000;

/** Each test begins on Monday 23 November 2026, 08.00 WITA. */
let desk: Desk;
let loket: Officer;
let pengelola: Officer;
beforeEach(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  loket = await desk.as('front_desk');
  pengelola = await desk.as('complaints_officer');
});
afterEach(() => desk.close());

const detail = (id: string) => expectDetail(pengelola.call(complaints.detail, { params: { id } }));

describe('the clock', () => {
  test('pauses while the complainant completes, and asking alone never stops it', async () => {
    const { id } = await bookLetter(desk);
    desk.clock.advance(day);
    const asked = await expectDetail(
      act(pengelola, 'requestCompletion', id, { reasons: ['evidence'], words: 'Mohon bukti' }),
    );
    // The day of asking counts; the days after it do not, until the complainant has completed.
    expect(asked.clock).toMatchObject({ state: 'paused', dueOn: null });
    desk.clock.advance(6 * day);
    const back = await expectDetail(act(loket, 'recordCompletion', id));
    expect(back.clock).toMatchObject({ state: 'running', dueOn: '2026-12-02', pausedDays: 4, lateDays: 0 });
    const changes = await desk.test.owner
      .selectFrom('complaintDueChanges')
      .select(['cause', 'oldDueOn', 'newDueOn'])
      .orderBy('id')
      .execute();
    expect(changes).toEqual([
      { cause: 'pause', oldDueOn: '2026-11-26', newDueOn: null },
      { cause: 'resume', oldDueOn: null, newDueOn: '2026-12-02' },
    ]);
  });

  test('asking after the due date makes nothing good', async () => {
    const { id } = await bookLetter(desk);
    desk.clock.advance(4 * day);
    const asked = await expectDetail(
      act(pengelola, 'requestCompletion', id, { reasons: ['evidence'], words: 'Mohon bukti' }),
    );
    expect(asked.clock).toMatchObject({ dueOn: '2026-11-26', lateDays: 1 });
  });

  test('an answer after the due date is late by the working days between', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    desk.clock.advance(7 * day);
    const late = await expectDetail(act(pengelola, 'answer', id, { words: 'Maaf, terlambat.' }));
    expect(late.clock).toMatchObject({ dueOn: '2026-11-26', endedOn: '2026-11-30', lateDays: 2 });
  });
});

describe('reopening', () => {
  test('starts a new clock and keeps how late the first one was', async () => {
    const id = await takeComplaintTo(desk, 'accepted');
    desk.clock.advance(7 * day);
    await expectDetail(act(pengelola, 'answer', id, { words: 'Maaf, terlambat.' }));
    desk.clock.advance(day);
    const again = await expectDetail(act(loket, 'reopen', id, { words: 'Pengadu belum puas' }));
    expect(again).toMatchObject({
      state: 'reopened',
      clock: { round: 2, startedOn: '2026-12-01', dueOn: '2026-12-04', lateDays: 0 },
    });
    const rounds = await desk.test.owner
      .selectFrom('complaintRounds')
      .select(['round', 'lateDays'])
      .where('complaintId', '=', id)
      .orderBy('round')
      .execute();
    expect(rounds).toEqual([
      { round: 1, lateDays: 2 },
      { round: 2, lateDays: null },
    ]);
  });

  test('is over after ten working days', async () => {
    const id = await takeComplaintTo(desk, 'answered');
    desk.clock.advance(15 * day);
    await expectRefused(desk, () => act(loket, 'reopen', id, { words: 'Pengadu belum puas' }), {
      status: 409,
      code: 'reopening_too_late',
    });
  });
});

describe('merging', () => {
  test('keeps both numbers, tells both, and can be undone with the same clock', async () => {
    const first = await bookLetter(desk);
    const second = await bookLetter(desk);
    const merged = await expectDetail(act(pengelola, 'merge', second.id, { intoId: first.id }));
    expect(merged).toMatchObject({
      state: 'merged',
      number: second.number,
      mergedInto: { number: first.number },
      clock: { state: 'stopped' },
    });
    expect((await detail(first.id)).mergedHere).toEqual([{ id: second.id, number: second.number }]);
    const told = await desk.test.owner
      .selectFrom('messages')
      .select(['subjectId', 'template'])
      .where('template', 'in', ['merged', 'absorbed'])
      .execute();
    expect(told.map(({ template, subjectId }) => [template, subjectId]).sort()).toEqual(
      [
        ['absorbed', first.id],
        ['merged', second.id],
      ].sort(),
    );
    const parted = await expectDetail(act(pengelola, 'unmerge', second.id, { words: 'Ternyata lain' }));
    expect(parted).toMatchObject({
      state: 'received',
      mergedInto: null,
      clock: { state: 'running', dueOn: second.clock.dueOn, round: 1 },
    });
    expect((await detail(first.id)).mergedHere).toEqual([]);
  });

  test('not into itself, not into one that has ended', async () => {
    const { id } = await bookLetter(desk);
    await expectRefused(desk, () => act(pengelola, 'merge', id, { intoId: id }), {
      status: 409,
      code: 'merge_into_itself',
    });
    const ended = await takeComplaintTo(desk, 'withdrawn');
    await expectRefused(desk, () => act(pengelola, 'merge', id, { intoId: ended }), {
      status: 409,
      code: 'merge_target_closed',
    });
  });
});
