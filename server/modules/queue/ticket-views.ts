import type { IsoDate } from '../../../contract/fields.ts';
import { type TicketState, ticketCodeSigns } from '../../../contract/queue/terms.ts';
import type { Db } from '../../db/database.ts';
import { readCode } from '../../random-code.ts';
import { queueFacts } from './facts-views.ts';
import { labelOf } from './rules.ts';
import { openStates, queueWorkflow } from './workflow.ts';

/** A ticket as its holder follows it by the code. */
export interface FollowedTicket {
  code: string;
  label: string;
  officeCode: string;
  officeName: string;
  zone: string;
  day: IsoDate;
  service: { nameId: string; nameEn: string };
  priority: boolean;
  /** Of another day: expired, whether somebody has written that down already or not. */
  state: TicketState;
  takenAt: Date;
  /** Where to go, once called. */
  counter: { number: number; name: string } | null;
  /** While it waits: how many come before, whether a counter for it is open, and minutes where they can be estimated. */
  outlook: { ahead: number; minutes: number | null; counters: number } | null;
  mayGiveBack: boolean;
}

/** The ticket of a code that somebody typed, as its page shows it, of whatever day; null for an unknown code. */
export async function followedTicket(db: Db, written: string, at: Date): Promise<FollowedTicket | null> {
  const code = readCode(written);
  if (code.length !== ticketCodeSigns) return null;
  const row = await db
    .selectFrom('queueTickets as t')
    .innerJoin('queueServices as s', (join) =>
      join.onRef('s.officeCode', '=', 't.officeCode').onRef('s.code', '=', 't.service'),
    )
    .leftJoin('queueCounters as c', 'c.id', 't.counterId')
    .select([
      't.id',
      't.code',
      't.officeCode',
      't.day',
      't.letter',
      't.number',
      't.service',
      't.priority',
      't.forCounterId',
      't.state',
      't.takenAt',
      's.nameId',
      's.nameEn',
      'c.number as counterNumber',
      'c.name as counterName',
    ])
    .where('t.code', '=', code)
    .executeTakeFirst();
  if (row === undefined) return null;
  const facts = await queueFacts(db, row.officeCode, at);
  const recorded = row.state;
  const over = row.day < facts.day && !['done', 'cancelled'].includes(recorded);
  const state = over ? 'expired' : recorded;
  return {
    code: row.code,
    label: labelOf(row.letter, row.number),
    officeCode: row.officeCode,
    officeName: facts.office.name,
    zone: facts.office.zone,
    day: row.day,
    service: { nameId: row.nameId, nameEn: row.nameEn },
    priority: row.priority !== null,
    state,
    takenAt: row.takenAt,
    counter:
      row.counterNumber === null || row.counterName === null
        ? null
        : { number: row.counterNumber, name: row.counterName },
    outlook: state === 'waiting' ? facts.outlook({ ...row, priority: row.priority !== null }) : null,
    mayGiveBack: queueWorkflow.transitions.giveBack.from.includes(state),
  };
}

/** The ticket that a telephone holds today, if it holds one. */
export async function heldTicket(
  db: Db,
  { officeCode, day, deviceHash }: { officeCode: string; day: IsoDate; deviceHash: string },
): Promise<{ code: string; label: string } | null> {
  const row = await db
    .selectFrom('queueTickets')
    .select(['code', 'letter', 'number'])
    .where('officeCode', '=', officeCode)
    .where('day', '=', day)
    .where('deviceHash', '=', deviceHash)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  return row === undefined ? null : { code: row.code, label: labelOf(row.letter, row.number) };
}
