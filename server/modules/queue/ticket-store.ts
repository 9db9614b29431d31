import { type Insertable, type Selectable, sql } from 'kysely';
import type { IsoDate } from '../../../contract/fields.ts';
import { ticketCodeSigns } from '../../../contract/queue/terms.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { QueueTickets } from '../../db/types.ts';
import { randomCode } from '../../random-code.ts';
import { Refusal } from '../../refusal.ts';
import type { Event } from '../../workflow/define-process.ts';
import type { TicketVocabulary } from './workflow.ts';

const columns = [
  'id',
  'code',
  'officeCode',
  'day',
  'letter',
  'number',
  'service',
  'priority',
  'state',
  'lastSeq',
  'counterId',
  'timesCalled',
  'firstCalledAt',
  'applicationId',
] as const;

/** A ticket as locked for one action. */
export type Ticket = Pick<Selectable<QueueTickets>, (typeof columns)[number]>;

const lockable = (tx: Tx) => tx.selectFrom('queueTickets').select(columns).forUpdate();

/** Locks a ticket until the end of the transaction; of another office it does not exist. */
export async function lockTicket(tx: Tx, officeCode: string, id: string): Promise<Ticket> {
  const row = await lockable(tx).where('id', '=', id).where('officeCode', '=', officeCode).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'ticket_unknown');
  return row;
}

export async function lockTicketByCode(tx: Tx, code: string): Promise<Ticket> {
  const row = await lockable(tx).where('code', '=', code).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'ticket_unknown');
  return row;
}

