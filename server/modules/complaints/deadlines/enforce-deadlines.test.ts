import { afterEach, describe, expect, test } from 'vitest';
import { calendar } from '../../../../contract/calendar.ts';
import { type Desk, type Officer, officeCode, openDesk } from '../../../../test/desk.ts';
import {
  act,
  bookLetter,
  expectDetail,
  newLetterNumber,
  takeComplaintTo,
} from '../../../../test/subjects/complaints.ts';
import { enforceDeadlines } from '../enforce-deadlines.ts';

let desk: Desk;
let pengelola: Officer;
/** Office time, WITA. */
const at = (text: string) => desk.clock.set(`${text}:00+08:00`);
const keep = () => enforceDeadlines({ db: desk.test.db, clock: desk.clock });
const nothing = {
  reminded: 0,
  escalated: 0,
  warned: 0,
  lapsed: 0,
  closed: 0,
  passedOn: 0,
  agenciesReminded: 0,
};

afterEach(() => desk.close());

async function open(time: string) {
  desk = await openDesk();
  at(time);
  pengelola = await desk.as('complaints_officer');
}

async function reminders(id: string) {
  const rows = await desk.test.owner
    .selectFrom('complaintReminders')
    .select(['step', 'outcome'])
    .where('complaintId', '=', id)
    .orderBy('at')
    .orderBy('step')
    .execute();
  return rows.map(({ step, outcome }) => (outcome === 'given' ? step : `${step} ${outcome}`));
}

async function templates(id: string) {
  const rows = await desk.test.owner
    .selectFrom('messages')
    .select('template')
    .where('subjectId', '=', id)
    .orderBy('createdAt')
    .execute();
  return rows.map(({ template }) => template);
}

