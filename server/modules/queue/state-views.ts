import { sql } from 'kysely';
import type { IsoDate } from '../../../contract/fields.ts';
import type { CallView, EstimateView, QueueState } from '../../../contract/queue/terms.ts';
import { callsToDisplays } from '../../../contract/queue/terms.ts';
import type { Db } from '../../db/database.ts';
import { newcomer } from './board-views.ts';
import { queueFacts } from './facts-views.ts';
import { labelOf, phoneShareOf } from './rules.ts';

/** How far calls and changes of an office's queue have come: what was shown stays true while neither moves. */
export async function queueRevision(
  db: Db,
  officeCode: string,
): Promise<{ lastCall: number; lastChange: number }> {
  const row = await db
    .selectFrom('queuePulse')
    .select(['lastCall', 'lastChange'])
    .where('officeCode', '=', officeCode)
    .executeTakeFirst();
  return row ?? { lastCall: 0, lastChange: 0 };
}

/** Calls of a day, newest first. */
async function callsOf(db: Db, officeCode: string, day: IsoDate, limit: number): Promise<CallView[]> {
  const rows = await db
    .selectFrom('queueEvents as e')
    .innerJoin('queueTickets as t', 't.id', 'e.ticketId')
    .innerJoin('queueCounters as c', 'c.id', 'e.counterId')
    .select([
      'e.callNumber',
      'e.at',
      't.letter',
      't.number',
      'c.number as counter',
      'c.name as counterName',
      sql<number>`(e.data->>'times')::int`.as('times'),
    ])
    .where('e.officeCode', '=', officeCode)
    .where('t.day', '=', day)
    .where('e.callNumber', 'is not', null)
    .orderBy('e.callNumber', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ callNumber, at, ...call }) => ({
    ...call,
    call: callNumber ?? 0,
    label: labelOf(call.letter, call.number),
    at: at.toISOString(),
  }));
}

/** The newest call of each ticket that is at a counter now, by the counter's number. */
async function currentCalls(db: Db, officeCode: string, day: IsoDate) {
  const rows = await db
    .selectFrom('queueTickets as t')
    .innerJoin('queueCounters as c', 'c.id', 't.counterId')
    .innerJoin('queueEvents as e', (join) =>
      join.onRef('e.ticketId', '=', 't.id').on('e.callNumber', 'is not', null),
    )
    .distinctOn('t.id')
    .select([
      't.letter',
      't.number',
      't.state',
      't.timesCalled as times',
      'c.number as counter',
      'c.name as counterName',
      'e.callNumber',
      'e.at',
    ])
    .where('t.officeCode', '=', officeCode)
    .where('t.day', '=', day)
    .where('t.state', 'in', ['called', 'serving'])
    .orderBy('t.id')
    .orderBy('e.seq', 'desc')
    .execute();
  return new Map(
    rows.map(({ state, callNumber, at, ...call }) => [
      call.counter,
      {
        ...call,
        call: callNumber ?? 0,
        label: labelOf(call.letter, call.number),
        at: at.toISOString(),
        state: state === 'serving' ? state : ('called' as const),
      },
    ]),
  );
}

/** What displays and the public page show of an office's queue. */
export async function queueState(db: Db, officeCode: string, at: Date): Promise<QueueState> {
  // Read first: what is read afterwards is at least as new as the number that names it.
  const { lastCall } = await queueRevision(db, officeCode);
  const facts = await queueFacts(db, officeCode, at);
  const current = await currentCalls(db, officeCode, facts.day);
  const waiting = facts.tickets.filter(({ state }) => state === 'waiting');
  return {
    office: facts.office.name,
    now: at.toISOString(),
    day: facts.day,
    hours: facts.hours,
    lastCall,
    counters: facts.counters
      .filter(({ active }) => active)
      .map(({ number, name, officer }) => ({
        counter: number,
        name,
        open: officer !== null,
        current: current.get(number) ?? null,
      })),
    calls: await callsOf(db, officeCode, facts.day, callsToDisplays),
    services: facts.services
      .filter(({ active }) => active)
      .map(({ code, letter, nameId, nameEn, dailyLimit }) => {
        const { minutes, counters } = facts.outlook(newcomer(code));
        return {
          code,
          letter,
          nameId,
          nameEn,
          waiting: waiting.filter(({ service }) => service === code).length,
          countersOpen: counters,
          estimate: minutes === null ? null : { minutes },
          fullByPhone: (facts.issuedByPhone.get(letter) ?? 0) >= phoneShareOf(dailyLimit),
          full: dailyLimit !== null && (facts.issued.get(letter) ?? 0) >= dailyLimit,
        };
      }),
  };
}

export interface QueueNow {
  accepting: boolean;
  waiting: number;
  countersOpen: number;
  /** For somebody who comes now with an application for a card; null where it cannot be estimated. */
  estimate: EstimateView;
}

/** The queue in three figures, for pages that only mention it. */
export async function queueNow(db: Db, officeCode: string, at: Date): Promise<QueueNow> {
  const facts = await queueFacts(db, officeCode, at);
  const service = facts.services.find(({ kind, active }) => active && kind === 'application');
  const minutes = service === undefined ? null : facts.outlook(newcomer(service.code)).minutes;
  return {
    accepting: facts.hours.accepting,
    waiting: facts.tickets.filter(({ state }) => state === 'waiting').length,
    countersOpen: facts.counters.filter(({ officer, active }) => active && officer !== null).length,
    estimate: minutes === null ? null : { minutes },
  };
}
