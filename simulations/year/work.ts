import type { ComplaintState } from '../../contract/complaints/terms.ts';
import { serviceComponents } from '../../contract/complaints/terms.ts';
import { inParallel } from '../day/in-parallel.ts';
import { act, completeOnPage, rateOnPage, reopenOnPage, withdrawOnPage } from './deeds.ts';
import { attempt, type Case, pass, type Year } from './setting.ts';

/** Marks a step of a complaint's way; true the first time. */
function first(kase: Case, step: string): boolean {
  if (kase.done.has(step)) return false;
  kase.done.add(step);
  return true;
}

function anotherOpen(year: Year, kase: Case): Case | undefined {
  const open: readonly ComplaintState[] = [
    'received',
    'disposition',
    'examination',
    'accepted',
    'in_progress',
  ];
  return [...year.cases.values()].find(
    (other) => other.id !== kase.id && other.fate === 'answered' && open.includes(other.state),
  );
}

/** One step at the counter of a complaint that is new; false where nothing is to be done today. */
async function takeUp(year: Year, kase: Case): Promise<boolean> {
  const { fate } = kase;
  if (fate === 'archived_after_calls' && !kase.done.has('second_call')) {
    await act(year, kase, 'front_desk', 'logCall', { outcome: 'no_answer', words: 'Tidak diangkat' });
    if (!first(kase, 'first_call')) first(kase, 'second_call');
    return false;
  }
  if (fate === 'archived' || fate === 'archived_after_calls' || fate === 'refused_identity') {
    const reason = fate === 'refused_identity' ? 'identity_refused' : 'identity_unclear';
    await act(year, kase, 'complaints_officer', 'archive', { reason, words: 'Identitas tidak jelas' });
    return false;
  }
  if (fate === 'withdrawn') {
    if (kase.random.next() < 0.5) await withdrawOnPage(year, kase);
    else await act(year, kase, 'front_desk', 'withdraw', { words: 'Dicabut pengadu di loket' });
    return false;
  }
  if ((fate === 'completed' || fate === 'lapsed') && first(kase, 'asked')) {
    await act(year, kase, 'complaints_officer', 'requestCompletion', {
      reasons: ['evidence', 'substance'],
      words: 'Mohon disebutkan hari dan jam kejadian',
    });
    kase.rests = 1 + kase.random.below(12);
    return false;
  }
  if ((fate === 'merged' || fate === 'unmerged') && !kase.done.has('merged')) {
    const into = anotherOpen(year, kase);
    if (into !== undefined && first(kase, 'merged')) {
      await act(year, kase, 'complaints_officer', 'merge', { intoId: into.id });
      kase.rests = 2;
      return false;
    }
  }
  await act(year, kase, 'complaints_officer', 'triage', {
    component: kase.random.pick(serviceComponents),
    proceedWithout: 'Pengadu dapat dihubungi atau dikenal',
  });
  return true;
}

async function handle(year: Year, kase: Case): Promise<boolean> {
  const { crew } = year;
  const { random } = kase;
  if (kase.fate === 'about_officer' && first(kase, 'named')) {
    await act(year, kase, 'complaints_officer', 'nameOfficer', { employeeId: crew.section_head.employeeId });
  }
  if (kase.state === 'accepted' && random.next() < 0.5) {
    const officer = random.pick([crew.secretary, crew.division_head]);
    await act(year, kase, 'complaints_officer', 'assign', { employeeId: officer.employeeId });
    return true;
  }
  const handler = [crew.secretary, crew.division_head].find(
    ({ employeeId }) => employeeId === kase.handlerId,
  );
  await act(year, kase, handler ?? 'complaints_officer', 'answer', {
    words: 'Terima kasih. Hal ini sudah kami perbaiki dan petugas sudah kami ingatkan.',
  });
  kase.rests = 1 + random.below(5);
  return false;
}

async function afterAnswer(year: Year, kase: Case): Promise<void> {
  if (kase.fate === 'reopened' && first(kase, 'reopened')) {
    if (kase.state === 'answered') await rateOnPage(year, kase, false);
    if (kase.random.next() < 0.7) await reopenOnPage(year, kase);
    else await act(year, kase, 'front_desk', 'reopen', { words: 'Pengadu datang, belum puas' });
    return;
  }
  if (kase.afterwards === 'satisfied') return rateOnPage(year, kase, true);
  if (kase.afterwards === 'dissatisfied' && first(kase, 'rated')) {
    await rateOnPage(year, kase, false);
    kase.rests = 11;
    return;
  }
  if (kase.afterwards !== 'silence') await act(year, kase, 'complaints_officer', 'close', {});
}

/** One step on a complaint; true when the next one may follow on the same day. */
async function step(year: Year, kase: Case): Promise<boolean> {
  const { random } = kase;
  switch (kase.state) {
    case 'held':
      if (kase.fate !== 'spam') await act(year, kase, 'complaints_officer', 'admit', {});
      else await act(year, kase, 'complaints_officer', 'rejectSpam', { reason: 'advertisement' });
      return kase.fate !== 'spam';
    case 'received':
      return takeUp(year, kase);
    case 'awaiting_complainant':
      if (kase.fate === 'lapsed') return false;
      if (random.next() < 0.6) await completeOnPage(year, kase);
      else await act(year, kase, 'front_desk', 'recordCompletion', {});
      return true;
    case 'merged':
      if (kase.fate === 'unmerged' && first(kase, 'unmerged')) {
        await act(year, kase, 'complaints_officer', 'unmerge', { words: 'Ternyata hal yang berbeda' });
      }
      return false;
    case 'disposition':
      await act(year, kase, 'head_of_office', 'dispose', { words: 'Tindak lanjuti' });
      return true;
    case 'examination':
    case 'reopened': {
      const decision = kase.fate === 'forwarded' ? 'out' : 'in';
      await act(year, kase, 'complaints_officer', 'decideAuthority', {
        decision,
        words: 'Menurut uraiannya',
      });
      return true;
    }
    case 'accepted':
    case 'in_progress':
      return handle(year, kase);
    case 'outside':
      year.letters += 1;
      await act(year, kase, 'complaints_officer', 'forward', {
        agencyId: random.pick(year.agencies),
        letterNumber: `400.12/${year.letters}/CONTOH`,
        letterOn: dayOf(year),
      });
      return random.next() < 0.7;
    case 'forwarded':
      await act(year, kase, 'front_desk', 'inform', {
        channel: random.pick(['telephone', 'whatsapp', 'letter', 'in_person'] as const),
      });
      return false;
    case 'answered':
      await afterAnswer(year, kase);
      return false;
    default:
      return false;
  }
}

export function dayOf(year: Year): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: year.zone }).format(year.clock.now());
}

/** Everybody who works on complaints, a few at a time. */
const hands = 4;

/**
 * The office's day: round by round, each complaint that is not resting gets one step in a round, all at the same time
 * of day; those that can go on have another in the next one.
 */
export async function workThrough(year: Year, cases: readonly Case[]): Promise<void> {
  let ready = cases.filter((kase) => kase.rests === 0);
  for (const kase of cases) if (kase.rests > 0) kase.rests -= 1;
  for (let round = 0; round < 5 && ready.length > 0; round += 1) {
    const goesOn = new Set<Case>();
    await inParallel(ready, hands, (kase) =>
      attempt(year, async () => {
        if (await step(year, kase)) goesOn.add(kase);
      }),
    );
    ready = ready.filter((kase) => goesOn.has(kase));
    pass(year, 20);
  }
}