async function stateOf(id: string) {
  const row = await desk.test.owner
    .selectFrom('complaints')
    .select(['state', 'round'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.state;
}

async function agency(name: string): Promise<string> {
  const { id } = await desk.test.owner
    .insertInto('agencies')
    .values({ officeCode, name, kind: 'inspectorate', address: 'Jl. Contoh 1', createdAt: desk.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function inspectorate() {
  const id = await agency('Inspektorat Contoh');
  await desk.test.owner.updateTable('escalationRungs').set({ agencyId: id }).where('rung', '=', 4).execute();
}

describe('reminders', () => {
  test('come at a half, three quarters and all of three days, each once, in office time', async () => {
    await open('2026-11-23T09:00'); // Monday; due Thursday 26
    const { id } = await bookLetter(desk);
    at('2026-11-25T11:44');
    expect(await keep()).toEqual(nothing);
    at('2026-11-25T11:45');
    expect(await keep()).toEqual({ ...nothing, reminded: 1 });
    expect(await keep()).toEqual(nothing);
    // Three quarters: day 3 at 09.37 and a half.
    at('2026-11-26T09:38');
    expect(await keep()).toEqual({ ...nothing, reminded: 1 });
    // At the end of the last day the first rung is told as well.
    at('2026-11-26T15:59');
    expect(await keep()).toEqual(nothing);
    at('2026-11-26T16:00');
    expect(await keep()).toEqual({ ...nothing, reminded: 1, escalated: 1 });
    expect(await reminders(id)).toEqual(['share_50', 'share_75', 'ladder_1', 'share_100']);
    expect(await templates(id)).toEqual(['complaint_received']);
  });

  test('wait for the next office hour over a night, a weekend and Nyepi with collective leave', async () => {
    // Friday 13 March 2026: due Wednesday 25 March, since Nyepi, Idulfitri and their leave lie between.
    await open('2026-03-13T09:00');
    const { id } = await bookLetter(desk, { submittedOn: '2026-03-12' });
    for (const day of ['2026-03-14', '2026-03-18', '2026-03-19', '2026-03-21', '2026-03-24']) {
      at(`${day}T10:00`);
      const kept = await keep();
      expect({ day, kept: kept.escalated }).toEqual({ day, kept: 0 });
    }
    at('2026-03-25T17:00');
    expect(await keep()).toEqual(nothing);
    at('2026-03-26T07:29');
    expect(await keep()).toEqual(nothing);
    at('2026-03-26T07:30');
    await keep();
    expect(await reminders(id)).toEqual([
      'ladder_1',
      'ladder_2',
      'share_100',
      'share_50 overtaken',
      'share_75 overtaken',
    ]);
  });

  test('stop with the answer, and rest while the complainant completes', async () => {
    await open('2026-11-23T09:00');
    const answered = await takeComplaintTo(desk, 'answered');
    const waiting = await takeComplaintTo(desk, 'awaiting_complainant');
    at('2026-11-27T10:00');
    expect(await keep()).toEqual(nothing);
    expect([...(await reminders(answered)), ...(await reminders(waiting))]).toEqual([]);
  });
});

describe('the ladder', () => {
  test('climbs from Kasi to Sekretaris, Kepala Dinas and Inspektorat by working days late', async () => {
    await open('2026-11-23T09:00');
    await inspectorate();
    const { id } = await bookLetter(desk);
    const climbed: string[] = [];
    for (const day of ['26', '27', '28', '30']) {
      at(`2026-11-${day}T16:00`);
      climbed.push(`${day}: ${(await keep()).escalated}`);
    }
    // 28 is a Saturday: nobody is told.
    expect(climbed).toEqual(['26: 1', '27: 1', '28: 0', '30: 1']);
    for (const day of ['01', '02']) {
      at(`2026-12-${day}T16:00`);
      expect((await keep()).escalated).toBe(0);
    }
    expect(await templates(id)).toEqual(['complaint_received']);
    at('2026-12-03T10:00');
    expect((await keep()).escalated).toBe(1);
    expect(await templates(id)).toEqual(['complaint_received', 'escalation']);
    const message = await desk.test.owner
      .selectFrom('messages as m')
      .innerJoin('messageContents as c', 'c.messageId', 'm.id')
      .select(['c.name', 'c.body'])
      .where('m.template', '=', 'escalation')
      .executeTakeFirstOrThrow();
    expect(message.name).toBe('Inspektorat Contoh');
    expect(message.body).toContain('26 November 2026');
    expect((await keep()).escalated).toBe(0);
  });

  test('passes over whom the complaint is about and tells the next rung in that place', async () => {
    await open('2026-11-23T09:00');
    const id = await takeComplaintTo(desk, 'accepted');
    const kasi = await desk.as('section_head');
    await expectDetail(act(pengelola, 'nameOfficer', id, { employeeId: kasi.employeeId }));
    at('2026-11-26T16:00');
    expect((await keep()).escalated).toBe(1);
    expect(await reminders(id)).toContain('ladder_1 complained_about');
    expect(await reminders(id)).toContain('ladder_2');
  });

  test('a rung of two is told when the complaint is about one of them', async () => {
    await open('2026-11-23T09:00');
    const other = await desk.hire(['section_head']);
    const id = await takeComplaintTo(desk, 'accepted');
    await expectDetail(act(pengelola, 'nameOfficer', id, { employeeId: other.employeeId }));
    at('2026-11-26T16:00');
    await keep();
    expect(await reminders(id)).toContain('ladder_1');
    expect(await reminders(id)).not.toContain('ladder_2');
  });
});

describe('silence of the complainant', () => {
  test('lapses only after a warning of seven days, and the day of it has passed', async () => {
    await open('2026-11-02T09:00');
    const id = await takeComplaintTo(desk, 'awaiting_complainant', { submittedOn: '2026-11-01' }); // until Wednesday 2 December
    at('2026-11-24T10:00');
    expect(await keep()).toEqual(nothing);
    at('2026-11-25T10:00');
    expect(await keep()).toEqual({ ...nothing, warned: 1 });
    expect(await keep()).toEqual(nothing);
    expect((await templates(id)).at(-1)).toBe('deemed_withdrawn_warning');
    at('2026-12-02T15:00');
    expect(await keep()).toEqual(nothing);
    expect(await stateOf(id)).toBe('awaiting_complainant');
    at('2026-12-03T07:30');
    expect(await keep()).toEqual({ ...nothing, lapsed: 1 });
    expect(await stateOf(id)).toBe('deemed_withdrawn');
    expect((await templates(id)).at(-1)).toBe('deemed_withdrawn');
    const event = await desk.test.owner
      .selectFrom('complaintEvents')
      .select(['action', 'actorId'])
      .where('complaintId', '=', id)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ action: 'lapse', actorId: null });
  });

  test('without a warning nothing lapses, however long the server was off: it warns, and waits seven days', async () => {
    await open('2026-11-02T09:00');
    const id = await takeComplaintTo(desk, 'awaiting_complainant', { submittedOn: '2026-11-01' });
    at('2026-12-14T10:00');
    expect(await keep()).toEqual({ ...nothing, warned: 1 });
    const { body } = await desk.test.owner
      .selectFrom('messageContents as c')
      .innerJoin('messages as m', 'm.id', 'c.messageId')
      .select('c.body')
      .where('m.template', '=', 'deemed_withdrawn_warning')
      .executeTakeFirstOrThrow();
    // A date that has passed would be no warning.
    expect(body).toContain('21 Desember 2026');
    at('2026-12-21T15:00');
    expect(await keep()).toEqual(nothing);
    at('2026-12-22T07:30');
    expect(await keep()).toEqual({ ...nothing, lapsed: 1 });
    expect(await stateOf(id)).toBe('deemed_withdrawn');
  });

  test('whoever completes after the warning is served', async () => {
    await open('2026-11-02T09:00');
    const id = await takeComplaintTo(desk, 'awaiting_complainant', { submittedOn: '2026-11-01' });
    at('2026-11-25T10:00');
    await keep();
    await expectDetail(act(pengelola, 'recordCompletion', id));
    at('2026-12-03T10:00');
    expect((await keep()).lapsed).toBe(0);
    expect(await stateOf(id)).toBe('received');
  });

  test('an answered complaint closes after ten working days without a word', async () => {
    await open('2026-11-23T09:00');
    const id = await takeComplaintTo(desk, 'answered');
    at('2026-12-07T15:00'); // the tenth day
    expect(await keep()).toEqual(nothing);
    at('2026-12-08T07:30');
    expect(await keep()).toEqual({ ...nothing, closed: 1 });
    expect(await keep()).toEqual(nothing);
    expect(await stateOf(id)).toBe('closed');
    expect((await templates(id)).at(-1)).toBe('closed');
  });

  test('it does not close when the complainant said that it was no answer, nor when it was reopened', async () => {
    await open('2026-11-23T09:00');
    const unhappy = await takeComplaintTo(desk, 'answered');
    await desk.test.owner
      .insertInto('complaintRatings')
      .values({ officeCode, complaintId: unhappy, round: 1, satisfied: false, at: desk.clock.now() })
      .execute();
    const reopened = await takeComplaintTo(desk, 'reopened');
    at('2026-12-21T10:00');
    expect((await keep()).closed).toBe(0);
    expect(await stateOf(unhappy)).toBe('answered');
    expect(await stateOf(reopened)).toBe('reopened');
  });
});

describe('the receiving agency', () => {
  test('is reminded once, with its link, when its own time has passed', async () => {
    await open('2026-11-23T09:00');
    const id = await takeComplaintTo(desk, 'outside');
    const agencyId = await agency('Dinas Pekerjaan Contoh');
    await expectDetail(
      act(pengelola, 'forward', id, { agencyId, letterNumber: newLetterNumber(), letterOn: '2026-11-23' }),
    );
    const { dueOn, token } = await desk.test.owner
      .selectFrom('complaintReferrals')
      .select(['dueOn', 'token'])
      .where('complaintId', '=', id)
      .executeTakeFirstOrThrow();
    expect(dueOn).toBe('2026-12-11');
    at('2026-12-11T15:00');
    expect((await keep()).agenciesReminded).toBe(0);
    at('2026-12-14T09:00');
    expect((await keep()).agenciesReminded).toBe(1);
    expect((await keep()).agenciesReminded).toBe(0);
    const { body } = await desk.test.owner
      .selectFrom('messageContents as c')
      .innerJoin('messages as m', 'm.id', 'c.messageId')
      .select('c.body')
      .where('m.template', '=', 'agency_late')
      .executeTakeFirstOrThrow();
    expect(body).toContain(`/instansi/${token}`);
  });
});

test('ten days without a server: each officer is told once, the Inspektorat not before the next day', async () => {
  await open('2026-11-23T09:00');
  await inspectorate();
  const ids: string[] = [];
  for (let count = 0; count < 4; count += 1) ids.push((await bookLetter(desk)).id);
  at('2026-12-07T08:00');
  const kept = await keep();
  expect(kept).toEqual({ ...nothing, reminded: 4, escalated: 12 });
  for (const id of ids) {
    expect(await reminders(id)).toEqual([
      'ladder_1',
      'ladder_2',
      'ladder_3',
      'share_100',
      'share_50 overtaken',
      'share_75 overtaken',
    ]);
    expect(await templates(id)).toEqual(['complaint_received']);
  }
  at('2026-12-07T16:00');
  expect(await keep()).toEqual(nothing);
  await expectDetail(act(pengelola, 'triage', ids[0] ?? '', { component: 'time' }));
  at('2026-12-08T08:00');
  expect(await keep()).toEqual({ ...nothing, escalated: 4 });
});

test('two timekeepers at once do everything once', async () => {
  await open('2026-11-23T09:00');
  const id = await takeComplaintTo(desk, 'answered');
  const { id: late } = await bookLetter(desk);
  at('2026-12-08T10:00');
  await Promise.all([keep(), keep(), keep()]);
  expect(await stateOf(id)).toBe('closed');
  expect((await templates(id)).filter((template) => template === 'closed')).toHaveLength(1);
  expect((await reminders(late)).filter((step) => step === 'ladder_1')).toHaveLength(1);
});

test('a complaint on which somebody is at work is left for the next minute', async () => {
  await open('2026-11-23T09:00');
  const { id } = await bookLetter(desk);
  at('2026-11-25T12:00');
  await desk.test.owner.transaction().execute(async (tx) => {
    await tx.selectFrom('complaints').select('id').where('id', '=', id).forUpdate().execute();
    expect(await keep()).toEqual(nothing);
  });
  expect(await keep()).toEqual({ ...nothing, reminded: 1 });
});

test('a holiday that is added moves what is open, says so, and leaves stopped clocks alone', async () => {
  await open('2026-11-23T09:00');
  const { id: running } = await bookLetter(desk);
  const answered = await takeComplaintTo(desk, 'answered');
  const keeper = await desk.as('administrator');
  const { status } = await keeper.call(calendar.addDays, {
    body: {
      kind: 'cuti_bersama',
      decree: 'SKB Contoh 1/2026',
      days: [{ onDate: '2026-11-25', nameId: 'Cuti bersama contoh', nameEn: 'Sample collective leave' }],
    },
  });
  expect(status).toBe(200);
  const due = await desk.test.owner
    .selectFrom('complaintRounds')
    .select(['complaintId', 'dueOn', 'calendarVersion'])
    .execute();
  expect(due.find(({ complaintId }) => complaintId === running)).toMatchObject({
    dueOn: '2026-11-27',
    calendarVersion: 2,
  });
  expect(due.find(({ complaintId }) => complaintId === answered)).toMatchObject({
    dueOn: '2026-11-26',
    calendarVersion: 1,
  });
  const changes = await desk.test.owner
    .selectFrom('complaintDueChanges')
    .select(['complaintId', 'oldDueOn', 'newDueOn', 'cause', 'calendarVersion'])
    .execute();
  expect(changes).toEqual([
    {
      complaintId: running,
      oldDueOn: '2026-11-26',
      newDueOn: '2026-11-27',
      cause: 'calendar',
      calendarVersion: 2,
    },
  ]);
});
