import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { delegations } from '../../../contract/staff.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { expectRefused } from '../../../test/untouched.ts';
import { passed } from '../../../test/well-formed.ts';

let desk: Desk;
let operator: Officer;
let kasi: Officer;
let kabid: Officer;
beforeAll(async () => {
  desk = await openDesk();
  operator = await desk.as('data_operator');
  kasi = await desk.as('section_head');
  kabid = await desk.as('division_head');
});
afterAll(() => desk.close());

/** The two halves of step 5: who, from which state, with which actions. */
const halves = [
  ['section', 'printed', 'approveAsSectionHead', 'rejectAsSectionHead', 'section_approved'],
  ['division', 'section_approved', 'approveAsDivisionHead', 'rejectAsDivisionHead', 'ready'],
] as const;
const headOf = (half: 'section' | 'division') => (half === 'section' ? kasi : kabid);

const checksOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('applicationChecks')
    .select(['half', 'outcome', 'checkedBy', 'photoOk', 'textOk', 'cutOk', 'backOk', 'reason'])
    .where('applicationId', '=', applicationId)
    .orderBy('at')
    .execute();

const blankOf = (serial: string) =>
  desk.test.db
    .selectFrom('blanks')
    .select(['state', 'spoilReason'])
    .where('serial', '=', serial)
    .executeTakeFirstOrThrow();

async function printAgain(id: string): Promise<string> {
  const serial = (await desk.blanks(1, operator.employeeId))[0] ?? '';
  expect((await operator.act('startPrint', id, { serial })).status).toBe(200);
  await desk.runPrints();
  expect((await operator.act('confirmPrint', id, { serial })).status).toBe(200);
  return serial;
}

describe.each(halves)('the %s head', (half, from, approve, reject, to) => {
  test('approves with the card in hand: check, duty and event', async () => {
    const { id, serial } = await takeTo(desk, from);
    const head = headOf(half);
    expect((await head.act(approve, id, { serial, physical: passed })).body.state).toBe(to);
    expect((await checksOf(id)).at(-1)).toEqual({
      half,
      outcome: 'approved',
      checkedBy: head.employeeId,
      photoOk: true,
      textOk: true,
      cutOk: true,
      backOk: true,
      reason: null,
    });
    const duty = await desk.test.db
      .selectFrom('applicationDuties')
      .select(['employeeId', 'printAttemptId'])
      .where('applicationId', '=', id)
      .where('duty', '=', `check_${half}`)
      .execute();
    expect(duty).toEqual([{ employeeId: head.employeeId, printAttemptId: expect.any(String) }]);
  });

  test('does not approve another card, nor one that was not looked at all over', async () => {
    const { id, serial } = await takeTo(desk, from);
    const { serial: another } = await takeTo(desk, from);
    const head = headOf(half);
    for (const wrong of [another, 'X999-000001']) {
      await expectRefused(desk, () => head.act(approve, id, { serial: wrong, physical: passed }), {
        status: 409,
        code: 'serial_is_another_card',
      });
    }
    for (const tick of ['photo', 'text', 'cut', 'back'] as const) {
      const physical = { ...passed, [tick]: false };
      await expectRefused(desk, () => head.act(approve, id, { serial, physical }), {
        status: 422,
        code: 'physical_check_incomplete',
      });
    }
    await expectRefused(
      desk,
      () => head.act(approve, id, { serial, physical: { photo: true, text: true, cut: true } }),
      {
        status: 422,
        code: 'fields_not_valid',
      },
    );
  });

  test('rejects: the blank is spoiled, the case is printed again and both heads check anew', async () => {
    const { id, serial } = await takeTo(desk, from);
    const head = headOf(half);
    const physical = { ...passed, cut: false };
    const words = 'Tepi kiri miring';
    const rejected = await head.act(reject, id, {
      serial,
      physical,
      returnTo: 'entered',
      reason: 'cut',
      words,
    });
    expect(rejected.body).toMatchObject({
      state: 'entered',
      attempts: [{ state: 'spoiled', reason: 'cut' }],
    });
    expect(rejected.body.history.at(-1)).toMatchObject({ action: reject, reasonCode: 'cut', words });
    expect((await checksOf(id)).at(-1)).toMatchObject({
      half,
      outcome: 'rejected',
      cutOk: false,
      reason: 'cut',
    });
    expect(await blankOf(serial)).toEqual({ state: 'spoiled', spoilReason: 'check_rejected' });

    const second = await printAgain(id);
    await expectRefused(desk, () => kasi.act('approveAsSectionHead', id, { serial, physical: passed }), {
      status: 409,
      code: 'serial_is_another_card',
    });
    expect(
      (await kasi.act('approveAsSectionHead', id, { serial: second, physical: passed })).body.state,
    ).toBe('section_approved');
    expect(
      (await kabid.act('approveAsDivisionHead', id, { serial: second, physical: passed })).body.state,
    ).toBe('ready');
  });

  test('rejects to data entry, where the operator starts again', async () => {
    const { id, serial } = await takeTo(desk, from);
    const body = { serial, physical: passed, returnTo: 'verified', reason: 'data_differs' };
    expect((await headOf(half).act(reject, id, body)).body).toMatchObject({ state: 'verified', step: '3' });
    expect((await operator.act('enterData', id, { changes: [] })).body.state).toBe('entered');
  });

  test('does not send a case anywhere else', async () => {
    const { id, serial } = await takeTo(desk, from);
    const body = { serial, physical: passed, returnTo: 'received', reason: 'data_differs' };
    await expectRefused(desk, () => headOf(half).act(reject, id, body), {
      status: 422,
      code: 'fields_not_valid',
    });
  });

  test('rejects only the card in hand', async () => {
    const { id } = await takeTo(desk, from);
    const body = { serial: 'X999-000001', physical: passed, returnTo: 'entered', reason: 'text' };
    await expectRefused(desk, () => headOf(half).act(reject, id, body), {
      status: 409,
      code: 'serial_is_another_card',
    });
  });
});

