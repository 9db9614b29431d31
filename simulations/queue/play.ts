import type { FastifyInstance } from 'fastify';
import { type QueueFigures, queue } from '../../contract/queue/endpoints.ts';
import { callNumbers, countTickets } from '../../server/consistency/queue-counts.ts';
import type { Db } from '../../server/db/database.ts';
import { demonstrationCounters, demonstrationServices } from '../../server/demonstration/queue-setting.ts';
import { endOldDays } from '../../server/modules/queue/index.ts';
import type { Random } from '../day/random.ts';
import type { YearOfficer } from '../year/client.ts';
import type { SetClock } from '../year/setting.ts';
import { CounterAtWork, type Hall } from './counter.ts';
import { openDisplay } from './display.ts';
import { type Person, peopleOf } from './people.ts';
import { type Latencies, openPhone, type Phone, timed } from './phone.ts';

export interface QueueOffice {
  app: FastifyInstance;
  db: Db;
  clock: SetClock;
  random: Random;
  keeper: YearOfficer;
  /** One for each counter. */
  callers: readonly YearOfficer[];
}

export interface DayOptions {
  people: number;
  displays: number;
  /** When tickets are given, and for how long. */
  opens: Date;
  spanMs: number;
  /** Displays ask so often, and nothing happens in between. */
  stepMs: number;
}

interface Measured {
  count: number;
  p50: number;
  p95: number;
  max: number;
}

export interface DayReport {
  people: number;
  counters: number;
  displays: number;
  tickets: Record<string, number>;
  calls: number;
  /** Calls that a display did not see, over all displays. */
  missedCalls: number;
  waiting: QueueFigures['total']['waiting'];
  service: QueueFigures['total']['service'];
  latencyMs: Record<string, Measured>;
  /** Tickets whose end is not the one that their holder knows. */
  unaccounted: number;
  faults: string[];
}

const minute = 60_000;
/** Whoever comes late is there again after this. */
const lateMs = 6 * minute;
/** How often a telephone looks at its ticket. */
const lookMs = 7 * minute;
const longestDayMs = 14 * 60 * minute;

async function furnish({ keeper, callers }: QueueOffice): Promise<void> {
  for (const [index, service] of demonstrationServices.entries()) {
    await keeper.call(queue.addService, { body: { ...service, position: index + 1 } });
  }
  const everything = demonstrationServices.map(({ code }) => code);
  const isWhole = callers.length === demonstrationCounters.length;
  for (const [index, officer] of callers.entries()) {
    const number = index + 1;
    const services = isWhole ? (demonstrationCounters[index]?.services ?? everything) : everything;
    const { counters } = await keeper.call(queue.addCounter, {
      body: { number, name: `Loket ${number}`, services },
    });
    const id = counters.find((each) => each.number === number)?.id ?? '';
    await officer.call(queue.sit, { params: { id } });
  }
}

function measured(list: readonly number[]): Measured {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Plays a day of the queue over HTTP: people, counters and displays, all that is due at one moment at once. */
export async function playDay(office: QueueOffice, options: DayOptions): Promise<DayReport> {
  const { app, clock, callers } = office;
  const latencies: Latencies = new Map();
  const faults: string[] = [];
  const opensAt = options.opens.getTime();
  clock.set(options.opens);
  await furnish(office);

  const due: { at: number; work: () => Promise<void> }[] = [];
  const gaveBack = new Set<string>();
  const hall: Hall = {
    byLabel: new Map(),
    returned: new Set(),
    transferred: new Set(),
    served: new Set(),
    faults,
    comeLate(ticketId, label) {
      due.push({
        at: clock.now().getTime() + lateMs,
        work: async () => {
          hall.returned.add(label);
          await greeter.call(queue.restore, { params: { id: ticketId } });
        },
      });
    },
  };
  const counters = callers.map((officer) => new CounterAtWork(officer, hall, latencies));
  const displays = Array.from({ length: options.displays }, (_, i) =>
    openDisplay(app, `10.0.0.${i + 1}`, latencies),
  );
  const greeter = callers[0] as YearOfficer;

  function lookAgain(phone: Phone, label: string, address: string) {
    due.push({
      at: clock.now().getTime() + lookMs,
      work: async () => {
        if (!(await phone.look(address))) faults.push(`${label} cannot be looked at`);
        if (!hall.served.has(label) && !gaveBack.has(label)) lookAgain(phone, label, address);
      },
    });
  }

  async function arrive(person: Person, index: number) {
    if (person.how === 'officer') {
      const { service, priority } = person;
      const { label } = await timed(latencies, 'issue', () =>
        greeter.call(queue.issue, { body: { service, priority } }),
      );
      hall.byLabel.set(label, person);
      return;
    }
    const phone = openPhone(app, `10.1.${Math.floor(index / 250)}.${(index % 250) + 1}`, latencies);
    const taken = await phone.take(person.service, person.priority ?? '');
    if (typeof taken === 'string') {
      faults.push(taken);
      return;
    }
    hall.byLabel.set(taken.label, person);
    if (person.fate === 'gives_back') {
      if (await phone.giveBack(taken.address)) gaveBack.add(taken.label);
      return;
    }
    if (person.fate !== 'absent') lookAgain(phone, taken.label, taken.address);
  }

  const people = peopleOf(office.random, options.people, options.spanMs);
  for (const [index, person] of people.entries()) {
    due.push({ at: opensAt + person.arrivesAt, work: () => arrive(person, index) });
  }

  const expected = () => people.filter(({ fate }) => fate !== 'absent' && fate !== 'gives_back').length;
  for (let now = opensAt; hall.served.size < expected(); now += options.stepMs) {
    if (now > opensAt + longestDayMs) {
      faults.push('the day does not end');
      break;
    }
    clock.set(new Date(now));
    const ready = due.filter(({ at }) => at <= now);
    for (const each of ready) due.splice(due.indexOf(each), 1);
    await Promise.all([
      ...ready.map(({ work }) => guarded(work)),
      ...counters.filter(({ nextAt }) => nextAt <= now).map((counter) => guarded(() => counter.turn(now))),
      ...displays.map((display) => guarded(display.poll)),
    ]);
    if (faults.length > 50) break;
  }
  async function guarded(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }

  await Promise.all(displays.map((display) => display.poll()));
  const { total } = await greeter.call(queue.figures);
  clock.set(new Date(opensAt + 24 * 60 * minute));
  await endOldDays(office);

  const tickets = await countTickets(office.db);
  const calls = await callNumbers(office.db);
  const missed = displays.map(({ seen }) => calls.filter((call) => !seen.has(call)).length);
  const ended = (state: string, known: number) => Math.abs((tickets[state] ?? 0) - known);
  const absent = people.filter(({ fate }) => fate === 'absent').length;
  return {
    people: people.length,
    counters: counters.length,
    displays: displays.length,
    tickets,
    calls: calls.length,
    missedCalls: missed.reduce((sum, count) => sum + count, 0),
    waiting: total.waiting,
    service: total.service,
    latencyMs: Object.fromEntries(
      [...latencies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, list]) => [what, measured(list)]),
    ),
    unaccounted:
      ended('done', hall.served.size) + ended('cancelled', gaveBack.size) + ended('expired', absent),
    faults: [...faults, ...displays.flatMap((display) => display.faults)],
  };
}
