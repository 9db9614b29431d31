import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplicationDetail, ApplicationState } from '../../contract/applications/endpoints.ts';
import type { Declined } from './client.ts';
import type { CrewRole } from './crew.ts';
import { endings, type Pace, type Visit } from './plan.ts';
import type { Random } from './random.ts';

/** A case as its visitor and the officers at hand know it. */
export interface Kase {
  id: string;
  visit: Visit;
  state: ApplicationState;
  /** Lies in a box and waits for its holder. */
  shelved: boolean;
  /** Business seconds of the day at which applicant or centre is back. */
  backAt: number;
  /** Somebody at the counter is already about to withdraw it. */
  leaving: boolean;
  /** Number of the newest event that an officer has seen of it. */
  seq: number;
  /** An officer of this day has it on the desk. */
  inHand: boolean;
}

/** Whose turn a state is. */
const turnOf: Readonly<Partial<Record<ApplicationState, CrewRole>>> = {
  received: 'verifier',
  incomplete: 'front_desk',
  awaiting_centre: 'verifier',
  verified: 'data_operator',
  entered: 'data_operator',
  printing: 'data_operator',
  printed: 'section_head',
  section_approved: 'division_head',
  ready: 'front_desk',
};

const wayOn: readonly ApplicationState[] = [
  'received',
  'verified',
  'entered',
  'printed',
  'section_approved',
  'ready',
];

/** The applicant of this case wants it no more, and the case has come as far as that. */
export function wantsOut({ visit, state }: Kase): boolean {
  if (visit.withdrawsAt === null) return false;
  const at = wayOn.indexOf(state);
  return at !== -1 && at >= wayOn.indexOf(visit.withdrawsAt);
}

const closed: ReadonlySet<ApplicationState> = new Set(['completed', 'refused', 'withdrawn', 'cancelled']);

function isSettled(kase: Kase): boolean {
  if (closed.has(kase.state)) return true;
  if (kase.visit.ending === 'never_came_back') return kase.state === endings.never_came_back;
  return kase.visit.ending === 'not_collected' && kase.state === 'ready' && kase.shelved;
}

const newestSeq = ({ history }: ApplicationDetail) => Math.max(...history.map(({ seq }) => seq));

/** Whether the case can be taken up now: its applicant is there, or nobody needs them. */
export function isReachable(kase: Kase, now: number): boolean {
  if (wantsOut(kase) || kase.leaving) return false;
  const { ending } = kase.visit;
  if (kase.state === 'incomplete') return ending !== 'never_came_back' && now >= kase.backAt;
  if (kase.state === 'ready' && kase.shelved) return ending !== 'not_collected' && now >= kase.backAt;
  return kase.state !== 'awaiting_centre' || now >= kase.backAt;
}

/** One day: who waits outside, which cases run, and what time it is. */
export interface Day {
  readonly pace: Pace;
  readonly random: Random;
  readonly scale: number;
  readonly cases: Map<string, Kase>;
  /** Refusals by code: races that somebody else won, a wrong card scanned. */
  readonly declined: Map<string, number>;
  readonly faults: string[];
  /** Business seconds since the day began. */
  now(): number;
  /** Thought and handwork of about so many business seconds. */
  think(seconds: number): Promise<void>;
  /** Somebody writes down what the centre now says of a resident. */
  observe(residentId: string, status: 'ADJUDICATE_RECORD' | 'PRINT_READY_RECORD'): Promise<unknown>;
  /** The next visitor who has arrived by now, if any. */
  nextVisitor(): Visit | undefined;
  opened(visit: Visit, detail: ApplicationDetail): Kase;
  /** What an officer's screen said after a verb. */
  told(detail: ApplicationDetail): void;
  /** Whether a look at the list is worth it: something for this role lies there and its applicant is there. */
  hasWorkFor(role: CrewRole): boolean;
  declinedBy(error: Declined): void;
  /** Until there may be work for this role. */
  workFor(role: CrewRole): Promise<void>;
  /** While the office stands still nobody takes anything up. */
  open: Promise<void>;
  isOver(): boolean;
}

export function beginDay(options: {
  visits: readonly Visit[];
  pace: Pace;
  random: Random;
  scale: number;
  deadlineMs: number;
  observe: Day['observe'];
}): Day {
  const { pace, random, scale } = options;
  const outside = [...options.visits];
  const cases = new Map<string, Kase>();
  const declined = new Map<string, number>();
  const waiting = new Map<CrewRole, (() => void)[]>();
  const start = performance.now();
  let unsettled = outside.length;

  function ring(role: CrewRole | undefined) {
    if (role !== undefined) waiting.get(role)?.shift()?.();
  }

  return {
    pace,
    random,
    scale,
    cases,
    declined,
    faults: [],
    open: Promise.resolve(),
    observe: options.observe,
    now: () => ((performance.now() - start) / 1000) * scale,
    think: (seconds) => sleep((random.around(seconds) * 1000) / scale),
    nextVisitor() {
      const first = outside[0];
      return first !== undefined && first.arrivesAfter <= this.now() ? outside.shift() : undefined;
    },
    opened(visit, detail) {
      const kase: Kase = {
        id: detail.id,
        visit,
        state: detail.state,
        shelved: false,
        backAt: 0,
        leaving: false,
        seq: newestSeq(detail),
        inHand: true,
      };
      cases.set(kase.id, kase);
      return kase;
    },
    told(detail) {
      const kase = cases.get(detail.id);
      const seq = newestSeq(detail);
      // An answer that was overtaken by a later one says nothing new.
      if (kase === undefined || seq < kase.seq) return;
      kase.seq = seq;
      const before = isSettled(kase);
      kase.state = detail.state;
      kase.inHand = detail.claimedBy !== null;
      kase.shelved = detail.boxNumber !== null;
      if (!before && isSettled(kase)) unsettled -= 1;
      ring(turnOf[detail.state]);
      if (wantsOut(kase)) ring('front_desk');
    },
    hasWorkFor(role) {
      for (const kase of cases.values()) {
        if (turnOf[kase.state] === role && !kase.inHand && isReachable(kase, this.now())) return true;
      }
      return false;
    },
    declinedBy({ problem }) {
      declined.set(problem.code, (declined.get(problem.code) ?? 0) + 1);
    },
    workFor(role) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const line = waiting.get(role) ?? [];
      waiting.set(role, line);
      line.push(resolve);
      // Also visitors who arrive or come back ring nobody's bell.
      const timer = setTimeout(resolve, 400);
      return promise.finally(() => {
        clearTimeout(timer);
        const at = line.indexOf(resolve);
        if (at !== -1) line.splice(at, 1);
      });
    },
    isOver: () => unsettled <= 0 || performance.now() - start > options.deadlineMs,
  };
}
