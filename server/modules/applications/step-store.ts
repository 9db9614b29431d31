import type { CardElement, ServiceType } from '../../../contract/applications/endpoints.ts';
import type { CardFacts } from '../../adapters/documents/port.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';

/** Documents that the case has now, scanned or ticked as seen. */
export async function listDocuments(db: Db | Tx, applicationId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('applicationDocuments')
    .select('requirement')
    .where('applicationId', '=', applicationId)
    .where('removedAt', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.requirement));
}

export interface PrintAttempt {
  id: string;
  attemptNo: number;
  blankSerial: string;
  state: 'queued' | 'printing' | 'awaiting_confirmation' | 'confirmed' | 'spoiled' | 'failed';
}

/** The newest print attempt of a case, or null before the first. */
export async function findLatestAttempt(db: Db | Tx, applicationId: string): Promise<PrintAttempt | null> {
  const row = await db
    .selectFrom('printAttempts')
    .select(['id', 'attemptNo', 'blankSerial', 'state'])
    .where('applicationId', '=', applicationId)
    .orderBy('attemptNo', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function setAttemptState(
  tx: Tx,
  attemptId: string,
  state: PrintAttempt['state'],
  ended: { at: Date; reason?: string } | null,
) {
  await tx
    .updateTable('printAttempts')
    .set({ state, ...(ended !== null && { endedAt: ended.at, reason: ended.reason ?? null }) })
    .where('id', '=', attemptId)
    .execute();
}

export interface NewAttempt {
  applicationId: string;
  attemptNo: number;
  blankSerial: string;
  portraitFileId: string;
  signatureFileId: string;
  /** The values as they will be printed. */
  face: CardFacts;
}

export async function insertAttempt(tx: Tx, ctx: Ctx, { face, ...attempt }: NewAttempt): Promise<string> {
  const { id } = await tx
    .insertInto('printAttempts')
    .values({
      ...attempt,
      officeCode: ctx.actor.officeCode,
      state: 'queued',
      queuedAt: ctx.clock.now(),
      queuedBy: ctx.actor.employeeId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('printAttemptFaces')
    .values({ printAttemptId: id, face: JSON.stringify(face) })
    .execute();
  return id;
}

/** Puts a document into the case in place of the one that was there; what was there stays in the history. */
export async function replaceDocument(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  requirement: string,
  fileId: string | null,
) {
  const at = ctx.clock.now();
  await tx
    .updateTable('applicationDocuments')
    .set({ removedAt: at, removedBy: ctx.actor.employeeId })
    .where('applicationId', '=', applicationId)
    .where('requirement', '=', requirement)
    .where('removedAt', 'is', null)
    .execute();
  await tx
    .insertInto('applicationDocuments')
    .values({
      officeCode: ctx.actor.officeCode,
      applicationId,
      requirement,
      fileId,
      addedBy: ctx.actor.employeeId,
      addedAt: at,
    })
    .execute();
}

export interface Override {
  by: string;
  reason: string;
  at: Date;
}

/** Overrides given on a case, by the fingerprint of the finding they were given for. */
export async function listOverrides(db: Db | Tx, applicationId: string): Promise<Map<string, Override>> {
  const rows = await db
    .selectFrom('applicationOverrides as o')
    .innerJoin('employees as e', 'e.id', 'o.overriddenBy')
    .select(['o.factsHash', 'o.reason', 'o.at', 'e.name as by'])
    .where('o.applicationId', '=', applicationId)
    .execute();
  return new Map(rows.map(({ factsHash, ...override }) => [factsHash, override]));
}

export async function insertOverride(
  tx: Tx,
  ctx: Ctx,
  given: { applicationId: string; code: string; level: 'H' | 'I'; factsHash: string; reason: string },
) {
  await tx
    .insertInto('applicationOverrides')
    .values({
      ...given,
      officeCode: ctx.actor.officeCode,
      overriddenBy: ctx.actor.employeeId,
      at: ctx.clock.now(),
    })
    .execute();
}

/** The elements that step 3 may change for a service. */
export async function listCorrectableElements(db: Db | Tx, serviceType: ServiceType): Promise<CardElement[]> {
  const { correctableElements } = await db
    .selectFrom('serviceTypes')
    .select('correctableElements')
    .where('code', '=', serviceType)
    .executeTakeFirstOrThrow();
  return correctableElements;
}

export async function insertEntry(
  tx: Tx,
  ctx: Ctx,
  entry: { applicationId: string; siakReference: string | null; changedElements: CardElement[] },
) {
  await tx
    .insertInto('applicationEntries')
    .values({
      ...entry,
      officeCode: ctx.actor.officeCode,
      enteredBy: ctx.actor.employeeId,
      enteredAt: ctx.clock.now(),
    })
    .execute();
}

export interface NewCheck {
  applicationId: string;
  printAttemptId: string;
  half: 'section' | 'division';
  outcome: 'approved' | 'rejected';
  physical: { photo: boolean; text: boolean; cut: boolean; back: boolean };
  reason: string | null;
}

export async function insertCheck(tx: Tx, ctx: Ctx, { physical, ...check }: NewCheck) {
  await tx
    .insertInto('applicationChecks')
    .values({
      ...check,
      officeCode: ctx.actor.officeCode,
      checkedBy: ctx.actor.employeeId,
      photoOk: physical.photo,
      textOk: physical.text,
      cutOk: physical.cut,
      backOk: physical.back,
      at: ctx.clock.now(),
    })
    .execute();
}

/** How many halves have approved a print attempt: two before a card may leave. */
export async function countApprovals(db: Db | Tx, printAttemptId: string): Promise<number> {
  const rows = await db
    .selectFrom('applicationChecks')
    .select('half')
    .where('printAttemptId', '=', printAttemptId)
    .where('outcome', '=', 'approved')
    .execute();
  return rows.length;
}

export interface NewHandover {
  applicationId: string;
  receiver: 'self' | 'proxy';
  receiverName: string;
  receiverRelation: string | null;
  proxyLetterSeen: boolean;
  oldCard: 'withdrawn' | 'never_had' | 'lost_with_police_letter' | 'other';
  oldCardWords: string | null;
  signatureFileId: string | null;
}

export async function insertHandover(tx: Tx, ctx: Ctx, handover: NewHandover) {
  await tx
    .insertInto('handovers')
    .values({
      ...handover,
      officeCode: ctx.actor.officeCode,
      faceCompared: true,
      handedOverBy: ctx.actor.employeeId,
      handedOverAt: ctx.clock.now(),
    })
    .execute();
}
