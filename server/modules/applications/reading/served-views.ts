import { sql } from 'kysely';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Db } from '../../../db/database.ts';

const completed = (db: Db, officeCode: string, span: { from: Date; before: Date }) =>
  db
    .selectFrom('applicationTimings')
    .where('officeCode', '=', officeCode)
    .where('outcome', '=', 'completed')
    .where('closedAt', '>=', span.from)
    .where('closedAt', '<', span.before);

const figures = [
  sql<number>`count(*)::int`.as('cases'),
  // The case in the middle, not a mean of two: a time that somebody really waited.
  sql<number | null>`percentile_disc(0.5) within group (order by net_ms)::float8`.as('medianMs'),
  sql<number>`(count(*) filter (where net_ms <= promise_ms))::int`.as('inTime'),
];

/** Cards handed over in a span: how many, how fast by the net clock, how many within the promise that each was made under. */
export async function servedWithin(db: Db, officeCode: string, span: { from: Date; before: Date }) {
  return completed(db, officeCode, span).select(figures).executeTakeFirstOrThrow();
}

/** One day in the office's zone; the median is net time, in milliseconds. */
export interface ServedDay {
  day: IsoDate;
  cases: number;
  medianMs: number | null;
  inTime: number;
}

/** The same by the days of the office; days on which no card was handed over are left out. */
export async function servedByDay(
  db: Db,
  office: { code: string; zone: string },
  span: { from: Date; before: Date },
): Promise<ServedDay[]> {
  return completed(db, office.code, span)
    .select(sql<string>`to_char(closed_at at time zone ${office.zone}, 'YYYY-MM-DD')`.as('day'))
    .select(figures)
    .groupBy('day')
    .orderBy('day')
    .execute();
}
