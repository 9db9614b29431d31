import { type SqlBool, sql } from 'kysely';
import type { ComplaintRow } from '../../../../contract/complaints/views.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import type { Calendar, Pause } from '../../calendar/index.ts';
import { missingFields } from '../content.ts';
import { clockView } from '../deadlines/clock.ts';
import { begunData } from '../event-data.ts';
import { excerptOf, hidesContent, nextActionFor } from './rules.ts';

/** True of a complaint `c` that is not about the reader. For an officer complained about, it does not exist. */
export function notAbout({ employeeId }: Pick<Ctx['actor'], 'employeeId'>) {
  return sql<SqlBool>`not exists (select 1 from complaint_subjects cs
    where cs.complaint_id = c.id and cs.employee_id = ${employeeId})`;
}

/** Complaints of the reader's office that are not about the reader, each with its current round of the clock. */
export function selectComplaints(ctx: Ctx) {
  return ctx.db
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .leftJoin('employees as h', 'h.id', 'c.handlerId')
    .select([
      'c.id',
      'c.number',
      'c.provisionalNumber',
      'c.channel',
      'c.state',
      'c.anonymous',
      'c.confidential',
      'c.component',
      'c.handlerId',
      'h.name as handlerName',
      'c.receivedOn',
      'c.receivedAt',
      't.name',
      't.address',
      't.phoneE164',
      't.description',
      't.submittedPlace',
      't.submittedOn',
      't.submittedTime',
      't.immediateResponse',
      't.signature',
      'r.round',
      'r.startedOn',
      'r.days',
      'r.dueOn',
      'r.tentative',
      'r.endedOn',
      'r.lateDays',
    ])
    .select((eb) =>
      eb
        .selectFrom('complaintEvents as b')
        .select('b.data')
        .whereRef('b.complaintId', '=', 'c.id')
        .where('b.seq', '=', 1)
        .where('c.state', '=', 'held')
        .as('begun'),
    )
    .where('c.officeCode', '=', ctx.actor.officeCode)
    .where(notAbout(ctx.actor));
}

export type ComplaintRecord = Awaited<ReturnType<ReturnType<typeof selectComplaints>['execute']>>[number];

/** One complaint as lists show it to this reader. */
export function rowOf(
  ctx: Ctx,
  record: ComplaintRecord,
  pauses: readonly Pause[],
  today: IsoDate,
  calendar: Calendar,
): ComplaintRow {
  const { state } = record;
  const hidden = hidesContent(ctx.actor, record.confidential);
  return {
    id: record.id,
    number: record.number,
    provisionalNumber: record.provisionalNumber,
    heldBecause: begunData.parse(record.begun ?? {}).heldBecause,
    channel: record.channel,
    state,
    complainant: hidden || record.anonymous ? null : record.name,
    anonymous: record.anonymous,
    confidential: record.confidential,
    component: hidden ? null : record.component,
    handler: record.handlerId === null ? null : { id: record.handlerId, name: record.handlerName ?? '' },
    receivedOn: record.receivedOn,
    receivedAt: record.receivedAt.toISOString(),
    clock: clockView(record, pauses, today, calendar),
    excerpt: hidden ? '' : excerptOf(record.description),
    missing: hidden ? [] : missingFields(record.channel, record),
    nextAction: nextActionFor(ctx.actor, { ...record, state }),
  };
}

/** Many rows with one question each for the pauses and the calendar. */
export async function listRows(
  ctx: Ctx,
  records: readonly ComplaintRecord[],
  today: IsoDate,
  calendar: Calendar,
): Promise<ComplaintRow[]> {
  if (records.length === 0) return [];
  const pauses = await ctx.db
    .selectFrom('complaintPauses')
    .select(['complaintId', 'round', 'askedOn', 'endedOn'])
    .where(
      'complaintId',
      'in',
      records.map(({ id }) => id),
    )
    .orderBy('askedAt')
    .execute();
  return records.map((record) => {
    const own = pauses
      .filter(({ complaintId, round }) => complaintId === record.id && round === record.round)
      .map(({ askedOn, endedOn }) => ({ from: askedOn, to: endedOn }));
    return rowOf(ctx, record, own, today, calendar);
  });
}

/** What files and papers ask before they show anything; refuses as if there were no such complaint. */
export async function readableComplaint(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('complaints as c')
    .select(['c.id', 'c.number', 'c.anonymous', 'c.confidential', 'c.bookedBy'])
    .where('c.id', '=', id)
    .where('c.officeCode', '=', ctx.actor.officeCode)
    .where(notAbout(ctx.actor))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'complaint_unknown');
  return row;
}

/** The same for what shows the content: the receiver of a confidential complaint is refused. */
export async function readableContent(ctx: Ctx, id: string) {
  const complaint = await readableComplaint(ctx, id);
  if (hidesContent(ctx.actor, complaint.confidential))
    throw new Refusal('forbidden', 'complaint_confidential');
  return complaint;
}
