import { type SqlBool, sql } from 'kysely';
import type { complaints as contract } from '../../../../contract/complaints/endpoints.ts';
import type { BodyOf, ReplyOf } from '../../../../contract/endpoint.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Ctx } from '../../../context.ts';
import { readCode } from '../../../typed-code.ts';
import { type Calendar, loadCalendar, workingDaysBetween } from '../../calendar/index.ts';
import { parsePhone } from '../content.ts';
import { lastWorkingDay } from '../reports/figures.ts';
import { listRows, notAbout, selectComplaints } from './row-views.ts';
import { hidesContent, statesOnList } from './rules.ts';

type Search = BodyOf<typeof contract.list>;

/** Text in which % and _ mean themselves. */
const literally = (text: string) => text.replace(/[\\%_]/gu, (sign) => `\\${sign}`);

/** A tracking code as people read it out or type it, or null when it is none. */
function trackingCodeIn(text: string): string | null {
  const code = readCode(text);
  return /^[0-9A-Z]{13}$/u.test(code) ? code : null;
}

/** By number or tracking code; by name or telephone only where the reader may see whose complaint it is. */
function matching(ctx: Ctx, q: string) {
  const named = sql<SqlBool>`(not c.anonymous and ${
    hidesContent(ctx.actor, true) ? sql`not c.confidential` : sql`true`
  })`;
  const phone = parsePhone(q);
  const digits = q.replace(/\D/gu, '').replace(/^(62|0)/u, '');
  const byPhone =
    phone !== null
      ? sql<SqlBool>`t.phone_e164 = ${phone}`
      : /^[\d\s()+.-]+$/u.test(q) && digits.length >= 5
        ? sql<SqlBool>`t.phone_e164 like ${`%${digits}%`}`
        : sql<SqlBool>`false`;
  const code = trackingCodeIn(q);
  return sql<SqlBool>`(c.number ilike ${`%${literally(q)}%`}
    or c.provisional_number ilike ${`%${literally(q)}%`}
    or ${code === null ? sql`false` : sql`c.tracking_code = ${code}`}
    or (${named} and (t.name ilike ${`%${literally(q)}%`} or ${byPhone})))`;
}

/** `lastDay`: the last working day until today, since over a weekend nothing gets late. */
const isLate = (lastDay: IsoDate) => sql<SqlBool>`(r.ended_at is null and r.due_on < ${lastDay})`;

/** Those whose clock runs first, by due date: so the late ones lead, and the paused and the stopped follow. */
const runningFirst = sql`r.ended_on is not null, r.due_on asc nulls last, c.received_at, c.number`;

/** The register of complaints as this reader may see it. */
export async function listComplaints(ctx: Ctx, body: Search): Promise<ReplyOf<typeof contract.list>> {
  const { today } = ctx;
  const calendar = await loadCalendar(ctx.db, ctx.actor.officeCode);
  const lastDay = lastWorkingDay(today, calendar);
  const { q, state, channel, applicationId } = body;
  const records = await selectComplaints(ctx)
    .$if(q !== undefined && q !== '', (query) => query.where(matching(ctx, q ?? '')))
    .where((eb) => (state === undefined ? eb.lit(true) : eb('c.state', '=', state)))
    .where((eb) => (channel === undefined ? eb.lit(true) : eb('c.channel', '=', channel)))
    .$if(applicationId !== undefined, (query) => query.where('c.applicationId', '=', applicationId ?? ''))
    .$if(applicationId !== undefined && hidesContent(ctx.actor, true), (query) =>
      query.where('c.confidential', '=', false),
    )
    .$if(body.openOnly, (query) => query.where('c.closedAt', 'is', null))
    .$if(body.lateOnly, (query) => query.where(isLate(lastDay)))
    .$if(body.mine, (query) => query.where('c.handlerId', '=', ctx.actor.employeeId))
    .orderBy(runningFirst)
    .limit(body.limit)
    .execute();
  const counts = await ctx.db
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere(isLate(lastDay)).as('late'),
    ])
    .where('c.officeCode', '=', ctx.actor.officeCode)
    .where('c.closedAt', 'is', null)
    .where(notAbout(ctx.actor))
    .executeTakeFirstOrThrow();
  return { rows: await listRows(ctx, records, today, calendar), ...counts };
}

const longestList = 200;
const seesLate: readonly string[] = [
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
  'complaints_officer',
];

/** Forwarded complaints that the agency gives back, and those of which it says nothing final although its time is over. */
async function agenciesLate(ctx: Ctx, today: IsoDate, calendar: Calendar) {
  const rows = await ctx.db
    .selectFrom('complaintReferrals as f')
    .innerJoin('complaints as c', 'c.id', 'f.complaintId')
    .innerJoin('agencies as a', 'a.id', 'f.agencyId')
    .select(['c.id', 'c.number', 'a.name as agency', 'f.dueOn', 'f.agencyState'])
    .where('f.officeCode', '=', ctx.actor.officeCode)
    .whereRef('f.round', '=', 'c.round')
    .where((eb) =>
      eb.or([
        eb('f.agencyState', '=', 'not_ours'),
        eb.and([
          eb('f.dueOn', '<', lastWorkingDay(today, calendar)),
          eb.or([eb('f.agencyState', 'is', null), eb('f.agencyState', 'in', ['received', 'in_progress'])]),
        ]),
      ]),
    )
    .where(notAbout(ctx.actor))
    .orderBy((eb) => eb('f.agencyState', '=', 'not_ours'), sql`desc nulls last`)
    .orderBy('f.dueOn')
    .orderBy('c.number')
    .limit(longestList)
    .execute();
  return rows.map(({ agencyState, ...row }) => ({
    ...row,
    refused: agencyState === 'not_ours',
    lateDays: Math.max(0, workingDaysBetween(row.dueOn, today, calendar)),
  }));
}

/** What waits for the reader, most urgent first, and what is late for those who answer for it. */
export async function complaintWork(ctx: Ctx): Promise<ReplyOf<typeof contract.work>> {
  const { today } = ctx;
  const calendar = await loadCalendar(ctx.db, ctx.actor.officeCode);
  const states = statesOnList(ctx.actor);
  const examines = ctx.actor.roles.includes('complaints_officer');
  const answering = ['accepted', 'in_progress'] as const;
  const ownWork =
    states.length === 0
      ? []
      : await selectComplaints(ctx)
          .where('c.state', 'in', states)
          .where((eb) =>
            eb.or([
              eb('c.state', 'not in', answering),
              eb('c.handlerId', '=', ctx.actor.employeeId),
              ...(examines ? [eb('c.handlerId', 'is', null)] : []),
            ]),
          )
          .orderBy(runningFirst)
          .limit(longestList)
          .execute();
  const rows = (await listRows(ctx, ownWork, today, calendar)).filter(
    ({ nextAction }) => nextAction !== null,
  );
  if (!ctx.actor.roles.some((role) => seesLate.includes(role))) return { rows, late: [], agencyLate: [] };
  const late = await selectComplaints(ctx)
    .where('c.closedAt', 'is', null)
    .where(isLate(lastWorkingDay(today, calendar)))
    .orderBy(runningFirst)
    .limit(longestList)
    .execute();
  return {
    rows,
    late: await listRows(ctx, late, today, calendar),
    agencyLate: await agenciesLate(ctx, today, calendar),
  };
}
