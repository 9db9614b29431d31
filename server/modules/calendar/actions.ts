import type { CalendarChange } from '../../../contract/calendar.ts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { transact } from '../../db/transact.ts';
import { Refusal } from '../../refusal.ts';
import { recordAudit } from '../audit/index.ts';
import { bundledHolidays } from './bundled.ts';
import { fewestDaysInYear, stopsByDefault, yearOf } from './rules.ts';
import {
  endDay,
  insertDays,
  insertSwitch,
  insertVersion,
  insertYear,
  lockCalendar,
  type NewDay,
} from './store.ts';
import { currentVersion, listDays, listSwitches, listYears } from './views.ts';

/**
 * Recomputes in the same transaction what depends on the calendar; returns how many due dates moved.
 * Given by the composition root, since the calendar knows nothing of what is due.
 */
export type CalendarChanged = (tx: Tx, ctx: Ctx, version: number) => Promise<number>;

type Change<K extends CalendarChange['change']> = Extract<CalendarChange, { change: K }>;

/** What is changed: the table's day-to-day words for the versions list, and for the audit. */
interface VersionChange {
  cause: 'days_added' | 'day_removed' | 'year_loaded' | 'switch_set';
  reason: string | null;
  audit: string;
  write: (tx: Tx, officeCode: string, version: number) => Promise<void>;
}

function refuseDoubles(current: readonly Pick<NewDay, 'onDate' | 'kind'>[], days: readonly NewDay[]): void {
  const keyOf = ({ onDate, kind }: Pick<NewDay, 'onDate' | 'kind'>) => `${onDate} ${kind}`;
  const known = new Set(current.map(keyOf));
  const given = new Set<string>();
  for (const day of days) {
    if (known.has(keyOf(day))) throw new Refusal('conflict', 'holiday_exists', { date: day.onDate });
    if (given.has(keyOf(day))) throw new Refusal('invalid', 'holiday_given_twice', { date: day.onDate });
    given.add(keyOf(day));
  }
}

function refuseGap(year: number, days: readonly Pick<NewDay, 'onDate' | 'kind'>[]): void {
  const found = days.filter(
    ({ onDate, kind }) => yearOf(onDate) === year && kind !== 'dispensasi_daerah',
  ).length;
  if (found < fewestDaysInYear) {
    throw new Refusal('invalid', 'calendar_year_incomplete', {
      year: String(year),
      found,
      fewest: fewestDaysInYear,
    });
  }
}

async function addDays(
  tx: Tx,
  officeCode: string,
  version: number,
  input: Change<'addDays'>,
): Promise<VersionChange> {
  const { kind, decree } = input;
  const days = input.days.map((day) => ({ ...day, kind, decree }));
  refuseDoubles(await listDays(tx, officeCode, version), days);
  return {
    cause: 'days_added',
    reason: decree,
    audit: `${kind} ${days.map(({ onDate }) => onDate).join(' ')}`,
    write: (tx, officeCode, next) => insertDays(tx, officeCode, next, days),
  };
}

async function removeDay(tx: Tx, officeCode: string, version: number, input: Change<'removeDay'>) {
  const current = await listDays(tx, officeCode, version);
  const day = current.find(({ id }) => id === input.id);
  if (day === undefined) throw new Refusal('not_found', 'holiday_unknown');
  const year = yearOf(day.onDate);
  if ((await listYears(tx, officeCode, version)).some((loaded) => loaded.year === year)) {
    refuseGap(
      year,
      current.filter(({ id }) => id !== input.id),
    );
  }
  return {
    cause: 'day_removed',
    reason: input.reason,
    audit: `${day.kind} ${day.onDate}`,
    async write(tx, officeCode, next) {
      if (!(await endDay(tx, officeCode, input.id, next))) throw new Refusal('not_found', 'holiday_unknown');
    },
  } satisfies VersionChange;
}

/** The days of the year as the software brought them, or as the office typed them from the decree. */
function daysToLoad({ year, decree, days }: Change<'loadYear'>): readonly NewDay[] {
  if (days === undefined) {
    const bundled = bundledHolidays.filter(({ onDate }) => yearOf(onDate) === year);
    if (bundled.length === 0)
      throw new Refusal('invalid', 'calendar_year_not_bundled', { year: String(year) });
    return bundled;
  }
  if (decree === undefined) throw new Refusal('invalid', 'calendar_decree_missing');
  const stray = days.find(({ onDate }) => yearOf(onDate) !== year);
  if (stray !== undefined) {
    throw new Refusal('invalid', 'holiday_outside_year', { date: stray.onDate, year: String(year) });
  }
  return days.map((day) => ({ ...day, decree }));
}

