import type { z } from 'zod';
import { type complaintDetail, complaints } from '../../contract/complaints/endpoints.ts';
import { type ComplaintState, serviceComponents } from '../../contract/complaints/terms.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { byId } from '../../contract/fields.ts';
import { notifications } from '../../contract/notifications/endpoints.ts';
import { openBrowser } from '../browser.ts';
import { type Officer, act as request } from '../client.ts';
import { inParallel } from '../in-parallel.ts';
import { attempt, type Complaint, type CrewRole, dayOf, pass, type Year } from './year.ts';

/** An action of an officer on a complaint. */
async function act<B extends z.ZodType>(
  year: Year,
  complaint: Complaint,
  by: CrewRole | Officer,
  endpoint: Endpoint<typeof byId, z.ZodType, B, typeof complaintDetail>,
  body: z.input<B>,
): Promise<void> {
  const officer = typeof by === 'string' ? year.crew[by] : by;
  const { state, handler } = await request(officer, endpoint, complaint.id, body);
  complaint.state = state;
  complaint.handlerId = handler?.id ?? null;
}

/** What the holder of the code does on the public page. */
async function onPage(year: Year, complaint: Complaint, page: string, fields: Record<string, string>) {
  const { id, number, trackingCode: kode } = complaint;
  const path = `/pengaduan/lacak/${page}`;
  const browser = openBrowser(year.office.connection.send);
  const { status } = await browser.submit(path, { kode, bahasa: 'id', ...fields });
  if (status !== 200) year.faults.push(`${path} answered ${status} for ${number}`);
  const detail = await year.crew.complaints_officer.call(complaints.detail, { params: { id } });
  complaint.state = detail.state;
}

const rateOnPage = (year: Year, complaint: Complaint, satisfied: boolean) =>
  onPage(year, complaint, 'nilai', { puas: satisfied ? 'ya' : 'tidak' });

/** Marks a step of a complaint's way; true the first time. */
function first(complaint: Complaint, step: string): boolean {
  if (complaint.done.has(step)) return false;
  complaint.done.add(step);
  return true;
}

function anotherOpen(year: Year, complaint: Complaint): Complaint | undefined {
  const open: readonly ComplaintState[] = [
    'received',
    'disposition',
    'examination',
    'accepted',
    'in_progress',
  ];
  return [...year.complaints.values()].find(
    (other) => other.id !== complaint.id && other.fate === 'answered' && open.includes(other.state),
  );
}

/** One step at the counter of a complaint that is new; false where nothing is to be done today. */
async function takeUp(year: Year, complaint: Complaint): Promise<boolean> {
  const { fate } = complaint;
  if (fate === 'archived_after_calls' && !complaint.done.has('second_call')) {
    await act(year, complaint, 'front_desk', complaints.logCall, {
      outcome: 'no_answer',
      words: 'Tidak diangkat',
    });
    if (!first(complaint, 'first_call')) first(complaint, 'second_call');
    return false;
  }
  if (fate === 'archived' || fate === 'archived_after_calls' || fate === 'refused_identity') {
    const reason = fate === 'refused_identity' ? 'identity_refused' : 'identity_unclear';
    await act(year, complaint, 'complaints_officer', complaints.archive, {
      reason,
      words: 'Identitas tidak jelas',
    });
    return false;
  }
  if (fate === 'withdrawn') {
    if (complaint.random.next() < 0.5)
      await onPage(year, complaint, 'cabut', { cabut: 'ya', alasan: 'Sudah selesai' });
    else await act(year, complaint, 'front_desk', complaints.withdraw, { words: 'Dicabut pengadu di loket' });
    return false;
  }
  if ((fate === 'completed' || fate === 'lapsed') && first(complaint, 'asked')) {
    await act(year, complaint, 'complaints_officer', complaints.requestCompletion, {
      reasons: ['evidence', 'substance'],
      words: 'Mohon disebutkan hari dan jam kejadian',
    });
    complaint.rests = 1 + complaint.random.below(12);
    return false;
  }
  if ((fate === 'merged' || fate === 'unmerged') && !complaint.done.has('merged')) {
    const into = anotherOpen(year, complaint);
    if (into !== undefined && first(complaint, 'merged')) {
      await act(year, complaint, 'complaints_officer', complaints.merge, { intoId: into.id });
      complaint.rests = 2;
      return false;
    }
  }
  await act(year, complaint, 'complaints_officer', complaints.triage, {
    component: complaint.random.pick(serviceComponents),
    proceedWithout: 'Pengadu dapat dihubungi atau dikenal',
  });
  return true;
}

async function handle(year: Year, complaint: Complaint): Promise<boolean> {
  const { crew } = year;
  const { random } = complaint;
  if (complaint.fate === 'about_officer' && first(complaint, 'named')) {
    await act(year, complaint, 'complaints_officer', complaints.nameOfficer, {
      employeeId: crew.section_head.employeeId,
    });
  }
  if (complaint.state === 'accepted' && random.next() < 0.5) {
    const officer = random.pick([crew.secretary, crew.division_head]);
    await act(year, complaint, 'complaints_officer', complaints.assign, { employeeId: officer.employeeId });
    return true;
  }
  const handler = [crew.secretary, crew.division_head].find(
    ({ employeeId }) => employeeId === complaint.handlerId,
  );
  await act(year, complaint, handler ?? 'complaints_officer', complaints.answer, {
    words: 'Terima kasih. Hal ini sudah kami perbaiki dan petugas sudah kami ingatkan.',
  });
  complaint.rests = 1 + random.below(5);
  return false;
}

