import type { Role } from '../contract/roles.ts';
import type { Actor, Clock } from '../server/context.ts';
import type { Db } from '../server/db/database.ts';
import {
  type DemonstrationPerson,
  demonstrationOffice,
  demonstrationPassword,
  demonstrationStaff,
  loadDemonstrationStaff,
} from '../server/demonstration/staff.ts';
import { foundOffice } from '../server/modules/service-standards/index.ts';
import { hashPassword, insertEmployee } from '../server/modules/staff/index.ts';

/** One named officer per role: `people.verifier` is I Made Contoh Wirawan. */
export type People = Record<Role, Actor>;

/** How the named officers sign in. */
export const passwordOfEverybody = demonstrationPassword;
export const usernameOf = Object.fromEntries(demonstrationStaff.map((p) => [p.role, p.username])) as Record<
  Role,
  string
>;

let hashed: Promise<string> | undefined;
/** Hashing is slow on purpose, so everybody has the same hash. */
function hashOfEverybody(): Promise<string> {
  hashed ??= hashPassword(passwordOfEverybody);
  return hashed;
}

/** The reference office with one officer per role. */
export async function hirePeople(db: Db, clock: Clock): Promise<People> {
  return loadDemonstrationStaff(db, clock, await hashOfEverybody());
}

/** More officers, for tests that need a second verifier or a person who holds two roles. */
const spare: readonly Pick<DemonstrationPerson, 'name' | 'title'>[] = [
  { name: 'Ni Made Contoh Ayuningsih', title: 'Staf' },
  { name: 'I Wayan Contoh Sudarma', title: 'Staf' },
  { name: 'Ni Komang Contoh Widiastuti', title: 'Staf' },
  { name: 'I Putu Contoh Yasa', title: 'Staf' },
  { name: 'Ni Nyoman Contoh Kertiasih', title: 'Staf' },
  { name: 'I Kadek Contoh Suardana', title: 'Staf' },
  { name: 'Ni Gusti Contoh Parwati', title: 'Staf' },
  { name: 'I Dewa Contoh Sutapa', title: 'Staf' },
];

export interface Hired extends Actor {
  username: string;
  nip: string;
}

/** One more officer; `number` (1, 2, …) makes name, user name and NIP their own. Signs in with `passwordOfEverybody`. */
export async function hire(
  db: Db,
  clock: Clock,
  number: number,
  roles: readonly Role[],
  officeCode: string = demonstrationOffice.code,
): Promise<Hired> {
  const passwordHash = await hashOfEverybody();
  const { name, title } = spare[number % spare.length] ?? { name: 'Ni Contoh', title: 'Staf' };
  const username = `pegawai${number}`;
  const nip = `9999${String(number + 100).padStart(14, '0')}`;
  const employeeId = await db
    .transaction()
    .execute((tx) =>
      insertEmployee(
        tx,
        { officeCode, nip, username, name, title, roles, passwordHash, mustChangePassword: false },
        null,
        clock.now(),
      ),
    );
  return { employeeId, officeCode, name, roles, delegationIds: {}, username, nip };
}

/** A second office, to see that nobody looks over the fence. */
export async function openSecondOffice(db: Db): Promise<string> {
  const office = {
    ...demonstrationOffice,
    code: '51.03',
    regionCode: '51.03',
    name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh',
    regencyName: 'KABUPATEN CONTOH',
    numberPrefix: 'CTH',
  };
  await db.transaction().execute((tx) => foundOffice(tx, office, new Date('2026-01-05T01:00:00Z')));
  return '51.03';
}
