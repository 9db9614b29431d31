// Pure: values in, values out.
import type { ComplaintDetail } from '../../../../contract/complaints/views.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { addWorkingDays, type Calendar } from '../../calendar/index.ts';
import { addDays } from './clock.ts';

export interface Limit {
  code: string;
  days: number;
  dayKind: string;
  startsFrom: string;
  legalBasis: string;
}

/** The days (ISO dates) on which what the limits count from, and what meets them, has happened; null: not yet. */
export interface Milestones {
  today: IsoDate;
  started: string;
  /** Of the running promise, with its pauses. */
  promised: { dueOn: IsoDate | null; tentative: boolean };
  completed: string | null;
  /** The complainant was told whether the complaint is complete. */
  completenessTold: string | null;
  asked: string | null;
  complainantCompleted: string | null;
  authorityDecided: string | null;
  answered: string | null;
  /** The promise was kept or broken: answered, or told that it was forwarded, or ended otherwise. */
  ended: string | null;
  forwarded: { dueOn: IsoDate; tentative: boolean; doneOn: IsoDate | null } | null;
}

type LimitView = ComplaintDetail['limits'][number];

const meets: Readonly<Record<string, (m: Milestones) => string | null>> = {
  response: ({ ended }) => ended,
  completeness_answer: ({ completenessTold, ended }) => completenessTold ?? ended,
  decision: ({ ended }) => ended,
  completion: ({ complainantCompleted }) => complainantCompleted,
  sp4n_forwarding: ({ authorityDecided, ended }) => authorityDecided ?? ended,
  sp4n_information: ({ ended }) => ended,
  sp4n_complaint: ({ ended }) => ended,
  sp4n_supervision: ({ ended }) => ended,
  agency: ({ forwarded }) => forwarded?.doneOn ?? null,
};

function startOf(limit: Limit, m: Milestones): string | null {
  switch (limit.startsFrom) {
    case 'receipt':
      return m.started;
    case 'completeness':
      return m.completed;
    case 'request':
      return m.asked;
    case 'answer':
      return m.answered;
    default:
      return null;
  }
}

function dueOf(limit: Limit, m: Milestones, calendar: Calendar): { due: string | null; tentative: boolean } {
  if (limit.code === 'response') return { due: m.promised.dueOn, tentative: m.promised.tentative };
  if (limit.startsFrom === 'forwarding') {
    return { due: m.forwarded?.dueOn ?? null, tentative: m.forwarded?.tentative ?? false };
  }
  const start = startOf(limit, m);
  if (start === null) return { due: null, tentative: false };
  if (limit.dayKind === 'calendar') return { due: addDays(start, limit.days), tentative: false };
  return addWorkingDays(start, limit.days, calendar);
}

/** Every limit of the law beside the office's promise: when it runs out, and whether it was kept. */
export function limitViews(limits: readonly Limit[], m: Milestones, calendar: Calendar): LimitView[] {
  return limits.map((limit) => {
    const { due, tentative } = dueOf(limit, m, calendar);
    const metOn = meets[limit.code]?.(m) ?? null;
    // A limit that only allows something (silence, reopening) is neither kept nor broken.
    const counts = limit.code in meets && due !== null;
    const met = !counts ? null : metOn !== null ? metOn <= due : m.today > due ? false : null;
    return { code: limit.code, dueOn: due, legalBasis: limit.legalBasis, tentative, met };
  });
}
