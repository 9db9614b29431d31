import { type ComplaintDetail, complaints } from '../../contract/complaints/endpoints.ts';
import { agencies } from '../../contract/complaints/office-endpoints.ts';
import type { ComplaintAction, ComplaintState } from '../../contract/complaints/terms.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import type { Role } from '../../contract/roles.ts';
import { bookComplaint, complaintProcess, lockComplaint } from '../../server/modules/complaints/index.ts';
import { actingAt } from '../../server/modules/office/index.ts';
import { type Answer, type Desk, type Officer, officeCode } from '../desk.ts';

/** A complete letter of an invented resident; what is undefined is left out. */
export const completeLetter = {
  channel: 'letter' as const,
  name: 'Ni Ketut Contoh Ariani',
  address: 'Banjar Contoh, Desa Contoh, Tabanan',
  phone: '0812 3456 7890',
  description: 'Petugas loket tidak menjelaskan syarat yang kurang, sehingga saya datang tiga kali.',
  submittedPlace: 'Tabanan',
  submittedOn: '2026-11-20',
  signatureSeen: true,
};

export type ComplaintAnswer = Answer<ComplaintDetail & ProblemBody>;

/** An action of the contract on one complaint. */
export async function act(
  officer: Officer,
  action: Exclude<ComplaintAction, 'addAttachment'>,
  id: string,
  body: object = {},
): Promise<ComplaintAnswer> {
  return (await officer.call(complaints[action] as Endpoint, { params: { id }, body })) as ComplaintAnswer;
}

export async function expectDetail(answer: Promise<Answer<unknown>>): Promise<ComplaintDetail> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`expected 200, got ${status}: ${JSON.stringify(body)}`);
  return body as ComplaintDetail;
}

export async function bookLetter(desk: Desk, over: object = {}): Promise<ComplaintDetail> {
  const loket = await desk.as('front_desk');
  return expectDetail(loket.call(complaints.book, { body: { ...completeLetter, ...over } }));
}

