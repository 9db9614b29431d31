import { applications } from '../../contract/applications/endpoints.ts';
import { cards } from '../../contract/cards.ts';
import { recordings } from '../../contract/recordings.ts';
import type { Role } from '../../contract/roles.ts';
import { type Connection, Declined, type Officer } from '../client.ts';
import { inParallel } from '../in-parallel.ts';
import { hireOfficers } from '../staff.ts';
import type { Adult, Applicant } from './applicants.ts';

export const crewRoles = [
  'front_desk',
  'verifier',
  'data_operator',
  'section_head',
  'division_head',
] as const satisfies readonly Role[];
export type CrewRole = (typeof crewRoles)[number];
export type Crew = Record<CrewRole, Officer[]>;
export const fewestOfficers = crewRoles.length;

/** Of twenty officers, so many in each role; other numbers keep the proportion, with one at least. */
const ofTwenty: Readonly<Record<CrewRole, number>> = {
  front_desk: 5,
  verifier: 3,
  data_operator: 5,
  section_head: 4,
  division_head: 3,
};

export function crewSizes(officers: number): Record<CrewRole, number> {
  const sizes = { front_desk: 1, verifier: 1, data_operator: 1, section_head: 1, division_head: 1 };
  for (let rest = officers - crewRoles.length; rest > 0; rest -= 1) {
    const shortest = crewRoles.reduce((a, b) => (sizes[a] / ofTwenty[a] <= sizes[b] / ofTwenty[b] ? a : b));
    sizes[shortest] += 1;
  }
  return sizes;
}

/** Makes an account for each officer. */
export async function hireCrew(
  connection: Connection,
  administrator: Officer,
  officers: number,
  run: string,
): Promise<Crew> {
  const sizes = crewSizes(officers);
  const posts = crewRoles.flatMap((role) => Array.from({ length: sizes[role] }, () => role));
  const crew: Crew = { front_desk: [], verifier: [], data_operator: [], section_head: [], division_head: [] };
  for (const { role, officer } of await hireOfficers(connection, administrator, posts, `hari_${run}`)) {
    crew[role].push(officer);
  }
  return crew;
}

/** Of invented people, so that nobody's face is needed. */
export interface Drawings {
  portrait(person: Adult): Promise<Uint8Array>;
  signature(person: Adult): Promise<Uint8Array>;
}

export const fileOf = (bytes: Uint8Array, name: string, type: string) =>
  new File([Uint8Array.from(bytes)], name, { type });

/** Takes a parcel of blanks into the store and hands each operator their share. Tells the office's date. */
export async function stockUp(crew: Crew, applicants: number, run: string): Promise<{ today: string }> {
  const [keeper] = crew.section_head;
  if (keeper === undefined) throw new Error('nobody keeps the stock');
  const operators = crew.data_operator;
  const each = Math.ceil((applicants * 1.6) / operators.length) + 5;
  const quantity = each * operators.length + 20;
  const serial = (number: number) => `HK${run.toUpperCase()}-${String(number).padStart(5, '0')}`;
  const { today } = await keeper.call(cards.stock);
  await keeper.call(cards.receiveDelivery, {
    body: {
      firstSerial: serial(1),
      lastSerial: serial(quantity),
      receivedOn: today,
      letterNumber: `CONTOH/${run}`,
    },
  });
  for (const [index, operator] of operators.entries()) {
    await keeper.call(cards.issueBlanks, {
      body: {
        firstSerial: serial(index * each + 1),
        lastSerial: serial((index + 1) * each),
        operatorId: operator.employeeId,
      },
    });
  }
  return { today };
}

/** Drawn portraits and signatures for those who have none yet. */
export async function portray(operator: Officer, applicants: readonly Applicant[], draw: Drawings) {
  const without = applicants.filter(({ hasPortrait }) => !hasPortrait);
  await inParallel(without, 3, async (applicant) => {
    const params = { id: applicant.residentId };
    const file = fileOf(await draw.portrait(applicant), 'foto.jpg', 'image/jpeg');
    try {
      await operator.call(recordings.savePortrait, { params, file });
    } catch (error) {
      if (!(error instanceof Declined) || error.problem.code !== 'portrait_background') throw error;
      const body = { backgroundReason: 'Gambar contoh.' };
      await operator.call(recordings.savePortrait, { params, body, file });
    }
    await operator.call(recordings.saveSignature, {
      params,
      file: fileOf(await draw.signature(applicant), 'ttd.png', 'image/png'),
    });
  });
}

/** How many business seconds pass on the server in a real one. */
export async function measureScale(officer: Officer): Promise<number> {
  const read = async () => ({
    business: Date.parse((await officer.call(applications.board)).asOf),
    real: performance.now(),
  });
  await read();
  const first = await read();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const second = await read();
  const scale = (second.business - first.business) / (second.real - first.real);
  return scale < 1.5 ? 1 : Math.round(scale);
}
