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

/** What can be done about one complaint. */
function workOn(year: Year, complaint: Complaint) {
  const { crew, faults, office } = year;
  return {
    year,
    complaint,
    /** An action of an officer. */
    async act<B extends z.ZodType>(
      by: CrewRole | Officer,
      endpoint: Endpoint<typeof byId, z.ZodType, B, typeof complaintDetail>,
      body: z.input<B>,
    ): Promise<void> {
      const officer = typeof by === 'string' ? crew[by] : by;
      const { state, handler } = await request(officer, endpoint, complaint.id, body);
      complaint.state = state;
      complaint.handlerId = handler?.id ?? null;
    },
    /** What the holder of the code does on the public page. */
    async onPage(page: string, fields: Record<string, string>): Promise<void> {
      const { id, number, trackingCode: kode } = complaint;
      const path = `/pengaduan/lacak/${page}`;
      const { status } = await openBrowser(office.connection.send).submit(path, {
        kode,
        bahasa: 'id',
        ...fields,
      });
      if (status !== 200) faults.push(`${path} answered ${status} for ${number}`);
      const detail = await crew.complaints_officer.call(complaints.detail, { params: { id } });
      complaint.state = detail.state;
    },
    /** Marks a step of the complaint's way; true the first time. */
    isFirst(step: string): boolean {
      if (complaint.done.has(step)) return false;
      complaint.done.add(step);
      return true;
    },
  };
}
type Work = ReturnType<typeof workOn>;

function anotherOpen({ year, complaint }: Work): Complaint | undefined {
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
async function takeUp(work: Work): Promise<boolean> {
  const { complaint, act, onPage, isFirst } = work;
  const { fate } = complaint;
  if (fate === 'archived_after_calls' && !complaint.done.has('second_call')) {
    await act('front_desk', complaints.logCall, {
      outcome: 'no_answer',
      words: 'Tidak diangkat',
    });
    if (!isFirst('first_call')) isFirst('second_call');
    return false;
  }
  if (fate === 'archived' || fate === 'archived_after_calls' || fate === 'refused_identity') {
    const reason = fate === 'refused_identity' ? 'identity_refused' : 'identity_unclear';
    await act('complaints_officer', complaints.archive, {
      reason,
      words: 'Identitas tidak jelas',
    });
    return false;
  }
  if (fate === 'withdrawn') {
    if (complaint.random.next() < 0.5) await onPage('cabut', { cabut: 'ya', alasan: 'Sudah selesai' });
    else await act('front_desk', complaints.withdraw, { words: 'Dicabut pengadu di loket' });
    return false;
  }
  if ((fate === 'completed' || fate === 'lapsed') && isFirst('asked')) {
    await act('complaints_officer', complaints.requestCompletion, {
      reasons: ['evidence', 'substance'],
      words: 'Mohon disebutkan hari dan jam kejadian',
    });
    complaint.rests = 1 + complaint.random.below(12);
    return false;
  }
  if ((fate === 'merged' || fate === 'unmerged') && !complaint.done.has('merged')) {
    const into = anotherOpen(work);
    if (into !== undefined && isFirst('merged')) {
      await act('complaints_officer', complaints.merge, { intoId: into.id });
      complaint.rests = 2;
      return false;
    }
  }
  await act('complaints_officer', complaints.triage, {
    component: complaint.random.pick(serviceComponents),
    proceedWithout: 'Pengadu dapat dihubungi atau dikenal',
  });
  return true;
}

async function handle({ year: { crew }, complaint, act, isFirst }: Work): Promise<boolean> {
  const { random } = complaint;
  if (complaint.fate === 'about_officer' && isFirst('named')) {
    await act('complaints_officer', complaints.nameOfficer, {
      employeeId: crew.section_head.employeeId,
    });
  }
  if (complaint.state === 'accepted' && random.next() < 0.5) {
    const officer = random.pick([crew.secretary, crew.division_head]);
    await act('complaints_officer', complaints.assign, { employeeId: officer.employeeId });
    return true;
  }
  const handler = [crew.secretary, crew.division_head].find(
    ({ employeeId }) => employeeId === complaint.handlerId,
  );
  await act(handler ?? 'complaints_officer', complaints.answer, {
    words: 'Terima kasih. Hal ini sudah kami perbaiki dan petugas sudah kami ingatkan.',
  });
  complaint.rests = 1 + random.below(5);
  return false;
}

async function afterAnswer({ complaint, act, onPage, isFirst }: Work): Promise<void> {
  if (complaint.fate === 'reopened' && isFirst('reopened')) {
    if (complaint.state === 'answered') await onPage('nilai', { puas: 'tidak' });
    if (complaint.random.next() < 0.7)
      await onPage('buka-kembali', { buka: 'Tanggapan belum menjawab keluhan saya.' });
    else await act('front_desk', complaints.reopen, { words: 'Pengadu datang, belum puas' });
    return;
  }
  if (complaint.afterwards === 'satisfied') return onPage('nilai', { puas: 'ya' });
  if (complaint.afterwards === 'dissatisfied' && isFirst('rated')) {
    await onPage('nilai', { puas: 'tidak' });
    complaint.rests = 11;
    return;
  }
  if (complaint.afterwards !== 'silence') await act('complaints_officer', complaints.close, {});
}

/** One step on a complaint; true when the next one may follow on the same day. */
async function step(work: Work): Promise<boolean> {
  const { year, complaint, act, onPage, isFirst } = work;
  const { random } = complaint;
  switch (complaint.state) {
    case 'held':
      if (complaint.fate !== 'spam') await act('complaints_officer', complaints.admit, {});
      else await act('complaints_officer', complaints.rejectSpam, { reason: 'advertisement' });
      return complaint.fate !== 'spam';
    case 'received':
      return takeUp(work);
    case 'awaiting_complainant':
      if (complaint.fate === 'lapsed') return false;
      if (random.next() < 0.6)
        await onPage('lengkapi', {
          penjelasan: 'Berikut kelengkapannya: kejadian pada pukul sembilan.',
        });
      else await act('front_desk', complaints.recordCompletion, {});
      return true;
    case 'merged':
      if (complaint.fate === 'unmerged' && isFirst('unmerged')) {
        await act('complaints_officer', complaints.unmerge, {
          words: 'Ternyata hal yang berbeda',
        });
      }
      return false;
    case 'disposition':
      await act('head_of_office', complaints.dispose, { words: 'Tindak lanjuti' });
      return true;
    case 'examination':
    case 'reopened': {
      const decision = complaint.fate === 'forwarded' ? 'out' : 'in';
      await act('complaints_officer', complaints.decideAuthority, {
        decision,
        words: 'Menurut uraiannya',
      });
      return true;
    }
    case 'accepted':
    case 'in_progress':
      return handle(work);
    case 'outside':
      year.letters += 1;
      await act('complaints_officer', complaints.forward, {
        agencyId: random.pick(year.agencies),
        letterNumber: `400.12/${year.letters}/CONTOH`,
        letterOn: dayOf(year),
      });
      return random.next() < 0.7;
    case 'forwarded':
      await act('front_desk', complaints.inform, {
        channel: random.pick(['telephone', 'whatsapp', 'letter', 'in_person'] as const),
      });
      return false;
    case 'answered':
      await afterAnswer(work);
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
        if (await step(workOn(year, complaint))) goesOn.add(complaint);
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
