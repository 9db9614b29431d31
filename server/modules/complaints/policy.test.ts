import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import {
  type ComplaintAction,
  type ComplaintState,
  complaintActions,
  complaintStates,
  maxAttachments,
} from '../../../contract/complaints/terms.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { type Role, roles } from '../../../contract/roles.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import {
  act,
  bookLetter,
  newAgency,
  newLetterNumber,
  takeComplaintTo,
} from '../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../test/untouched.ts';

/**
 * Who may do what with a complaint in which state, as the office has it in test/policy/complaints.csv (explained
 * beside it), asked of the running server cell by cell.
 */
type Cell = 'yes' | 'role' | 'state' | 'turn';
type Row = { state: ComplaintState; action: ComplaintAction; leads_to: string } & Record<Role, Cell>;

const policy: Row[] = parse(readFileSync('test/policy/complaints.csv'), { columns: true });

const refusals: Record<Exclude<Cell, 'yes'>, { status: number; code: string }> = {
  role: { status: 403, code: 'role_not_allowed' },
  state: { status: 409, code: 'state_does_not_allow' },
  turn: { status: 403, code: 'handler_is_other' },
};

let desk: Desk;
let bystander: Officer;
let agencyId: string;
let picture: Buffer;
beforeAll(async () => {
  desk = await openDesk();
  bystander = await desk.hire(['section_head']);
  agencyId = await newAgency(desk);
  picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#0b5d51' } })
    .png()
    .toBuffer();
});
afterAll(() => desk.close());

/** A request that every parser and every rule on the request itself accepts. */
async function wellFormed(action: ComplaintAction, leadsTo: string): Promise<object> {
  const words = { words: 'Alasan yang jelas' };
  switch (action) {
    case 'rejectSpam':
      return { reason: 'nonsense' };
    case 'amend':
      return { address: 'Banjar Contoh Kaja' };
    case 'logCall':
      return { outcome: 'no_answer' };
    case 'requestCompletion':
      return { reasons: ['evidence'], ...words };
    case 'archive':
      return { reason: 'identity_unclear', ...words };
    case 'triage':
      return { component: 'time' };
    case 'decideAuthority':
      return { decision: leadsTo === 'outside' ? 'out' : 'in', ...words };
    case 'assign':
      return { employeeId: (await desk.as('secretary')).employeeId };
    case 'nameOfficer':
      return { employeeId: bystander.employeeId };
    case 'setFlags':
      return { anonymous: true, confidential: false };
    case 'linkApplication':
      return { applicationId: null };
    case 'note':
    case 'withdraw':
    case 'unmerge':
    case 'reopen':
    case 'revive':
      return words;
    case 'answer':
      return { words: 'Sudah kami perbaiki, terima kasih.' };
    case 'forward':
      return { agencyId, letterNumber: newLetterNumber(), letterOn: '2026-11-20' };
    case 'inform':
      return { channel: 'telephone' };
    case 'merge':
      return { intoId: (await bookLetter(desk)).id };
    default:
      return {};
  }
}

function ask(officer: Officer, action: ComplaintAction, id: string, body: object) {
  return action === 'addAttachment'
    ? officer.upload(complaints.addAttachment, picture, { params: { id }, body: { as: 'attachment' } })
    : act(officer, action, id, body);
}

/** What an action's own rules ask of the complaint beside its state. */
function freshFor(action: ComplaintAction, state: ComplaintState, leadsTo: string): Promise<string> {
  // Nobody knows who wrote it and nobody can call: it may be ignored.
  const nameless = action === 'archive' ? { name: undefined, phone: undefined } : {};
  // What is told at the counter does not pass the head's desk.
  const counter = action === 'triage' && leadsTo === 'examination' ? { channel: 'counter' } : {};
  return takeComplaintTo(desk, state, { ...nameless, ...counter });
}

const complaintOf = (id: string) =>
  desk.test.owner
    .selectFrom('complaints')
    .select(['state', 'lastSeq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Does it, and finds the state and the event that must tell of it. */
async function expectDone(row: Row, role: Role, id: string, leadsTo: string) {
  const officer = await desk.as(role);
  const before = await complaintOf(id);
  const answer = await ask(officer, row.action, id, await wellFormed(row.action, leadsTo));
  expect(answer, `${role} ${row.action}`).toMatchObject({ status: 200 });
  const after = await complaintOf(id);
  const to = leadsTo === 'same' ? row.state : leadsTo;
  expect(after).toEqual({ state: to, lastSeq: before.lastSeq + 1 });
  const event = await desk.test.owner
    .selectFrom('complaintEvents')
    .select(['action', 'fromState', 'toState', 'actorId', 'actingRole', 'at'])
    .where('complaintId', '=', id)
    .where('seq', '=', after.lastSeq)
    .executeTakeFirstOrThrow();
  expect(event).toEqual({
    action: row.action,
    fromState: row.state,
    toState: to,
    actorId: officer.employeeId,
    actingRole: role,
    at: desk.clock.now(),
  });
}

/** Every cell of the rows that says no; then nothing at all has changed. */
async function expectRefused(rows: readonly Row[], id: string) {
  const requests = [];
  for (const row of rows) {
    const body = await wellFormed(row.action, row.leads_to);
    for (const role of roles.filter((one) => row[one] !== 'yes')) requests.push({ row, role, body });
  }
  const before = await contentsOf(desk);
  for (const { row, role, body } of requests) {
    const answer = await ask(await desk.as(role), row.action, id, body);
    const { action } = row;
    expect({ role, action, status: answer.status, code: (answer.body as ProblemBody).code }).toEqual({
      role,
      action,
      ...refusals[row[role] as Exclude<Cell, 'yes'>],
    });
  }
  expect(await contentsOf(desk)).toEqual(before);
}

describe('the policy', () => {
  test('has exactly one row for every state and action, and a word of its own in every cell', () => {
    const expected = complaintStates.flatMap((state) =>
      complaintActions.map((action) => `${state}/${action}`),
    );
    expect(policy.map(({ state, action }) => `${state}/${action}`).sort()).toEqual(expected.sort());
    for (const row of policy) {
      expect(Object.keys(row)).toEqual(['state', 'action', 'leads_to', ...roles]);
      for (const role of roles) expect(['yes', ...Object.keys(refusals)]).toContain(row[role]);
      expect(
        row.leads_to === '',
        `${row.state}/${row.action} leads somewhere exactly when somebody may`,
      ).toBe(!roles.some((role) => row[role] === 'yes'));
    }
  });
});

describe.each(complaintStates)('state %s', (state) => {
  const rows = policy.filter((row) => row.state === state);
  /** One complaint for all cells that are refused or leave the state as it is. */
  let shared: Promise<string> | undefined;
  const sharedOne = () => {
    shared ??= takeComplaintTo(desk, state);
    return shared;
  };

  test('whoever may not, is refused, and nothing has changed', async () => {
    await expectRefused(rows, await sharedOne());
  });

  const lawful = rows.filter((row) => row.leads_to !== '');
  test.each(lawful.map((row) => [row.action, row] as const))('%s', async (_action, row) => {
    for (const [index, role] of roles.filter((one) => row[one] === 'yes').entries()) {
      const full = row.action === 'addAttachment' && index >= maxAttachments;
      for (const leadsTo of row.leads_to.split('|')) {
        const id =
          leadsTo === 'same' && !full ? await sharedOne() : await freshFor(row.action, state, leadsTo);
        await expectDone(row, role, id, leadsTo);
      }
    }
  });
});
