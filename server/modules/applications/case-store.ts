import type {
  ApplicationAction,
  ApplicationState,
  ServiceType,
} from '../../../contract/applications/endpoints.ts';
import type { ClockView } from '../../../contract/clock.ts';
import type { Role } from '../../../contract/roles.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { randomCode } from '../../random-code.ts';
import { Refusal } from '../../refusal.ts';
import { findLatestAttempt } from './step-store.ts';
import type { Duty, RecordedDuty } from './workflow.ts';

/** A case as locked for one verb. */
export interface Case {
  id: string;
  officeCode: string;
  number: string;
  residentId: string;
  serviceType: ServiceType;
  kkShown: string;
  /** The service standard under which it began: its promise and its requirements hold to the end. */
  standardId: string;
  state: ApplicationState;
  lastSeq: number;
  claimedBy: string | null;
  startedAt: Date;
}

const caseColumns = [
  'id',
  'officeCode',
  'number',
  'residentId',
  'serviceType',
  'kkShown',
  'standardId',
  'state',
  'lastSeq',
  'claimedBy',
  'startedAt',
] as const;

/** Locks the case row until the end of the transaction; two officers on one case take turns here. */
export async function lockCase(tx: Tx, ctx: Ctx, id: string): Promise<Case> {
  const row = await tx
    .selectFrom('applications')
    .select(caseColumns)
    .where('id', '=', id)
    .where('officeCode', '=', ctx.actor.officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'application_unknown');
  return row;
}

export interface NewCase {
  number: string;
  residentId: string;
  serviceType: ServiceType;
  kkShown: string;
  standardId: string;
  at: Date;
}

