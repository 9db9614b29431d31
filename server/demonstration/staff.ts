import { z } from 'zod';
import { type Role, roleSchema } from '../../contract/roles.ts';
import type { StandardTexts } from '../../contract/service-standards.ts';
import office from '../../data/demonstration/office.json';
import standardTexts from '../../data/demonstration/service-standard.json';
import people from '../../data/demonstration/staff.json';
import type { Actor, Clock } from '../context.ts';
import type { Db } from '../db/database.ts';
import { foundOffice } from '../modules/service-standards/index.ts';
import { hashPassword, insertEmployee } from '../modules/staff/index.ts';
import { officeZone } from '../zone.ts';

const person = z.strictObject({
  role: roleSchema,
  username: z.string(),
  name: z.string(),
  title: z.string(),
  nip: z.string(),
});
export type DemonstrationPerson = z.infer<typeof person>;

/** The same for all, printed at every start; it exists in demonstrations alone. */
export const demonstrationPassword = 'kamboja-di-halaman';

/** What its service standard says beyond what the desk enforces, in our own words. */
const texts: StandardTexts = standardTexts;

/** An office like the reference office. */
export const demonstrationOffice = { ...office, zone: officeZone.parse(office.zone) };

/** Invented people with numbers that no register ever gave out, one for each role. */
export const demonstrationStaff: readonly DemonstrationPerson[] = z.array(person).parse(people);

/** One account per role, printed at every start of a demonstration. */
export const demonstrationAccounts = demonstrationStaff.map(({ role, name, username }) => ({
  role,
  name,
  username,
  password: demonstrationPassword,
}));
export type DemonstrationAccount = (typeof demonstrationAccounts)[number];

/** The office and its people; gives whoever loads the rest of the demonstration somebody to act as. */
export async function loadDemonstrationStaff(
  db: Db,
  clock: Clock,
  passwordHash?: string,
): Promise<Record<Role, Actor>> {
  passwordHash ??= await hashPassword(demonstrationPassword);
  return db.transaction().execute(async (tx) => {
    await foundOffice(tx, { ...demonstrationOffice, texts }, clock.now());
    const actors: Partial<Record<Role, Actor>> = {};
    for (const { role, ...person } of demonstrationStaff) {
      const employeeId = await insertEmployee(
        tx,
        { ...person, officeCode: office.code, roles: [role], passwordHash, mustChangePassword: false },
        null,
        clock.now(),
      );
      actors[role] = {
        employeeId,
        officeCode: office.code,
        name: person.name,
        roles: [role],
        delegationIds: {},
      };
    }
    return actors as Record<Role, Actor>;
  });
}
