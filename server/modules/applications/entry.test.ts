import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationDetail, applications } from '../../../contract/applications/endpoints.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { expectRefused } from '../../../test/untouched.ts';

let desk: Desk;
let operator: Officer;
beforeAll(async () => {
  desk = await openDesk();
  operator = await desk.as('data_operator');
});
afterAll(() => desk.close());

const residentOf = (id: string) =>
  desk.test.db
    .selectFrom('residents')
    .select(['name', 'birthDate', 'occupation', 'bloodType', 'address', 'version', 'nik'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const entriesOf = (applicationId: string) =>
  desk.test.db
    .selectFrom('applicationEntries')
    .select(['enteredBy', 'enteredAt', 'siakReference', 'changedElements'])
    .where('applicationId', '=', applicationId)
    .execute();

const historyOf = (residentId: string) =>
  desk.test.db
    .selectFrom('residentElementsHistory')
    .select(['element', 'oldValue', 'newValue', 'changedBy', 'changedAt', 'applicationId', 'source'])
    .where('residentId', '=', residentId)
    .orderBy('element')
    .execute();

describe('entering data', () => {
  test('confirmed as it stands: an entry and a duty, and the register is as before', async () => {
    const { id, residentId } = await takeTo(desk, 'verified');
    const before = await residentOf(residentId);
    const siakReference = 'SIAK-2026-001';
    const { body } = await operator.act('enterData', id, { changes: [], siakReference });
    expect(body).toMatchObject({ state: 'entered', step: '4' });
    expect(await entriesOf(id)).toEqual([
      { enteredBy: operator.employeeId, enteredAt: desk.clock.now(), siakReference, changedElements: [] },
    ]);
    expect(await residentOf(residentId)).toEqual(before);
    const duties = await desk.test.db
      .selectFrom('applicationDuties')
      .select(['duty', 'employeeId'])
      .where('applicationId', '=', id)
      .where('duty', '=', 'enter_data')
      .execute();
    expect(duties).toEqual([{ duty: 'enter_data', employeeId: operator.employeeId }]);
  });

  test('corrected within the service: new values, old values kept, the NIK never changed', async () => {
    const { id, residentId } = await takeTo(desk, 'verified', { service: 'IV-B' });
    const before = await residentOf(residentId);
    const { body } = await operator.act('enterData', id, {
      changes: [
        { element: 'name', from: before.name, to: 'I Wayan Contoh  Baru' },
        { element: 'birth_date', from: '1990-05-17', to: '1990-06-17' },
        { element: 'occupation', from: '15', to: '9' },
      ],
    });
    expect(body.state).toBe('entered');
    expect(await residentOf(residentId)).toEqual({
      ...before,
      name: 'I WAYAN CONTOH BARU',
      birthDate: '1990-06-17',
      occupation: 9,
      version: before.version + 1,
    });
    const kept = {
      changedBy: operator.employeeId,
      changedAt: desk.clock.now(),
      applicationId: id,
      source: 'application',
    };
    expect(await historyOf(residentId)).toEqual([
      { element: 'birth_date', oldValue: '1990-05-17', newValue: '1990-06-17', ...kept },
      { element: 'name', oldValue: before.name, newValue: 'I WAYAN CONTOH BARU', ...kept },
      { element: 'occupation', oldValue: '15', newValue: '9', ...kept },
    ]);
    expect((await entriesOf(id))[0]?.changedElements).toEqual(['name', 'birth_date', 'occupation']);
  });

  test('history tells which elements changed, not their values', async () => {
    const { id, residentId } = await takeTo(desk, 'verified', { service: 'IV-B' });
    const { name } = await residentOf(residentId);
    await operator.act('enterData', id, {
      changes: [{ element: 'name', from: name, to: 'NI LUH CONTOH RAHASIA' }],
    });
    const events = await desk.test.db
      .selectFrom('applicationEvents')
      .select('data')
      .where('applicationId', '=', id)
      .execute();
    expect(events.at(-1)?.data).toEqual({ changed: ['name'], siakReference: null });
    expect(JSON.stringify(events)).not.toContain('RAHASIA');
  });

  const outside = [
    ['A', 'name', 'I WAYAN CONTOH LAIN'],
    ['A', 'address', 'BR. DINAS LAIN'],
    ['C1', 'occupation', '9'],
    ['C2', 'blood_type', '1'],
  ] as const;
  test.each(outside)('service %s does not correct %s (R34)', async (service, element, to) => {
    const { id, residentId } = await takeTo(desk, 'verified', { service });
    const from = await valueOfElement(id, element);
    await expectRefused(desk, () => operator.act('enterData', id, { changes: [{ element, from, to }] }), {
      status: 409,
      code: 'element_not_correctable',
      findings: ['R34'],
    });
    expect(await historyOf(residentId)).toEqual([]);
  });

  test('one element outside the service refuses the whole entry', async () => {
    const { id } = await takeTo(desk, 'verified');
    await expectRefused(
      desk,
      () =>
        operator.act('enterData', id, {
          changes: [
            { element: 'occupation', from: '15', to: '9' },
            { element: 'religion', from: '4', to: '1' },
          ],
        }),
      { status: 409, code: 'element_not_correctable', findings: ['R34'] },
    );
  });

  async function valueOfElement(id: string, element: string): Promise<string | null> {
    const { body } = await operator.call(applications.detail, { params: { id } });
    return (body as ApplicationDetail).resident.elements.find((e) => e.element === element)?.value ?? null;
  }

  test('a value that somebody else has changed meanwhile is not overwritten', async () => {
    const { id, residentId } = await takeTo(desk, 'verified');
    await desk.test.owner
      .updateTable('residents')
      .set({ occupation: 8 })
      .where('id', '=', residentId)
      .execute();
    await expectRefused(
      desk,
      () => operator.act('enterData', id, { changes: [{ element: 'occupation', from: '15', to: '9' }] }),
      { status: 409, code: 'element_changed_meanwhile' },
    );
  });

  const impossible = [
    ['occupation', '15', '100'],
    ['occupation', '15', 'PETANI'],
    ['religion', '4', '8'],
    ['birth_date', '1990-05-17', '1990-02-30'],
    ['rt', '000', '12'],
    ['village_code', '51.02.05.2003', '51.02.05.9999'],
  ] as const;
  test.each(impossible)('%s cannot become %s → %s', async (element, from, to) => {
    const { id } = await takeTo(desk, 'verified', { service: 'IV-B' });
    await expectRefused(desk, () => operator.act('enterData', id, { changes: [{ element, from, to }] }), {
      status: 422,
      code: 'element_value_not_valid',
    });
  });

  const unlawful = [
    ['a birth date in the future', { element: 'birth_date', from: '1990-05-17', to: '2027-01-01' }, 'R18'],
    [
      'an age at which no card is made',
      { element: 'birth_date', from: '1990-05-17', to: '2011-05-17' },
      'R16',
    ],
  ] as const;
  test.each(unlawful)('refuses %s', async (_what, change, code) => {
    const { id } = await takeTo(desk, 'verified', { service: 'IV-B' });
    const problem = await expectRefused(desk, () => operator.act('enterData', id, { changes: [change] }), {
      status: 409,
      code: 'values_not_valid',
    });
    expect(problem.findings?.map((finding) => finding.code)).toContain(code);
  });

  test('an element twice in one entry is refused', async () => {
    const { id } = await takeTo(desk, 'verified');
    const change = { element: 'occupation', from: '15', to: '9' };
    await expectRefused(desk, () => operator.act('enterData', id, { changes: [change, change] }), {
      status: 422,
      code: 'element_twice',
    });
  });

  test('the verifier of a case does not enter its data', async () => {
    const both = await desk.hire(['verifier', 'data_operator']);
    const { id } = await takeTo(desk, 'received');
    expect((await both.act('verify', id)).status).toBe(200);
    await expectRefused(desk, () => both.act('enterData', id, { changes: [] }), {
      status: 403,
      code: 'four_eyes',
    });
  });
});

describe('returning to verification', () => {
  const cases = ['verified', 'entered'] as const;
  test.each(cases)('from %s: with a reason in the history, nothing entered anew', async (state) => {
    const { id } = await takeTo(desk, state);
    const entries = (await entriesOf(id)).length;
    const words = 'Nama di KK berbeda';
    const { body } = await operator.act('returnToVerification', id, { reason: 'data_differs', words });
    expect(body).toMatchObject({ state: 'received', step: '2', clock: { paused: null } });
    expect(body.history.at(-1)).toMatchObject({ fromState: state, reasonCode: 'data_differs', words });
    expect(await entriesOf(id)).toHaveLength(entries);

    const verifier = await desk.as('verifier');
    expect((await verifier.act('verify', id)).body.state).toBe('verified');
    expect((await operator.act('enterData', id, { changes: [] })).body.state).toBe('entered');
    expect(await entriesOf(id)).toHaveLength(entries + 1);
  });

  test('only for a reason of the list', async () => {
    const { id } = await takeTo(desk, 'verified');
    await expectRefused(desk, () => operator.act('returnToVerification', id, { reason: 'boring' }), {
      status: 422,
      code: 'fields_not_valid',
    });
  });

  test('a record that the centre took back meanwhile is not stuck: it goes back and waits for the centre', async () => {
    const { id, residentId } = await takeTo(desk, 'entered');
    await desk.test.owner
      .updateTable('residents')
      .set({ centralStatus: 'ADJUDICATE_RECORD' })
      .where('id', '=', residentId)
      .execute();
    expect((await operator.act('returnToVerification', id, { reason: 'data_differs' })).status).toBe(200);
    const verifier = await desk.as('verifier');
    expect((await verifier.act('awaitCentre', id)).body.state).toBe('awaiting_centre');
  });
});
