import type { AgencyProgress, ComplaintState } from '../../../../contract/complaints/terms.ts';
import type { ComplaintClock } from '../../../../contract/complaints/views.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Clock } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import { readCode } from '../../../typed-code.ts';
import { allowedActions } from '../../../workflow/define-workflow.ts';
import { loadCalendar } from '../../calendar/index.ts';
import { dateIn, type PublicOffice } from '../../office/index.ts';
import { isOpenCode, servedWithComplaint, surveyAddress, surveyCode } from '../../surveys/index.ts';
import { clockView, lateDaysOn } from '../deadlines/clock.ts';
import { lastDayToReopen, limitDays } from '../deadlines/clock-store.ts';
import { askedData, begunData, reportedData } from '../event-data.ts';
import { complaintWorkflow } from '../workflow.ts';

interface Deps {
  db: Db;
  clock: Clock;
}

/** The published promise, as in force today. */
export async function promisedDays({ db, clock }: Deps, office: PublicOffice): Promise<number> {
  return limitDays(db, office.code, 'response', dateIn(office.zone, clock.now()));
}

interface TrackedStep {
  seq: number;
  at: Date;
  /** The state in which it came to stand; null for a report of the receiving agency. */
  state: ComplaintState | null;
  agencyState: AgencyProgress | null;
  /** The agency's own words. */
  words: string | null;
}

/** A complaint as its tracking page shows it. */
export type TrackedComplaint = NonNullable<Awaited<ReturnType<typeof trackedComplaint>>>;

/** What the holder of the code may know: nothing that names a person, nothing that was submitted. */
export async function trackedComplaint(deps: Deps & { ports: { surveyKey: Buffer } }, typed: string) {
  const { db, clock } = deps;
  const complaint = await db
    .selectFrom('complaints as c')
    .innerJoin('offices as o', 'o.code', 'c.officeCode')
    .innerJoin('serviceStandards as s', 's.id', 'o.standardId')
    .leftJoin('complaints as m', 'm.id', 'c.mergedInto')
    .select([
      'c.id',
      'c.officeCode',
      'c.number',
      'c.provisionalNumber',
      'c.trackingCode',
      'c.state',
      'c.round',
      'c.receivedAt',
      'm.number as mergedInto',
      'o.name as officeName',
      's.phone as officePhone',
      'o.zone',
    ])
    .where('c.trackingCode', '=', readCode(typed))
    .executeTakeFirst();
  if (complaint === undefined) return null;
  const { officePhone, officeName, zone, ...rest } = complaint;
  const today = dateIn(zone, clock.now());
  const { state } = complaint;
  const clockNow = await clockOfRound(db, complaint, today);
  // What was merged is answered, or forwarded, where it was merged into.
  const followed = await whereItGoesOn(db, complaint);
  const may = allowedActions(complaintWorkflow, holderActions, { state, actors: ['complainant'] });
  return {
    ...rest,
    state,
    office: { code: complaint.officeCode, name: officeName, phone: officePhone, zone },
    clock: clockNow,
    pause: await openPauseOf(db, complaint.id),
    steps: await stepsOf(db, complaint.id),
    answer: await answerOf(db, followed),
    referral: await referralOf(db, followed),
    rating: await ratingOf(db, complaint),
    survey: await surveyOf(db, deps.ports.surveyKey, complaint, clockNow.endedOn),
    attachments: await attachmentCount(db, complaint.id),
    may: {
      complete: may.includes('recordCompletion'),
      withdraw: may.includes('withdraw'),
      rate: may.includes('rate'),
    },
    reopenUntil: may.includes('reopen') ? await reopenUntil(db, complaint, today) : null,
  };
}

/** The complaint itself, or the one that it was merged into, at the end of the chain. */
async function whereItGoesOn(
  db: Db,
  { id, round }: { id: string; round: number },
): Promise<{ id: string; round: number }> {
  const next = await db
    .selectFrom('complaints as c')
    .innerJoin('complaints as m', 'm.id', 'c.mergedInto')
    .select(['m.id', 'm.round'])
    .where('c.id', '=', id)
    .where('c.state', '=', 'merged')
    .executeTakeFirst();
  return next === undefined ? { id, round } : whereItGoesOn(db, next);
}

