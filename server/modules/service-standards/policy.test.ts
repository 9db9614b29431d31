import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../../contract/roles.ts';
import {
  type StandardAction,
  type StandardDetail,
  type StandardState,
  serviceStandards,
  standardActions,
  standardStates,
} from '../../../contract/service-standards.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { expectComplete, expectSameWays, type PolicyRow, readPolicy } from '../../../test/policy.ts';
import {
  approvedOf,
  draftOf,
  expectStandard,
  standardAction,
  submittedOf,
  todayAt,
} from '../../../test/subjects/standard.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { enactDueStandards } from './index.ts';
import { standardWorkflow } from './workflow.ts';

/**
 * Who may do what with a version of the service standard in which state, as the office has it in
 * test/policy/service-standards.csv, asked cell by cell. What is approved here waits for its day.
 */
type Row = PolicyRow<StandardState, 'begin' | 'enact' | StandardAction, Role | 'time'>;
const policy: Row[] = readPolicy('service-standards');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const day = 24 * 3_600_000;
const tomorrow = () => new Date(desk.clock.now().getTime() + day).toISOString().slice(0, 10);
const enactDue = () => enactDueStandards({ db: desk.test.db, clock: desk.clock });

/** Whatever is open or waits is put aside, so that the next draft may begin. */
afterEach(async () => {
  const admin = await desk.as('administrator');
  const { body } = await admin.call(serviceStandards.list);
  for (const { id, state, heldFrom } of (body as { rows: StandardDetail[] }).rows) {
    if (state === 'draft' || state === 'submitted') await standardAction(admin, 'discard', id);
    if (state === 'approved' && heldFrom === null) {
      await standardAction(await desk.as('head_of_office'), 'withdraw', id, { words: 'Ditunda dahulu' });
    }
  }
});

async function versionIn(state: StandardState): Promise<StandardDetail> {
  if (state === 'submitted') return submittedOf(desk, {}, tomorrow());
  if (state === 'approved') return approvedOf(desk, {}, tomorrow());
  const draft = await draftOf(desk, {});
  if (state === 'draft') return draft;
  return expectStandard(await standardAction(await desk.as('administrator'), 'discard', draft.id));
}

function send(officer: Officer, action: 'begin' | StandardAction, version: StandardDetail | null) {
  const { id = '', saves, content } = version ?? {};
  const bodies: Partial<Record<typeof action, object>> = {
    save: { saves, content },
    submit: { saves, effectiveOn: tomorrow() },
    return: { words: 'Mohon diperbaiki' },
    withdraw: { words: 'Ditunda dahulu' },
  };
  return standardAction(officer, action, id, bodies[action]);
}

const eventsOf = (id: string) =>
  desk.test.owner
    .selectFrom('standardEvents')
    .select(['action', 'actorId'])
    .where('standardId', '=', id)
    .orderBy('id', 'desc')
    .execute();

describe('the policy', () => {
  test('has exactly one row for every state and action, and a word of its own in every cell', () => {
    const actions = [...standardActions, 'enact'];
    expectComplete(policy, {
      rows: [
        'none/begin',
        ...standardStates.flatMap((state) => actions.map((action) => `${state}/${action}`)),
      ],
      cells: ['role', 'state'],
      outsiders: ['time'],
    });
  });

  test('has the transitions of the workflow, all of them and no other', () => {
    expectSameWays(policy, standardWorkflow);
  });
});

describe.each(['none', ...standardStates] as const)('state %s', (state) => {
  const rows = policy.filter((row) => row.state === state);

  test('whoever may not, is refused, and nothing has changed', async () => {
    const version = state === 'none' ? null : await versionIn(state);
    const before = await contentsOf(desk);
    for (const { action, leads_to: _, ...cells } of rows) {
      if (action === 'enact') continue;
      for (const role of roles.filter((one) => cells[one] !== 'yes')) {
        const { status, body } = await send(await desk.as(role), action, version);
        expect({ role, action, status, code: body.code }).toEqual({
          role,
          action,
          ...(cells[role] === 'role'
            ? { status: 403, code: 'role_not_allowed' }
            : { status: 409, code: 'standard_not_in_state' }),
        });
      }
    }
    expect(await contentsOf(desk)).toEqual(before);
  });

  for (const row of rows.filter(({ leads_to }) => leads_to !== '')) {
    for (const role of roles.filter((one) => row[one] === 'yes')) {
      test(`${row.action} by ${role}`, async () => {
        const { action } = row;
        const officer = await desk.as(role);
        if (action === 'enact') {
          const { id } = await submittedOf(desk, {}, await todayAt(desk));
          expectStandard(await standardAction(officer, 'approve', id));
          const [enacted, approved] = await eventsOf(id);
          expect(enacted).toEqual({ action: 'enacted', actorId: officer.employeeId });
          expect(approved?.action).toBe('approved');
          return;
        }
        const version = state === 'none' ? null : await versionIn(state);
        const after = expectStandard(await send(officer, action, version));
        expect(after.state).toBe(row.leads_to === 'same' ? state : row.leads_to);
        expect((await eventsOf(after.id))[0]?.actorId).toBe(officer.employeeId);
      });
    }
  }

  if (state !== 'none')
    test('the passing of time', async () => {
      const row = rows.find(({ action }) => action === 'enact');
      const { id } = await versionIn(state as StandardState);
      const before = await eventsOf(id);
      desk.clock.advance(day);
      expect(await enactDue()).toBe(row?.time === 'yes' ? 1 : 0);
      expect(await eventsOf(id)).toEqual(
        row?.time === 'yes' ? [{ action: 'enacted', actorId: null }, ...before] : before,
      );
    });
});
