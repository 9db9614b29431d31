import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { employees } from '../../../contract/staff.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { contentsOf, expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let verifier: Officer;
let second: Officer;
let loket: Officer;
beforeAll(async () => {
  desk = await openDesk();
  verifier = await desk.as('verifier');
  second = await desk.hire(['verifier']);
  loket = await desk.as('front_desk');
});
afterAll(() => desk.close());

const claimOf = (id: string) =>
  desk.test.db
    .selectFrom('applications')
    .select(['claimedBy', 'claimedAt', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const allowedFor = async (officer: Officer, id: string) =>
  ((await officer.call(applications.detail, { params: { id } })).body as ApplicationDetail).allowedActions;

describe('claiming', () => {
  test('lays the case on one desk, and everybody sees on whose', async () => {
    const { id } = await takeTo(desk, 'received');
    expect((await verifier.act('claim', id)).body.claimedBy).toMatchObject({
      id: verifier.employeeId,
      me: true,
    });
    expect(await claimOf(id)).toEqual({
      claimedBy: verifier.employeeId,
      claimedAt: desk.clock.now(),
      state: 'received',
    });
    const { body } = await second.call(applications.detail, { params: { id } });
    expect((body as ApplicationDetail).claimedBy).toMatchObject({ id: verifier.employeeId, me: false });
  });

  test('a colleague leaves it alone, with a clear word about it', async () => {
    const { id } = await takeTo(desk, 'received');
    await verifier.act('claim', id);
    const by = { status: 409, code: 'claimed_by_other' };
    await expectRefused(desk, () => second.act('verify', id), by);
    await expectRefused(desk, () => second.act('requestCompletion', id, { reason: 'document_missing' }), by);
    await expectRefused(desk, () => loket.act('cancel', id, { reason: 'wrong_person' }), by);
    await expectRefused(desk, () => second.act('claim', id), by);
    await expectRefused(desk, () => second.act('release', id), by);
    expect(await allowedFor(second, id)).toEqual(['addDocument', 'takeOver']);
  });

  test('the applicant may withdraw, and documents may come, whoever has the case', async () => {
    const { id } = await takeTo(desk, 'received');
    await verifier.act('claim', id);
    expect((await loket.act('tickDocument', id, { requirement: 'marriage_certificate' })).status).toBe(200);
    expect((await loket.act('withdraw', id, { reason: 'applicant_asks' })).body.state).toBe('withdrawn');
    expect((await claimOf(id)).claimedBy).toBeNull();
  });

  test('a step done lays the case on nobody’s desk', async () => {
    const { id } = await takeTo(desk, 'received');
    await verifier.act('claim', id);
    expect((await verifier.act('verify', id)).status).toBe(200);
    expect(await claimOf(id)).toEqual({ claimedBy: null, claimedAt: null, state: 'verified' });
  });

  test('released, the next one may have it', async () => {
    const { id } = await takeTo(desk, 'received');
    await verifier.act('claim', id);
    expect((await verifier.act('release', id)).body.claimedBy).toBeNull();
    expect((await second.act('claim', id)).body.claimedBy?.me).toBe(true);
  });

  test('of two who claim at once exactly one has it', async () => {
    const { id } = await takeTo(desk, 'received');
    const answers = await Promise.all([verifier.act('claim', id), second.act('claim', id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('claimed_by_other');
    const winner = answers[0].status === 200 ? verifier : second;
    expect((await claimOf(id)).claimedBy).toBe(winner.employeeId);
  });
});

describe('taking over', () => {
  test('needs words, which stay in the history beside whose it was', async () => {
    const { id } = await takeTo(desk, 'received');
    await verifier.act('claim', id);
    await expectRefused(desk, () => second.act('takeOver', id, {}), {
      status: 422,
      code: 'fields_not_valid',
    });
    const words = 'Pulang lebih awal';
    expect((await second.act('takeOver', id, { words })).body.claimedBy?.me).toBe(true);
    const event = await desk.test.db
      .selectFrom('applicationEvents as e')
      .innerJoin('applicationEventNotes as n', 'n.eventId', 'e.id')
      .select(['e.data', 'n.words', 'e.actorId'])
      .where('e.applicationId', '=', id)
      .where('e.action', '=', 'takeOver')
      .executeTakeFirst();
    expect(event).toEqual({ data: { from: verifier.employeeId }, words, actorId: second.employeeId });
    await expectRefused(desk, () => verifier.act('verify', id), { status: 409, code: 'claimed_by_other' });
    expect((await second.act('verify', id)).status).toBe(200);
  });

  test('is for what somebody else has', async () => {
    const { id } = await takeTo(desk, 'received');
    const refused = { status: 409, code: 'take_over_not_possible' };
    await expectRefused(desk, () => second.act('takeOver', id, { words: 'Tidak ada' }), refused);
    await second.act('claim', id);
    await expectRefused(desk, () => second.act('takeOver', id, { words: 'Milik sendiri' }), refused);
  });
});

describe('the server says what is allowed', () => {
  test('and does exactly that: whatever an officer is offered is not refused for state, role or claim', async () => {
    const { id } = await takeTo(desk, 'received');
    expect(await allowedFor(loket, id)).toEqual(['addDocument', 'withdraw', 'cancel']);
    expect(await allowedFor(verifier, id)).toEqual([
      'addDocument',
      'requestCompletion',
      'awaitCentre',
      'overrideNotice',
      'verify',
      'refuse',
      'claim',
    ]);
    expect(await allowedFor(await desk.as('section_head'), id)).toEqual(['overrideHold']);
    expect(await allowedFor(await desk.as('complaints_officer'), id)).toEqual([]);
  });
});

describe('an account deactivated in the middle of work', () => {
  test('is refused at the next request, writes nothing, and its case can be taken over', async () => {
    const leaving = await desk.hire(['verifier']);
    const { id } = await takeTo(desk, 'received');
    expect((await leaving.act('claim', id)).status).toBe(200);
    const administrator = await desk.as('administrator');
    const deactivated = await administrator.call(employees.deactivate, {
      params: { id: leaving.employeeId },
      body: { reason: 'Pindah tugas' },
    });
    expect(deactivated.status).toBe(200);
    await expectRefused(desk, () => leaving.act('verify', id), { status: 401, code: 'account_deactivated' });
    expect((await second.act('takeOver', id, { words: 'Petugas pindah tugas' })).status).toBe(200);
  });

  test('while its request is under way: either all of it happened or nothing', async () => {
    const leaving = await desk.hire(['verifier']);
    const { id } = await takeTo(desk, 'received');
    const administrator = await desk.as('administrator');
    const before = await contentsOf(desk);
    const [verified, deactivated] = await Promise.all([
      leaving.act('verify', id),
      administrator.call(employees.deactivate, {
        params: { id: leaving.employeeId },
        body: { reason: 'Pindah tugas' },
      }),
    ]);
    expect(deactivated.status).toBe(200);
    if (verified.status === 200) {
      expect((await claimOf(id)).state).toBe('verified');
      expect(verified.body.history.at(-1)).toMatchObject({ action: 'verify', toState: 'verified' });
    } else {
      expect(verified.status).toBe(401);
      expect(await contentsOf(desk)).toEqual(before);
    }
  });
});
