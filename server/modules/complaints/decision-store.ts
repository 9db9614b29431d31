import type { ArchiveReason, CallOutcome, NoticeChannel } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Complaint } from './case-store.ts';

/** What was decided and done on a complaint, each in rows of its own. Every writer is called within a verb. */

type Of = Pick<Complaint, 'id' | 'officeCode' | 'round'>;

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

export async function insertAuthority(tx: Tx, complaint: Of, decision: 'in' | 'out', by: string, at: Date) {
  await tx
    .insertInto('complaintAuthority')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      decision,
      decidedBy: by,
      at,
    })
    .execute();
}

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

export async function insertCall(tx: Tx, complaint: Of, outcome: CallOutcome, by: string, at: Date) {
  await tx
    .insertInto('complaintCalls')
    .values({ officeCode: complaint.officeCode, complaintId: complaint.id, outcome, calledBy: by, at })
    .execute();
}

export async function insertArchiving(tx: Tx, complaint: Of, reason: ArchiveReason, by: string, at: Date) {
  await tx
    .insertInto('complaintArchivings')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      reason,
      archivedBy: by,
      at,
    })
    .execute();
}

export async function insertAnswer(
  tx: Tx,
  complaint: Of,
  answer: { words: string; atOnce: boolean; by: string; at: Date },
) {
  const { id } = await tx
    .insertInto('complaintAnswers')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      atOnce: answer.atOnce,
      answeredBy: answer.by,
      at: answer.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('complaintAnswerTexts').values({ answerId: id, words: answer.words }).execute();
}

export async function insertAssignment(tx: Tx, complaint: Of, employeeId: string, by: string, at: Date) {
  await tx
    .insertInto('complaintAssignments')
    .values({ officeCode: complaint.officeCode, complaintId: complaint.id, employeeId, assignedBy: by, at })
    .execute();
}

export async function insertSubject(tx: Tx, complaint: Of, employeeId: string, by: string, at: Date) {
  await tx
    .insertInto('complaintSubjects')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      employeeId,
      namedBy: by,
      namedAt: at,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export interface NewReferral {
  agencyId: string;
  letterNumber: string;
  letterOn: IsoDate;
  token: string;
  dueOn: IsoDate;
  tentative: boolean;
  calendarVersion: number;
  by: string;
  at: Date;
}

export async function insertReferral(tx: Tx, complaint: Of, { by, ...referral }: NewReferral) {
  await tx
    .insertInto('complaintReferrals')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      forwardedBy: by,
      ...referral,
    })
    .execute();
}

export async function findReferral(db: Db | Tx, complaint: Of) {
  const row = await db
    .selectFrom('complaintReferrals')
    .select(['id', 'at', 'agencyId'])
    .where('complaintId', '=', complaint.id)
    .where('round', '=', complaint.round)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertNotice(
  tx: Tx,
  complaint: Of,
  notice: { referralId: string; channel: NoticeChannel; toldAt: Date; by: string; at: Date },
) {
  await tx
    .insertInto('complaintNotices')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      referralId: notice.referralId,
      channel: notice.channel,
      toldAt: notice.toldAt,
      toldBy: notice.by,
      at: notice.at,
    })
    .execute();
}

export async function insertMerge(tx: Tx, complaint: Complaint, intoId: string, by: string, at: Date) {
  await tx
    .insertInto('complaintMerges')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      intoId,
      fromState: complaint.state,
      mergedBy: by,
      at,
    })
    .execute();
}

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

export async function undoMerge(tx: Tx, complaintId: string, by: string, at: Date) {
  await tx
    .updateTable('complaintMerges')
    .set({ undoneAt: at, undoneBy: by })
    .where('complaintId', '=', complaintId)
    .where('undoneAt', 'is', null)
    .execute();
}

/** The place of the next attachment, one to five; null when the file is full. */
export async function nextAttachmentPosition(db: Db | Tx, complaintId: string, max: number) {
  const { count } = await db
    .selectFrom('complaintAttachments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('complaintId', '=', complaintId)
    .executeTakeFirstOrThrow();
  return Number(count) >= max ? null : Number(count) + 1;
}

export async function insertAttachment(
  tx: Tx,
  complaint: Of,
  attachment: { position: number; fileId: string; addedBy: string | null; at: Date },
) {
  await tx
    .insertInto('complaintAttachments')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      position: attachment.position,
      fileId: attachment.fileId,
      addedBy: attachment.addedBy,
      addedAt: attachment.at,
    })
    .execute();
}

export async function insertBoxOpening(
  tx: Tx,
  {
    at,
    ...opening
  }: {
    officeCode: string;
    openedAt: Date;
    place: string;
    firstOfficer: string;
    secondOfficer: string;
    slipCount: number;
    at: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('boxOpenings')
    .values({ ...opening, recordedBy: opening.firstOfficer, recordedAt: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
