import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { ApplicationRow, ApplicationState } from '../../../../contract/applications/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import { maskNik } from '../../residents/index.ts';
import { applicationWorkflow, isOpen, nextActionOf, nextStepIsFor, stepOf } from '../workflow.ts';
import { listClocks } from './clock-views.ts';

function selectCases(ctx: Ctx) {
  return ctx.db
    .selectFrom('applications as a')
    .innerJoin('residents as r', 'r.id', 'a.residentId')
    .leftJoin('employees as c', 'c.id', 'a.claimedBy')
    .select([
      'a.id',
      'a.number',
      'a.serviceType',
      'a.state',
      'a.residentId',
      'r.name as residentName',
      'r.nik',
      'a.claimedBy',
      'c.name as claimerName',
      'a.stateSince',
      'a.startedAt',
      'a.boxNumber',
    ])
    .where('a.officeCode', '=', ctx.actor.officeCode);
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['execute']>>[number];

async function withClocks(ctx: Ctx, rows: readonly CaseRow[]): Promise<ApplicationRow[]> {
  const clocks = await listClocks(
    ctx.db,
    ctx.actor.officeCode,
    rows.map((row) => row.id),
    ctx.clock.now(),
  );
  return rows.flatMap((row) => {
    const clock = clocks.get(row.id);
    if (clock === undefined) return [];
    const { state } = row;
    return {
      id: row.id,
      number: row.number,
      serviceType: row.serviceType,
      state,
      step: stepOf(state),
      residentId: row.residentId,
      residentName: row.residentName,
      nikMasked: maskNik(row.nik),
      claimedBy:
        row.claimedBy === null
          ? null
          : { id: row.claimedBy, name: row.claimerName ?? '', me: row.claimedBy === ctx.actor.employeeId },
      stateSince: row.stateSince.toISOString(),
      startedAt: row.startedAt.toISOString(),
      clock,
      boxNumber: row.boxNumber,
      nextAction: nextStepIsFor(state, ctx.actor.roles) ? (nextActionOf[state] ?? null) : null,
    };
  });
}

export async function getCaseRow(ctx: Ctx, id: string): Promise<ApplicationRow | undefined> {
  const rows = await selectCases(ctx).where('a.id', '=', id).execute();
  return (await withClocks(ctx, rows))[0];
}

const openStates = applicationWorkflow.states.filter(isOpen);

/** Those whose clock runs come first, the oldest on top; those who wait for the applicant or the centre follow. */
function byUrgency(a: ApplicationRow, b: ApplicationRow): number {
  const waits = (row: ApplicationRow) => (row.clock.paused === null ? 0 : 1);
  return waits(a) - waits(b) || b.clock.netMs - a.clock.netMs;
}

/** Midnight of the office's present day. */
export async function startOfOfficeDay(ctx: Ctx): Promise<Date> {
  const { zone } = ctx.office;
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.clock.now().getTime()).toZonedDateTimeISO(zone);
  return new Date(now.startOfDay().epochMilliseconds);
}

/** Today's figures: opened today, closed today, and how many of those kept the promise. */
export async function todayFigures(ctx: Ctx) {
  const since = await startOfOfficeDay(ctx);
  const office = ctx.actor.officeCode;
  const opened = await ctx.db
    .selectFrom('applications')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('officeCode', '=', office)
    .where('startedAt', '>=', since)
    .executeTakeFirstOrThrow();
  const done = await ctx.db
    .selectFrom('applicationTimings')
    .select((eb) => [
      eb.fn.countAll<number>().as('completed'),
      eb.fn.countAll<number>().filterWhere('netMs', '<=', eb.ref('promiseMs')).as('withinPromise'),
      sql<number | null>`percentile_disc(0.5) within group (order by net_ms)`.as('p50'),
      sql<number | null>`percentile_disc(0.95) within group (order by net_ms)`.as('p95'),
    ])
    .where('officeCode', '=', office)
    .where('outcome', '=', 'completed')
    .where('closedAt', '>=', since)
    .executeTakeFirstOrThrow();
  return {
    opened: opened.count,
    completed: done.completed,
    withinPromise: done.withinPromise,
    p50NetMs: done.p50,
    p95NetMs: done.p95,
  };
}

