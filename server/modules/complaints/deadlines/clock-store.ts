import { type ComplaintState, roundEnds } from '../../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { addWorkingDays, type Calendar, loadCalendar } from '../../calendar/index.ts';
import { dateIn, getOffice } from '../../office/index.ts';
import type { Complaint } from '../case-store.ts';
import { lateDaysOn } from './clock.ts';
import { recomputeRounds, writeReferralDues } from './recompute-store.ts';

export type LimitCode = 'response' | 'completion' | 'silence' | 'reopening' | 'agency';

/** Days of a limit as in force on a day. */
export async function limitDays(
  db: Db | Tx,
  officeCode: string,
  code: LimitCode,
  on: string,
): Promise<number> {
  const { days } = await db
    .selectFrom('complaintLimits')
    .select('days')
    .where('officeCode', '=', officeCode)
    .where('code', '=', code)
    .where('validFrom', '<=', on)
    .orderBy('validFrom', 'desc')
    .executeTakeFirstOrThrow();
  return days;
}

/**
 * From this day on a complaint is answered within so many working days; rounds that run keep what they were
 * promised. Of two words on one day the last counts.
 */
export async function promiseResponse(
  tx: Tx,
  officeCode: string,
  days: number,
  from: IsoDate,
): Promise<void> {
  await tx
    .insertInto('complaintLimits')
    .values({
      officeCode,
      code: 'response',
      days,
      dayKind: 'working',
      startsFrom: 'receipt',
      legalBasis: 'Standar pelayanan yang diumumkan',
      validFrom: from,
    })
    .onConflict((oc) => oc.columns(['officeCode', 'code', 'validFrom']).doUpdateSet({ days }))
    .execute();
}

/** Starts the clock of a round: the first at receipt, a later one when the complaint is reopened or revived. */
export async function startRound(
  tx: Tx,
  { id, officeCode, round, calendar }: Pick<Complaint, 'id' | 'officeCode' | 'round' | 'calendar'>,
  startedOn: IsoDate,
) {
  const days = await limitDays(tx, officeCode, 'response', startedOn);
  const { due, tentative } = addWorkingDays(startedOn, days, calendar);
  await tx
    .insertInto('complaintRounds')
    .values({
      complaintId: id,
      round,
      officeCode,
      startedOn,
      dueOn: due,
      tentative,
      calendarVersion: calendar.version,
      days,
    })
    .execute();
}

async function runningRound(tx: Tx, complaint: Pick<Complaint, 'id' | 'round'>) {
  return tx
    .selectFrom('complaintRounds')
    .select('dueOn')
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
}

/** Computes the due date of the running round anew and writes down that it moved, and why. */
async function recomputeDue(
  tx: Tx,
  complaint: Complaint,
  cause: 'calendar' | 'pause' | 'resume',
  at: Date,
): Promise<void> {
  const { officeCode, calendar } = complaint;
  await recomputeRounds(tx, [complaint], { officeCode, cause, at, calendar });
}

/** A changed calendar moves the due dates of all running clocks of the office; tells how many moved. */
export async function recomputeOpenClocks(tx: Tx, officeCode: string, at: Date): Promise<number> {
  const calendar = await loadCalendar(tx, officeCode);
  const running = await tx
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .select(['c.id', 'c.round'])
    .where('c.officeCode', '=', officeCode)
    .where('r.endedAt', 'is', null)
    .orderBy('c.id')
    .forUpdate('c')
    .execute();
  const moved = await recomputeRounds(tx, running, { officeCode, cause: 'calendar', at, calendar });
  const { zone } = await getOffice(tx, officeCode);
  const referrals = await tx
    .selectFrom('complaintReferrals')
    .select(['id', 'at'])
    .where('officeCode', '=', officeCode)
    .where((eb) =>
      eb.or([eb('agencyState', 'is', null), eb('agencyState', 'in', ['received', 'in_progress'])]),
    )
    .execute();
  // From the day of forwarding, as at first: the letter may bear an earlier date.
  const forwarded = Map.groupBy(referrals, (referral) => dateIn(zone, referral.at));
  const dues = [];
  for (const [forwardedOn, ofDay] of forwarded) {
    const days = await limitDays(tx, officeCode, 'agency', forwardedOn);
    const { due, tentative } = addWorkingDays(forwardedOn, days, calendar);
    dues.push(...ofDay.map(({ id }) => ({ id, due, tentative })));
  }
  await writeReferralDues(tx, calendar.version, dues);
  return moved;
}

