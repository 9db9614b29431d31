import { sql } from 'kysely';
import type { ComplaintFigures } from '../../../../contract/complaints/office-endpoints.ts';
import {
  archiveReasons,
  complaintChannels,
  complaintStates,
  serviceComponents,
} from '../../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { findWords, type Locale, translatorFor } from '../../../../locales/translator.ts';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { loadCalendar, type Pause } from '../../calendar/index.ts';
import { notAbout } from '../reading/row-views.ts';
import {
  breakdown,
  type CountDays,
  type Counted,
  dayCounter,
  lastWorkingDay,
  type Period,
  periodOf,
  spread,
  usedDays,
  type Weighted,
} from './figures.ts';

/** What every part of the figures is computed with. */
interface Scope {
  db: Db | Tx;
  officeCode: string;
  zone: string;
  period: Period;
  today: IsoDate;
  calendarVersion: number;
  /** By the office's calendar as it is today. */
  between: CountDays;
  /** A running clock whose due date lies before this day is late. */
  lateBefore: string;
  locale: Locale;
}

type Reader = Pick<Ctx['actor'], 'employeeId'>;

/** Longest late first; a year that went wrong must not fill the screen. `late` counts all of them. */
const longestLateList = 200;

const countRows = sql<number>`count(*)::int`;

/** Complaints received in the period; what was refused as none is not among them. */
function received({ db, officeCode, period }: Scope) {
  return db
    .selectFrom('complaints as c')
    .where('c.officeCode', '=', officeCode)
    .where('c.receivedOn', '>=', period.from)
    .where('c.receivedOn', '<=', period.to)
    .where('c.state', '<>', 'rejected');
}

// Bits of grouping(): a column that is grouped by has 0.
const groupings = {
  all: 0b1111,
  channel: 0b0111,
  component: 0b1011,
  state: 0b1101,
  handlerId: 0b1110,
} as const;
type Dimension = Exclude<keyof typeof groupings, 'all'>;

/** By one scan: all that were received, and the same by channel, component, state and handler. */
async function countsByDimension(scope: Scope) {
  const each = received(scope)
    .innerJoin('complaintRounds as r', 'r.complaintId', 'c.id')
    .groupBy('c.id')
    .select(['c.channel', 'c.component', 'c.state', 'c.handlerId'])
    .select([
      sql<boolean>`bool_or(r.round = c.round and r.ended_at is null)`.as('open'),
      sql<boolean>`bool_or(r.late_days > 0 or (r.ended_at is null and r.due_on < ${scope.lateBefore}))`.as(
        'late',
      ),
    ]);
  const rows = await scope.db
    .selectFrom(each.as('x'))
    .leftJoin('employees as e', 'e.id', 'x.handlerId')
    .select(['x.channel', 'x.component', 'x.state', 'x.handlerId', countRows.as('count')])
    .select([
      sql<number>`grouping(x.channel, x.component, x.state, x.handler_id)`.as('grouping'),
      sql<string | null>`min(e.name)`.as('handler'),
      sql<number>`count(*) filter (where x.open)::int`.as('open'),
      sql<number>`count(*) filter (where x.late)::int`.as('late'),
    ])
    .groupBy(sql`grouping sets ((), (x.channel), (x.component), (x.state), (x.handler_id))`)
    .execute();
  const by = (dimension: Dimension) => rows.filter(({ grouping }) => grouping === groupings[dimension]);
  const all = rows.find(({ grouping }) => grouping === groupings.all) ?? { count: 0, open: 0, late: 0 };
  return { all, by };
}

/** How rounds ended in the period. */
async function closures({ db, officeCode, period }: Scope) {
  return db
    .selectFrom('complaintRounds as r')
    .leftJoin('complaintArchivings as a', (join) =>
      join.onRef('a.complaintId', '=', 'r.complaintId').onRef('a.round', '=', 'r.round'),
    )
    .select(['r.endedBy', 'a.reason', countRows.as('count')])
    .select(sql<number>`count(*) filter (where r.late_days > 0)::int`.as('late'))
    .where('r.officeCode', '=', officeCode)
    .where('r.endedOn', '>=', period.from)
    .where('r.endedOn', '<=', period.to)
    .groupBy(['r.endedBy', 'a.reason'])
    .execute();
}

/**
 * First clocks that a response stopped in the period, alike ones together. A withdrawal or a merge is no response of
 * the office, and what is archived was lawfully left without one.
 */
