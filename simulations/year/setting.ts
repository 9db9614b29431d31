import type { FastifyInstance } from 'fastify';
import type { ComplaintState } from '../../contract/complaints/terms.ts';
import type { Clock } from '../../server/context.ts';
import type { Db } from '../../server/db/database.ts';
import { Declined } from '../day/client.ts';
import type { Random } from '../day/random.ts';
import type { YearCrew } from './client.ts';
import type { Afterwards, Fate } from './plan.ts';

/** Time that is set: a year of office days has no other. */
export interface SetClock extends Clock {
  set(at: Date): void;
}

export function setClock(at: Date): SetClock {
  let instant = at;
  return {
    now: () => instant,
    set: (to) => {
      instant = to;
    },
  };
}

/** The office in which the year is played. */
export interface YearOffice {
  app: FastifyInstance;
  db: Db;
  clock: SetClock;
  zone: string;
  officeCode: string;
  crew: YearCrew;
  random: Random;
}

/** A complaint as the year knows it; what it is now is what the server last said. */
export interface Case {
  id: string;
  number: string;
  state: ComplaintState;
  trackingCode: string;
  /** Who was given it to handle. */
  handlerId: string | null;
  fate: Fate;
  afterwards: Afterwards;
  /** Office days until somebody takes it up again. */
  rests: number;
  /** Its own, so that the same seed plays the same year whatever the order within an hour. */
  random: Random;
  /** What has happened on the way to its fate. */
  done: Set<string>;
}

export interface Year extends YearOffice {
  cases: Map<string, Case>;
  agencies: string[];
  serial: number;
  letters: number;
  declined: Map<string, number>;
  /** What an agency sends when the network is there, and what came of it. */
  networkDown: boolean;
  faults: string[];
}

/** Every deed takes some minutes of the office day. */
export function pass(year: Year, minutes = 2): void {
  year.clock.set(new Date(year.clock.now().getTime() + minutes * 60_000));
}

/** A deed that the server may decline; the year goes on, and counts it. */
export async function attempt(year: Year, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    const { code } = error.problem;
    year.declined.set(code, (year.declined.get(code) ?? 0) + 1);
    if (year.faults.length < 20) year.faults.push(error.message);
  }
}