/** Pauses the clock: the complainant is asked to complete, and told until when. */
export async function openPause(tx: Tx, complaint: Complaint, at: Date, askedOn: string, respondBy: string) {
  await tx
    .insertInto('complaintPauses')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      askedAt: at,
      askedOn,
      respondBy,
    })
    .execute();
  await recomputeDue(tx, complaint, 'pause', at);
}

/** Lets the clock run on, when it was paused. */
export async function closePause(tx: Tx, complaint: Complaint, at: Date, today: string) {
  const closed = await tx
    .updateTable('complaintPauses')
    .set({ endedAt: at, endedOn: today })
    .where('complaintId', '=', complaint.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (closed.numUpdatedRows > 0n) {
    await recomputeDue(tx, complaint, 'resume', at);
  }
}

/** Stops the clock of the running round and keeps how late it was; nothing happens when it has stopped already. */
export async function stopRound(tx: Tx, complaint: Complaint, to: ComplaintState, at: Date, today: string) {
  const endedBy = roundEnds.find((state) => state === to);
  const round = await runningRound(tx, complaint);
  if (endedBy === undefined || round === undefined) return;
  await tx
    .updateTable('complaintRounds')
    .set({
      endedAt: at,
      endedOn: today,
      endedBy,
      lateDays: lateDaysOn(round.dueOn, today, complaint.calendar),
    })
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .execute();
}

/** A merge that is undone was none: the same clock runs on as if it had never stopped, by today's calendar. */
export async function resumeRound(tx: Tx, complaint: Complaint, at: Date) {
  await tx
    .updateTable('complaintRounds')
    .set({ endedAt: null, endedOn: null, endedBy: null, lateDays: null })
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .execute();
  await recomputeDue(tx, complaint, 'calendar', at);
}

/**
 * The last day on which a round that has ended can be taken up again; null while it runs, or where the calendar does not
 * reach. Of what was forwarded, the time begins with the agency's last word, or with the end of its own time;
 * `givenBack`: that word was that the matter is not its own.
 */
export async function lastDayToReopen(
  db: Db | Tx,
  complaint: Pick<Complaint, 'id' | 'round' | 'officeCode'>,
  calendar: Calendar,
): Promise<{ last: string | null; givenBack: boolean }> {
  const row = await db
    .selectFrom('complaintRounds as r')
    .innerJoin('offices as o', 'o.code', 'r.officeCode')
    .leftJoin('complaintReferrals as f', (join) =>
      join.onRef('f.complaintId', '=', 'r.complaintId').onRef('f.round', '=', 'r.round'),
    )
    .select(['r.endedOn', 'o.zone', 'f.agencyState', 'f.agencyStateAt', 'f.dueOn'])
    .where('r.complaintId', '=', complaint.id)
    .where('r.round', '=', complaint.round)
    .orderBy('f.dueOn', 'desc')
    .executeTakeFirst();
  if (row === undefined || row.endedOn === null) return { last: null, givenBack: false };
  const { endedOn, zone, agencyState, agencyStateAt, dueOn } = row;
  const isLastWord = agencyState === 'done' || agencyState === 'not_ours';
  const spokeOn = isLastWord && agencyStateAt !== null ? dateIn(zone, agencyStateAt) : dueOn;
  const from = spokeOn !== null && spokeOn > endedOn ? spokeOn : endedOn;
  const days = await limitDays(db, complaint.officeCode, 'reopening', endedOn);
  return { last: addWorkingDays(from, days, calendar).due, givenBack: agencyState === 'not_ours' };
}

/** When the clock of a round stopped, if it has. */
export async function endOfRound(
  db: Db | Tx,
  complaint: Pick<Complaint, 'id' | 'round'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('complaintRounds')
    .select('endedOn')
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .executeTakeFirst();
  return row?.endedOn ?? null;
}