async function responses({ db, officeCode, period }: Scope) {
  const pauses = db
    .selectFrom('complaintPauses as p')
    .innerJoin('complaintRounds as q', (join) =>
      join.onRef('q.complaintId', '=', 'p.complaintId').onRef('q.round', '=', 'p.round'),
    )
    .select(['p.complaintId'])
    .select(
      sql<
        [string, string | null][]
      >`jsonb_agg(jsonb_build_array(p.asked_on, p.ended_on) order by p.asked_at)`.as('spans'),
    )
    .where('p.round', '=', 1)
    .where('q.officeCode', '=', officeCode)
    .where('q.endedOn', '>=', period.from)
    .where('q.endedOn', '<=', period.to)
    .groupBy('p.complaintId');
  return db
    .selectFrom('complaintRounds as r')
    .leftJoin(pauses.as('w'), 'w.complaintId', 'r.complaintId')
    .select(['r.startedOn', 'r.endedOn', 'r.calendarVersion', 'w.spans', countRows.as('count')])
    .select(sql<number>`count(*) filter (where r.late_days = 0)::int`.as('inTime'))
    .where('r.officeCode', '=', officeCode)
    .where('r.round', '=', 1)
    .where('r.endedOn', '>=', period.from)
    .where('r.endedOn', '<=', period.to)
    .where('r.endedBy', 'in', ['answered', 'informed'])
    .groupBy(['r.startedOn', 'r.endedOn', 'r.calendarVersion', 'w.spans'])
    .$narrowType<{ endedOn: IsoDate }>()
    .execute();
}

/** Each round is measured with the calendar by which it ended, so that days and frozen lateness agree. */
async function daysTaken(scope: Scope) {
  const rows = await responses(scope);
  const counters = new Map([[scope.calendarVersion, scope.between]]);
  const taken: Weighted[] = [];
  for (const { calendarVersion, spans, count, ...round } of rows) {
    const between =
      counters.get(calendarVersion) ??
      dayCounter(await loadCalendar(scope.db, scope.officeCode, calendarVersion));
    counters.set(calendarVersion, between);
    const pauses = (spans ?? []).map(([from, to]): Pause => ({ from, to }));
    taken.push({ days: usedDays(round, pauses, between), count });
  }
  const sum = (part: 'count' | 'inTime') => rows.reduce((total, row) => total + row[part], 0);
  return { ...spread(taken), stopped: sum('count'), withinPromise: sum('inTime') };
}

/** Letters of forwarding of the period by agency; an agency is late by its own clock. */
async function forwarded({ db, officeCode, period, zone, today, between }: Scope): Promise<Counted[]> {
  const rows = await db
    .selectFrom('complaintReferrals as f')
    .innerJoin('agencies as a', 'a.id', 'f.agencyId')
    .select(['a.id', 'a.name', 'f.dueOn', countRows.as('count')])
    .select(
      sql<string | null>`case when f.agency_state in ('done', 'not_ours')
        then (f.agency_state_at at time zone ${zone})::date end`.as('endedOn'),
    )
    .where('f.officeCode', '=', officeCode)
    .where('f.at', '>=', period.start)
    .where('f.at', '<', period.end)
    .groupBy(['a.id', 'a.name', 'f.dueOn', 'endedOn'])
    .execute();
  const byAgency = new Map<string, Counted>();
  for (const { id, name, dueOn, endedOn, count } of rows) {
    const line = byAgency.get(id) ?? { key: id, label: name, count: 0, late: 0 };
    line.count += count;
    if (between(dueOn, endedOn ?? today) > 0) line.late += count;
    byAgency.set(id, line);
  }
  return [...byAgency.values()];
}

/** What complainants said of the answers in the period: opened again, satisfied or not. */
async function complainantFeedback({ db, officeCode, period }: Scope) {
  const { reopened } = await db
    .selectFrom('complaintEvents')
    .select(countRows.as('reopened'))
    .where('officeCode', '=', officeCode)
    .where('at', '>=', period.start)
    .where('at', '<', period.end)
    .where('toState', '=', 'reopened')
    .where('fromState', '<>', 'reopened')
    .executeTakeFirstOrThrow();
  const ratings = await db
    .selectFrom('complaintRatings')
    .select([
      sql<number>`count(*) filter (where satisfied)::int`.as('satisfied'),
      sql<number>`count(*) filter (where not satisfied)::int`.as('dissatisfied'),
    ])
    .where('officeCode', '=', officeCode)
    .where('at', '>=', period.start)
    .where('at', '<', period.end)
    .executeTakeFirstOrThrow();
  return { reopened, ...ratings };
}