/** What the holder of the code may do by himself. */
const holderActions = ['recordCompletion', 'withdraw', 'reopen', 'rate'] as const;

async function clockOfRound(
  db: Db,
  complaint: { id: string; officeCode: string; round: number },
  today: string,
): Promise<ComplaintClock> {
  const round = await db
    .selectFrom('complaintRounds')
    .select(['round', 'startedOn', 'days', 'dueOn', 'tentative', 'endedOn', 'lateDays'])
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .executeTakeFirstOrThrow();
  const pauses = await db
    .selectFrom('complaintPauses')
    .select(['askedOn as from', 'endedOn as to'])
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .orderBy('askedAt')
    .execute();
  return clockView(round, pauses, today, await loadCalendar(db, complaint.officeCode));
}

/** What the complainant was asked for, since when and until when. */
async function openPauseOf(db: Db, complaintId: string) {
  const pause = await db
    .selectFrom('complaintPauses')
    .select(['askedOn', 'respondBy'])
    .where('complaintId', '=', complaintId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (pause === undefined) return null;
  const asked = await db
    .selectFrom('complaintEvents as e')
    .leftJoin('complaintEventNotes as n', 'n.eventId', 'e.id')
    .select(['e.data', 'n.words'])
    .where('e.complaintId', '=', complaintId)
    .where('e.action', '=', 'requestCompletion')
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { reasons } = askedData.parse(asked?.data ?? {});
  return { ...pause, reasons, words: asked?.words ?? null };
}

/** Where it came to stand and when; what officers did in between is theirs. */
async function stepsOf(db: Db, complaintId: string): Promise<TrackedStep[]> {
  const events = await db
    .selectFrom('complaintEvents as e')
    .leftJoin('complaintEventNotes as n', 'n.eventId', 'e.id')
    .select(['e.seq', 'e.action', 'e.at', 'e.fromState', 'e.toState', 'e.data', 'n.words'])
    .where('e.complaintId', '=', complaintId)
    .orderBy('e.seq')
    .execute();
  return events.flatMap(({ seq, action, at, fromState, toState, data, words }): TrackedStep[] => {
    if (action === 'agencyReports') {
      const { state } = reportedData.parse(data);
      return [{ seq, at, state: null, agencyState: state, words }];
    }
    if (fromState === toState) return [];
    return [{ seq, at, state: toState, agencyState: null, words: null }];
  });
}

async function answerOf(db: Db, complaint: { id: string; round: number }) {
  const row = await db
    .selectFrom('complaintAnswers as a')
    .innerJoin('complaintAnswerTexts as t', 't.answerId', 'a.id')
    .select(['a.round', 'a.at', 't.words'])
    .where('a.complaintId', '=', complaint.id)
    .orderBy('a.round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, ofThisRound: row.round === complaint.round };
}

async function referralOf(db: Db, complaint: { id: string; round: number }) {
  const row = await db
    .selectFrom('complaintReferrals as f')
    .innerJoin('agencies as a', 'a.id', 'f.agencyId')
    .select([
      'a.name',
      'a.address',
      'a.phone',
      'a.email',
      'a.website',
      'f.letterNumber',
      'f.letterOn',
      'f.dueOn',
      'f.agencyState',
    ])
    .where('f.complaintId', '=', complaint.id)
    .where('f.round', '=', complaint.round)
    .executeTakeFirst();
  return row ?? null;
}

/** Where the survey of this round is answered, while its code is open. */
async function surveyOf(
  db: Db,
  key: Buffer,
  complaint: { id: string; officeCode: string; round: number },
  endedOn: string | null,
): Promise<string | null> {
  if (endedOn === null) return null;
  const { code } = surveyCode(key, servedWithComplaint(complaint.officeCode, complaint, endedOn));
  return (await isOpenCode(db, key, code)) ? surveyAddress(code) : null;
}

async function ratingOf(db: Db, complaint: { id: string; round: number }) {
  const row = await db
    .selectFrom('complaintRatings')
    .select('satisfied')
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .executeTakeFirst();
  return row ?? null;
}

async function attachmentCount(db: Db, complaintId: string): Promise<number> {
  const { count } = await db
    .selectFrom('complaintAttachments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('complaintId', '=', complaintId)
    .executeTakeFirstOrThrow();
  return count;
}

/** The last day on which it can be reopened, or null when that is over. */
async function reopenUntil(
  db: Db,
  complaint: { id: string; round: number; officeCode: string },
  today: IsoDate,
): Promise<string | null> {
  const { last } = await lastDayToReopen(db, complaint, await loadCalendar(db, complaint.officeCode));
  return last === null || last < today ? null : last;
}

/** Number and code for the person who has just sent the form. */
export async function findReceipt(db: Db, id: string) {
  const row = await db
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .innerJoin('complaintEvents as b', (join) => join.onRef('b.complaintId', '=', 'c.id').on('b.seq', '=', 1))
    .select([
      'b.data',
      'c.number',
      'c.provisionalNumber',
      'c.trackingCode',
      'c.receivedAt',
      'c.state',
      'r.dueOn',
      'r.days',
      'r.tentative',
    ])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { data, ...receipt } = row;
  return { ...receipt, heldBecause: begunData.parse(data).heldBecause };
}

/** What the receipt of a web complaint names. */
export type WebReceipt = NonNullable<Awaited<ReturnType<typeof findReceipt>>>;

/** What the agency that holds the link reads: the complaint, without the identity where that is kept secret. */
export async function agencyComplaint({ db, clock }: Deps, typed: string) {
  const row = await db
    .selectFrom('complaintReferrals as f')
    .innerJoin('complaints as c', 'c.id', 'f.complaintId')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .innerJoin('agencies as a', 'a.id', 'f.agencyId')
    .innerJoin('offices as o', 'o.code', 'c.officeCode')
    .innerJoin('serviceStandards as s', 's.id', 'o.standardId')
    .select([
      'f.id',
      'f.token',
      'f.round',
      'f.letterNumber',
      'f.letterOn',
      'f.dueOn',
      'f.tentative',
      'f.agencyState',
      'f.agencyStateAt',
      'a.name as agencyName',
      'c.id as complaintId',
      'c.officeCode',
      'c.number',
      'c.round as current',
      'c.state',
      'c.anonymous',
      'c.confidential',
      'c.receivedOn',
      't.name',
      't.address',
      't.phone',
      't.description',
      't.remedy',
      't.submittedPlace',
      't.submittedOn',
      'o.name as officeName',
      's.phone as officePhone',
      'o.zone',
    ])
    .where('f.token', '=', readCode(typed))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { name, address, phone, officeName, officePhone, zone, ...rest } = row;
  const today = dateIn(zone, clock.now());
  const over = row.agencyState === 'done' || row.agencyState === 'not_ours';
  return {
    ...rest,
    office: { name: officeName, phone: officePhone, zone },
    identity: row.anonymous ? null : { name, address, phone },
    open: row.round === row.current && (row.state === 'forwarded' || row.state === 'informed'),
    over,
    lateDays: over ? 0 : lateDaysOn(row.dueOn, today, await loadCalendar(db, row.officeCode)),
    // A scan may bear a name: of an anonymous complaint files are only listed.
    attachmentsWithheld: row.anonymous,
    attachments: await db
      .selectFrom('complaintAttachments as x')
      .innerJoin('files as i', 'i.id', 'x.fileId')
      .select(['x.position', 'x.fileId', 'i.mediaType', 'i.byteLength'])
      .where('x.complaintId', '=', row.complaintId)
      .orderBy('x.position')
      .execute(),
    reports: await db
      .selectFrom('complaintEvents as e')
      .leftJoin('complaintEventNotes as n', 'n.eventId', 'e.id')
      .select(['e.at', 'e.data', 'n.words'])
      .where('e.complaintId', '=', row.complaintId)
      .where('e.round', '=', row.round)
      .where('e.action', '=', 'agencyReports')
      .orderBy('e.seq')
      .execute()
      .then((rows) =>
        rows.map(({ at, data, words }) => ({
          at,
          state: reportedData.parse(data).state,
          words,
        })),
      ),
  };
}

/** A forwarded complaint as its receiving agency reads it. */
export type AgencyComplaint = NonNullable<Awaited<ReturnType<typeof agencyComplaint>>>;
