import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApplicationDetail, applications } from '../../contract/applications/endpoints.ts';
import { cards } from '../../contract/cards.ts';
import { residents } from '../../contract/residents.ts';
import { office, session } from '../../contract/staff.ts';
import type { Connection, Officer } from '../client.ts';
import { inParallel } from '../in-parallel.ts';
import { seededRandom } from '../random.ts';
import { type Account, NotADemonstration, signInAs } from '../staff.ts';
import { countBy } from '../tally.ts';
import { type Adult, chooseApplicants } from './applicants.ts';
import {
  type Crew,
  crewRoles,
  crewSizes,
  type Drawings,
  hireCrew,
  measureScale,
  portray,
  stockUp,
} from './crew.ts';
import { beginDay, type Day } from './day.ts';
import { clockFigures } from './figures.ts';
import { workThrough } from './officers.ts';
import { finalStates, planDay, slowPace, usualPace, type Visit } from './plan.ts';

/** The office to which the day's people go, and what of them no office gives. */
export interface DayOffice {
  connection: Connection;
  accounts: readonly Account[];
  adults: readonly Adult[];
  draw: Drawings;
}

export interface DayOptions {
  applicants: number;
  officers: number;
  slow: boolean;
  seed: number;
}

export type DayReport = Awaited<ReturnType<typeof simulateDay>>;

const detours = new Set([
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
    const expected = finalStates[ending];
    if (detail?.state === expected && day.cases.has(detail.id)) return [];
    return { number: detail?.number ?? '-', state: detail?.state ?? 'outside', expected };
  });
}

/**
 * Plays one day of an office through its API: hires the crew, chooses applicants, and takes them through the six steps
 * with as many officers at a time as there are. Refuses an office that is no demonstration before anything is written.
 */
export async function simulateDay(
  { connection, accounts, adults, draw }: DayOffice,
  options: DayOptions,
  knownScale: number | null,
  say: (phase: 'hiring' | 'choosing' | 'working', scale: number) => void,
) {
  const random = seededRandom(options.seed);
  const run = randomBytes(3).toString('hex');
  say('hiring', knownScale ?? 0);
  const administrator = await signInAs(connection, accounts, 'administrator');
  const { demonstration } = await administrator.call(session.me);
  if (!demonstration) throw new NotADemonstration();
  const crew = await hireCrew(connection, administrator, options.officers, run);
  const [loket] = crew.front_desk;
  if (loket === undefined) throw new Error('nobody at the counter');
  const scale = knownScale ?? (await measureScale(loket));

  say('choosing', scale);
  const applicants = await chooseApplicants(loket, adults, options.applicants, random);
  const { today } = await stockUp(crew, options.applicants, run);
  // Whoever records, and writes down what the centre says.
  const recorder = await signInAs(connection, accounts, 'recording_operator');
  await portray(recorder, applicants, draw);

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
    draw,
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
    crew: crewSizes(options.officers),
    realSeconds: Math.round(realSeconds * 10) / 10,
    businessSeconds: Math.round(realSeconds * scale),
    /** Cases by the state in which the day left them. */
    outcomes: countBy(details, ({ state }) => state),
    /** Every applicant came to the end that was meant for them. */
    accounted: unaccounted.length === 0 && missing === 0,
    unaccounted,
    /** How often a case went back or aside. */
    incidents: countBy(
      details.flatMap(({ history }) => history.filter(({ action }) => detours.has(action))),
      ({ action }) => action,
    ),
    /** Refusals by code. */
    declined: Object.fromEntries(day.declined),
    faults: [...day.faults, ...(missing > 0 ? [`${missing} applicants could not be found`] : [])],
    clock: clockFigures(details),
    blanks: { ...balance, left: balance.inStore + balance.withOperator },
    applicationIds: ids,
  };
}
