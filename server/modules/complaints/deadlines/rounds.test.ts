import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { type Desk, type Officer, openDesk } from '../../../../test/desk.ts';
import { PlainBrowser } from '../../../../test/public-form.ts';
import {
  act,
  bookLetter,
  expectDetail,
  newAgency,
  newLetterNumber,
  takeComplaintTo,
} from '../../../../test/subjects/complaints.ts';
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
  const messagesOf = async (id: string) =>
    (
      await desk.test.owner
        .selectFrom('messages as m')
        .innerJoin('messageContents as c', 'c.messageId', 'm.id')
        .select(['m.template', 'c.body'])
        .where('m.subjectId', '=', id)
        .orderBy('m.createdAt')
        .orderBy('m.id')
        .execute()
    ).filter(({ template }) => template === 'answered' || template === 'forwarded_informed');

  test('everybody whose complaint was merged hears the answer, under his own number, also through a chain', async () => {
    const target = await takeComplaintTo(desk, 'accepted');
    const [near, far] = [await bookLetter(desk), await bookLetter(desk)];
    await expectDetail(act(pengelola, 'merge', far.id, { intoId: near.id }));
    await expectDetail(act(pengelola, 'merge', near.id, { intoId: target }));
    await expectDetail(act(pengelola, 'answer', target, { words: 'Loket ketiga sudah dibuka.' }));
    for (const { id, number } of [near, far]) {
      const [answered, ...more] = await messagesOf(id);
      expect(more).toEqual([]);
      expect(answered).toMatchObject({ template: 'answered' });
      expect(answered?.body).toContain(number);
      const { trackingCode } = await desk.test.owner
        .selectFrom('complaints')
        .select('trackingCode')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const page = await new PlainBrowser(desk).post('/pengaduan/lacak', { kode: trackingCode });
      expect(page.html).toContain('Loket ketiga sudah dibuka.');
    }
    // Whoever comes to it after the answer hears it at once, and nobody twice.
    const late = await bookLetter(desk);
    await expectDetail(act(pengelola, 'merge', late.id, { intoId: target }));
    expect(await messagesOf(late.id)).toHaveLength(1);
    expect(await messagesOf(near.id)).toHaveLength(1);
  });

  test('everybody whose complaint was merged hears to whom it was forwarded', async () => {
    const target = await takeComplaintTo(desk, 'outside');
    const other = await takeComplaintTo(desk, 'received');
    await expectDetail(act(pengelola, 'merge', other, { intoId: target }));
    const forwarding = {
      agencyId: await newAgency(desk),
      letterNumber: newLetterNumber(),
      letterOn: '2026-11-20',
    };
    await expectDetail(act(pengelola, 'forward', target, forwarding));
    await expectDetail(act(await desk.as('front_desk'), 'inform', target, { channel: 'telephone' }));
    const [told] = await messagesOf(other);
    expect(told?.template).toBe('forwarded_informed');
    expect(told?.body).toContain(forwarding.letterNumber);
  });

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
