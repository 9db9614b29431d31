import type { z } from 'zod';
import { queue } from '../../contract/queue/endpoints.ts';
import type { Officer } from '../client.ts';
import type { PlayedOffice } from '../office.ts';
import type { Random } from '../random.ts';
import { hireOfficers, signInAs } from '../staff.ts';
import { percentilesOf } from '../tally.ts';
import { type Hall, openCounter } from './counter.ts';
import { type Latencies, openDisplay, openPhone, type Phone, timed } from './devices.ts';
import { type Person, peopleOf } from './people.ts';

/** What the office's queue is set to, as its keeper enters it. */
export interface QueueSetting {
  services: readonly z.input<typeof queue.addService.body>[];
  counters: readonly z.input<typeof queue.addCounter.body>[];
}

export interface QueueOptions {
  people: number;
  counters: number;
  displays: number;
  /** When tickets are given, and for how long. */
  opens: Date;
  spanMs: number;
  /** Displays ask so often, and nothing happens in between. */
  stepMs: number;
}

export type QueueReport = Awaited<ReturnType<typeof simulateQueue>>;

const minute = 60_000;
/** Whoever comes late is there again after this. */
const lateMs = 6 * minute;
/** How often a telephone looks at its ticket. */
const lookMs = 7 * minute;
const longestDayMs = 14 * 60 * minute;

/** Services, and a counter with an officer for each who calls. */
async function openCounters(
  { connection, accounts }: PlayedOffice,
  setting: QueueSetting,
  count: number,
): Promise<Officer[]> {
  const keeper = await signInAs(connection, accounts, 'administrator');
  for (const body of setting.services) await keeper.call(queue.addService, { body });
  const everything = setting.services.map(({ code }) => code);
  const isWhole = count === setting.counters.length;
  const posts = Array.from({ length: count }, () => 'front_desk' as const);
  const hired = await hireOfficers(connection, keeper, posts, 'loket');
  for (const [index, { officer }] of hired.entries()) {
    const number = index + 1;
    const services = isWhole ? (setting.counters[index]?.services ?? everything) : everything;
    const body = { number, name: `Loket ${number}`, services };
    const { counters } = await keeper.call(queue.addCounter, { body });
    const id = counters.find((each) => each.number === number)?.id ?? '';
    await officer.call(queue.sit, { params: { id } });
  }
  return hired.map(({ officer }) => officer);
}

function measured(list: readonly number[]) {
  const tenth = (ms: number) => Math.round(ms * 10) / 10;
  const { p50, p95 } = percentilesOf(list) ?? { p50: 0, p95: 0 };
  return { count: list.length, p50: tenth(p50), p95: tenth(p95), max: tenth(Math.max(0, ...list)) };
}

/** Plays a day of the queue through its pages and API: all that is due at one moment at once. */
export async function simulateQueue(
  office: PlayedOffice,
  setting: QueueSetting,
  options: QueueOptions,
  random: Random,
) {
  const { clock, connection, records } = office;
  const { send } = connection;
  const latencies: Latencies = new Map();
  const faults: string[] = [];
  const opensAt = options.opens.getTime();
  clock.set(options.opens);
  const callers = await openCounters(office, setting, options.counters);
  const [greeter] = callers;
  if (greeter === undefined) throw new Error('nobody at the counters');

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
  const counters = callers.map((officer) => openCounter(officer, hall, latencies));
  const displays = Array.from({ length: options.displays }, (_, i) =>
    openDisplay(send, `10.0.0.${i + 1}`, latencies),
  );

  function lookAgain(phone: Phone, label: string, address: string) {
    due.push({
      at: clock.now().getTime() + lookMs,
      work: async () => {
        if (!(await phone.look(address))) faults.push(`${label} cannot be looked at`);
        if (!hall.served.has(label) && !gaveBack.has(label)) lookAgain(phone, label, address);
      },
    });
  }

  const askAtDoor = async (person: Person) => {
    const { service, priority } = person;
    const { label } = await timed(latencies, 'issue', () =>
      greeter.call(queue.issue, { body: { service, priority } }),
    );
    hall.byLabel.set(label, person);
  };

  const arrive = async (person: Person, index: number) => {
    if (person.how === 'officer') return askAtDoor(person);
    const phone = openPhone(send, `10.1.${Math.floor(index / 250)}.${(index % 250) + 1}`, latencies);
    const taken = await phone.take(person.service, person.priority ?? '');
    // The numbers for telephones are used up: the door has more.
    if (taken === 'take ticket: 409') {
      if (person.fate !== 'gives_back') await askAtDoor(person);
      return;
    }
    if (typeof taken === 'string') {
      faults.push(taken);
      return;
    }
    hall.byLabel.set(taken.label, person);
    if (person.fate === 'gives_back') {
      if (await phone.cancel(taken.address)) gaveBack.add(taken.label);
      return;
    }
    if (person.fate !== 'absent') lookAgain(phone, taken.label, taken.address);
  };

  const people = peopleOf(random, options.people, options.spanMs);
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
  await office.time.endQueueDays();

  const tickets = await records.tickets();
  const calls = await records.callNumbers();
  const missed = displays.map(({ seen }) => calls.filter((call) => !seen.has(call)).length);
  const ended = (state: string, known: number) => Math.abs((tickets[state] ?? 0) - known);
  const absent = people.filter(({ fate }) => fate === 'absent').length;
  return {
    people: people.length,
    counters: counters.length,
    displays: displays.length,
    tickets,
    calls: calls.length,
    /** Calls that a display did not see, over all displays. */
    missedCalls: missed.reduce((sum, count) => sum + count, 0),
    waiting: total.waiting,
    service: total.service,
    latencyMs: Object.fromEntries(
      [...latencies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, list]) => [what, measured(list)]),
    ),
    /** Tickets whose end is not the one that their holder knows. */
    unaccounted:
      ended('done', hall.served.size) + ended('cancelled', gaveBack.size) + ended('expired', absent),
    faults: [...faults, ...displays.flatMap((display) => display.faults)],
  };
}
