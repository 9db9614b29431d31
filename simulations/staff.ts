import { randomBytes, randomInt } from 'node:crypto';
import type { Role } from '../contract/roles.ts';
import { employees, session } from '../contract/staff.ts';
import { type Connection, Declined, type Officer, signIn } from './client.ts';
import { inParallel } from './in-parallel.ts';

/** Somebody of the demonstration, with the password that they have there. */
export interface Account {
  role: Role;
  username: string;
  password: string;
}

/** The office at the other end is no demonstration: nothing is written there. */
export class NotADemonstration extends Error {
  readonly code = 'not_a_demonstration';
}

/** The person of this role in a demonstration; there is none wherever the account is not known. */
export async function signInAs(
  connection: Connection,
  accounts: readonly Account[],
  role: Role,
): Promise<Officer> {
  const account = accounts.find((each) => each.role === role);
  if (account === undefined) throw new NotADemonstration();
  try {
    return await signIn(connection, account.username, account.password);
  } catch (error) {
    throw error instanceof Declined ? new NotADemonstration() : error;
  }
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

/** Makes an account for each post, `<prefix>_1` and on; its officer signs in and sets a password of their own. */
export function hireOfficers<R extends Role>(
  connection: Connection,
  administrator: Officer,
  posts: readonly R[],
  prefix: string,
): Promise<{ role: R; officer: Officer }[]> {
  const digits = () => String(randomInt(10 ** 7)).padStart(7, '0');
  return inParallel(posts, 4, async (role, index) => {
    const username = `${prefix}_${index + 1}`;
    const name = names[index % names.length] ?? 'Ni Contoh';
    const { initialPassword } = await administrator.call(employees.create, {
      body: { nip: `9998${digits()}${digits()}`, username, name, title: 'Pegawai contoh', roles: [role] },
    });
    const current = initialPassword ?? '';
    const officer = await signIn(connection, username, current);
    const fresh = randomBytes(18).toString('base64url');
    await officer.call(session.changePassword, { body: { current, fresh } });
    return { role, officer };
  });
}
