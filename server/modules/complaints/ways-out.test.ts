import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import {
  act,
  bookLetter,
  expectDetail,
  newAgency,
  newLetterNumber,
  takeComplaintTo,
  takeUnreachableOutside,
} from '../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { enforceDeadlines } from './enforce-deadlines.ts';

let desk: Desk;
let loket: Officer;
let pengelola: Officer;
let kadis: Officer;
beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  loket = await desk.as('front_desk');
  pengelola = await desk.as('complaints_officer');
  kadis = await desk.as('head_of_office');
});
afterAll(() => desk.close());

const detail = (id: string) => expectDetail(pengelola.call(complaints.detail, { params: { id } }));

describe('what lies on the desk of the head of office', () => {
  const enforce = () => enforceDeadlines({ db: desk.test.db, clock: desk.clock });
  const name = (id: string, by: Officer) =>
    expectDetail(act(pengelola, 'nameOfficer', id, { employeeId: by.employeeId }));

  test('goes past it at once where it is about the head', async () => {
    const { id } = await bookLetter(desk);
    await name(id, kadis);
    const after = await expectDetail(act(pengelola, 'triage', id, { component: 'time' }));
    expect(after.state).toBe('examination');
  });

  test('is passed on by time where the head is named later, and never while one is there', async () => {
    desk.clock.set('2026-11-24T01:00:00Z');
    const waiting = await takeComplaintTo(desk, 'disposition');
    const about = await takeComplaintTo(desk, 'disposition');
    await name(about, kadis);
    expect((await enforce()).passedOn).toBe(1);
    expect((await detail(about)).state).toBe('examination');
    expect((await detail(waiting)).state).toBe('disposition');
    const { actorId, action } = await desk.test.owner
      .selectFrom('complaintEvents')
      .select(['actorId', 'action'])
      .where('complaintId', '=', about)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect({ actorId, action }).toEqual({ actorId: null, action: 'dispose' });
    expect((await enforce()).passedOn).toBe(0);
  });

  test('is passed on by the secretary with a reason while the head is there', async () => {
    const secretary = await desk.as('secretary');
    const id = await takeComplaintTo(desk, 'disposition');
    await expectRefused(desk, () => act(secretary, 'dispose', id, {}), {
      status: 409,
      code: 'disposition_reason_needed',
    });
    const words = { words: 'Kepala Dinas sedang rapat di provinsi' };
    expect((await expectDetail(act(secretary, 'dispose', id, words))).state).toBe('examination');
  });

  test('does not wait for a post that nobody holds; one that cannot go on holds up no other', async () => {
    desk.clock.set('2026-11-24T01:00:00Z');
    const [stuck, free] = [
      await takeComplaintTo(desk, 'disposition'),
      await takeComplaintTo(desk, 'disposition'),
    ];
    const { id } = await bookLetter(desk);
    const set = (active: boolean) =>
      desk.test.owner.updateTable('employees').set({ active }).where('id', '=', kadis.employeeId).execute();
    await sql`create function stop_one() returns trigger language plpgsql as $$ begin
      if new.complaint_id = ${sql.lit(stuck)} then raise exception 'not this one'; end if; return new; end $$`.execute(
      desk.test.owner,
    );
    await sql`create trigger stop_one before insert on complaint_events
      for each row execute function stop_one()`.execute(desk.test.owner);
    await set(false);
    try {
      const after = await expectDetail(act(pengelola, 'triage', id, { component: 'time' }));
      expect(after.state).toBe('examination');
      await expect(enforce()).rejects.toThrow('1 complaints were left out');
      expect((await detail(free)).state).toBe('examination');
      expect((await detail(stuck)).state).toBe('disposition');
    } finally {
      await set(true);
      await sql`drop function stop_one() cascade`.execute(desk.test.owner);
    }
  });
});

test('what turns out to be another agency’s while it is worked on goes there, and history keeps who worked on it', async () => {
  const id = await takeComplaintTo(desk, 'in_progress');
  const { handler } = await detail(id);
  expect(handler).not.toBeNull();
  const out = { decision: 'out', words: 'Ternyata kewenangan Dinas Perhubungan' };
  const outside = await expectDetail(act(pengelola, 'decideAuthority', id, out));
  expect(outside.state).toBe('outside');
  const forwarding = {
    agencyId: await newAgency(desk),
    letterNumber: newLetterNumber(),
    letterOn: '2026-11-20',
  };
  expect((await expectDetail(act(pengelola, 'forward', id, forwarding))).state).toBe('forwarded');
  expect((await expectDetail(act(loket, 'inform', id, { channel: 'telephone' }))).state).toBe('informed');
  const assigned = await desk.test.owner
    .selectFrom('complaintAssignments')
    .select('employeeId')
    .where('complaintId', '=', id)
    .execute();
  expect(assigned).toHaveLength(1);
});

test('whoever can be reached in no other way is told on the page of the code, and nobody else is', async () => {
  const forwarded = async (id: string) => {
    const letter = { letterNumber: newLetterNumber(), letterOn: '2026-11-20' };
    const agencyId = await newAgency(desk);
    await expectDetail(act(pengelola, 'forward', id, { agencyId, ...letter }));
    return id;
  };
  const reachable = await forwarded(await takeComplaintTo(desk, 'outside'));
  await expectRefused(desk, () => act(loket, 'inform', reachable, { channel: 'tracking_page' }), {
    status: 409,
    code: 'complaint_can_be_told',
  });
  const unreachable = await forwarded(await takeUnreachableOutside(desk));
  const told = await expectDetail(act(loket, 'inform', unreachable, { channel: 'tracking_page' }));
  expect(told).toMatchObject({ state: 'informed', clock: { state: 'stopped' } });
});
