import type { ApplicationState } from '../../contract/applications/endpoints.ts';
import type { Random } from '../random.ts';
import type { Applicant } from './applicants.ts';

/** What goes differently on the way, each once, and its share of the day's applicants. */
const incidents = [
  ['documents_incomplete', 0.1],
  ['waits_for_centre', 0.03],
  ['returned_by_operator', 0.05],
  ['print_fails', 0.05],
  ['print_spoiled', 0.06],
  ['rejected_by_section', 0.05],
  ['rejected_by_division', 0.03],
  ['wrong_card_scanned', 0.05],
  ['shelved', 0.06],
  ['proxy', 0.08],
  ['document_scanned', 0.12],
] as const;
export type Incident = (typeof incidents)[number][0];

/** How an applicant's visit is meant to end, and the state that the case must then be in. */
export const finalStates = {
  completed: 'completed',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  refused: 'refused',
  never_came_back: 'incomplete',
  not_collected: 'ready',
} as const satisfies Record<string, ApplicationState>;
export type Ending = keyof typeof finalStates;

/** Shares of the applicants; all others complete. */
const endingShares: readonly (readonly [Ending, number])[] = [
  ['withdrawn', 0.06],
  ['cancelled', 0.03],
  ['refused', 0.03],
  ['never_came_back', 0.025],
  ['not_collected', 0.025],
];

/** States in which an applicant may say that they no longer want it. */
const withdrawableAt = ['received', 'verified', 'entered', 'printed', 'section_approved', 'ready'] as const;

export interface Visit {
  applicant: Applicant;
  /** Business seconds after the office has opened. */
  arrivesAfter: number;
  ending: Ending;
  withdrawsAt: ApplicationState | null;
  /** What has yet to go differently. */
  incidents: Set<Incident>;
}

/** Business seconds of thought and handwork for one act, on average. */
export const usualPace = {
  intake: 30,
  documents: 20,
  verify: 40,
  enter: 35,
  lay: 15,
  takeOut: 20,
  check: 25,
  handOver: 35,
  /** Until an applicant who must bring something is back. */
  comeBack: 240,
  betweenArrivals: 32,
};
export type Pace = typeof usualPace;

/** Everybody takes their time: the promise cannot be kept. */
export const slowPace: Pace = {
  ...usualPace,
  intake: 80,
  documents: 60,
  verify: 130,
  enter: 110,
  lay: 50,
  takeOut: 60,
  check: 90,
  handOver: 90,
};

/** Who comes when, and what happens to whom. */
export function planDay(applicants: readonly Applicant[], pace: Pace, random: Random): Visit[] {
  let arrival = 0;
  const visits: Visit[] = applicants.map((applicant) => {
    arrival += random.exponential(pace.betweenArrivals);
    return { applicant, arrivesAfter: arrival, ending: 'completed', withdrawsAt: null, incidents: new Set() };
  });
  const many = visits.length >= 12;
  // At least one each on a day that is long enough.
  const share = (part: number) => Math.max(many ? 1 : 0, Math.round(part * visits.length));

  const undecided = random.shuffled(visits);
  for (const [ending, part] of endingShares) {
    for (const visit of undecided.splice(0, share(part))) {
      visit.ending = ending;
      if (ending === 'withdrawn') visit.withdrawsAt = random.pick(withdrawableAt);
      if (ending === 'never_came_back') visit.incidents.add('documents_incomplete');
      if (ending === 'not_collected') visit.incidents.add('shelved');
    }
  }
  for (const [incident, part] of incidents) {
    for (const visit of random.shuffled(undecided).slice(0, share(part))) visit.incidents.add(incident);
  }
  return visits;
}