describe('what the heads see', () => {
  test('the NIK in full is only for the head whose turn it is', async () => {
    const { id } = await takeTo(desk, 'printed');
    const nikFor = async (role: Parameters<typeof desk.as>[0]) => {
      const { body } = await (await desk.as(role)).call(applications.detail, { params: { id } });
      return (body as ApplicationDetail).comparison.find(({ element }) => element === 'nik');
    };
    expect((await nikFor('section_head'))?.printed).toMatch(/^\d{16}$/);
    for (const role of ['front_desk', 'complaints_officer', 'division_head'] as const) {
      const nik = await nikFor(role);
      expect([nik?.register, nik?.printed].join(' ')).not.toMatch(/\d{5}/);
    }
  });

  test('register and card side by side; what changed since the print is marked', async () => {
    const { id, residentId } = await takeTo(desk, 'printed');
    const differing = async () => {
      const { body } = await kasi.call(applications.detail, { params: { id } });
      return (body as ApplicationDetail).comparison
        .filter(({ differs }) => differs)
        .map(({ element }) => element);
    };
    expect(await differing()).toEqual([]);
    await desk.test.owner
      .updateTable('residents')
      .set({ religion: 1 })
      .where('id', '=', residentId)
      .execute();
    expect(await differing()).toEqual(['religion']);
  });
});

describe('a head who is away', () => {
  test('is stood in for by a Plh., and history says so', async () => {
    const standIn = await desk.hire(['front_desk']);
    const head = await desk.as('head_of_office');
    const { id, serial } = await takeTo(desk, 'printed');
    const next = await takeTo(desk, 'printed');
    const approve = () => standIn.act('approveAsSectionHead', id, { serial, physical: passed });
    await expectRefused(desk, approve, { status: 403, code: 'role_not_allowed' });

    const ordered = await head.call(delegations.create, {
      body: {
        role: 'section_head',
        kind: 'plh',
        fromEmployeeId: kasi.employeeId,
        toEmployeeId: standIn.employeeId,
        startsOn: '2026-11-24',
        endsOn: '2026-11-25',
        letterNumber: 'SPRINT/CONTOH/1',
      },
    });
    expect(ordered.status).toBe(200);
    const delegationId = (ordered.body as { id: string }).id;

    expect((await approve()).body.state).toBe('section_approved');
    const event = await desk.test.db
      .selectFrom('applicationEvents')
      .select(['actorId', 'actingRole', 'delegationId'])
      .where('applicationId', '=', id)
      .where('action', '=', 'approveAsSectionHead')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ actorId: standIn.employeeId, actingRole: 'section_head', delegationId });

    await expectRefused(
      desk,
      () => kasi.act('approveAsSectionHead', next.id, { serial: next.serial, physical: passed }),
      { status: 403, code: 'role_not_allowed' },
    );
    expect((await head.call(delegations.end, { params: { id: delegationId } })).status).toBe(200);
    await expectRefused(
      desk,
      () => standIn.act('approveAsSectionHead', next.id, { serial: next.serial, physical: passed }),
      { status: 403, code: 'role_not_allowed' },
    );
    expect(
      (await kasi.act('approveAsSectionHead', next.id, { serial: next.serial, physical: passed })).status,
    ).toBe(200);
  });
});
