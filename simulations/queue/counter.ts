import { queue } from '../../contract/queue/endpoints.ts';
import { act, Declined, type Officer } from '../client.ts';
import { type Latencies, timed } from './devices.ts';
import type { Person } from './people.ts';

const second = 1000;
/** Whoever finds nobody waiting looks again after this. */
const idleMs = 15 * second;
/** Nobody comes: called again, and then skipped. */
const patienceMs = 30 * second;

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

type Phase = 'free' | 'called' | 'recalled' | 'serving';

/** One officer at a counter: calls, waits for who was called, serves, calls the next. */
export class CounterAtWork {
  nextAt = 0;
  #phase: Phase = 'free';
  #ticket: { id: string; label: string } | null = null;
  readonly officer: Officer;
  readonly #hall: Hall;
  readonly #latencies: Latencies;

  constructor(officer: Officer, hall: Hall, latencies: Latencies) {
    this.officer = officer;
    this.#hall = hall;
    this.#latencies = latencies;
  }

  /** The next thing that is due at this counter. */
  async turn(now: number): Promise<void> {
    if (this.#phase === 'called' || this.#phase === 'recalled') return this.#await(now);
    const ended = this.#ticket;
    if (this.#phase === 'serving' && ended !== null && this.#isMistaken(ended.label)) {
      this.#hall.transferred.add(ended.label);
      const meant =
        this.#hall.byLabel.get(ended.label)?.service === 'information' ? 'collection' : 'information';
      await timed(this.#latencies, 'transfer', () =>
        act(this.officer, queue.transfer, ended.id, { service: meant }),
      );
      this.#free(now);
      return;
    }
    if (this.#phase === 'serving' && ended !== null) this.#hall.served.add(ended.label);
    await this.#callNext(now);
  }

  async #callNext(now: number) {
    const finishCurrent = this.#phase === 'serving';
    try {
      const board = await timed(this.#latencies, 'callNext', () =>
        this.officer.call(queue.callNext, { body: { finishCurrent } }),
      );
      const { ticket } = board.mine;
      if (ticket === null) return this.#free(now, idleMs);
      this.#ticket = { id: ticket.id, label: ticket.label };
      this.#phase = 'called';
      this.nextAt = now + (this.#hall.byLabel.get(ticket.label)?.walkMs ?? patienceMs);
    } catch (error) {
      if (!(error instanceof Declined) || error.problem.code !== 'queue_empty') throw error;
      this.#free(now, idleMs);
    }
  }

  async #await(now: number) {
    const ticket = this.#ticket;
    if (ticket === null) return;
    const person = this.#comes(ticket.label);
    if (person !== null) {
      await this.#act('start', ticket.id);
      this.#phase = 'serving';
      // Whoever took a ticket for the wrong service is soon told so.
      this.nextAt = now + (this.#isMistaken(ticket.label) ? 40 * second : person.serviceMs);
      return;
    }
    if (this.#phase === 'called') {
      await this.#act('recall', ticket.id);
      this.#phase = 'recalled';
      this.nextAt = now + patienceMs;
      return;
    }
    await this.#act('skip', ticket.id);
    if (this.#hall.byLabel.get(ticket.label)?.fate === 'late') this.#hall.comeLate(ticket.id, ticket.label);
    this.#free(now);
  }

  /** Who was called, if he comes; null for nobody. */
  #comes(label: string): Person | null {
    const person = this.#hall.byLabel.get(label) ?? null;
    if (person === null) this.#hall.faults.push(`nobody holds ${label}`);
    if (person?.fate === 'absent' || person?.fate === 'gives_back') return null;
    return person?.fate === 'late' && !this.#hall.returned.has(label) ? null : person;
  }

  #isMistaken(label: string): boolean {
    return this.#hall.byLabel.get(label)?.fate === 'mistaken' && !this.#hall.transferred.has(label);
  }

  #free(now: number, restMs = 0) {
    this.#phase = 'free';
    this.#ticket = null;
    this.nextAt = now + restMs;
  }

  #act(action: 'recall' | 'start' | 'skip', id: string) {
    return timed(this.#latencies, action, () => act(this.officer, queue[action], id, {}));
  }
}
