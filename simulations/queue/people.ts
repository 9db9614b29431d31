import type { QueuePriority } from '../../contract/queue/terms.ts';
import type { Random } from '../day/random.ts';

/** What becomes of somebody in the queue. */
export type Fate = 'served' | 'mistaken' | 'late' | 'absent' | 'gives_back';

export interface Person {
  /** Milliseconds after the first ticket of the day. */
  arrivesAt: number;
  how: 'phone' | 'officer';
  service: string;
  priority: QueuePriority | null;
  fate: Fate;
  /** From the call to the counter, and how long it takes there. */
  walkMs: number;
  serviceMs: number;
}

const minute = 60_000;

const services: readonly [code: string, share: number, minutes: number][] = [
  ['application', 0.5, 5],
  ['collection', 0.25, 2.5],
  ['recording', 0.15, 6],
  ['information', 0.1, 4],
];
const fates: readonly [Fate, number][] = [
  ['served', 0.86],
  ['mistaken', 0.04],
  ['late', 0.04],
  ['absent', 0.04],
  ['gives_back', 0.02],
];

function weighted<T extends readonly [unknown, number, ...unknown[]]>(random: Random, list: readonly T[]): T {
  let left = random.next();
  for (const each of list) {
    left -= each[1];
    if (left <= 0) return each;
  }
  return list[list.length - 1] as T;
}

/** Those who come in a day of `spanMs`: many in the first hours, fewer towards the end. */
export function peopleOf(random: Random, count: number, spanMs: number): Person[] {
  return Array.from({ length: count }, () => {
    const [service, , minutes] = weighted(random, services);
    const [fate] = weighted(random, fates);
    const how = fate === 'gives_back' || random.next() < 0.6 ? ('phone' as const) : ('officer' as const);
    return {
      arrivesAt: Math.floor(random.next() ** 1.5 * spanMs),
      how,
      service,
      priority: random.next() < 0.12 ? random.pick(['elderly', 'disabled', 'pregnant'] as const) : null,
      fate,
      walkMs: random.around(20_000),
      serviceMs: random.around(minutes * minute),
    };
  }).sort((a, b) => a.arrivesAt - b.arrivesAt);
}
