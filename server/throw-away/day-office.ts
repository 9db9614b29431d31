import type { DayOffice } from '../../simulations/day/simulate-day.ts';
import { contextOf } from '../context.ts';
import { drawnPortrait, drawnSignature } from '../demonstration/portraits.ts';
import { importSampleRegister, sampleAdults } from '../demonstration/sample-register.ts';
import { demonstrationAccounts, loadDemonstrationStaff } from '../demonstration/staff.ts';
import type { Installation } from '../installation.ts';
import { getOffice } from '../modules/office/index.ts';

/** The people who work there and the residents of the sample files; the day itself brings all the rest. */
export async function fillForDay({ db, clock }: Pick<Installation, 'db' | 'clock'>): Promise<void> {
  const people = await loadDemonstrationStaff(db, clock);
  const actor = people.administrator;
  const office = await getOffice(db, actor.officeCode);
  await importSampleRegister(contextOf({ db, clock, office, actor }));
}

/** Whom a day may bring to an office with the sample register, and how they look. */
export const peopleOfDay = (): Omit<DayOffice, 'connection'> => ({
  accounts: demonstrationAccounts,
  adults: sampleAdults(),
  draw: { portrait: drawnPortrait, signature: drawnSignature },
});
