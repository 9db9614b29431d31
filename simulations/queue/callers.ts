import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../server/context.ts';
import type { Db } from '../../server/db/database.ts';
import { demonstrationPassword } from '../../server/demonstration/staff.ts';
import { hashPassword, insertEmployee } from '../../server/modules/staff/index.ts';
import { signInTo, type YearOfficer } from '../year/client.ts';

/** Officers of the front desk, one for each counter, signed in; of an office with invented people only. */
export async function hireCallers(
  { app, db, clock, officeCode }: { app: FastifyInstance; db: Db; clock: Clock; officeCode: string },
  count: number,
): Promise<YearOfficer[]> {
  const passwordHash = await hashPassword(demonstrationPassword);
  const callers: YearOfficer[] = [];
  for (let number = 1; number <= count; number += 1) {
    const username = `loket${number}`;
    const person = {
      officeCode,
      username,
      passwordHash,
      nip: `99995${String(number).padStart(13, '0')}`,
      name: `Petugas Contoh ${number}`,
      title: 'Staf',
      roles: ['front_desk'] as const,
      mustChangePassword: false,
    };
    await db.transaction().execute((tx) => insertEmployee(tx, person, null, clock.now()));
    callers.push(await signInTo(app, username, demonstrationPassword));
  }
  return callers;
}
