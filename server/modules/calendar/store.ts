import { sql } from 'kysely';
import type { CalendarVersionView, HolidayKind } from '../../../contract/calendar.ts';
import type { Tx } from '../../db/database.ts';
import { loadCalendar } from './views.ts';
import type { Calendar } from './working-days.ts';

const calendarLock = 7_305;

/**
 * The calendar by which something is about to be written: until the caller's transaction ends, no change of it
 * commits. Without this, a due date that is written while the table changes would be computed by the old one and
 * recomputed by nobody.
 */
export async function holdCalendar(tx: Tx, officeCode: string): Promise<Calendar> {
  await sql`select pg_advisory_xact_lock_shared(${calendarLock}, hashtext(${officeCode}))`.execute(tx);
  return loadCalendar(tx, officeCode);
}

/** One change at a time, and none while somebody computes by the version before. */
export async function lockCalendar(tx: Tx, officeCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${calendarLock}, hashtext(${officeCode}))`.execute(tx);
}

interface NewVersion {
  officeCode: string;
  version: number;
  madeAt: Date;
  madeBy: string;
  cause: CalendarVersionView['cause'];
  reason: string | null;
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.insertInto('calendarVersions').values(version).execute();
}

export interface NewDay {
  onDate: string;
  kind: HolidayKind;
  nameId: string;
  nameEn: string;
  decree: string;
}

export async function insertDays(tx: Tx, officeCode: string, addedIn: number, days: readonly NewDay[]) {
  if (days.length === 0) return;
  await tx
    .insertInto('holidays')
    .values(days.map((day) => ({ ...day, officeCode, addedIn })))
    .execute();
}

/** Ends a day; false when there is none of this id that still counts. */
export async function endDay(tx: Tx, officeCode: string, id: string, removedIn: number): Promise<boolean> {
  const ended = await tx
    .updateTable('holidays')
    .set({ removedIn })
    .where('officeCode', '=', officeCode)
    .where('id', '=', id)
    .where('removedIn', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

export async function insertYear(
  tx: Tx,
  year: { officeCode: string; year: number; decree: string; loadedIn: number },
): Promise<void> {
  await tx.insertInto('calendarYears').values(year).execute();
}

export async function insertSwitch(
  tx: Tx,
  row: { officeCode: string; kind: HolidayKind; stopsClock: boolean; decree: string | null; setIn: number },
): Promise<void> {
  await tx.insertInto('calendarSwitches').values(row).execute();
}
