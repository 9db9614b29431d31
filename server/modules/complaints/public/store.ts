import { sql } from 'kysely';
import type { AgencyProgress } from '../../../../contract/complaints/terms.ts';
import type { Clock } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { Complaint } from '../case-store.ts';

export interface Submission {
  formToken: string;
  deviceHash: string;
  phoneHash: string;
  contentHash: string;
  /** Work was done for it, and nothing else speaks against a person: it goes straight to the examiner. */
  proof: boolean;
}

/**
 * One form and one telephone at a time: the same form sent twice at once waits for the first instead of being booked
 * beside it. Always in this order, so that two senders never wait for each other.
 */
export async function waitForTurn(tx: Tx, { formToken, phoneHash }: Submission) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`form ${formToken}`}, 0))`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`phone ${phoneHash}`}, 0))`.execute(tx);
}

/** Forms without proof come one at a time, so that their count is exact. */
export async function waitForHeldTurn(tx: Tx, officeCode: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`held forms ${officeCode}`}, 0))`.execute(tx);
}

/** What this form has made already, or the same text by the same telephone since `since`. */
export async function findEarlier(tx: Tx, officeCode: string, sent: Submission, since: Date) {
  const row = await tx
    .selectFrom('webSubmissions as w')
    .innerJoin('complaints as c', 'c.id', 'w.complaintId')
    .select(['c.id', 'c.number', 'w.formToken', 'w.contentHash', 'w.deviceHash'])
    .where('w.officeCode', '=', officeCode)
    .where((eb) =>
      eb.or([
        eb('w.formToken', '=', sent.formToken),
        eb.and([eb('w.contentHash', '=', sent.contentHash), eb('w.at', '>', since)]),
      ]),
    )
    .orderBy((eb) => eb('w.formToken', '=', sent.formToken), 'desc')
    .orderBy('w.at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** How many complaints came by this telephone and by this device since `since`, with proof or without as this one. */
export async function countSubmissions(tx: Tx, officeCode: string, sent: Submission, since: Date) {
  const { phone, device } = await tx
    .selectFrom('webSubmissions')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('phoneHash', '=', sent.phoneHash).as('phone'),
      eb.fn.countAll<number>().filterWhere('deviceHash', '=', sent.deviceHash).as('device'),
    ])
    .where('officeCode', '=', officeCode)
    .where('proof', '=', sent.proof)
    .where('at', '>', since)
    .where((eb) => eb.or([eb('phoneHash', '=', sent.phoneHash), eb('deviceHash', '=', sent.deviceHash)]))
    .executeTakeFirstOrThrow();
  return { phone, device };
}

/** How many forms the whole office got since `since`, with proof or without. */
export async function countForms(
  tx: Tx,
  officeCode: string,
  { proof, since }: { proof: boolean; since: Date },
): Promise<number> {
  const { count } = await tx
    .selectFrom('webSubmissions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('officeCode', '=', officeCode)
    .where('proof', '=', proof)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many bytes complainants have attached since `since`. */
export async function attachedBytes(tx: Tx, officeCode: string, since: Date): Promise<number> {
  const { bytes } = await tx
    .selectFrom('complaintAttachments as a')
    .innerJoin('files as f', 'f.id', 'a.fileId')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('f.byteLength'), eb.lit(0)).as('bytes'))
    .where('a.officeCode', '=', officeCode)
    .where('a.addedBy', 'is', null)
    .where('a.addedAt', '>', since)
    .executeTakeFirstOrThrow();
  return Number(bytes);
}

export async function insertSubmission(tx: Tx, complaint: Complaint, sent: Submission, at: Date) {
  await tx
    .insertInto('webSubmissions')
    .values({ ...sent, officeCode: complaint.officeCode, complaintId: complaint.id, at })
    .execute();
}

/** False when this round was rated before: the first word stands. */
export async function insertRating(
  tx: Tx,
  complaint: Complaint,
  satisfied: boolean,
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('complaintRatings')
    .values({
      complaintId: complaint.id,
      round: complaint.round,
      officeCode: complaint.officeCode,
      satisfied,
      at,
    })
    .onConflict((oc) => oc.columns(['complaintId', 'round']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The forwarding that a token names; the caller asks whether it may still be reported on. */
export async function findReferralByToken(tx: Tx, token: string) {
  const row = await tx
    .selectFrom('complaintReferrals')
    .select(['id', 'complaintId', 'officeCode', 'agencyState', 'round'])
    .where('token', '=', token)
    .executeTakeFirst();
  return row ?? null;
}

export async function setAgencyState(tx: Tx, referralId: string, state: AgencyProgress, at: Date) {
  await tx
    .updateTable('complaintReferrals')
    .set({ agencyState: state, agencyStateAt: at })
    .where('id', '=', referralId)
    .execute();
}

/** No form is good for so long, and no limit looks so far back. */
const memoryOfFormsMs = 31 * 86_400_000;

export async function forgetOldForms({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  const before = new Date(clock.now().getTime() - memoryOfFormsMs);
  await db.deleteFrom('webSubmissions').where('at', '<', before).execute();
}