/** Inserts a case in its first state; its first event must follow in the same transaction. */
export async function insertCase(tx: Tx, ctx: Ctx, fresh: NewCase): Promise<Case> {
  const row = await tx
    .insertInto('applications')
    .values({
      officeCode: ctx.actor.officeCode,
      number: fresh.number,
      // Sixty random bits; the only key under which a resident follows the case.
      trackingCode: randomCode(12),
      residentId: fresh.residentId,
      serviceType: fresh.serviceType,
      kkShown: fresh.kkShown,
      standardId: fresh.standardId,
      state: 'intake',
      lastSeq: 1,
      claimedBy: ctx.actor.employeeId,
      claimedAt: fresh.at,
      startedAt: fresh.at,
      stateSince: fresh.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    officeCode: ctx.actor.officeCode,
    number: fresh.number,
    residentId: fresh.residentId,
    serviceType: fresh.serviceType,
    kkShown: fresh.kkShown,
    standardId: fresh.standardId,
    state: 'intake',
    lastSeq: 0,
    claimedBy: ctx.actor.employeeId,
    startedAt: fresh.at,
  };
}

export interface NewEvent {
  action: ApplicationAction | 'printFailed' | 'printHandedOver';
  from: ApplicationState | null;
  to: ApplicationState;
  /** Null when the system itself acts. */
  actorId: string | null;
  actingRole: Role | null;
  delegationId: string | null;
  at: Date;
  data: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  words?: string | undefined;
  requestId: string | null;
}

/** Writes the event that tells of a step, and the officer's free words beside it. */
export async function appendEvent(tx: Tx, kase: Case, event: NewEvent): Promise<number> {
  const seq = kase.lastSeq + 1;
  const { id } = await tx
    .insertInto('applicationEvents')
    .values({
      officeCode: kase.officeCode,
      applicationId: kase.id,
      seq,
      action: event.action,
      fromState: event.from,
      toState: event.to,
      actorId: event.actorId,
      actingRole: event.actingRole,
      delegationId: event.delegationId,
      at: event.at,
      data: JSON.stringify(event.data),
      requestId: event.requestId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (event.words !== undefined && event.words !== '') {
    await tx.insertInto('applicationEventNotes').values({ eventId: id, words: event.words }).execute();
  }
  return seq;
}

/** Moves the case row on to what its newest event says. */
export async function moveCase(
  tx: Tx,
  kase: Case,
  change: { state: ApplicationState; seq: number; at: Date; closed: boolean; claimedBy: string | null },
) {
  const moved = change.state !== kase.state;
  await tx
    .updateTable('applications')
    .set({
      state: change.state,
      lastSeq: change.seq,
      claimedBy: change.claimedBy,
      claimedAt: change.claimedBy === null ? null : change.at,
      ...(moved && { stateSince: change.at }),
      ...(change.closed && { closedAt: change.at }),
    })
    .where('id', '=', kase.id)
    .execute();
}

/** What an employee has done on this case, as far as the four-eyes rule asks. */
export async function dutiesOf(db: Db | Tx, applicationId: string, employeeId: string): Promise<Duty[]> {
  const rows = await db
    .selectFrom('applicationDuties as d')
    .select(['d.duty', 'd.printAttemptId'])
    .where('d.applicationId', '=', applicationId)
    .where('d.employeeId', '=', employeeId)
    .execute();
  const duties = new Set<Duty>(rows.map((row) => row.duty));
  if (duties.has('check_section')) {
    const latest = await findLatestAttempt(db, applicationId);
    if (rows.some((row) => row.duty === 'check_section' && row.printAttemptId === latest?.id)) {
      duties.add('check_section_of_this_print');
    }
  }
  return [...duties];
}

export async function addDuty(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  duty: RecordedDuty,
  printAttemptId: string | null = null,
) {
  await tx
    .insertInto('applicationDuties')
    .values({
      officeCode: ctx.actor.officeCode,
      applicationId,
      employeeId: ctx.actor.employeeId,
      duty,
      printAttemptId,
      at: ctx.clock.now(),
    })
    .execute();
}

export async function openPause(tx: Tx, ctx: Ctx, applicationId: string, reason: 'applicant' | 'centre') {
  await tx
    .insertInto('applicationPauses')
    .values({
      officeCode: ctx.actor.officeCode,
      applicationId,
      reason,
      startedAt: ctx.clock.now(),
      startedBy: ctx.actor.employeeId,
    })
    .onConflict((oc) => oc.column('applicationId').where('endedAt', 'is', null).doNothing())
    .execute();
}

/** Ends the wait that is on, if any: now, or at the instant that closed the case. */
export async function closePause(tx: Tx, ctx: Ctx, applicationId: string, at = ctx.clock.now()) {
  await tx
    .updateTable('applicationPauses')
    .set({ endedAt: at, endedBy: ctx.actor.employeeId })
    .where('applicationId', '=', applicationId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Keeps the clock of a case as it stood when it closed. */
export async function insertTiming(
  tx: Tx,
  kase: Case,
  outcome: ApplicationState,
  closedAt: Date,
  clock: ClockView,
) {
  await tx
    .insertInto('applicationTimings')
    .values({
      applicationId: kase.id,
      officeCode: kase.officeCode,
      outcome,
      closedAt,
      grossMs: clock.grossMs,
      netMs: clock.netMs,
      pausedMs: clock.pausedMs,
      promiseMs: clock.promiseMs,
      steps: JSON.stringify(clock.steps.map(({ step, grossMs, netMs }) => ({ step, grossMs, netMs }))),
    })
    .execute();
}

/** Another application under way for the same resident. */
export async function findOtherOpen(db: Db | Tx, residentId: string, exceptId: string | null) {
  const row = await db
    .selectFrom('applications')
    .select(['id', 'number', 'state'])
    .where('residentId', '=', residentId)
    .where('closedAt', 'is', null)
    .$if(exceptId !== null, (q) => q.where('id', '!=', exceptId))
    .executeTakeFirst();
  return row ?? null;
}

export async function setBoxNumber(tx: Tx, id: string, boxNumber: string) {
  await tx.updateTable('applications').set({ boxNumber }).where('id', '=', id).execute();
}

/** For the print job: the case of an attempt that still waits for the printer, locked; null when it has moved on. */
export async function lockCaseOfQueuedAttempt(
  tx: Tx,
  printAttemptId: string,
): Promise<{ kase: Case; serial: string } | null> {
  const row = await tx
    .selectFrom('applications')
    .select(caseColumns)
    .where('state', '=', 'printing')
    .where('id', '=', (eb) =>
      eb.selectFrom('printAttempts').select('applicationId').where('printAttempts.id', '=', printAttemptId),
    )
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  // Read after the lock: what it says now holds until we commit.
  const attempt = await findLatestAttempt(tx, row.id);
  if (attempt?.id !== printAttemptId || attempt.state !== 'queued') return null;
  return { kase: row, serial: attempt.blankSerial };
}
