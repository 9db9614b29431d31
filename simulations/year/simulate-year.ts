import { Temporal } from 'temporal-polyfill';
import { calendar } from '../../contract/calendar.ts';
import { agencies } from '../../contract/complaints/office-endpoints.ts';
import type { ComplaintState } from '../../contract/complaints/terms.ts';
import type { PlayedOffice } from '../office.ts';
import type { Random } from '../random.ts';
import { countBy } from '../tally.ts';
import { receive } from './arrivals.ts';
import { arrivalsOf } from './plan.ts';
import { agenciesReport, emptyOutbox, workThrough } from './work.ts';
import {
  attempt,
  beginYear,
  type Complaint,
  dayOf,
  instantOf,
  reach,
  readStates,
  type Year,
} from './year.ts';

export interface YearOptions {
  /** Office days with arrivals. */
  days: number;
  /** Complaints on a day, about. */
  perDay: number;
  /** First day, an ISO date. */
  from: string;
}

export type YearReport = Awaited<ReturnType<typeof simulateYear>>;

const over: readonly ComplaintState[] = [
  'closed',
  'informed',
  'archived',
  'merged',
  'withdrawn',
  'deemed_withdrawn',
  'rejected',
];

async function makeAgencies(year: Year): Promise<void> {
  const names = ['Dinas Perhubungan Contoh', 'Kantor Pertanahan Contoh', 'Dinas Pekerjaan Umum Contoh'];
  for (const name of names) {
    const { id } = await year.crew.complaints_officer.call(agencies.create, {
      body: { name, kind: 'regional', email: 'kantor@contoh.invalid', phone: '0361 813542' },
    });
    year.agencies.push(id);
  }
  const { id } = await year.crew.complaints_officer.call(agencies.create, {
    body: { name: 'Inspektorat Contoh', kind: 'inspectorate', email: 'inspektorat@contoh.invalid' },
  });
  await year.office.appointInspectorate(id);
}

/** What happens to the calendar itself in the course of the year. */
const calendarChanges: Readonly<Record<string, (year: Year) => Promise<unknown>>> = {
  '2026-06-02': ({ crew }) =>
    crew.administrator.call(calendar.addDays, {
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
    crew.head_of_office.call(calendar.setSwitch, {
      params: { kind: 'dispensasi_daerah' },
      body: { stopsClock: true, decree: 'SE Contoh 12/2026' },
    }),
  '2026-08-14': ({ crew }) =>
    crew.administrator.call(calendar.addDays, {
      body: {
        kind: 'cuti_bersama',
        decree: 'SKB Contoh 2/2026',
        days: [{ onDate: '2026-08-18', nameId: 'Cuti bersama tambahan', nameEn: 'Added collective leave' }],
      },
    }),
};

const isOver = ({ state, fate, done, afterwards }: Complaint) =>
  over.includes(state) &&
  !(state === 'merged' && fate === 'unmerged' && !done.has('unmerged')) &&
  !(state === 'closed' && fate === 'reopened' && !done.has('reopened') && afterwards === 'dissatisfied');

/** Whether the office works on this day, by its calendar as it is now. */
async function isWorkingDay({ crew }: Year, day: string): Promise<boolean> {
  const { year, dayOfWeek } = Temporal.PlainDate.from(day);
  const { days, switches } = await crew.administrator.call(calendar.year, { params: { year } });
  const stops = new Set(switches.filter(({ stopsClock }) => stopsClock).map(({ kind }) => kind));
  return dayOfWeek <= 5 && !days.some(({ onDate, kind }) => onDate === day && stops.has(kind));
}

const nyepi = '2026-03-19';
/** Longer than the time to complete, the silence after an answer, and what may follow one another. */
const longestWindUp = 150;

/** Plays office days from a date on: who complains, what the office does, what time does, what is sent. */
export async function simulateYear(
  office: PlayedOffice,
  { days, perDay, from }: YearOptions,
  random: Random,
  say: (day: string, officeDays: number, complaints: number) => void = () => {},
) {
  const kept: Record<string, number> = {};
  async function enforceDeadlines() {
    for (const [key, count] of Object.entries(await office.time.enforceDeadlines())) {
      kept[key] = (kept[key] ?? 0) + count;
    }
  }
  let taken = 0;
  const deliver = (day: string) =>
    office.time.deliverMessages((channel) => {
      // On Nyepi there is no network on the whole island, from six in the morning for a day.
      if (day === nyepi) return 'unreachable';
      if (channel === 'whatsapp') taken += 1;
      // Now and then a number that exists no more: the message goes another way.
      return channel === 'whatsapp' && taken % 40 === 0 ? 'number_unknown' : 'sent';
    });

  office.clock.set(instantOf(office, from, '07:00'));
  const year = await beginYear(office, random);
  await makeAgencies(year);
  const open = () => [...year.complaints.values()].filter((complaint) => !isOver(complaint));

  async function officeDay(day: string, withArrivals: boolean) {
    await attempt(year, async () => calendarChanges[day]?.(year));
    await enforceDeadlines();
    await readStates(year);
    if (withArrivals) {
      const isMonday = Temporal.PlainDate.from(day).dayOfWeek === 1;
      await receive(year, arrivalsOf(perDay, random), day, isMonday);
    }
    await workThrough(year, open());
    reach(year, day, '11:45');
    await enforceDeadlines();
    await agenciesReport(year);
    await emptyOutbox(year);
    reach(year, day, '16:00');
    await enforceDeadlines();
  }

  let day = from;
  let officeDays = 0;
  let lastArrivals = from;
  for (let windUp = 0; windUp < longestWindUp; day = dayAfter(day)) {
    const works = await isWorkingDay(year, day);
    reach(year, day, works ? '07:30' : '10:00');
    if (works) {
      const withArrivals = officeDays < days;
      if (withArrivals) {
        officeDays += 1;
        lastArrivals = day;
      }
      await officeDay(day, withArrivals);
      say(day, officeDays, year.complaints.size);
    } else await enforceDeadlines();
    if (dayOf(year) !== day) year.faults.push(`${day} was longer than a day`);
    await deliver(day);
    if (officeDays >= days) {
      await readStates(year);
      if (open().length === 0) break;
      windUp += 1;
    }
  }
  return {
    days: officeDays,
    from,
    to: day,
    /** Calendar days after the last arrivals until every case had ended. */
    windUpDays: Temporal.PlainDate.from(lastArrivals).until(day).days,
    complaints: year.complaints.size,
    /** Fates that were meant, and how often. */
    fates: countBy([...year.complaints.values()], ({ fate }) => fate),
    kept,
    declined: Object.fromEntries(year.declined),
    faults: year.faults,
    /** Cases that have not ended when the year does. */
    unaccounted: open().map(({ number, state, fate }) => ({ number, state, fate })),
  };
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
