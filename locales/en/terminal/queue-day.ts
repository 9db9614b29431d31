import type { queueDay as wordsInIndonesian } from '../../id/terminal/queue-day.ts';
import type { Translation } from '../../translation.ts';

/** The played day of the queue, for a terminal. */
export const queueDay: Translation<typeof wordsInIndonesian> = {
  title: 'A day of the queue: {people} people, {counters} counters, {displays} displays',
  waiting: 'Waiting (minutes): median {median}, p95 {p95}',
  service: 'Service (minutes): median {median}, p95 {p95}',
  calls: '{calls} calls; not seen by a display: {missed}',
  unaccounted: 'Tickets with another end than their holder knows: {count}',
  fault: 'Fault: {fault}',
};
