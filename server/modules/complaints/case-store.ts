import type {
  ComplaintAction,
  ComplaintChannel,
  ComplaintState,
  OutsideAction,
  ServiceComponent,
} from '../../../contract/complaints/terms.ts';
import type { Role } from '../../../contract/roles.ts';
import type { Clock } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { type Calendar, holdCalendar } from '../calendar/index.ts';

/** A complaint as locked for one verb. */
export interface Complaint {
  id: string;
  officeCode: string;
  number: string;
  channel: ComplaintChannel;
  state: ComplaintState;
  lastSeq: number;
  round: number;
  receivedOn: string;
  handlerId: string | null;
  applicationId: string | null;
  identityRefused: boolean;
  confidential: boolean;
  /** Held until the end of the transaction: what is computed by it stays true. */
  calendar: Calendar;
}

/** Who acts: an officer, or nobody of the office (the complainant, an agency, the passing of time). */
export interface Deeds {
  officeCode: string;
  clock: Clock;
  requestId: string | null;
  actor: { employeeId: string; role: Role; delegationId: string | null } | null;
  /** For the code by which the complainant says what the service was like; time alone serves nobody and has none. */
  surveyKey: Buffer | null;
}

const columns = [
  'id',
  'officeCode',
  'number',
  'channel',
  'state',
  'lastSeq',
  'round',
  'receivedOn',
  'handlerId',
  'applicationId',
  'identityRefused',
  'confidential',
] as const;

/**
 * Locks the complaint until the end of the transaction. The calendar is held before it: whoever changes the calendar
 * locks the complaints after it, and two ways round would wait for each other.
 */
async function lock(tx: Tx, officeCode: string, id: string, orSkip: boolean): Promise<Complaint | null> {
  const calendar = await holdCalendar(tx, officeCode);
  const row = await tx
    .selectFrom('complaints')
    .select(columns)
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .forUpdate()
    .$if(orSkip, (query) => query.skipLocked())
    .executeTakeFirst();
  return row === undefined ? null : { ...row, calendar };
}

/** Waits for whoever is at work on the complaint; of another office it does not exist. */
export async function lockComplaint(tx: Tx, officeCode: string, id: string): Promise<Complaint> {
  const kase = await lock(tx, officeCode, id, false);
  if (kase === null) throw new Refusal('not_found', 'complaint_unknown');
  return kase;
}

/** Null while somebody is at work on the complaint. */
export function lockIfFree(tx: Tx, officeCode: string, id: string): Promise<Complaint | null> {
  return lock(tx, officeCode, id, true);
}

/** Whom a complaint is about: it does not exist for them. */
export async function isComplainedAbout(
  db: Db | Tx,
  complaintId: string,
  employeeId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('complaintSubjects')
    .select('employeeId')
    .where('complaintId', '=', complaintId)
    .where('employeeId', '=', employeeId)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewComplaint {
  number: string;
  trackingCode: string;
  channel: ComplaintChannel;
  state: 'received' | 'held';
  receivedAt: Date;
  receivedOn: string;
  anonymous: boolean;
  confidential: boolean;
  identityRefused: boolean;
  box: { openingId: string; slipNumber: number } | null;
  bookedBy: string | null;
  at: Date;
}

/** Inserts a complaint in its first state; its first event must follow in the same transaction. */
export async function insertComplaint(tx: Tx, officeCode: string, fresh: NewComplaint): Promise<Complaint> {
  const calendar = await holdCalendar(tx, officeCode);
  const row = await tx
    .insertInto('complaints')
    .values({
      officeCode,
      number: fresh.number,
      trackingCode: fresh.trackingCode,
      channel: fresh.channel,
      state: fresh.state,
      lastSeq: 1,
      receivedAt: fresh.receivedAt,
      receivedOn: fresh.receivedOn,
      anonymous: fresh.anonymous,
      confidential: fresh.confidential,
      identityRefused: fresh.identityRefused,
      boxOpeningId: fresh.box?.openingId ?? null,
      slipNumber: fresh.box?.slipNumber ?? null,
      bookedBy: fresh.bookedBy,
      stateSince: fresh.at,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return { ...row, lastSeq: 0, calendar };
}

export type EventAction = ComplaintAction | OutsideAction;

export interface NewEvent {
  action: EventAction;
  from: ComplaintState | null;
  to: ComplaintState;
  data: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  words?: string | undefined;
}

/** Writes the event that tells of a deed, and free words beside it. Gives its place in the history. */
export async function appendEvent(tx: Tx, kase: Complaint, by: Deeds, event: NewEvent): Promise<number> {
  const seq = kase.lastSeq + 1;
  const { id } = await tx
    .insertInto('complaintEvents')
    .values({
      officeCode: kase.officeCode,
      complaintId: kase.id,
      seq,
      round: kase.round,
      action: event.action,
      fromState: event.from,
      toState: event.to,
      actorId: by.actor?.employeeId ?? null,
      actingRole: by.actor?.role ?? null,
      delegationId: by.actor?.delegationId ?? null,
      at: by.clock.now(),
      data: JSON.stringify(event.data),
      requestId: by.requestId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (event.words !== undefined && event.words !== '') {
    await tx.insertInto('complaintEventNotes').values({ eventId: id, words: event.words }).execute();
  }
  return seq;
}

export interface Move {
  state: ComplaintState;
  seq: number;
  round: number;
  at: Date;
  over: boolean;
  mergedInto?: string;
}

/** Moves the complaint on to what its newest event says. */
export async function moveComplaint(tx: Tx, kase: Complaint, move: Move) {
  await tx
    .updateTable('complaints')
    .set({
      state: move.state,
      lastSeq: move.seq,
      round: move.round,
      ...(move.mergedInto !== undefined && { mergedInto: move.mergedInto }),
      ...(move.state !== kase.state && {
        stateSince: move.at,
        closedAt: move.over ? move.at : null,
        ...(kase.state === 'merged' && { mergedInto: null }),
      }),
    })
    .where('id', '=', kase.id)
    .execute();
}

type Changes = Partial<{
  handlerId: string | null;
  applicationId: string | null;
  anonymous: boolean;
  confidential: boolean;
  component: ServiceComponent;
  completedOn: string;
}>;

/** Changes what stands beside the state. */
export async function changeComplaint(tx: Tx, id: string, changes: Changes) {
  await tx.updateTable('complaints').set(changes).where('id', '=', id).execute();
}