/** The late ones among those received, by their latest round; a complaint about the reader does not exist for them. */
async function lateOnes(scope: Scope, reader: Reader): Promise<ComplaintFigures['lateList']> {
  const rows = await received(scope)
    .innerJoin('complaintRounds as r', 'r.complaintId', 'c.id')
    .leftJoin('employees as e', 'e.id', 'c.handlerId')
    .select(['c.id', 'c.number', 'c.receivedOn', 'r.dueOn', 'r.lateDays', 'e.name as handler'])
    .where((eb) =>
      eb.or([
        eb('r.lateDays', '>', 0),
        eb.and([eb('r.endedAt', 'is', null), eb('r.dueOn', '<', scope.lateBefore)]),
      ]),
    )
    .where(notAbout(reader))
    .execute();
  const worst = new Map<string, ComplaintFigures['lateList'][number]>();
  for (const { lateDays: frozen, ...row } of rows) {
    const lateDays = frozen ?? scope.between(row.dueOn ?? scope.today, scope.today);
    if (lateDays > (worst.get(row.id)?.lateDays ?? 0)) worst.set(row.id, { ...row, lateDays });
  }
  return [...worst.values()]
    .sort((a, b) => b.lateDays - a.lateDays || a.number.localeCompare(b.number))
    .slice(0, longestLateList);
}

/** A month or a year of complaints as the heads and the reports see it. */
export async function complaintFigures(
  ctx: Pick<Ctx, 'db' | 'actor' | 'office' | 'today' | 'locale'>,
  query: { year: number; month?: number | undefined },
  locale: Locale = ctx.locale,
): Promise<ComplaintFigures> {
  const { today } = ctx;
  const { code: officeCode, zone } = ctx.office;
  // One picture: the parts must add up while the desk goes on working.
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const calendar = await loadCalendar(db, officeCode);
      const lateBefore = lastWorkingDay(today, calendar);
      const period = periodOf(query, zone);
      const counting = { calendarVersion: calendar.version, between: dayCounter(calendar), lateBefore };
      return figuresOf({ db, officeCode, zone, period, today, locale, ...counting }, ctx.actor);
    });
}

async function figuresOf(scope: Scope, reader: Reader): Promise<ComplaintFigures> {
  const t = translatorFor(scope.locale);
  const { all, by } = await countsByDimension(scope);
  const closed = await closures(scope);
  const closedBy = (...kinds: (string | null)[]) =>
    closed.filter(({ endedBy }) => kinds.includes(endedBy)).reduce((sum, { count }) => sum + count, 0);
  const agencies = await forwarded(scope);
  const { median, p95, ...promise } = await daysTaken(scope);
  type CodedBy = 'channels' | 'components' | 'states' | 'archiveReasons';
  const line = (group: CodedBy, key: string | null, { count, late }: Pick<Counted, 'count' | 'late'>) => {
    const none = group === 'components' ? 'complaintReports.noComponent' : 'complaintReports.noReason';
    const label = key === null ? t(none) : (findWords(scope.locale, `complaints.${group}`, key) ?? key);
    return { key: key ?? 'none', label, count, late };
  };
  const lines = (dimension: Exclude<Dimension, 'handlerId'>, group: CodedBy) =>
    by(dimension).map((row) => line(group, row[dimension], row));
  const officers = by('handlerId').map(({ handlerId, handler, count, late }) => ({
    key: handlerId ?? 'none',
    label: handlerId === null ? t('complaintReports.noOfficer') : (handler ?? handlerId),
    count,
    late,
  }));
  const archived = closed.filter(({ endedBy }) => endedBy === 'archived');
  return {
    from: scope.period.from,
    to: scope.period.to,
    received: all.count,
    rejected: closedBy('rejected'),
    open: all.open,
    late: all.late,
    answered: closedBy('answered'),
    forwarded: agencies.reduce((sum, { count }) => sum + count, 0),
    archived: closedBy('archived'),
    withdrawn: closedBy('withdrawn', 'deemed_withdrawn'),
    ...(await complainantFeedback(scope)),
    ...promise,
    medianDays: median,
    p95Days: p95,
    byChannel: breakdown(lines('channel', 'channels'), complaintChannels),
    byComponent: breakdown(lines('component', 'components'), serviceComponents),
    byState: breakdown(lines('state', 'states'), complaintStates),
    byOfficer: breakdown(officers, null),
    byAgency: breakdown(agencies, null),
    archivedByReason: breakdown(
      archived.map((row) => line('archiveReasons', row.reason, row)),
      archiveReasons,
    ),
    lateList: await lateOnes(scope, reader),
  };
}
