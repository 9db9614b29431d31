import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints } from '../../../contract/complaints/endpoints.ts';
import {
  type ComplaintAction,
  type ComplaintState,
  complaintActions,
  complaintStates,
  maxAttachments,
  type OutsideAction,
  outsideActions,
} from '../../../contract/complaints/terms.ts';
import type { ProblemBody } from '../../../contract/problem.ts';
import { type Role, roles } from '../../../contract/roles.ts';
import { type Desk, type Officer, openDesk } from '../../../test/desk.ts';
import { expectComplete, expectSameWays, type PolicyRow, readPolicy } from '../../../test/policy.ts';
import { openForm, PlainBrowser, receiptOn, solve } from '../../../test/public-form.ts';
import {
  act,
  bookLetter,
  completeLetter,
  expectDetail,
  newAgency,
  newLetterNumber,
  takeComplaintTo,
} from '../../../test/subjects/complaints.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { enforceDeadlines } from './enforce-deadlines.ts';
import { complaintWorkflow } from './workflow.ts';

/**
 * Who may do what with a complaint in which state, as the office has it in test/policy/complaints.csv (explained
 * beside it), asked of the running server cell by cell: of officers over the API, of complainants and agencies on the
 * public pages, of time by what enforces the deadlines.
 */
const outsiders = ['complainant', 'agency', 'time'] as const;
type Action = ComplaintAction | OutsideAction;
type Row = PolicyRow<ComplaintState, Action, Role | (typeof outsiders)[number]>;

const policy: Row[] = readPolicy('complaints');
const isOfficerAction = (action: Action): action is ComplaintAction =>
  complaintActions.some((each) => each === action);

