import type { QueuePriority } from '../../contract/queue/terms.ts';
import { type Random, weighted } from '../random.ts';

const minute = 60_000;
const services = { application: 0.5, collection: 0.25, recording: 0.15, information: 0.1 };
const minutesAtCounter = { application: 5, collection: 2.5, recording: 6, information: 4 };
const fates = { served: 0.86, mistaken: 0.04, late: 0.04, absent: 0.04, gives_back: 0.02 };

export interface Person {
  /** Milliseconds after the first ticket of the day. */
  arrivesAt: number;
  how: 'phone' | 'officer';
  service: keyof typeof services;
  priority: QueuePriority | null;
  /** What becomes of somebody in the queue. */
  fate: keyof typeof fates;
  /** From the call to the counter, and how long it takes there. */
  walkMs: number;
  serviceMs: number;
}

/** Those who come in a day of `spanMs`: many in the first hours, fewer towards the end. */
export function peopleOf(random: Random, count: number, spanMs: number): Person[] {
  return Array.from({ length: count }, (): Person => {
    const service = weighted(random, services);
    const fate = weighted(random, fates);
    return {
      how: fate === 'gives_back' || random.next() < 0.6 ? 'phone' : 'officer',
      arrivesAt: Math.floor(random.next() ** 1.5 * spanMs),
      service,
      priority: random.next() < 0.12 ? random.pick(['elderly', 'disabled', 'pregnant'] as const) : null,
      fate,
      walkMs: random.around(20_000),
      serviceMs: random.around(minutesAtCounter[service] * minute),
    };
  }).sort((a, b) => a.arrivesAt - b.arrivesAt);
}
