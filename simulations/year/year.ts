import { Temporal } from 'temporal-polyfill';
import { complaints } from '../../contract/complaints/endpoints.ts';
import { type ComplaintState, complaintState } from '../../contract/complaints/terms.ts';
import type { Role } from '../../contract/roles.ts';
import { Declined, type Officer } from '../client.ts';
import type { PlayedOffice } from '../office.ts';
import { type Random, seededRandom } from '../random.ts';
import { signInAs } from '../staff.ts';
import { type Afterwards, afterAnswer, type Fate } from './plan.ts';

/** A complaint as the year knows it; what it is now is what the server last said. */
export interface Complaint {
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

/** Who works on complaints. */
const crewRoles = [
  'front_desk',
  'complaints_officer',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
  'administrator',
] as const satisfies readonly Role[];
export type CrewRole = (typeof crewRoles)[number];

export interface Year {
  office: PlayedOffice;
  random: Random;
  crew: Readonly<Record<CrewRole, Officer>>;
  complaints: Map<string, Complaint>;
  agencies: string[];
  serial: number;
  letters: number;
  declined: Map<string, number>;
  faults: string[];
}

export async function beginYear(office: PlayedOffice, random: Random): Promise<Year> {
  const { connection, accounts } = office;
  const signedIn = crewRoles.map(async (role) => [role, await signInAs(connection, accounts, role)] as const);
  return {
    office,
    random,
    crew: Object.fromEntries(await Promise.all(signedIn)) as Year['crew'],
    complaints: new Map(),
    agencies: [],
    serial: 0,
    letters: 0,
    declined: new Map(),
    faults: [],
  };
}

/** Puts a complaint that the server has booked on the year's books. */
export async function keep(year: Year, id: string, fate: Fate): Promise<void> {
  const { random, crew } = year;
  const { number, state, trackingCode } = await crew.complaints_officer.call(complaints.detail, {
    params: { id },
  });
  const rests = fate === 'answered_late' ? 4 + random.below(5) : random.below(2);
  year.complaints.set(id, {
    id,
    number,
    state,
    trackingCode,
    handlerId: null,
    fate,
    afterwards: afterAnswer(random),
    rests,
    random: seededRandom(random.below(2 ** 31)),
    done: new Set(),
  });
  pass(year);
}

/** What time, agencies and complainants have made of the complaints meanwhile. */
export async function readStates(year: Year): Promise<void> {
  for (const [id, state] of await year.office.records.complaintStates()) {
    const complaint = year.complaints.get(id);
    if (complaint !== undefined) complaint.state = complaintState.parse(state);
  }
}

/** The date on the office's wall. */
export function dayOf({ office: { clock, zone } }: Year): string {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime());
  return now.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The instant of an ISO date and a time of the office's day. */
export function instantOf({ zone }: PlayedOffice, day: string, time: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(local.toZonedDateTime(zone).epochMilliseconds);
}

/** Moves on to a time of the day, never back. */
export function reach({ office }: Year, day: string, time: string): void {
  const at = instantOf(office, day, time);
  if (at > office.clock.now()) office.clock.set(at);
}

/** Everything takes some minutes of the office day. */
export function pass({ office: { clock } }: Year, minutes = 2): void {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));
}

/** What the server may decline; the year goes on, and counts it. */
export async function attempt(year: Year, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    const { code } = error.problem;
    year.declined.set(code, (year.declined.get(code) ?? 0) + 1);
    if (year.faults.length < 20) year.faults.push(error.message);
  }
}