/** The ticket that is called to a counter or served there. */
export async function lockTicketAt(tx: Tx, counterId: string): Promise<Ticket | null> {
  const row = await lockable(tx)
    .where('counterId', '=', counterId)
    .where('state', 'in', ['called', 'serving'])
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The ticket whose turn it is at a counter, locked. Tickets on which somebody else is at work are passed over: two
 * counters that press at once get two tickets.
 */
export async function lockNextTicket(
  tx: Tx,
  {
    officeCode,
    day,
    counter,
    ordinaryFirst,
  }: {
    officeCode: string;
    day: IsoDate;
    counter: { id: string; services: string[] };
    ordinaryFirst: boolean;
  },
): Promise<Ticket | null> {
  const row = await lockable(tx)
    .where('officeCode', '=', officeCode)
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .where('service', 'in', counter.services)
    .where((eb) => eb.or([eb('forCounterId', 'is', null), eb('forCounterId', '=', counter.id)]))
    .orderBy((eb) => eb('priority', 'is not', null), ordinaryFirst ? 'asc' : 'desc')
    .orderBy('takenAt')
    .orderBy('letter')
    .orderBy('number')
    .limit(1)
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

/** Of a counter's last calls of the day, newest first, whether they went to priority tickets. */
export async function listLastCalls(
  tx: Tx,
  counterId: string,
  day: IsoDate,
  count: number,
): Promise<boolean[]> {
  const rows = await tx
    .selectFrom('queueEvents as e')
    .innerJoin('queueTickets as t', 't.id', 'e.ticketId')
    .select('t.priority')
    .where('e.counterId', '=', counterId)
    .where('e.action', '=', 'callNext')
    .where('t.day', '=', day)
    .orderBy('e.id', 'desc')
    .limit(count)
    .execute();
  return rows.map(({ priority }) => priority !== null);
}

/**
 * The next number of a letter and day, gapless; `limit` refuses when the day's tickets are used up. Those that were
 * given back or cancelled use up nothing: whoever takes and gives back keeps nobody away. The row of the numbers is
 * locked, so that nobody takes one of this letter while they are counted.
 */
export async function takeTicketNumber(
  tx: Tx,
  { officeCode, day, letter }: { officeCode: string; day: IsoDate; letter: string },
  limit: number | null,
): Promise<number> {
  const { lastNumber } = await tx
    .insertInto('queueNumbers')
    .values({ officeCode, day, letter, lastNumber: 1 })
    .onConflict((oc) =>
      oc
        .columns(['officeCode', 'day', 'letter'])
        .doUpdateSet((eb) => ({ lastNumber: eb('queueNumbers.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  if (limit !== null && lastNumber > limit) {
    const { count } = await tx
      .selectFrom('queueTickets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('officeCode', '=', officeCode)
      .where('day', '=', day)
      .where('letter', '=', letter)
      .where('state', '<>', 'cancelled')
      .executeTakeFirstOrThrow();
    if (Number(count) >= limit) throw new Refusal('conflict', 'queue_service_full', { limit });
  }
  return lastNumber;
}

/** How many tickets of a letter telephones hold or held on a day; those that were given back use up nothing. */
export async function countByPhone(
  tx: Tx,
  { officeCode, day, letter }: { officeCode: string; day: IsoDate; letter: string },
): Promise<number> {
  const { count } = await tx
    .selectFrom('queueTickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('officeCode', '=', officeCode)
    .where('day', '=', day)
    .where('letter', '=', letter)
    .where('source', '=', 'phone')
    .where('state', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many tickets a telephone took on a day, whatever became of them. */
export async function countTakenBy(
  tx: Tx,
  { officeCode, day, deviceHash }: { officeCode: string; day: IsoDate; deviceHash: string },
): Promise<number> {
  const { count } = await tx
    .selectFrom('queueTickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('officeCode', '=', officeCode)
    .where('day', '=', day)
    .where('deviceHash', '=', deviceHash)
    .executeTakeFirstOrThrow();
  return Number(count);
}

type NewTicket = Omit<Insertable<QueueTickets>, 'code' | 'lastSeq'>;

/** Inserts a ticket in its first state; its first event must follow in the same transaction. */
export async function insertTicket(tx: Tx, ticket: NewTicket): Promise<Ticket> {
  const row = await tx
    .insertInto('queueTickets')
    .values({ ...ticket, code: randomCode(ticketCodeSigns), lastSeq: 1 })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return { ...row, lastSeq: 0 };
}

/** What an action did beyond moving the ticket. */
export interface Effect {
  /** The counter at which it was done; the ticket's own unless given. */
  counterId?: string | null;
  /** Its place among all calls of the office. */
  callNumber?: number;
  data?: Readonly<Record<string, string | number | boolean | null>>;
  /** Free words of the officer, kept apart from the event. */
  words?: string | undefined;
  change?: {
    service?: string;
    counterId?: string;
    forCounterId?: string | null;
    applicationId?: string;
  };
}

/** What a ticket keeps of where it has come to. One that is back in the queue is at no counter. */
function columnsAfter(ticket: Ticket, { from, to, at }: Event<TicketVocabulary>) {
  switch (to) {
    case 'waiting':
      return { counterId: null, calledAt: null, servingAt: null, timesCalled: 0 };
    case 'called':
      return {
        timesCalled: ticket.timesCalled + 1,
        calledAt: at,
        firstCalledAt: ticket.firstCalledAt ?? at,
      };
    case 'serving':
      return from === 'called' ? { servingAt: at } : {};
    case 'skipped':
      return {};
    default:
      return { endedAt: at };
  }
}

/** Writes what was done to a locked ticket: the event that tells of it, and the ticket as it stands afterwards. */
export async function recordEvent(
  tx: Tx,
  ticket: Ticket,
  event: Event<TicketVocabulary>,
  { counterId = ticket.counterId, callNumber, data = {}, words = '', change }: Effect,
): Promise<Ticket> {
  const seq = ticket.lastSeq + 1;
  const { from, to, ...signed } = event;
  const columns = columnsAfter(ticket, event);
  // A new row is in its first state already.
  if (from !== null) {
    await tx
      .updateTable('queueTickets')
      .set({ state: to, lastSeq: seq, ...columns, ...change })
      .where('id', '=', ticket.id)
      .execute();
  }
  const { id } = await tx
    .insertInto('queueEvents')
    .values({
      ...signed,
      officeCode: ticket.officeCode,
      ticketId: ticket.id,
      seq,
      fromState: from,
      toState: to,
      counterId,
      callNumber: callNumber ?? null,
      data: JSON.stringify(to === 'called' ? { times: columns.timesCalled } : data),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (words !== '') await tx.insertInto('queueEventNotes').values({ eventId: id, words }).execute();
  return { ...ticket, state: to, lastSeq: seq };
}

/**
 * Counts a change of the office's queue, and a call when it is one; gives the call's number. Comes last of all locks,
 * so that whoever waits for it waits for no one else, and numbers are committed in their order.
 */
export async function advanceRevision(tx: Tx, officeCode: string, calls: 0 | 1 = 0): Promise<number> {
  const { lastCall } = await tx
    .insertInto('queuePulse')
    .values({ officeCode, lastCall: calls, lastChange: 1 })
    .onConflict((oc) =>
      oc.column('officeCode').doUpdateSet((eb) => ({
        lastCall: eb('queuePulse.lastCall', '+', calls),
        lastChange: eb('queuePulse.lastChange', '+', 1),
      })),
    )
    .returning('lastCall')
    .executeTakeFirstOrThrow();
  return lastCall;
}

/** Tickets of days before that nobody ended; those on which somebody is at work are left for the next turn. */
export async function lockLeftOver(tx: Tx, officeCode: string, today: string): Promise<Ticket[]> {
  const rows = await lockable(tx)
    .where('officeCode', '=', officeCode)
    .where('day', '<', today)
    .where('state', 'in', ['waiting', 'called', 'serving', 'skipped'])
    .orderBy('day')
    .orderBy('letter')
    .orderBy('number')
    .limit(500)
    .skipLocked()
    .execute();
  return rows;
}

/**
 * Forgets of tickets of days before what leads to somebody: telephone, form, and which priority it was. A ticket stands
 * beside its application, and nobody asks these of a day that is over.
 */
export async function forgetHolders(tx: Tx, officeCode: string, today: IsoDate): Promise<void> {
  await tx
    .updateTable('queueTickets')
    .set((eb) => ({
      deviceHash: null,
      formToken: null,
      priority: eb
        .case()
        .when('priority', 'is not', null)
        .then(sql.lit('some' as const))
        .end(),
    }))
    .where('officeCode', '=', officeCode)
    .where('day', '<', today)
    .where('state', 'in', ['done', 'cancelled', 'expired'])
    .where((eb) =>
      eb.or([
        eb('deviceHash', 'is not', null),
        eb('formToken', 'is not', null),
        eb('priority', '<>', 'some'),
      ]),
    )
    .execute();
}

/** The ticket that a form made, or that this telephone still holds today. */
export async function findHeld(
  db: Db | Tx,
  {
    officeCode,
    day,
    formToken,
    deviceHash,
  }: {
    officeCode: string;
    day: IsoDate;
    formToken: string;
    deviceHash: string | null;
  },
): Promise<{ code: string; sameForm: boolean } | null> {
  const row = await db
    .selectFrom('queueTickets')
    .select(['code', 'formToken'])
    .where('officeCode', '=', officeCode)
    .where((eb) =>
      eb.or([
        eb('formToken', '=', formToken),
        ...(deviceHash === null
          ? []
          : [
              eb.and([
                eb('day', '=', day),
                eb('deviceHash', '=', deviceHash),
                eb('state', 'in', ['waiting', 'called', 'serving', 'skipped']),
              ]),
            ]),
      ]),
    )
    .orderBy((eb) => eb('formToken', '=', formToken), 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { code: row.code, sameForm: row.formToken === formToken };
}