const refusals: Record<string, { status: number; code: string }> = {
  role: { status: 403, code: 'role_not_allowed' },
  state: { status: 409, code: 'state_does_not_allow' },
  turn: { status: 403, code: 'handler_is_other' },
  ended: { status: 409, code: 'merge_target_closed' },
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
    case 'dispose':
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

type Asked = Promise<{ status: number; body: unknown }>;

/** What officers send to take an action, with everything that it names in place. */
async function request(action: Action, id: string, leadsTo: string): Promise<(officer: Officer) => Asked> {
  switch (action) {
    case 'addAttachment':
      return (officer) =>
        officer.upload(complaints.addAttachment, picture, { params: { id }, body: { as: 'attachment' } });
    case 'book':
      return (officer) => officer.call(complaints.book, { body: completeLetter });
    case 'answerAtOnce':
      return (officer) => officer.call(complaints.takeCall, { body: call });
    case 'absorb': {
      const other = (await bookLetter(desk)).id;
      return (officer) => act(officer, 'merge', other, { intoId: id });
    }
    case 'letGo': {
      const { complaintId } = await desk.test.owner
        .selectFrom('complaintMerges')
        .select('complaintId')
        .where('intoId', '=', id)
        .executeTakeFirstOrThrow();
      return (officer) => act(officer, 'unmerge', complaintId, { words: 'Bukan hal yang sama' });
    }
    default: {
      if (!isOfficerAction(action)) throw new Error(`no officer is asked for ${action}`);
      const body = await wellFormed(action, leadsTo);
      return (officer) => act(officer, action, id, body);
    }
  }
}

const call = {
  name: 'Ni Putu Contoh Laksmi',
  address: 'Banjar Contoh',
  phone: '0812 3456 7892',
  description: 'Bertanya kapan KTP-el selesai.',
  submittedPlace: 'Tabanan',
  immediateResponse: 'Hari ini juga.',
  identityRefused: false,
  authority: 'in' as const,
  answered: true,
};

let visitors = 0;
/** Everybody from an address of his own: pages slow down who asks too often. */
function visitor() {
  visitors += 1;
  return new PlainBrowser(desk, { address: `10.1.${Math.floor(visitors / 250)}.${(visitors % 250) + 1}` });
}

/** What the complainant sends from the page that his code opens, or the agency from that of its letter. */
async function askOutside(action: Action, id: string, leadsTo: string): Promise<number> {
  if (action === 'agencyReports') {
    const { token } = await desk.test.owner
      .selectFrom('complaintReferrals')
      .select('token')
      .where('complaintId', '=', id)
      .executeTakeFirstOrThrow();
    const fields = { keadaan: 'received', keterangan: 'Kami terima' };
    return (await visitor().post(`/instansi/${token}`, fields)).status;
  }
  const { trackingCode: kode } = await desk.test.owner
    .selectFrom('complaints')
    .select('trackingCode')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const forms: Partial<Record<Action, [address: string, fields: Record<string, string>]>> = {
    recordCompletion: ['lengkapi', { penjelasan: 'Ini yang kurang' }],
    withdraw: ['cabut', { cabut: 'ya', alasan: 'Sudah selesai' }],
    reopen: ['buka-kembali', { buka: 'Masih sama saja' }],
    rate: ['nilai', { puas: leadsTo === 'closed' ? 'ya' : 'tidak' }],
  };
  const [address = '', fields = {}] = forms[action] ?? [];
  return (await visitor().postForm(`/pengaduan/lacak/${address}`, { kode, ...fields })).status;
}

/** What an action's own rules ask of the complaint beside its state. */
async function complaintFor(action: Action, state: Row['state'], leadsTo: string): Promise<string> {
  if (state === 'none') return '';
  // Nobody knows who wrote it and nobody can call: it may be ignored.
  const nameless = action === 'archive' ? { name: undefined, phone: undefined } : {};
  // What is told at the counter does not pass the head's desk.
  const counter = action === 'triage' && leadsTo === 'examination' ? { channel: 'counter' } : {};
  if (action === 'agencyReports' && state === 'reopened') {
    const id = await takeComplaintTo(desk, 'informed');
    await expectDetail(act(await desk.as('front_desk'), 'reopen', id, { words: 'Belum selesai' }));
    return id;
  }
  const examiner = await desk.as('complaints_officer');
  if (action === 'unmerge' && state === 'merged' && leadsTo !== '') {
    const id = await takeComplaintTo(desk, leadsTo as ComplaintState);
    await expectDetail(act(examiner, 'merge', id, { intoId: (await bookLetter(desk)).id }));
    return id;
  }
  const absorbing = async (intoId: string) =>
    expectDetail(act(examiner, 'merge', (await bookLetter(desk)).id, { intoId }));
  return takeComplaintTo(
    desk,
    state,
    { ...nameless, ...counter },
    action === 'letGo' ? absorbing : undefined,
  );
}

const complaintOf = (id: string) =>
  desk.test.owner
    .selectFrom('complaints')
    .select(['state', 'lastSeq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const lastEventOf = (id: string, seq: number) =>
  desk.test.owner
    .selectFrom('complaintEvents')
    .select(['action', 'fromState', 'toState', 'actorId', 'actingRole', 'at'])
    .where('complaintId', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();

const beginnings: readonly Action[] = ['book', 'answerAtOnce'];

/** Does it, and finds the state and the event that must tell of it. */
async function expectDone(row: Row, role: Role, asked: string, leadsTo: string) {
  const officer = await desk.as(role);
  const begins = beginnings.includes(row.action);
  const before = begins ? { lastSeq: row.action === 'book' ? 0 : 1 } : await complaintOf(asked);
  const answer = await (await request(row.action, asked, leadsTo))(officer);
  expect(answer, `${role} ${row.action}`).toMatchObject({ status: 200 });
  const id = begins ? (answer.body as { id: string }).id : asked;
  const after = await complaintOf(id);
  const to = leadsTo === 'same' ? row.state : leadsTo;
  expect(after).toEqual({ state: to, lastSeq: before.lastSeq + 1 });
  expect(await lastEventOf(id, after.lastSeq)).toEqual({
    action: row.action,
    fromState: row.state === 'none' ? null : row.state,
    toState: to,
    actorId: officer.employeeId,
    actingRole: role,
    at: desk.clock.now(),
  });
}

/** The same of whoever is no officer: the event names nobody. */
async function expectDoneOutside(row: Row, id: string, leadsTo: string, work: () => Promise<unknown>) {
  const before = await complaintOf(id);
  await work();
  const after = await complaintOf(id);
  const to = leadsTo === 'same' ? row.state : leadsTo;
  expect(after, `${row.state} ${row.action}`).toEqual({ state: to, lastSeq: before.lastSeq + 1 });
  expect(await lastEventOf(id, after.lastSeq)).toMatchObject({
    action: row.action,
    fromState: row.state,
    toState: to,
    actorId: null,
    actingRole: null,
  });
}

/** Every cell of officers that says no; then nothing at all has changed. */
async function expectRefused(rows: readonly Row[], id: (row: Row) => Promise<string>) {
  const requests: { row: Row; role: Role; send: () => Asked }[] = [];
  for (const row of rows) {
    const refused = roles.filter((role) => row[role] !== 'yes' && row[role] !== '-');
    if (refused.length === 0) continue;
    // Whatever the requests name must be there before.
    const send = await request(row.action, await id(row), row.leads_to);
    for (const role of refused) {
      const officer = await desk.as(role);
      requests.push({ row, role, send: () => send(officer) });
    }
  }
  const before = await contentsOf(desk);
  for (const { row, role, send } of requests) {
    const { action } = row;
    const { status, body } = await send();
    expect({ role, action, status, code: (body as ProblemBody).code }).toEqual({
      role,
      action,
      ...refusals[row[role]],
    });
  }
  expect(await contentsOf(desk)).toEqual(before);
}

describe('the policy', () => {
  test('has exactly one row for every state and action, and a word of its own in every cell', () => {
    const actions = [...complaintActions, ...outsideActions].filter(
      (action) => action !== 'book' && action !== 'submit',
    );
    expectComplete(policy, {
      rows: [
        'none/book',
        'none/submit',
        ...complaintStates.flatMap((state) => actions.map((action) => `${state}/${action}`)),
      ],
      cells: Object.keys(refusals),
      outsiders,
    });
  });

  test('has the transitions of the workflow, all of them and no other', () => {
    expectSameWays(policy, complaintWorkflow, ['turn']);
  });
});

describe.each(['none', ...complaintStates] as const)('state %s', (state) => {
  const rows = policy.filter((row) => row.state === state);
  /** One complaint for all cells that are refused or leave the state as it is. */
  let shared: Promise<string> | undefined;
  const sharedOne = () => {
    shared ??= complaintFor('note', state, 'same');
    return shared;
  };

  test('whoever may not, is refused, and nothing has changed', async () => {
    await expectRefused(rows, ({ action }) =>
      action === 'letGo' ? complaintFor('letGo', state, 'same') : sharedOne(),
    );
  });

  test('people outside the office are refused alike', async () => {
    for (const row of rows) {
      for (const outsider of ['complainant', 'agency'] as const) {
        if (row[outsider] !== 'state') continue;
        const id = outsider === 'agency' ? await complaintFor(row.action, state, '') : await sharedOne();
        const before = await contentsOf(desk);
        const status = await askOutside(row.action, id, 'closed');
        expect({ action: row.action, status }).toEqual({
          action: row.action,
          status: outsider === 'agency' ? 410 : 409,
        });
        expect(await contentsOf(desk)).toEqual(before);
      }
    }
  });

  const allowed = rows.filter((row) => row.leads_to !== '');
  test.each(allowed.map((row) => [row.action, row] as const))('%s', async (action, row) => {
    for (const leadsTo of row.leads_to.split('|')) {
      for (const [index, role] of roles.filter((one) => row[one] === 'yes').entries()) {
        const full = action === 'addAttachment' && index >= maxAttachments;
        const reusable = leadsTo === 'same' && !full && action !== 'letGo';
        const id = await (reusable ? sharedOne() : complaintFor(action, state, leadsTo));
        await expectDone(row, role, id, leadsTo);
      }
      if (row.complainant === 'yes' && action !== 'submit') {
        const id = await complaintFor(action, state, leadsTo);
        await expectDoneOutside(row, id, leadsTo, () => askOutside(action, id, leadsTo));
      }
      if (row.agency === 'yes') {
        const id = await complaintFor(action, state, leadsTo);
        await expectDoneOutside(row, id, leadsTo, () => askOutside(action, id, leadsTo));
      }
    }
    if (action === 'submit') await expectSubmitted(row);
  });
});

/** The form of the public page, with and without the work that its script does. */
async function expectSubmitted(row: Row) {
  const found: (string | null)[] = [];
  for (const works of [true, false]) {
    const browser = visitor();
    const { challenge, ...form } = await openForm(desk, browser);
    const proof = works ? await solve(challenge) : '';
    const { number } = receiptOn(
      (await browser.postForm('/pengaduan', { ...form, proof, telepon: `0812 3456 780${found.length}` }))
        .html,
    );
    const { state } = await desk.test.owner
      .selectFrom('complaints')
      .select('state')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    found.push(state);
  }
  expect(found.join('|')).toBe(row.leads_to);
}

test('time does what is due, and leaves every other complaint where it stands', async () => {
  const own = await openDesk();
  const before = new Map<ComplaintState, string>();
  for (const state of complaintStates) before.set(state, await takeComplaintTo(own, state));
  const rowOf = async (id: string) =>
    own.test.owner
      .selectFrom('complaints as c')
      .innerJoin('complaintEvents as e', (join) =>
        join.onRef('e.complaintId', '=', 'c.id').onRef('e.seq', '=', 'c.lastSeq'),
      )
      .select(['c.state', 'c.lastSeq', 'e.action', 'e.fromState', 'e.actorId', 'e.actingRole'])
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow();
  const then = new Map<string, Awaited<ReturnType<typeof rowOf>>>();
  for (const id of before.values()) then.set(id, await rowOf(id));
  // What lies on the desk of a head of office waits for a person, unless nobody sits there.
  const { employeeId: head } = await own.as('head_of_office');
  await own.test.owner.updateTable('employees').set({ active: false }).where('id', '=', head).execute();
  // Ten working days of silence and the warning; then, a week later, the end of the thirty days.
  for (const day of ['2026-12-17', '2026-12-28']) {
    own.clock.set(`${day}T10:00:00+08:00`);
    await enforceDeadlines({ db: own.test.db, clock: own.clock });
  }
  for (const [state, id] of before) {
    const due = policy.filter((row) => row.state === state && row.time === 'yes');
    expect(due.length).toBeLessThanOrEqual(1);
    const [row] = due;
    const stood = then.get(id);
    expect(await rowOf(id)).toEqual(
      row === undefined
        ? stood
        : {
            state: row.leads_to,
            lastSeq: (stood?.lastSeq ?? 0) + 1,
            action: row.action,
            fromState: state,
            actorId: null,
            actingRole: null,
          },
    );
  }
  await own.close();
});