let agencyCount = 0;
export async function newAgency(desk: Desk): Promise<string> {
  agencyCount += 1;
  const officer = await desk.as('complaints_officer');
  const { status, body } = await officer.call(agencies.create, {
    body: { name: `Dinas Contoh ${agencyCount}`, kind: 'regional' },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as { id: string }).id;
}

let letterCount = 0;
export function newLetterNumber(): string {
  letterCount += 1;
  return `400.12/${letterCount}/CONTOH/SURAT`;
}

/** A form that came by the web and waits to be looked at. */
async function holdSubmission(desk: Desk): Promise<string> {
  return desk.test.db.transaction().execute(async (tx) => {
    const { id } = await bookComplaint(
      tx,
      await actingAt(tx, officeCode, { actor: 'complainant', clock: desk.clock, requestId: null }),
      {
        channel: 'web',
        target: 'held',
        action: 'submit',
        receivedAt: desk.clock.now(),
        content: {
          name: 'I Made Contoh Kiriman',
          address: 'Banjar Contoh',
          phone: '0812 3456 7891',
          phoneE164: '+6281234567891',
          email: null,
          description: 'Laman layanan tidak memuat syarat terbaru.',
          remedy: null,
          submittedPlace: 'Laman layanan',
          submittedOn: '2026-11-20',
          submittedTime: null,
          immediateResponse: null,
          signature: 'declared',
          signatureSeenBy: null,
          preferredChannel: null,
          locale: 'id',
        },
      },
    );
    return id;
  });
}

async function letLapse(desk: Desk, id: string) {
  await desk.test.db.transaction().execute(async (tx) => {
    const complaint = await lockComplaint(tx, officeCode, id);
    const by = await actingAt(tx, officeCode, { actor: 'time', clock: desk.clock, requestId: null });
    await complaintProcess.take(tx, by, complaint, { action: 'lapse' });
  });
}

type Step = [Role, Exclude<ComplaintAction, 'addAttachment'>, object | ((desk: Desk) => Promise<object>)];
const triage: Step = ['complaints_officer', 'triage', { component: 'requirements' }];
const dispose: Step = ['head_of_office', 'dispose', {}];
const examined = [triage, dispose];
const ours: Step = ['complaints_officer', 'decideAuthority', { decision: 'in', words: 'Tentang loket kita' }];
const notOurs: Step = ['complaints_officer', 'decideAuthority', { decision: 'out', words: 'Tentang jalan' }];
const answered: Step = [
  'complaints_officer',
  'answer',
  { words: 'Kami mohon maaf dan sudah memperbaikinya.' },
];
const forwarded: Step = [
  'complaints_officer',
  'forward',
  async (desk) => ({
    agencyId: await newAgency(desk),
    letterNumber: newLetterNumber(),
    letterOn: '2026-11-20',
  }),
];

/** The straight way to each state, by the officers whose turn it is. */
const pathTo: Record<
  Exclude<ComplaintState, 'held' | 'rejected' | 'deemed_withdrawn' | 'archived'>,
  Step[]
> = {
  received: [],
  awaiting_complainant: [
    ['complaints_officer', 'requestCompletion', { reasons: ['evidence'], words: 'Mohon sertakan bukti' }],
  ],
  disposition: [triage],
  examination: examined,
  accepted: [...examined, ours],
  in_progress: [
    ...examined,
    ours,
    [
      'complaints_officer',
      'assign',
      async (desk) => ({ employeeId: (await desk.as('complaints_officer')).employeeId }),
    ],
  ],
  answered: [...examined, ours, answered],
  closed: [...examined, ours, answered, ['complaints_officer', 'close', {}]],
  outside: [...examined, notOurs],
  forwarded: [...examined, notOurs, forwarded],
  informed: [...examined, notOurs, forwarded, ['front_desk', 'inform', { channel: 'telephone' }]],
  merged: [['complaints_officer', 'merge', async (desk) => ({ intoId: (await bookLetter(desk)).id })]],
  withdrawn: [['front_desk', 'withdraw', { words: 'Masalah sudah selesai' }]],
  reopened: [...examined, ours, answered, ['front_desk', 'reopen', { words: 'Belum puas' }]],
};

/**
 * A complaint taken to the state that is named; a letter unless the state belongs to another channel. `meanwhile`
 * happens to it as soon as it is booked.
 */
export async function takeComplaintTo(
  desk: Desk,
  state: ComplaintState,
  over: object = {},
  meanwhile?: (id: string) => Promise<unknown>,
): Promise<string> {
  const walk = async (id: string, steps: readonly Step[]) => {
    for (const [role, action, body] of steps) {
      const request = typeof body === 'function' ? await body(desk) : body;
      await expectDetail(act(await desk.as(role), action, id, request));
    }
    return id;
  };
  if (state === 'held') return holdSubmission(desk);
  if (state === 'rejected') {
    return walk(await holdSubmission(desk), [['complaints_officer', 'rejectSpam', { reason: 'nonsense' }]]);
  }
  if (state === 'archived') {
    const slip = await bookLetter(desk, { name: undefined, phone: undefined });
    await meanwhile?.(slip.id);
    return walk(slip.id, [
      ['complaints_officer', 'archive', { reason: 'identity_unclear', words: 'Tanpa nama dan telepon' }],
    ]);
  }
  const { id } = await bookLetter(desk, over);
  await meanwhile?.(id);
  if (state === 'deemed_withdrawn') {
    await walk(id, pathTo.awaiting_complainant);
    await letLapse(desk, id);
    return id;
  }
  return walk(id, pathTo[state]);
}

/** Of another agency, by somebody who gave a name and no way to be reached. */
export async function takeUnreachableOutside(desk: Desk): Promise<string> {
  const { id } = await bookLetter(desk, { phone: undefined, address: undefined, email: undefined });
  const words = 'Tentang jalan desa';
  for (const [role, action, body] of [
    [
      'complaints_officer',
      'triage',
      { component: 'time', proceedWithout: 'Nama jelas, cara menghubungi tidak ada' },
    ],
    ['head_of_office', 'dispose', {}],
    ['complaints_officer', 'decideAuthority', { decision: 'out', words }],
  ] as const) {
    await expectDetail(act(await desk.as(role), action, id, body));
  }
  return id;
}
