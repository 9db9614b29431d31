import { Temporal } from 'temporal-polyfill';
import { calendar as calendarContract } from '../../contract/calendar.ts';
import { agencies as agenciesContract } from '../../contract/complaints/office-endpoints.ts';
import type { ComplaintState } from '../../contract/complaints/terms.ts';
import { openReferrals, statesOfComplaints } from '../../server/consistency/complaints/counts.ts';
import { isWorkingDay, loadCalendar } from '../../server/modules/calendar/index.ts';
import { appointInspectorate, enforceDeadlines } from '../../server/modules/complaints/index.ts';
import { receive } from './arrivals.ts';
import { reportFor } from './deeds.ts';
import { deliver, emptyOutbox, sinksOf } from './delivery.ts';
import { arrivalsOf } from './plan.ts';
import { attempt, type Case, type Year, type YearOffice } from './setting.ts';
import { dayOf, workThrough } from './work.ts';

export interface YearOptions {
  /** Office days with arrivals. */
  days: number;
  /** Complaints on a day, about. */
  perDay: number;
  /** First day, an ISO date. */
  from: string;
}

export interface YearReport {
  days: number;
  from: string;
  to: string;
  /** Calendar days after the last arrivals until every case had ended. */
  windUpDays: number;
  complaints: number;
  /** Fates that were meant, and how often. */
  fates: Record<string, number>;
  kept: Record<string, number>;
  declined: Record<string, number>;
  faults: string[];
  /** Cases that have not ended when the year does. */
  unaccounted: { number: string; state: string; fate: string }[];
}

const over: ReadonlySet<ComplaintState> = new Set<ComplaintState>([
  'closed',
  'informed',
  'archived',
  'merged',
  'withdrawn',
  'deemed_withdrawn',
  'rejected',
]);

function timeOf(day: string, time: string, zone: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);
}

/** Moves on to a time of the day, never back. */
function reach(year: Year, day: string, time: string): void {
  const at = timeOf(day, time, year.zone);
  if (at > year.clock.now()) year.clock.set(at);
}

async function makeAgencies(year: Year): Promise<void> {
  const names = ['Dinas Perhubungan Contoh', 'Kantor Pertanahan Contoh', 'Dinas Pekerjaan Umum Contoh'];
  for (const name of names) {
    const { id } = await year.crew.complaints_officer.call(agenciesContract.create, {
      body: { name, kind: 'regional', email: 'kantor@contoh.invalid', phone: '0361 813542' },
    });
    year.agencies.push(id);
  }
  const { id } = await year.crew.complaints_officer.call(agenciesContract.create, {
    body: { name: 'Inspektorat Contoh', kind: 'inspectorate', email: 'inspektorat@contoh.invalid' },
  });
  await appointInspectorate(year.db, year.officeCode, id);
}

/** What happens to the calendar itself in the course of the year. */
const calendarChanges: Readonly<Record<string, (year: Year) => Promise<unknown>>> = {
  '2026-06-02': ({ crew }) =>
    crew.administrator.call(calendarContract.addDays, {
      body: {
        kind: 'dispensasi_daerah',
        decree: 'SE Contoh 12/2026',
        days: [
          { onDate: '2026-06-17', nameId: 'Hari Raya Galungan', nameEn: 'Galungan' },
          { onDate: '2026-06-18', nameId: 'Umanis Galungan', nameEn: 'Umanis Galungan' },
        ],
      },
    }),
  '2026-06-15': ({ crew }) =>
    crew.head_of_office.call(calendarContract.setSwitch, {
      params: { kind: 'dispensasi_daerah' },
      body: { stopsClock: true, decree: 'SE Contoh 12/2026' },
    }),
  '2026-08-14': ({ crew }) =>
    crew.administrator.call(calendarContract.addDays, {
      body: {
        kind: 'cuti_bersama',
        decree: 'SKB Contoh 2/2026',
        days: [{ onDate: '2026-08-18', nameId: 'Cuti bersama tambahan', nameEn: 'Added collective leave' }],
      },
    }),
};

