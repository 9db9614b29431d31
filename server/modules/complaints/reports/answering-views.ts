import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

/**
 * How the promise was kept for complaints received in a span: answered or told of their forwarding in time, of all that
 * had to be by today. One whose time has run out without a response counts as late; withdrawn, merged and archived ones
 * asked for no response.
 */
export async function answeredInTime(
  db: Db,
  officeCode: string,
  span: { from: string; to: string },
): Promise<{ cases: number; inTime: number }> {
  return db
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').on('r.round', '=', 1),
    )
    .select([
      sql<number>`count(*)::int`.as('cases'),
      sql<number>`(count(*) filter (where r.ended_at is not null and r.late_days = 0))::int`.as('inTime'),
    ])
    .where('c.officeCode', '=', officeCode)
    .where('c.state', '<>', 'rejected')
    .where('c.receivedOn', '>=', span.from)
    .where('c.receivedOn', '<=', span.to)
    .where((eb) =>
      eb.or([
        eb('r.endedBy', 'in', ['answered', 'informed']),
        eb.and([eb('r.endedAt', 'is', null), eb('r.dueOn', '<', span.to)]),
      ]),
    )
    .executeTakeFirstOrThrow();
}
