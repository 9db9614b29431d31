import { queue } from '../../contract/queue/endpoints.ts';
import { act, Declined, type Officer } from '../client.ts';
import { type Latencies, timed } from './devices.ts';
import type { Person } from './people.ts';

const second = 1000;
/** Whoever finds nobody waiting looks again after this. */
const idleMs = 15 * second;
/** Nobody comes: called again, and then skipped. */
const patienceMs = 30 * second;
/** Whoever took a ticket for the wrong service is soon told so. */
const mistakenMs = 40 * second;

/** What the counters know of the people, by the number on the ticket. */
export interface Hall {
  byLabel: Map<string, Person>;
  /** Those who were skipped once and came after all. */
  returned: Set<string>;
  transferred: Set<string>;
  served: Set<string>;
  /** A ticket that is put back later: who comes late. */
  comeLate(ticketId: string, label: string): void;
  faults: string[];
}

/** Who was called, if he comes; null for nobody. */
function whoComes({ byLabel, returned, faults }: Hall, label: string): Person | null {
  const person = byLabel.get(label);
  if (person === undefined) {
    faults.push(`nobody holds ${label}`);
    return null;
  }
  if (person.fate === 'absent' || person.fate === 'gives_back') return null;
  return person.fate === 'late' && !returned.has(label) ? null : person;
}

/** One officer at a counter: calls, waits for who was called, serves, calls the next. Yields how long each thing takes. */
async function* serve(officer: Officer, hall: Hall, latencies: Latencies): AsyncGenerator<number, never> {
  const press = (action: 'recall' | 'start' | 'skip', id: string) =>
    timed(latencies, action, () => act(officer, queue[action], id, {}));
  async function callNext(finishCurrent: boolean) {
    try {
      const call = () => officer.call(queue.callNext, { body: { finishCurrent } });
      return (await timed(latencies, 'callNext', call)).mine.ticket;
    } catch (error) {
      if (!(error instanceof Declined) || error.problem.code !== 'queue_empty') throw error;
      return null;
    }
  }
  for (let isServing = false; ; ) {
    const ticket = await callNext(isServing);
    isServing = false;
    if (ticket === null) {
      yield idleMs;
      continue;
    }
    const { id, label } = ticket;
    yield hall.byLabel.get(label)?.walkMs ?? patienceMs;
    if (whoComes(hall, label) === null) {
      await press('recall', id);
      yield patienceMs;
    }
    const person = whoComes(hall, label);
    if (person === null) {
      await press('skip', id);
      if (hall.byLabel.get(label)?.fate === 'late') hall.comeLate(id, label);
      yield 0;
      continue;
    }
    await press('start', id);
    if (person.fate === 'mistaken' && !hall.transferred.has(label)) {
      yield mistakenMs;
      hall.transferred.add(label);
      const service = person.service === 'information' ? 'collection' : 'information';
      await timed(latencies, 'transfer', () => act(officer, queue.transfer, id, { service }));
      yield 0;
      continue;
    }
    yield person.serviceMs;
    hall.served.add(label);
    isServing = true;
  }
}

/** A counter at which an officer works, and when the next thing is due there. */
export function openCounter(officer: Officer, hall: Hall, latencies: Latencies) {
  let work = serve(officer, hall, latencies);
  return {
    nextAt: 0,
    async turn(now: number): Promise<void> {
      try {
        this.nextAt = now + (await work.next()).value;
      } catch (error) {
        work = serve(officer, hall, latencies);
        throw error;
      }
    },
  };
}
