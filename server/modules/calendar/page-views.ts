import {
  type CalendarVersionView,
  type CalendarYearView,
  calendar as contract,
  type HolidayKind,
  holidayKinds,
} from '../../../contract/calendar.ts';
import type { Access } from '../../../contract/endpoint.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { bundledYears, suggestedDays } from './bundled.ts';
import { missingYear, yearOf } from './rules.ts';
import { currentVersion, listDays, listSwitches, listYears, loadCalendar } from './views.ts';
import { workingDaysBetween } from './working-days.ts';

/** The year whose holidays should be in by now and are not: this one or, from 1 November on, the next. */
export async function missingHolidays(
  db: Db | Tx,
  officeCode: string,
  today: IsoDate,
): Promise<number | null> {
  const years = await listYears(db, officeCode, await currentVersion(db, officeCode));
  return missingYear(today, new Set(years.map(({ year }) => year)));
}

export async function alarm(ctx: Ctx) {
  const { today } = ctx;
  return { missingYear: await missingHolidays(ctx.db, ctx.actor.officeCode, today) };
}

function switchedIn(
  switches: readonly { kind: HolidayKind; stopsClock: boolean; setIn: number }[],
  version: number,
): CalendarVersionView['switched'] {
  const found = switches.find(({ setIn }) => setIn === version);
  return found === undefined ? null : { kind: found.kind, stopsClock: found.stopsClock };
}

/** Every version, the newest first, with the days that came and went with it. */
async function versionsOf(db: Db, officeCode: string): Promise<CalendarVersionView[]> {
  const versions = await db
    .selectFrom('calendarVersions as v')
    .leftJoin('employees as e', 'e.id', 'v.madeBy')
    .select(['v.version', 'v.cause', 'v.madeAt', 'v.reason', 'e.name as madeBy'])
    .where('v.officeCode', '=', officeCode)
    .orderBy('v.version', 'desc')
    .execute();
  const days = await db
    .selectFrom('holidays')
    .select(['onDate', 'addedIn', 'removedIn'])
    .where('officeCode', '=', officeCode)
    .orderBy('onDate')
    .execute();
  const switches = await db
    .selectFrom('calendarSwitches')
    .select(['kind', 'stopsClock', 'setIn'])
    .where('officeCode', '=', officeCode)
    .where('setIn', '>', 1)
    .execute();
  return versions.map((row) => ({
    ...row,
    cause: row.cause,
    madeAt: row.madeAt?.toISOString() ?? null,
    // The days of the first are the calendar itself.
    added: days
      .filter(({ addedIn }) => addedIn === row.version && row.version > 1)
      .map(({ onDate }) => onDate),
    removed: days.filter(({ removedIn }) => removedIn === row.version).map(({ onDate }) => onDate),
    switched: switchedIn(switches, row.version),
  }));
}

function allowedActions({ actor }: Ctx): CalendarYearView['allowedActions'] {
  const may = (access: Access) => Array.isArray(access) && access.some((role) => actor.roles.includes(role));
  return (['addDays', 'removeDay', 'loadYear', 'setSwitch'] as const).filter((action) =>
    may(contract[action].access),
  );
}

/** One year of the office's calendar as it stands, with all that the screen offers to do about it. */
export async function calendarYear(ctx: Ctx, year: number): Promise<CalendarYearView> {
  const { db } = ctx;
  const { officeCode } = ctx.actor;
  const version = await currentVersion(db, officeCode);
  const years = await listYears(db, officeCode, version);
  const loaded = new Set(years.map((each) => each.year));
  const days = (await listDays(db, officeCode, version)).filter(({ onDate }) => yearOf(onDate) === year);
  const entered = new Set(
    days.filter(({ kind }) => kind === 'dispensasi_daerah').map(({ onDate }) => onDate),
  );
  return {
    year,
    version,
    decree: years.find((each) => each.year === year)?.decree ?? null,
    workingDays: workingDaysBetween(
      `${year - 1}-12-31`,
      `${year}-12-31`,
      await loadCalendar(db, officeCode, version),
    ),
    days,
    suggestions: suggestedDays(officeCode).filter(
      ({ onDate }) => yearOf(onDate) === year && !entered.has(onDate),
    ),
    switches: (await listSwitches(db, officeCode, version)).sort(
      (a, b) => holidayKinds.indexOf(a.kind) - holidayKinds.indexOf(b.kind),
    ),
    loadedYears: [...loaded],
    bundledYears: bundledYears.filter((each) => !loaded.has(each)),
    missingYear: missingYear(ctx.today, loaded),
    versions: await versionsOf(db, officeCode),
    allowedActions: allowedActions(ctx),
  };
}
