import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApplicationDetail, applications } from '../../contract/applications/endpoints.ts';
import { cards, type StockView } from '../../contract/cards.ts';
import { residents } from '../../contract/residents.ts';
import { office } from '../../contract/staff.ts';
import { chooseApplicants } from './applicants.ts';
import type { Connection, Officer } from './client.ts';
import {
  type Crew,
  type CrewRole,
  crewRoles,
  findRecorder,
  hireCrew,
  measureScale,
  portray,
  stockUp,
} from './crew.ts';
import { beginDay, type Day } from './day.ts';
import { type ClockFigures, clockFigures, countBy } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import { workThrough } from './officers.ts';
import { endings, planDay, slowPace, usualPace, type Visit } from './plan.ts';
import { seededRandom } from './random.ts';

export interface DayOptions {
  applicants: number;
  officers: number;
  slow: boolean;
  seed: number;
}

export interface DayReport extends DayOptions {
  scale: number;
  crew: Record<CrewRole, number>;
  realSeconds: number;
  businessSeconds: number;
  /** Cases by the state in which the day left them. */
  outcomes: Record<string, number>;
  /** Every applicant came to the end that was meant for them. */
  accounted: boolean;
  unaccounted: { number: string; state: string; expected: string }[];
  /** How often each way back or aside was taken. */
  incidents: Record<string, number>;
  /** Refusals by code. */
  declined: Record<string, number>;
  faults: string[];
  clock: ClockFigures;
  blanks: StockView['balance'] & { left: number };
  applicationIds: string[];
}

const waysAside = new Set([
  'requestCompletion',
  'awaitCentre',
  'returnToVerification',
  'failPrint',
  'printFailed',
  'spoilPrint',
  'rejectAsSectionHead',
  'rejectAsDivisionHead',
  'shelve',
]);

/** Half-way through, the network is gone for a few minutes: every clock stops and nobody takes anything up. */
async function standStillOnce(day: Day, head: Officer, visits: readonly Visit[]): Promise<void> {
  while (!day.isOver() && day.cases.size < visits.length / 2) await sleep(100);
  if (day.isOver()) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  await head.call(office.stop, { body: { reason: 'network' } });
  day.open = promise;
  await day.think(150);
  await head.call(office.resume);
  resolve();
}

async function everybodyWorks(day: Day, crew: Crew, visits: readonly Visit[]): Promise<void> {
  const [head] = crew.section_head;
  const stop = head === undefined ? Promise.resolve() : standStillOnce(day, head, visits);
  await Promise.all([
    stop.catch((error: unknown) => {
      day.faults.push(error instanceof Error ? error.message : String(error));
    }),
    ...crewRoles.flatMap((role) => crew[role].map((officer) => workThrough(day, officer, role))),
  ]);
}

function compare(visits: readonly Visit[], day: Day, details: readonly ApplicationDetail[]) {
  const byResident = new Map(details.map((detail) => [detail.residentId, detail]));
  return visits.flatMap(({ applicant, ending }) => {
    const detail = byResident.get(applicant.residentId);
    const expected = endings[ending];
    if (detail?.state === expected && day.cases.has(detail.id)) return [];
    return { number: detail?.number ?? '-', state: detail?.state ?? 'outside', expected };
  });
}

/**
 * Lives one day of an office over HTTP: hires the crew, chooses applicants of the sample file, and takes them
 * through the six steps with as many officers at a time as there are.
 */
export async function liveDay(
  connection: Connection,
  options: DayOptions,
  knownScale: number | null,
  say: (phase: 'hiring' | 'choosing' | 'working', scale: number) => void,
): Promise<DayReport> {
  const random = seededRandom(options.seed);
  const run = randomBytes(3).toString('hex');
  say('hiring', knownScale ?? 0);
  const crew = await hireCrew(connection, options.officers, run);
  const [loket] = crew.front_desk;
  if (loket === undefined) throw new Error('nobody at the counter');
  const scale = knownScale ?? (await measureScale(loket));

  say('choosing', scale);
  const applicants = await chooseApplicants(loket, options.applicants, random);
  const { today } = await stockUp(crew, options.applicants, run);
  const recorder = await findRecorder(connection);
  await portray(recorder, applicants);

  const pace = options.slow ? slowPace : usualPace;
  const visits = planDay(applicants, pace, random);
  say('working', scale);
  const began = performance.now();
  const longestBusinessSeconds = 7200 + options.applicants * pace.betweenArrivals * 6;
  const day = beginDay({
    visits,
    pace,
    random,
    scale,
    observe: (id, status) =>
      recorder.call(residents.enterCentralStatus, {
        params: { id },
        body: { status, observedOn: today, evidence: 'Pesan pusat (contoh)' },
      }),
    deadlineMs: Math.max(90_000, (longestBusinessSeconds * 1000) / scale) + connection.patienceMs,
  });
  await everybodyWorks(day, crew, visits);
  const realSeconds = (performance.now() - began) / 1000;

  const ids = [...day.cases.keys()];
  const details = await inParallel(ids, 4, (id) => loket.call(applications.detail, { params: { id } }));
  const unaccounted = compare(visits, day, details);
  const missing = options.applicants - visits.length;
  const { balance } = await (crew.section_head[0] ?? loket).call(cards.stock);
  return {
    ...options,
    scale,
    crew: Object.fromEntries(crewRoles.map((role) => [role, crew[role].length])) as Record<CrewRole, number>,
    realSeconds: Math.round(realSeconds * 10) / 10,
    businessSeconds: Math.round(realSeconds * scale),
    outcomes: countBy(details, ({ state }) => state),
    accounted: unaccounted.length === 0 && missing === 0,
    unaccounted,
    incidents: countBy(
      details.flatMap(({ history }) => history.filter(({ action }) => waysAside.has(action))),
      ({ action }) => action,
    ),
    declined: Object.fromEntries(day.declined),
    faults: [...day.faults, ...(missing > 0 ? [`${missing} applicants could not be found`] : [])],
    clock: clockFigures(details),
    blanks: { ...balance, left: balance.inStore + balance.withOperator },
    applicationIds: ids,
  };
}
