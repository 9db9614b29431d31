import type { Insertable, Selectable } from 'kysely';
import type { ComplaintState, ServiceComponent } from '../../../contract/complaints/terms.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Complaints } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import type { Event } from '../../workflow/define-process.ts';
import { type Calendar, holdCalendar } from '../calendar/index.ts';
import type { ComplaintVocabulary } from './workflow.ts';

const columns = [
  'id',
  'officeCode',
  'number',
  'provisionalNumber',
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

/** A complaint as locked for one action. */
export type Complaint = Pick<Selectable<Complaints>, (typeof columns)[number]> & {
  /** Held until the end of the transaction: what is computed by it stays true. */
  calendar: Calendar;
};

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
  const complaint = await lock(tx, officeCode, id, false);
  if (complaint === null) throw new Refusal('not_found', 'complaint_unknown');
  return complaint;
}

/** Null while somebody is at work on the complaint. */
export function lockIfFree(tx: Tx, officeCode: string, id: string): Promise<Complaint | null> {
  return lock(tx, officeCode, id, true);
}

/** Complaints that were merged into this one, or into one of those, however far down; not locked. */
export async function mergedInto(
  tx: Tx,
  { id, calendar }: Pick<Complaint, 'id' | 'calendar'>,
): Promise<Complaint[]> {
  const rows = await tx
    .withRecursive('merged', (db) =>
      db
        .selectFrom('complaints')
        .select('id')
        .where('mergedInto', '=', id)
        .where('state', '=', 'merged')
        .union(
          db
            .selectFrom('complaints as c')
            .innerJoin('merged as m', 'm.id', 'c.mergedInto')
            .select('c.id')
            .where('c.state', '=', 'merged'),
        ),
    )
    .selectFrom('complaints')
    .select(columns)
    .where('id', 'in', (eb) => eb.selectFrom('merged').select('merged.id'))
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, calendar }));
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

type NewComplaint = Omit<Insertable<Complaints>, 'lastSeq'>;

/**
 * Inserts a complaint in its first state; its first event must follow in the same transaction. The calendar is held
 * before it is numbered: whoever admits a complaint holds the calendar and then waits for the series.
 */
export async function insertComplaint(
  tx: Tx,
  {
    numbers,
    ...rest
  }: Omit<NewComplaint, 'number' | 'provisionalNumber'> & {
    numbers: () => Promise<Pick<Complaint, 'number' | 'provisionalNumber'>>;
  },
): Promise<Complaint> {
  const calendar = await holdCalendar(tx, rest.officeCode);
  const complaint = { ...rest, ...(await numbers()) };
  const row = await tx
    .insertInto('complaints')
    .values({ ...complaint, lastSeq: 1 })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return { ...row, lastSeq: 0, calendar };
}

/** What an action did beyond moving the complaint; `data` holds codes and references, never names. */
export interface Effect {
  data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** Free words, kept apart from the event. */
  words?: string | undefined;
  /** Merging: the complaint that this one goes into. */
  mergedInto?: string;
}

/** Writes the event that tells of an action, and free words beside it. Gives its place in the history. */
export async function appendEvent(
  tx: Tx,
  complaint: Complaint,
  { from, to, ...event }: Event<ComplaintVocabulary>,
  { data = {}, words = '' }: Effect,
): Promise<number> {
  const seq = complaint.lastSeq + 1;
  const { id } = await tx
    .insertInto('complaintEvents')
    .values({
      ...event,
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      seq,
      round: complaint.round,
      fromState: from,
      toState: to,
      data: JSON.stringify(data),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (words !== '') await tx.insertInto('complaintEventNotes').values({ eventId: id, words }).execute();
  return seq;
}

export interface Move {
  state: ComplaintState;
  number: string;
  seq: number;
  round: number;
  at: Date;
  over: boolean;
  mergedInto: string | undefined;
}

/** Moves the complaint on to what its newest event says. */
export async function moveComplaint(tx: Tx, complaint: Complaint, move: Move) {
  await tx
    .updateTable('complaints')
    .set({
      state: move.state,
      number: move.number,
      lastSeq: move.seq,
      round: move.round,
      ...(move.mergedInto !== undefined && { mergedInto: move.mergedInto }),
      ...(move.state !== complaint.state && {
        stateSince: move.at,
        closedAt: move.over ? move.at : null,
        ...(complaint.state === 'merged' && { mergedInto: null }),
      }),
    })
    .where('id', '=', complaint.id)
    .execute();
}

type Changes = Partial<{
  handlerId: string | null;
  applicationId: string | null;
  anonymous: boolean;
  confidential: boolean;
  component: ServiceComponent;
  completedOn: IsoDate;
}>;

/** Changes what stands beside the state. */
export async function changeComplaint(tx: Tx, id: string, changes: Changes) {
  await tx.updateTable('complaints').set(changes).where('id', '=', id).execute();
}