async function agenciesReport(year: Year): Promise<void> {
  for (const { token, state } of await openReferrals(year.db)) {
    const chance = year.random.next();
    if (chance > 0.12) continue;
    const next = state === null ? 'received' : state === 'received' ? 'in_progress' : 'done';
    await reportFor(year, token, chance < 0.02 ? 'not_ours' : next);
  }
}

const isOver = ({ state, fate, done, afterwards }: Case) =>
  over.has(state) &&
  !(state === 'merged' && fate === 'unmerged' && !done.has('unmerged')) &&
  !(state === 'closed' && fate === 'reopened' && !done.has('reopened') && afterwards === 'dissatisfied');

/** Plays office days from a date on: who complains, what the office does, what time does, what is sent. */
export async function liveYear(
  office: YearOffice,
  { days, perDay, from }: YearOptions,
  say: (day: string, officeDays: number, complaints: number) => void,
): Promise<YearReport> {
  const year: Year = {
    ...office,
    cases: new Map(),
    agencies: [],
    serial: 0,
    letters: 0,
    declined: new Map(),
    networkDown: false,
    faults: [],
  };
  const kept: Record<string, number> = {};
  const senders = sinksOf(year);
  async function keep() {
    for (const [key, count] of Object.entries(await enforceDeadlines(year, year.officeCode))) {
      kept[key] = (kept[key] ?? 0) + count;
    }
  }
  async function states() {
    for (const [id, state] of await statesOfComplaints(year.db)) {
      const kase = year.cases.get(id);
      if (kase !== undefined) kase.state = state as ComplaintState;
    }
  }
  const open = () => [...year.cases.values()].filter((kase) => !isOver(kase));

  async function officeDay(day: string, withArrivals: boolean) {
    await attempt(year, async () => {
      await calendarChanges[day]?.(year);
    });
    await keep();
    await states();
    if (withArrivals) {
      const isMonday = Temporal.PlainDate.from(day).dayOfWeek === 1;
      await receive(year, arrivalsOf(perDay, year.random), day, isMonday);
    }
    await workThrough(year, open());
    reach(year, day, '11:45');
    await keep();
    await agenciesReport(year);
    await emptyOutbox(year);
    reach(year, day, '16:00');
    await keep();
  }

  let day = from;
  let officeDays = 0;
  let lastArrivals = from;
  year.clock.set(timeOf(day, '07:00', year.zone));
  await makeAgencies(year);
  for (
    let windUp = 0;
    windUp < longestWindUp;
    day = Temporal.PlainDate.from(day).add({ days: 1 }).toString()
  ) {
    const calendar = await loadCalendar(year.db, year.officeCode);
    const works = isWorkingDay(day, calendar);
    // On Nyepi there is no network on the whole island, from six in the morning for a day.
    year.networkDown = day === nyepi;
    reach(year, day, works ? '07:30' : '10:00');
    if (works) {
      const withArrivals = officeDays < days;
      if (withArrivals) {
        officeDays += 1;
        lastArrivals = day;
      }
      await officeDay(day, withArrivals);
      say(day, officeDays, year.cases.size);
    } else await keep();
    if (dayOf(year) !== day) year.faults.push(`${day} was longer than a day`);
    await deliver(year, senders);
    if (officeDays >= days) {
      await states();
      if (open().length === 0) break;
      windUp += 1;
    }
  }
  await states();
  return {
    days: officeDays,
    from,
    to: day,
    windUpDays: Temporal.PlainDate.from(lastArrivals).until(day).days,
    complaints: year.cases.size,
    fates: countBy([...year.cases.values()].map(({ fate }) => fate)),
    kept,
    declined: Object.fromEntries(year.declined),
    faults: year.faults,
    unaccounted: open().map(({ number, state, fate }) => ({ number, state, fate })),
  };
}

const nyepi = '2026-03-19';
/** Longer than the time to complete, the silence after an answer, and what may follow one another. */
const longestWindUp = 150;

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys.toSorted()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
