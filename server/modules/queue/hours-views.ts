import type { QueueHoursView } from '../../../contract/queue/terms.ts';
import type { Db, Tx } from '../../db/database.ts';
import { isWorkingDay, loadCalendar } from '../calendar/index.ts';
import { dateIn, getOffice, officeColumns, timeIn } from '../office/index.ts';
import { closedBecause, type Hours, usualHours } from './rules.ts';

/** Hours of an office and the key of its ticket kiosk; the usual hours where it has set none. */
export async function getQueueSettings(
  db: Db | Tx,
  officeCode: string,
): Promise<Hours & { doorKey: string | null }> {
  const row = await db
    .selectFrom('queueSettings')
    .select(['opensAt', 'lastTicketAt', 'doorKey'])
    .where('officeCode', '=', officeCode)
    .executeTakeFirst();
  if (row === undefined) return { ...usualHours, doorKey: null };
  return {
    opensAt: row.opensAt.slice(0, 5),
    lastTicketAt: row.lastTicketAt.slice(0, 5),
    doorKey: row.doorKey,
  };
}

/** Whether the public is given tickets at an instant: on working days of the office's calendar, in its hours. */
export async function getQueueHours(db: Db | Tx, officeCode: string, at: Date): Promise<QueueHoursView> {
  const { zone } = await getOffice(db, officeCode);
  const { opensAt, lastTicketAt } = await getQueueSettings(db, officeCode);
  const workingDay = isWorkingDay(dateIn(zone, at), await loadCalendar(db, officeCode));
  const closed = closedBecause({ opensAt, lastTicketAt }, { workingDay, time: timeIn(zone, at) });
  return { accepting: closed === null, closed, opensAt, lastTicketAt };
}

/** The office whose ticket kiosk has this key; null for a key that was renewed or never given. */
export async function officeOfTicketKiosk(db: Db, doorKey: string): Promise<string | null> {
  const row = await db
    .selectFrom('queueSettings')
    .select('officeCode')
    .where('doorKey', '=', doorKey)
    .executeTakeFirst();
  return row?.officeCode ?? null;
}

export async function officesWithQueue(db: Db) {
  return db
    .selectFrom('offices as o')
    .innerJoin('serviceStandards as p', 'p.id', 'o.standardId')
    .select(officeColumns)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('queuePulse as q').select('q.officeCode').whereRef('q.officeCode', '=', 'o.code'),
      ),
    )
    .orderBy('o.code')
    .execute();
}
