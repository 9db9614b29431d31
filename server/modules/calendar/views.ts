import type { Db, Tx } from '../../db/database.ts';
import { calendarOf } from './rules.ts';
import type { Calendar } from './working-days.ts';

/** Whether this installation has any office yet. */
export async function hasOffices(db: Db): Promise<boolean> {
  return (await db.selectFrom('offices').select('code').limit(1).executeTakeFirst()) !== undefined;
}

/** The latest version of the office's holiday table. */
export async function currentVersion(db: Db | Tx, officeCode: string): Promise<number> {
  const { version } = await db
    .selectFrom('calendarVersions')
    .select('version')
    .where('officeCode', '=', officeCode)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return version;
}

/** The days of a version, with what they are called. */
export async function listDays(db: Db | Tx, officeCode: string, version: number) {
  const rows = await db
    .selectFrom('holidays')
    .select(['id', 'onDate', 'kind', 'nameId', 'nameEn', 'decree', 'addedIn'])
    .where('officeCode', '=', officeCode)
    .where('addedIn', '<=', version)
    .where((eb) => eb.or([eb('removedIn', 'is', null), eb('removedIn', '>', version)]))
    .orderBy('onDate')
    .orderBy('kind')
    .execute();
  return rows;
}

/** Per kind, whether it stopped the clock in a version, and by which order. */
export async function listSwitches(db: Db | Tx, officeCode: string, version: number) {
  const rows = await db
    .selectFrom('calendarSwitches')
    .distinctOn('kind')
    .select(['kind', 'stopsClock', 'decree', 'setIn'])
    .where('officeCode', '=', officeCode)
    .where('setIn', '<=', version)
    .orderBy('kind')
    .orderBy('setIn', 'desc')
    .execute();
  return rows;
}

export async function listYears(db: Db | Tx, officeCode: string, version: number) {
  return db
    .selectFrom('calendarYears')
    .select(['year', 'decree', 'loadedIn'])
    .where('officeCode', '=', officeCode)
    .where('loadedIn', '<=', version)
    .orderBy('year')
    .execute();
}

/** The office's calendar as the working-day functions take it: the latest version, or the one that is named. */
export async function loadCalendar(db: Db | Tx, officeCode: string, version?: number): Promise<Calendar> {
  const named = version ?? (await currentVersion(db, officeCode));
  const years = await listYears(db, officeCode, named);
  return calendarOf({
    version: named,
    years: years.map(({ year }) => year),
    days: await listDays(db, officeCode, named),
    switches: await listSwitches(db, officeCode, named),
  });
}
