import type { ApplicationState, ServiceType } from '../../../contract/applications/endpoints.ts';
import type { ClockView } from '../../../contract/clock.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { randomCode } from '../../random-code.ts';
import { Refusal } from '../../refusal.ts';
import type { Event } from '../../workflow/define-process.ts';
import { findLatestAttempt } from './step-store.ts';
import type { ApplicationVocabulary, Duty, RecordedDuty } from './workflow.ts';

const columns = [
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

/** An application as locked for one action. */
export interface Application {
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

/** Locks the application until the end of the transaction; two officers on one take turns here. */
export async function lockApplication(tx: Tx, ctx: Ctx, id: string): Promise<Application> {
  const row = await tx
    .selectFrom('applications')
    .select(columns)
    .where('id', '=', id)
    .where('officeCode', '=', ctx.actor.officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'application_unknown');
  return row;
}

type NewApplication = Pick<
  Application,
  'number' | 'residentId' | 'serviceType' | 'kkShown' | 'standardId' | 'state' | 'startedAt'
>;

/** Inserts an application in its first state; its first event must follow in the same transaction. */
export async function insertApplication(tx: Tx, ctx: Ctx, row: NewApplication): Promise<Application> {
  const inserted = await tx
    .insertInto('applications')
    .values({
      ...row,
      officeCode: ctx.actor.officeCode,
      // Sixty random bits; the only key under which a resident follows the case.
      trackingCode: randomCode(12),
      lastSeq: 1,
      claimedBy: ctx.actor.employeeId,
      claimedAt: row.startedAt,
      stateSince: row.startedAt,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return { ...inserted, lastSeq: 0 };
}

/** What an action did beyond moving the application; `data` holds codes and references, never names. */
export interface Effect {
  data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** Free words of the officer, kept apart from the event. */
  words?: string | undefined;
  /** Whose desk it lies on afterwards; when absent: what has moved lies on nobody's, else as before. */
  claimedBy?: string | null;
}

/** Writes the event that tells of a step, and the officer's free words beside it. Gives its place in the history. */
export async function appendEvent(
  tx: Tx,
  application: Application,
  { from, to, ...event }: Event<ApplicationVocabulary>,
  { data = {}, words = '' }: Effect,
): Promise<number> {
  const seq = application.lastSeq + 1;
  const { id } = await tx
    .insertInto('applicationEvents')
    .values({
      ...event,
      officeCode: application.officeCode,
      applicationId: application.id,
      seq,
      fromState: from,
      toState: to,
      data: JSON.stringify(data),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (words !== '') await tx.insertInto('applicationEventNotes').values({ eventId: id, words }).execute();
  return seq;
}

/** Moves the application on to what its newest event says. */
export async function moveApplication(
  tx: Tx,
  application: Application,
  change: { state: ApplicationState; seq: number; at: Date; closed: boolean; claimedBy: string | null },
) {
  await tx
    .updateTable('applications')
    .set({
      state: change.state,
      lastSeq: change.seq,
      claimedBy: change.claimedBy,
      claimedAt: change.claimedBy === null ? null : change.at,
      ...(change.state !== application.state && { stateSince: change.at }),
      ...(change.closed && { closedAt: change.at }),
    })
    .where('id', '=', application.id)
    .execute();
}

/** What an employee has done on this application, as far as the four-eyes rule asks. */
export async function listDuties(db: Db | Tx, applicationId: string, employeeId: string): Promise<Duty[]> {
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

/** Ends the wait that is on, if any. */
export async function closePause(tx: Tx, applicationId: string, at: Date, by: string | null) {
  await tx
    .updateTable('applicationPauses')
    .set({ endedAt: at, endedBy: by })
    .where('applicationId', '=', applicationId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Keeps the clock of an application as it stood when it closed. */
export async function insertTiming(
  tx: Tx,
  application: Application,
  outcome: ApplicationState,
  closedAt: Date,
  clock: ClockView,
) {
  await tx
    .insertInto('applicationTimings')
    .values({
      applicationId: application.id,
      officeCode: application.officeCode,
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

/** For the print job: the application of an attempt that still waits for the printer, locked; null when it has moved on. */
export async function lockQueuedPrint(
  tx: Tx,
  printAttemptId: string,
): Promise<{ application: Application; serial: string } | null> {
  const row = await tx
    .selectFrom('applications')
    .select(columns)
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
  return { application: row, serial: attempt.blankSerial };
}