async function afterAnswer(year: Year, complaint: Complaint): Promise<void> {
  if (complaint.fate === 'reopened' && first(complaint, 'reopened')) {
    if (complaint.state === 'answered') await rateOnPage(year, complaint, false);
    if (complaint.random.next() < 0.7)
      await onPage(year, complaint, 'buka-kembali', { buka: 'Tanggapan belum menjawab keluhan saya.' });
    else await act(year, complaint, 'front_desk', complaints.reopen, { words: 'Pengadu datang, belum puas' });
    return;
  }
  if (complaint.afterwards === 'satisfied') return rateOnPage(year, complaint, true);
  if (complaint.afterwards === 'dissatisfied' && first(complaint, 'rated')) {
    await rateOnPage(year, complaint, false);
    complaint.rests = 11;
    return;
  }
  if (complaint.afterwards !== 'silence')
    await act(year, complaint, 'complaints_officer', complaints.close, {});
}

/** One step on a complaint; true when the next one may follow on the same day. */
async function step(year: Year, complaint: Complaint): Promise<boolean> {
  const { random } = complaint;
  switch (complaint.state) {
    case 'held':
      if (complaint.fate !== 'spam') await act(year, complaint, 'complaints_officer', complaints.admit, {});
      else
        await act(year, complaint, 'complaints_officer', complaints.rejectSpam, { reason: 'advertisement' });
      return complaint.fate !== 'spam';
    case 'received':
      return takeUp(year, complaint);
    case 'awaiting_complainant':
      if (complaint.fate === 'lapsed') return false;
      if (random.next() < 0.6)
        await onPage(year, complaint, 'lengkapi', {
          penjelasan: 'Berikut kelengkapannya: kejadian pada pukul sembilan.',
        });
      else await act(year, complaint, 'front_desk', complaints.recordCompletion, {});
      return true;
    case 'merged':
      if (complaint.fate === 'unmerged' && first(complaint, 'unmerged')) {
        await act(year, complaint, 'complaints_officer', complaints.unmerge, {
          words: 'Ternyata hal yang berbeda',
        });
      }
      return false;
    case 'disposition':
      await act(year, complaint, 'head_of_office', complaints.dispose, { words: 'Tindak lanjuti' });
      return true;
    case 'examination':
    case 'reopened': {
      const decision = complaint.fate === 'forwarded' ? 'out' : 'in';
      await act(year, complaint, 'complaints_officer', complaints.decideAuthority, {
        decision,
        words: 'Menurut uraiannya',
      });
      return true;
    }
    case 'accepted':
    case 'in_progress':
      return handle(year, complaint);
    case 'outside':
      year.letters += 1;
      await act(year, complaint, 'complaints_officer', complaints.forward, {
        agencyId: random.pick(year.agencies),
        letterNumber: `400.12/${year.letters}/CONTOH`,
        letterOn: dayOf(year),
      });
      return random.next() < 0.7;
    case 'forwarded':
      await act(year, complaint, 'front_desk', complaints.inform, {
        channel: random.pick(['telephone', 'whatsapp', 'letter', 'in_person'] as const),
      });
      return false;
    case 'answered':
      await afterAnswer(year, complaint);
      return false;
    default:
      return false;
  }
}

/** Everybody who works on complaints, a few at a time. */
const hands = 4;

/**
 * The office's day: round by round, each complaint that is not resting gets one step in a round, all at the same time
 * of day; those that can go on have another in the next one.
 */
export async function workThrough(year: Year, open: readonly Complaint[]): Promise<void> {
  let ready = open.filter((complaint) => complaint.rests === 0);
  for (const complaint of open) if (complaint.rests > 0) complaint.rests -= 1;
  for (let round = 0; round < 5 && ready.length > 0; round += 1) {
    const goesOn = new Set<Complaint>();
    await inParallel(ready, hands, (complaint) =>
      attempt(year, async () => {
        if (await step(year, complaint)) goesOn.add(complaint);
      }),
    );
    ready = ready.filter((complaint) => goesOn.has(complaint));
    pass(year, 20);
  }
}

/** The front desk prints what goes by post and calls who wants to be called. */
export async function emptyOutbox(year: Year): Promise<void> {
  const officer = year.crew.front_desk;
  for (const [state, action] of [
    ['to_print', notifications.markPrinted],
    ['to_call', notifications.markTold],
  ] as const) {
    const { rows } = await officer.call(notifications.outbox, { query: { state } });
    for (const { id } of rows) await attempt(year, () => officer.call(action, { params: { id } }));
  }
  pass(year);
}

/** What agencies say by their links of what was forwarded to them. */
export async function agenciesReport(year: Year): Promise<void> {
  for (const { token, state } of await year.office.records.openReferrals()) {
    const chance = year.random.next();
    if (chance > 0.12) continue;
    const next = state === null ? 'received' : state === 'received' ? 'in_progress' : 'done';
    const { status } = await openBrowser(year.office.connection.send).submit(`/instansi/${token}`, {
      keadaan: chance < 0.02 ? 'not_ours' : next,
      keterangan: 'Petugas kami sudah ke lokasi.',
      bahasa: 'id',
    });
    if (status !== 200) year.faults.push(`the agency's page answered ${status}`);
  }
}
