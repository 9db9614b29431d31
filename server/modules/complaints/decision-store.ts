import type { ArchiveReason, CallOutcome, NoticeChannel } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Complaint } from './case-store.ts';

/** What was decided and done on a complaint, each in rows of its own. Every writer is called within an action. */

type Of = Pick<Complaint, 'id' | 'officeCode' | 'round'>;

const of = ({ id: complaintId, officeCode }: Of) => ({ officeCode, complaintId });
const roundOf = (complaint: Of) => ({ ...of(complaint), round: complaint.round });

export async function latestAuthority(db: Db | Tx, complaintId: string): Promise<'in' | 'out' | null> {
  const row = await db
    .selectFrom('complaintAuthority')
    .select('decision')
    .where('complaintId', '=', complaintId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.decision ?? null;
}

export const insertAuthority = (tx: Tx, ctx: Ctx, complaint: Of, decision: 'in' | 'out') =>
  tx
    .insertInto('complaintAuthority')
    .values({ ...roundOf(complaint), decision, decidedBy: ctx.actor.employeeId, at: ctx.clock.now() })
    .execute();

/** How often somebody tried to call, and how often it was answered. */
export async function countContactAttempts(
  db: Db | Tx,
  complaintId: string,
): Promise<{ tried: number; reached: number }> {
  const rows = await db
    .selectFrom('complaintCalls')
    .select('outcome')
    .where('complaintId', '=', complaintId)
    .execute();
  const reached = rows.filter(({ outcome }) => outcome === 'reached').length;
  return { tried: rows.length - reached, reached };
}

export const insertCall = (tx: Tx, ctx: Ctx, complaint: Of, outcome: CallOutcome) =>
  tx
    .insertInto('complaintCalls')
    .values({ ...of(complaint), outcome, calledBy: ctx.actor.employeeId, at: ctx.clock.now() })
    .execute();

export const insertArchiving = (tx: Tx, ctx: Ctx, complaint: Of, reason: ArchiveReason) =>
  tx
    .insertInto('complaintArchivings')
    .values({ ...roundOf(complaint), reason, archivedBy: ctx.actor.employeeId, at: ctx.clock.now() })
    .execute();

/** `atOnce`: given on the telephone, while the complaint was booked. */
export async function insertAnswer(tx: Tx, ctx: Ctx, complaint: Of, words: string, atOnce: boolean) {
  const { id } = await tx
    .insertInto('complaintAnswers')
    .values({ ...roundOf(complaint), atOnce, answeredBy: ctx.actor.employeeId, at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('complaintAnswerTexts').values({ answerId: id, words }).execute();
}

export const insertAssignment = (tx: Tx, ctx: Ctx, complaint: Of, employeeId: string) =>
  tx
    .insertInto('complaintAssignments')
    .values({ ...of(complaint), employeeId, assignedBy: ctx.actor.employeeId, at: ctx.clock.now() })
    .execute();

export const insertSubject = (tx: Tx, ctx: Ctx, complaint: Of, employeeId: string) =>
  tx
    .insertInto('complaintSubjects')
    .values({ ...of(complaint), employeeId, namedBy: ctx.actor.employeeId, namedAt: ctx.clock.now() })
    .onConflict((oc) => oc.doNothing())
    .execute();

interface NewReferral {
  agencyId: string;
  letterNumber: string;
  letterOn: IsoDate;
  token: string;
  dueOn: IsoDate;
  tentative: boolean;
  calendarVersion: number;
}

export const insertReferral = (tx: Tx, ctx: Ctx, complaint: Of, referral: NewReferral) =>
  tx
    .insertInto('complaintReferrals')
    .values({
      ...roundOf(complaint),
      ...referral,
      forwardedBy: ctx.actor.employeeId,
      at: ctx.clock.now(),
    })
    .execute();

export async function findReferral(db: Db | Tx, complaint: Of) {
  const row = await db
    .selectFrom('complaintReferrals')
    .select(['id', 'at', 'agencyId'])
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .executeTakeFirst();
  return row ?? null;
}

export const insertNotice = (
  tx: Tx,
  ctx: Ctx,
  complaint: Of,
  notice: { referralId: string; channel: NoticeChannel; toldAt: Date },
) =>
  tx
    .insertInto('complaintNotices')
    .values({ ...roundOf(complaint), ...notice, toldBy: ctx.actor.employeeId, at: ctx.clock.now() })
    .execute();

export const insertMerge = (tx: Tx, ctx: Ctx, complaint: Complaint, intoId: string) =>
  tx
    .insertInto('complaintMerges')
    .values({
      ...of(complaint),
      intoId,
      fromState: complaint.state,
      mergedBy: ctx.actor.employeeId,
      at: ctx.clock.now(),
    })
    .execute();

/** The merge in force: into which complaint, and where this one stands when it is undone. */
export async function currentMerge(db: Db | Tx, complaintId: string) {
  const { intoId, fromState } = await db
    .selectFrom('complaintMerges')
    .select(['intoId', 'fromState'])
    .where('complaintId', '=', complaintId)
    .where('undoneAt', 'is', null)
    .executeTakeFirstOrThrow();
  // Its pause ended with the merge, and the clock has run since.
  const returnsTo = fromState === 'awaiting_complainant' ? 'received' : fromState;
  return { intoId, returnsTo };
}

export const undoMerge = (tx: Tx, ctx: Ctx, complaintId: string) =>
  tx
    .updateTable('complaintMerges')
    .set({ undoneAt: ctx.clock.now(), undoneBy: ctx.actor.employeeId })
    .where('complaintId', '=', complaintId)
    .where('undoneAt', 'is', null)
    .execute();

/** The place of the next attachment, one to five; null when the file is full. */
export async function nextAttachmentPosition(db: Db | Tx, complaintId: string, max: number) {
  const { count } = await db
    .selectFrom('complaintAttachments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('complaintId', '=', complaintId)
    .executeTakeFirstOrThrow();
  return Number(count) >= max ? null : Number(count) + 1;
}

export const insertAttachment = (
  tx: Tx,
  complaint: Of,
  attachment: { position: number; fileId: string; addedBy: string | null; addedAt: Date },
) =>
  tx
    .insertInto('complaintAttachments')
    .values({ ...of(complaint), ...attachment })
    .execute();

/** The log of an opening of the box by the officer who acts and a second one. Gives its id. */
export async function insertBoxOpening(
  tx: Tx,
  { actor, clock }: Ctx,
  opening: { openedAt: Date; place: string; secondOfficer: string; slipCount: number },
): Promise<string> {
  const { id } = await tx
    .insertInto('boxOpenings')
    .values({
      ...opening,
      officeCode: actor.officeCode,
      firstOfficer: actor.employeeId,
      recordedBy: actor.employeeId,
      recordedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