async function loadYear(tx: Tx, officeCode: string, version: number, input: Change<'loadYear'>) {
  const { year } = input;
  if ((await listYears(tx, officeCode, version)).some((loaded) => loaded.year === year)) {
    throw new Refusal('conflict', 'calendar_year_loaded', { year: String(year) });
  }
  const days = daysToLoad(input);
  refuseDoubles([], days);
  refuseGap(year, days);
  const decree = input.decree ?? days[0]?.decree ?? '';
  // A day that the office had entered before the decree came out stays the row that it is.
  const current = await listDays(tx, officeCode, version);
  const newDays = days.filter(
    (day) => !current.some(({ onDate, kind }) => onDate === day.onDate && kind === day.kind),
  );
  return {
    cause: 'year_loaded',
    reason: decree,
    audit: String(year),
    async write(tx, officeCode, next) {
      await insertDays(tx, officeCode, next, newDays);
      await insertYear(tx, { officeCode, year, decree, loadedIn: next });
    },
  } satisfies VersionChange;
}

async function setSwitch(tx: Tx, officeCode: string, version: number, input: Change<'setSwitch'>) {
  const { kind, stopsClock, decree } = input;
  const current = (await listSwitches(tx, officeCode, version)).find((each) => each.kind === kind);
  if (current?.stopsClock === stopsClock) throw new Refusal('conflict', 'calendar_switch_unchanged');
  if (stopsClock !== stopsByDefault[kind] && decree === undefined) {
    throw new Refusal('invalid', 'calendar_decree_missing');
  }
  return {
    cause: 'switch_set',
    reason: decree ?? null,
    audit: `${kind} ${stopsClock ? 'on' : 'off'}`,
    write: (tx, officeCode, next) =>
      insertSwitch(tx, { officeCode, kind, stopsClock, decree: decree ?? null, setIn: next }),
  } satisfies VersionChange;
}

function prepareChange(
  tx: Tx,
  officeCode: string,
  version: number,
  change: CalendarChange,
): Promise<VersionChange> {
  switch (change.change) {
    case 'addDays':
      return addDays(tx, officeCode, version, change);
    case 'removeDay':
      return removeDay(tx, officeCode, version, change);
    case 'loadYear':
      return loadYear(tx, officeCode, version, change);
    case 'setSwitch':
      return setSwitch(tx, officeCode, version, change);
  }
}

/** Makes the next version and lets everything that is due by the calendar follow it. */
async function apply(tx: Tx, ctx: Ctx, change: CalendarChange, onChange: CalendarChanged) {
  const { officeCode, employeeId } = ctx.actor;
  await lockCalendar(tx, officeCode);
  const current = await currentVersion(tx, officeCode);
  const { cause, reason, audit, write } = await prepareChange(tx, officeCode, current, change);
  const version = current + 1;
  await insertVersion(tx, {
    officeCode,
    version,
    madeAt: ctx.clock.now(),
    madeBy: employeeId,
    cause,
    reason,
  });
  await write(tx, officeCode, version);
  const moved = await onChange(tx, ctx, version);
  await recordAudit(tx, ctx, {
    action: `calendar.${cause}`,
    subjectType: 'calendar',
    subjectId: String(version),
    reason: `${audit}; moved ${moved}`,
  });
  return { version, moved };
}

/** Adds or removes days, loads a year or sets a switch: one transaction, with all due dates that move by it. */
export function changeCalendar(ctx: Ctx, change: CalendarChange, onChange: CalendarChanged) {
  return transact(ctx, `calendar.${change.change}`, change, (tx) => apply(tx, ctx, change, onChange));
}

class Undone extends Error {
  readonly moved: number;
  constructor(moved: number) {
    super('undone');
    this.moved = moved;
  }
}

/** Makes the change, counts what moved, and takes all of it back. */
export async function previewChange(ctx: Ctx, change: CalendarChange, onChange: CalendarChanged) {
  try {
    return await ctx.db.transaction().execute(async (tx): Promise<{ moved: number }> => {
      const { moved } = await apply(tx, ctx, change, onChange);
      throw new Undone(moved);
    });
  } catch (error) {
    if (error instanceof Undone) return { moved: error.moved };
    throw error;
  }
}
