import { sql } from 'kysely';
import type { IsoDate } from '../../../contract/fields.ts';
import type { QueueHoursView, TicketState } from '../../../contract/queue/terms.ts';
import type { Db, Tx } from '../../db/database.ts';
import { dateIn, getOffice } from '../office/index.ts';
import { getQueueHours } from './hours-views.ts';
import {
  countersFor,
  estimatedWaitMs,
  medianToEstimateBy,
  minutesOf,
  type OpenCounter,
  peopleAhead,
  type WaitingTicket,
} from './rules.ts';

export async function listServices(db: Db | Tx, officeCode: string) {
  const rows = await db
    .selectFrom('queueServices')
    .select(['code', 'letter', 'nameId', 'nameEn', 'kind', 'position', 'dailyLimit', 'active'])
    .where('officeCode', '=', officeCode)
    .orderBy('position')
    .orderBy('letter')
    .execute();
  return rows;
}

/** The office's counters, with who sits there today. */
export async function listCounters(db: Db | Tx, officeCode: string, day: IsoDate) {
  const rows = await db
    .selectFrom('queueCounters as c')
    .leftJoin('queueSittings as s', (join) =>
      join.onRef('s.counterId', '=', 'c.id').on('s.day', '=', day).on('s.leftAt', 'is', null),
    )
    .leftJoin('employees as e', 'e.id', 's.employeeId')
    .select([
      'c.id',
      'c.number',
      'c.name',
      'c.services',
      'c.active',
      's.employeeId',
      's.satAt',
      'e.name as officer',
    ])
    .where('c.officeCode', '=', officeCode)
    .orderBy('c.number')
    .execute();
  return rows.map(({ employeeId, satAt, officer, ...counter }) => ({
    ...counter,
    officer:
      employeeId === null || satAt === null || officer === null
        ? null
        : { id: employeeId, name: officer, since: satAt.toISOString() },
  }));
}

const ticketsWithCounters = (db: Db | Tx) =>
  db
    .selectFrom('queueTickets as t')
    .leftJoin('queueCounters as c', 'c.id', 't.counterId')
    .leftJoin('queueCounters as f', 'f.id', 't.forCounterId')
    .select([
      't.id',
      't.code',
      't.letter',
      't.number',
      't.service',
      't.priority',
      't.source',
      't.state',
      't.takenAt',
      't.counterId',
      't.forCounterId',
      't.timesCalled',
      't.calledAt',
      't.servingAt',
      't.applicationId',
      'c.number as counter',
      'f.number as forCounter',
    ]);

/** Tickets of a day in the states that are named, in the order in which they were taken. */
export async function ticketsIn(
  db: Db | Tx,
  officeCode: string,
  day: IsoDate,
  states: readonly TicketState[],
) {
  const rows = await ticketsWithCounters(db)
    .where('t.officeCode', '=', officeCode)
    .where('t.day', '=', day)
    .where('t.state', 'in', states)
    .orderBy('t.takenAt')
    .orderBy('t.letter')
    .orderBy('t.number')
    .execute();
  return rows;
}

export async function ticketRow(db: Db | Tx, id: string) {
  return ticketsWithCounters(db).where('t.id', '=', id).executeTakeFirstOrThrow();
}

export type TicketRow = Awaited<ReturnType<typeof ticketsIn>>[number];

/** Days before today on which somebody was served, as far as the estimate looks back. */
const daysBefore = 10;

/** Per service, how many were served and the median of their time at the counter: today, and on the days before. */
async function serviceTimes(db: Db | Tx, officeCode: string, day: IsoDate) {
  const { rows } = await sql<{ service: string; today: boolean; served: number; medianMs: number }>`
    select t.service, t.day = ${day}::date as today, count(*)::int as served,
           percentile_cont(0.5) within group (order by extract(epoch from t.ended_at - t.serving_at))::float8 * 1000 as "medianMs"
      from queue_tickets t
     where t.office_code = ${officeCode} and t.state = 'done'
       and (t.day = ${day}::date or t.day in (
         select distinct d.day from queue_tickets d
          where d.office_code = ${officeCode} and d.state = 'done' and d.day < ${day}::date
          order by d.day desc limit ${daysBefore}))
     group by 1, 2`.execute(db);
  const none = { served: 0, medianMs: null };
  return (service: string) => {
    const of = (today: boolean) => rows.find((row) => row.service === service && row.today === today) ?? none;
    return medianToEstimateBy(of(true), of(false));
  };
}

export interface QueueFacts {
  office: { name: string; zone: string };
  day: IsoDate;
  hours: QueueHoursView;
  services: Awaited<ReturnType<typeof listServices>>;
  counters: Awaited<ReturnType<typeof listCounters>>;
  /** Those who wait, are called or served, or were called and not there. */
  tickets: TicketRow[];
  /** How many tickets of each letter count towards its daily limit: all but those that were given back or cancelled. */
  issued: ReadonlyMap<string, number>;
  /** Those among them that telephones took. */
  issuedByPhone: ReadonlyMap<string, number>;
  /** Whole minutes that such a ticket waits yet, and how many are called before it. */
  outlook(ticket: Outlook): { ahead: number; minutes: number | null; counters: number };
}

/** A ticket as the estimate asks for it; one that is not taken yet stands behind all. */
export interface Outlook {
  id: string | null;
  service: string;
  priority: boolean;
  forCounterId: string | null;
  takenAt: Date | null;
}

/** The queue of an office as it stands: everything that boards, displays and estimates are made of. */
export async function queueFacts(db: Db | Tx, officeCode: string, at: Date): Promise<QueueFacts> {
  const { name, zone } = await getOffice(db, officeCode);
  const day = dateIn(zone, at);
  const hours = await getQueueHours(db, officeCode, at);
  const services = await listServices(db, officeCode);
  const counters = await listCounters(db, officeCode, day);
  const tickets = await ticketsIn(db, officeCode, day, ['waiting', 'called', 'serving', 'skipped']);
  const medianOf = await serviceTimes(db, officeCode, day);
  const numbers = await db
    .selectFrom('queueTickets')
    .select((eb) => [
      'letter',
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('source', '=', 'phone').as('byPhone'),
    ])
    .where('officeCode', '=', officeCode)
    .where('day', '=', day)
    .where('state', '<>', 'cancelled')
    .groupBy('letter')
    .execute();

  const busy = new Set(tickets.filter(isBusy).map(({ counterId }) => counterId));
  const open: OpenCounter[] = counters
    .filter(({ officer, active }) => officer !== null && active)
    .map(({ id, services: served }) => ({ id, services: served, busy: busy.has(id) }));
  const waiting: WaitingTicket[] = tickets
    .filter(({ state }) => state === 'waiting')
    .map((ticket) => ({ ...ticket, priority: ticket.priority !== null }));

  return {
    office: { name, zone },
    day,
    hours,
    services,
    counters,
    tickets,
    issued: new Map(numbers.map(({ letter, count }) => [letter, Number(count)])),
    issuedByPhone: new Map(numbers.map(({ letter, byPhone }) => [letter, Number(byPhone)])),
    outlook(ticket) {
      const own = countersFor(ticket, open);
      const ahead = peopleAhead(ticket, waiting, open);
      const ms = estimatedWaitMs({
        ahead,
        counters: own.length,
        free: own.filter((counter) => !counter.busy).length,
        medianServiceMs: medianOf(ticket.service),
      });
      return { ahead, minutes: ms === null ? null : minutesOf(ms), counters: own.length };
    },
  };
}

function isBusy({ state }: TicketRow): boolean {
  return state === 'called' || state === 'serving';
}
