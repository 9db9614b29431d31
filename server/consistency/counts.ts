import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** How many of these applications the database holds: whether it is the one that a day was lived in. */
export async function countKnownApplications(db: Db, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { count } = await db
    .selectFrom('applications')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return count;
}

/** Tickets by state, straight from the table. */
export async function countTickets(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('queueTickets')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** The numbers of all calls, whoever saw them. */
export async function callNumbers(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('queueEvents')
    .select('callNumber')
    .where('callNumber', 'is not', null)
    .orderBy('callNumber')
    .execute();
  return rows.map(({ callNumber }) => callNumber ?? 0);
}

/** The state of every complaint, by id. */
export async function statesOfComplaints(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('complaints').select(['id', 'state']).execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Links of agencies that have not said their last word, of complaints whose forwarding was told. */
export async function openReferrals(db: Db): Promise<{ token: string; state: string | null }[]> {
  const rows = await db
    .selectFrom('complaintReferrals as f')
    .innerJoin('complaints as c', 'c.id', 'f.complaintId')
    .select(['f.token', 'f.agencyState as state'])
    .where('c.state', '=', 'informed')
    .whereRef('f.round', '=', 'c.round')
    .where((eb) =>
      eb.or([eb('f.agencyState', 'is', null), eb('f.agencyState', 'in', ['received', 'in_progress'])]),
    )
    .orderBy('f.at')
    .orderBy('f.id')
    .execute();
  return rows;
}

export type ComplaintCounts = Awaited<ReturnType<typeof countComplaints>>;

/** How many of each, straight from the tables. */
export async function countComplaints(db: Db) {
  const counts = async (query: ReturnType<typeof sql<{ key: string; count: number }>>) =>
    Object.fromEntries((await query.execute(db)).rows.map(({ key, count }) => [key, Number(count)]));
  const channelRows = await sql<{ channel: string; state: string; count: number }>`
    select channel, state, count(*) as count from complaints group by 1, 2 order by 1, 2`.execute(db);
  const byChannel: Record<string, Record<string, number>> = {};
  for (const { channel, state, count } of channelRows.rows) {
    byChannel[channel] = { ...byChannel[channel], [state]: Number(count) };
  }
  return {
    byChannel,
    byState: await counts(sql`select state as key, count(*) as count from complaints group by 1 order by 1`),
    late: await counts(sql`
      select case when late_days > 5 then '6+' else late_days::text end as key, count(*) as count
        from complaint_rounds where late_days > 0 group by 1 order by 1`),
    messages: await counts(sql`select state as key, count(*) as count from messages group by 1 order by 1`),
    messageChannels: await counts(
      sql`select channel as key, count(*) as count from messages group by 1 order by 1`,
    ),
    reminders: await counts(sql`
      select step || case outcome when 'given' then '' else ' ' || outcome end as key, count(*) as count
        from complaint_reminders group by 1 order by 1`),
    dueChanges: await counts(
      sql`select cause as key, count(*) as count from complaint_due_changes group by 1 order by 1`,
    ),
    events: await counts(
      sql`select action as key, count(*) as count from complaint_events group by 1 order by 1`,
    ),
    agencies: await counts(sql`
      select coalesce(agency_state, 'silent') as key, count(*) as count from complaint_referrals group by 1 order by 1`),
    rounds: await counts(
      sql`select round::text as key, count(*) as count from complaints group by 1 order by 1`,
    ),
  };
}
