import { randomBytes, randomInt } from 'node:crypto';
import { applications } from '../../contract/applications/endpoints.ts';
import { cards } from '../../contract/cards.ts';
import { recordings } from '../../contract/recordings.ts';
import type { Role } from '../../contract/roles.ts';
import { employees, session } from '../../contract/staff.ts';
import { demonstrationAccounts } from '../../server/demonstration/index.ts';
import { drawnPortrait, drawnSignature } from '../../server/demonstration/portraits.ts';
import { StartFailure } from '../../server/start-failure.ts';
import type { Applicant } from './applicants.ts';
import { type Connection, Declined, type Officer, signIn } from './client.ts';
import { inParallel } from './in-parallel.ts';

export const crewRoles = [
  'front_desk',
  'verifier',
  'data_operator',
  'section_head',
  'division_head',
] as const satisfies readonly Role[];
export type CrewRole = (typeof crewRoles)[number];
export type Crew = Record<CrewRole, Officer[]>;

/** Of twenty officers, so many in each role; other numbers keep the proportion, with one at least. */
const ofTwenty: Readonly<Record<CrewRole, number>> = {
  front_desk: 5,
  verifier: 3,
  data_operator: 5,
  section_head: 4,
  division_head: 3,
};
export const fewestOfficers = crewRoles.length;

export function crewSizes(officers: number): Record<CrewRole, number> {
  const sizes = Object.fromEntries(crewRoles.map((role) => [role, 1])) as Record<CrewRole, number>;
  for (let rest = officers - crewRoles.length; rest > 0; rest -= 1) {
    const shortest = crewRoles.reduce((a, b) => (sizes[a] / ofTwenty[a] <= sizes[b] / ofTwenty[b] ? a : b));
    sizes[shortest] += 1;
  }
  return sizes;
}

const names = [
  'Ni Luh Contoh Ariani',
  'I Made Contoh Subrata',
  'Ni Ketut Contoh Widnyani',
  'I Putu Contoh Arnawa',
  'Ni Wayan Contoh Sukerti',
  'I Nyoman Contoh Sedana',
  'Ni Kadek Contoh Purnami',
  'I Gede Contoh Wibawa',
];

/** Signs in with a demonstration account; wherever these do not exist there is no demonstration. */
async function signInAs(connection: Connection, role: Role) {
  const account = demonstrationAccounts.find((each) => each.role === role);
  if (account === undefined) throw new StartFailure('not_a_demonstration');
  try {
    const { officer } = await signIn(connection, account.username, account.password);
    const { demonstration } = await officer.call(session.me);
    if (demonstration) return officer;
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
  }
  throw new StartFailure('not_a_demonstration');
}

/** The administrator of a demonstration; refuses any other database before anything is written. */
export const findAdministrator = (connection: Connection) => signInAs(connection, 'administrator');

/** Whoever records, and writes down what the centre says. */
export const findRecorder = (connection: Connection) => signInAs(connection, 'recording_operator');

/** Makes an account for each officer, who signs in and sets a password of their own. */
export async function hireCrew(connection: Connection, officers: number, run: string): Promise<Crew> {
  const administrator = await findAdministrator(connection);
  const posts = Object.entries(crewSizes(officers)).flatMap(([role, count]) =>
    Array.from({ length: count }, () => role as CrewRole),
  );
  const hired = await inParallel(posts, 4, async (role, index) => {
    const username = `hari_${run}_${index + 1}`;
    const { initialPassword } = await administrator.call(employees.create, {
      body: {
        nip: `9998${String(randomInt(10 ** 7)).padStart(7, '0')}${String(randomInt(10 ** 7)).padStart(7, '0')}`,
        username,
        name: names[index % names.length] ?? 'Ni Contoh',
        title: 'Pegawai contoh',
        roles: [role],
      },
    });
    const first = initialPassword ?? '';
    const { officer } = await signIn(connection, username, first);
    await officer.call(session.changePassword, {
      body: { current: first, fresh: randomBytes(18).toString('base64url') },
    });
    return { role, officer };
  });
  const crew = Object.fromEntries(crewRoles.map((role) => [role, [] as Officer[]])) as Crew;
  for (const { role, officer } of hired) crew[role].push(officer);
  return crew;
}

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
export async function portray(operator: Officer, applicants: readonly Applicant[]): Promise<void> {
  const without = applicants.filter(({ hasPortrait }) => !hasPortrait);
  await inParallel(without, 3, async (applicant) => {
    const params = { id: applicant.residentId };
    const file = { name: 'foto.jpg', type: 'image/jpeg', bytes: await drawnPortrait(applicant) };
    try {
      await operator.call(recordings.savePortrait, { params, body: {}, file });
    } catch (error) {
      if (!(error instanceof Declined) || error.problem.code !== 'portrait_background') throw error;
      const body = { backgroundReason: 'Gambar contoh.' };
      await operator.call(recordings.savePortrait, { params, body, file });
    }
    await operator.call(recordings.saveSignature, {
      params,
      body: {},
      file: { name: 'ttd.png', type: 'image/png', bytes: await drawnSignature(applicant) },
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
