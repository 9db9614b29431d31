import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplicationDetail, ApplicationState } from '../../contract/applications/endpoints.ts';
import type { Declined } from '../client.ts';
import type { Random } from '../random.ts';
import type { CrewRole, Drawings } from './crew.ts';
import { finalStates, type Pace, type Visit } from './plan.ts';

/** An application as its visitor and the officers at hand know it. */
export interface Application {
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
export function wantsOut({ visit, state }: Application): boolean {
  if (visit.withdrawsAt === null) return false;
  const at = wayOn.indexOf(state);
  return at !== -1 && at >= wayOn.indexOf(visit.withdrawsAt);
}

const closed: ReadonlySet<ApplicationState> = new Set(['completed', 'refused', 'withdrawn', 'cancelled']);

function isSettled(application: Application): boolean {
  if (closed.has(application.state)) return true;
  if (application.visit.ending === 'never_came_back')
    return application.state === finalStates.never_came_back;
  return application.visit.ending === 'not_collected' && application.state === 'ready' && application.shelved;
}

const newestSeq = ({ history }: ApplicationDetail) => Math.max(...history.map(({ seq }) => seq));

/** Whether the case can be taken up now: its applicant is there, or nobody needs them. */
export function isReachable(application: Application, now: number): boolean {
  if (wantsOut(application) || application.leaving) return false;
  const { ending } = application.visit;
  if (application.state === 'incomplete') return ending !== 'never_came_back' && now >= application.backAt;
  if (application.state === 'ready' && application.shelved)
    return ending !== 'not_collected' && now >= application.backAt;
  return application.state !== 'awaiting_centre' || now >= application.backAt;
}

interface DaySetting {
  visits: readonly Visit[];
  pace: Pace;
  random: Random;
  scale: number;
  draw: Drawings;
  deadlineMs: number;
  /** Somebody writes down what the centre now says of a resident. */
  observe(residentId: string, status: 'ADJUDICATE_RECORD' | 'PRINT_READY_RECORD'): Promise<unknown>;
}

/** One day: who waits outside, which cases run, and what time it is. */
export type Day = ReturnType<typeof beginDay>;

export function beginDay({ visits, deadlineMs, ...setting }: DaySetting) {
  const { random, scale } = setting;
  const outside = [...visits];
  const cases = new Map<string, Application>();
  const declined = new Map<string, number>();
  const waiting = new Map<CrewRole, (() => void)[]>();
  const start = performance.now();
  let unsettled = outside.length;

  function ring(role: CrewRole | undefined) {
    if (role !== undefined) waiting.get(role)?.shift()?.();
  }

  /** Business seconds since the day began. */
  const now = () => ((performance.now() - start) / 1000) * scale;

  return {
    ...setting,
    cases,
    /** Refusals by code: races that somebody else won, a wrong card scanned. */
    declined,
    faults: [] as string[],
    /** While the office stands still nobody takes anything up. */
    open: Promise.resolve(),
    now,
    /** Thought and handwork of about so many business seconds. */
    think: (seconds: number): Promise<void> => sleep((random.around(seconds) * 1000) / scale),
    /** The next visitor who has arrived by now, if any. */
    nextVisitor() {
      const first = outside[0];
      return first !== undefined && first.arrivesAfter <= now() ? outside.shift() : undefined;
    },
    opened(visit: Visit, detail: ApplicationDetail) {
      const application: Application = {
        id: detail.id,
        visit,
        state: detail.state,
        shelved: false,
        backAt: 0,
        leaving: false,
        seq: newestSeq(detail),
        inHand: true,
      };
      cases.set(application.id, application);
      return application;
    },
    /** What an officer's screen said after an action. */
    told(detail: ApplicationDetail) {
      const application = cases.get(detail.id);
      const seq = newestSeq(detail);
      // An answer that was overtaken by a later one says nothing new.
      if (application === undefined || seq < application.seq) return;
      application.seq = seq;
      const before = isSettled(application);
      application.state = detail.state;
      application.inHand = detail.claimedBy !== null;
      application.shelved = detail.boxNumber !== null;
      if (!before && isSettled(application)) unsettled -= 1;
      ring(turnOf[detail.state]);
      if (wantsOut(application)) ring('front_desk');
    },
    /** Whether a look at the list is worth it: something for this role lies there and its applicant is there. */
    hasWorkFor(role: CrewRole) {
      for (const application of cases.values()) {
        if (turnOf[application.state] === role && !application.inHand && isReachable(application, now()))
          return true;
      }
      return false;
    },
    declinedBy({ problem }: Declined) {
      declined.set(problem.code, (declined.get(problem.code) ?? 0) + 1);
    },
    /** Until there may be work for this role. */
    workFor(role: CrewRole) {
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
    isOver: () => unsettled <= 0 || performance.now() - start > deadlineMs,
  };
}
