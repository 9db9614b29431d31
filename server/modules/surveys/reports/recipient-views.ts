import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { SurveyTarget } from '../../../../contract/surveys/report-endpoints.ts';
import type { SurveyService } from '../../../../contract/surveys/terms.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { Span } from './periods.ts';
import { sampleSize } from './sample-size.ts';

/** Services whose ends are counted; whatever else somebody was helped with has no number to compare with. */
export const countedServices = ['card', 'recording', 'complaint'] as const;
type CountedService = Extract<SurveyService, (typeof countedServices)[number]>;
export type Recipients = Readonly<Record<CountedService, number>>;

const countRows = sql<number>`count(*)::int`;

/** How often each service was finished within a span: cards handed over, recordings made, complaints answered. */
export async function recipientsIn(
  db: Db | Tx,
  { officeCode, zone, from, to }: Span & { officeCode: string; zone: string },
): Promise<Recipients> {
  const midnight = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
  const start = midnight(Temporal.PlainDate.from(from));
  const end = midnight(Temporal.PlainDate.from(to).add({ days: 1 }));
  const cards = await db
    .selectFrom('applicationTimings')
    .select(countRows.as('count'))
    .where('officeCode', '=', officeCode)
    .where('outcome', '=', 'completed')
    .where('closedAt', '>=', start)
    .where('closedAt', '<', end)
    .executeTakeFirstOrThrow();
  const recordings = await db
    .selectFrom('recordings')
    .select(countRows.as('count'))
    .where('officeCode', '=', officeCode)
    .where('notedAt', '>=', start)
    .where('notedAt', '<', end)
    .executeTakeFirstOrThrow();
  const complaints = await db
    .selectFrom('complaintRounds')
    .select(countRows.as('count'))
    .where('officeCode', '=', officeCode)
    .where('round', '=', 1)
    .where('endedBy', 'in', ['answered', 'informed'])
    .where('endedOn', '>=', from)
    .where('endedOn', '<=', to)
    .executeTakeFirstOrThrow();
  return { card: cards.count, recording: recordings.count, complaint: complaints.count };
}

export const allOf = (recipients: Recipients) =>
  countedServices.reduce((sum, service) => sum + recipients[service], 0);

/** How many respondents so many recipients ask for, and how many are still missing. */
export function targetOf(population: number, basis: SurveyTarget['basis'], n: number): SurveyTarget {
  const respondents = sampleSize(population);
  return { population, basis, respondents, missing: Math.max(0, respondents - n) };
}