/** How many of the office's running cases are past the promise, whoever they wait for. */
async function countLate(ctx: Ctx): Promise<number> {
  const office = ctx.actor.officeCode;
  const running = await ctx.db
    .selectFrom('applications')
    .select('id')
    .where('officeCode', '=', office)
    .where('closedAt', 'is', null)
    .orderBy('startedAt')
    .limit(500)
    .execute();
  const ids = running.map(({ id }) => id);
  const clocks = await listClocks(ctx.db, office, ids, ctx.clock.now());
  return [...clocks.values()].filter(({ breached }) => breached).length;
}

/** What waits for the actor's roles, most urgent first: nobody searches for their work. */
export async function myWork(ctx: Ctx) {
  const states = openStates.filter((state) => nextStepIsFor(state, ctx.actor.roles));
  const open = await ctx.db
    .selectFrom('applications')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('officeCode', '=', ctx.actor.officeCode)
    .where('closedAt', 'is', null)
    .groupBy('state')
    .execute();
  const rows =
    states.length === 0
      ? []
      : await selectCases(ctx).where('a.state', 'in', states).orderBy('a.startedAt').limit(200).execute();
  const work = (await withClocks(ctx, rows)).sort(byUrgency);
  const today = await todayFigures(ctx);
  return {
    rows: work,
    // In the order of the steps.
    waiting: openStates.flatMap((state) => {
      const count = open.find((row) => row.state === state)?.count;
      return count === undefined ? [] : [{ state, count }];
    }),
    today: {
      opened: today.opened,
      completed: today.completed,
      withinPromise: today.withinPromise,
      late: await countLate(ctx),
      medianNetMs: today.p50NetMs,
    },
  };
}

interface ListQuery {
  q?: string | undefined;
  state?: ApplicationState | undefined;
  openOnly: boolean;
  residentId?: string | undefined;
  limit: number;
}

export async function listCases(ctx: Ctx, query: ListQuery) {
  let cases = selectCases(ctx);
  if (query.openOnly) cases = cases.where('a.closedAt', 'is', null);
  if (query.state !== undefined) cases = cases.where('a.state', '=', query.state);
  if (query.residentId !== undefined) cases = cases.where('a.residentId', '=', query.residentId);
  const q = query.q?.toUpperCase();
  if (q !== undefined && q !== '') {
    cases = cases.where((eb) =>
      eb.or([
        eb('a.number', '=', q),
        eb('r.nik', '=', q),
        eb('r.name', 'like', `%${q.replace(/[\\%_]/g, '\\$&')}%`),
      ]),
    );
  }
  const rows = await cases.orderBy('a.startedAt', 'desc').limit(query.limit).execute();
  return { rows: await withClocks(ctx, rows) };
}

/** Cards ready and not collected, the oldest first, by box. */
export async function uncollectedCards(ctx: Ctx) {
  const rows = await selectCases(ctx)
    .where('a.state', '=', 'ready')
    .orderBy('a.stateSince')
    .limit(500)
    .execute();
  return { rows: await withClocks(ctx, rows) };
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 4);

/** The wall board: the running cases by number and first letters, and today's share within the promise. */
export async function boardView(ctx: Ctx) {
  const rows = await selectCases(ctx)
    .where('a.closedAt', 'is', null)
    .orderBy('a.startedAt')
    .limit(60)
    .execute();
  const stop = await ctx.db
    .selectFrom('officeStops')
    .select(['reason', 'startedAt'])
    .where('officeCode', '=', ctx.actor.officeCode)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  const cases = (await withClocks(ctx, rows)).sort(byUrgency);
  return {
    asOf: ctx.clock.now().toISOString(),
    officeStop: stop === undefined ? null : { reason: stop.reason, since: stop.startedAt.toISOString() },
    rows: cases.map(({ number, residentName, serviceType, state, clock }) => ({
      number,
      initials: initialsOf(residentName),
      serviceType,
      state,
      clock,
    })),
    today: await todayFigures(ctx),
  };
}
