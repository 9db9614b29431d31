import { applications, type ServiceType } from '../../contract/applications/endpoints.ts';
import { residents } from '../../contract/residents.ts';
import type { Officer } from '../client.ts';
import type { Random } from '../random.ts';

/** Somebody of the register who may want a card: recorded and without one, or the holder of one. */
export interface Adult {
  nik: string;
  kkNumber: string;
  sex: 'L' | 'P';
  /** ISO date. */
  birthDate: string;
  hasCard: boolean;
}

/** Somebody who comes to the counter with the family card in hand. */
export interface Applicant extends Adult {
  service: ServiceType;
  residentId: string;
  hasPortrait: boolean;
}

/** Finds the visitor in the register; null unless the desk could serve them. */
async function admit(loket: Officer, adult: Adult, service: ServiceType): Promise<Applicant | null> {
  const { rows } = await loket.call(residents.search, { body: { q: adult.nik, limit: 2 } });
  const [resident] = rows;
  if (resident === undefined || rows.length > 1 || resident.openApplication !== null) return null;
  const { eligible, findings } = await loket.call(applications.eligibility, {
    body: { residentId: resident.id, serviceType: service, kkShown: adult.kkNumber },
  });
  // What needs a supervisor or a change of data is another day's story.
  if (!eligible || findings.some(({ code, level }) => code !== 'R33' && level !== 'I')) return null;
  return { ...adult, service, residentId: resident.id, hasPortrait: resident.portraitFileId !== null };
}

/** `count` of these adults whom the desk can serve; about a third want a first card. */
export async function chooseApplicants(
  loket: Officer,
  adults: readonly Adult[],
  count: number,
  random: Random,
): Promise<Applicant[]> {
  const chosen: Applicant[] = [];
  const forHolders = ['IV-B', 'C1', 'C2'] as const;
  const shuffled = random.shuffled(adults);
  for (const [hasCard, wanted] of [
    [false, Math.ceil(count / 3)],
    [true, count],
  ] as const) {
    for (const [place, adult] of shuffled.filter((each) => each.hasCard === hasCard).entries()) {
      if (chosen.length >= wanted) break;
      const applicant = await admit(loket, adult, hasCard ? (forHolders[place % 3] ?? 'C1') : 'A');
      if (applicant !== null) chosen.push(applicant);
    }
  }
  return random.shuffled(chosen);
}
