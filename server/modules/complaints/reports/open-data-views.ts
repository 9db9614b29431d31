import { sql } from 'kysely';
import type {
  ComplaintChannel,
  ComplaintState,
  ServiceComponent,
} from '../../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Db } from '../../../db/database.ts';

/** States that are in no public list: what a person has yet to look at, and what was no complaint. */
const unpublished = ['held', 'rejected'] as const satisfies readonly ComplaintState[];

/** A complaint as open data may tell it: no words, no persons. */
export interface OpenRequest {
  id: string;
  state: ComplaintState;
  component: ServiceComponent | null;
  receivedAt: Date;
  /** When it came to stand where it stands. */
  updatedAt: Date;
  dueOn: IsoDate | null;
  /** To whom it was forwarded. */
  agency: string | null;
}

interface OpenFilter {
  ids?: readonly string[];
  components?: readonly ServiceComponent[];
  /** Also those whose component is not decided yet. */
  undecided?: boolean;
  from?: Date;
  to?: Date;
  status?: 'open' | 'closed';
  page: number;
  pageSize: number;
}

/** States that count as closed towards the public; a forwarded complaint is not among them. */
export const closedStates = [
  'answered',
  'closed',
  'archived',
  'merged',
  'withdrawn',
  'deemed_withdrawn',
] as const satisfies readonly ComplaintState[];

/** Complaints without anything personal; what is confidential (rahasia) is left out. */
export async function openRequests(db: Db, officeCode: string, filter: OpenFilter): Promise<OpenRequest[]> {
  let query = db
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .leftJoin('complaintReferrals as f', (join) =>
      join.onRef('f.complaintId', '=', 'c.id').onRef('f.round', '=', 'c.round'),
    )
    .leftJoin('agencies as a', 'a.id', 'f.agencyId')
    .select([
      'c.id',
      'c.state',
      'c.component',
      'c.receivedAt',
      'c.stateSince as updatedAt',
      'r.dueOn',
      'a.name as agency',
    ])
    .where('c.officeCode', '=', officeCode)
    .where('c.confidential', '=', false)
    .where('c.state', 'not in', unpublished);
  if (filter.ids !== undefined) query = query.where('c.id', 'in', filter.ids);
  const { components } = filter;
  if (components !== undefined) {
    query = query.where((eb) =>
      eb.or([
        components.length === 0 ? eb.lit(false) : eb('c.component', 'in', components),
        filter.undecided === true ? eb('c.component', 'is', null) : eb.lit(false),
      ]),
    );
  }
  if (filter.from !== undefined) query = query.where('c.receivedAt', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('c.receivedAt', '<=', filter.to);
  if (filter.status !== undefined) {
    query = query.where('c.state', filter.status === 'closed' ? 'in' : 'not in', closedStates);
  }
  return query
    .orderBy('c.receivedAt', 'desc')
    .orderBy('c.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute();
}

/** How many published complaints each component has: one that has few is not named in lists. */
export async function componentCounts(db: Db, officeCode: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('complaints as c')
    .select((eb) => ['c.component', eb.fn.countAll<number>().as('count')])
    .where('c.officeCode', '=', officeCode)
    .where('c.confidential', '=', false)
    .where('c.state', 'not in', unpublished)
    .where('c.component', 'is not', null)
    .groupBy('c.component')
    .execute();
  return new Map(rows.map(({ component, count }) => [component ?? '', count]));
}

export interface PublicCounts {
  months: { key: string; count: number }[];
  /** What became of the promise: answered or told in time, late, still open. */
  promise: { key: 'in_time' | 'late' | 'open'; count: number }[];
  components: { key: string; count: number }[];
  channels: { key: ComplaintChannel; count: number }[];
}

/**
 * Counts of complaints received from a day on and before another, as they are; suppression comes before anybody sees
 * them. One complaint stands once in each of the four lists, so that each adds up to the same total.
 */
export async function publicCounts(
  db: Db,
  officeCode: string,
  span: { from: IsoDate; before: string },
): Promise<PublicCounts> {
  const rows = await db
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').on('r.round', '=', 1),
    )
    .select((eb) => [
      sql<string>`to_char(c.received_on, 'YYYY-MM')`.as('month'),
      sql<'in_time' | 'late' | 'open'>`case when r.ended_on is null then 'open'
        when r.late_days = 0 then 'in_time' else 'late' end`.as('promise'),
      sql<string>`coalesce(c.component, 'undecided')`.as('component'),
      'c.channel',
      eb.fn.countAll<number>().as('count'),
    ])
    .where('c.officeCode', '=', officeCode)
    .where('c.state', 'not in', unpublished)
    .where('c.receivedOn', '>=', span.from)
    .where('c.receivedOn', '<', span.before)
    .groupBy(['month', 'promise', 'component', 'c.channel'])
    .execute();
  const by = <K extends string>(keyOf: (row: (typeof rows)[number]) => K) => {
    const sums = new Map<K, number>();
    for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
    return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => ({ key, count }));
  };
  return {
    months: by(({ month }) => month),
    promise: by(({ promise }) => promise),
    components: by(({ component }) => component),
    channels: by(({ channel }) => channel),
  };
}

/**
 * How the promise was kept for complaints received in a span: answered or told of their forwarding in time, of all that
 * had to be by today. One whose time has run out without a response counts as late; withdrawn, merged and archived ones
 * asked for no response.
 */
export async function answeredInTime(
  db: Db,
  officeCode: string,
  span: { from: IsoDate; to: IsoDate },
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
