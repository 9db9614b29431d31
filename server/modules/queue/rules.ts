// Pure: values in, values out.
/** At most so many priority calls in a row at one counter while somebody without priority waits for it. */
export const priorityCallsInARow = 2;

/** Where an office has not said otherwise: an hour before the counters close nobody is given a ticket any more. */
export const usualHours = { opensAt: '07:30', lastTicketAt: '15:00' };

/** "A-012": as it stands on the slip, on the display, and as it is called. */
export function labelOf(letter: string, number: number): string {
  return `${letter}-${String(number).padStart(3, '0')}`;
}

/**
 * Whether the next call of a counter goes to somebody without priority, if one waits. `lastCalls` says of the
 * counter's calls today, newest first, whether they were priority calls.
 */
export function isOrdinaryTurn(lastCalls: readonly boolean[]): boolean {
  const run = lastCalls.slice(0, priorityCallsInARow);
  return run.length === priorityCallsInARow && run.every(Boolean);
}

export interface Hours {
  opensAt: string;
  lastTicketAt: string;
}

/** Why the public is given no ticket at this time of the office's day; null when it is. */
export function closedBecause(
  { opensAt, lastTicketAt }: Hours,
  now: { workingDay: boolean; time: string },
): 'day' | 'before' | 'after' | null {
  if (!now.workingDay) return 'day';
  if (now.time < opensAt) return 'before';
  return now.time > lastTicketAt ? 'after' : null;
}

/** Waits of a queue, as its estimates take them. */
export interface WaitingTicket {
  id: string;
  service: string;
  priority: boolean;
  /** Waits for this counter alone. */
  forCounterId: string | null;
  takenAt: Date;
}

export interface OpenCounter {
  id: string;
  services: readonly string[];
  /** Somebody is called to it or served there. */
  busy: boolean;
}

type Wanted = Pick<WaitingTicket, 'service' | 'priority' | 'forCounterId'> & {
  /** Null for somebody who takes a ticket now: behind all who wait. */
  takenAt: Date | null;
  id: string | null;
};

const calls = (counter: OpenCounter, ticket: Pick<WaitingTicket, 'service' | 'forCounterId'>) =>
  counter.services.includes(ticket.service) &&
  (ticket.forCounterId === null || ticket.forCounterId === counter.id);

export function countersFor(
  ticket: Pick<WaitingTicket, 'service' | 'forCounterId'>,
  counters: readonly OpenCounter[],
): OpenCounter[] {
  return counters.filter((counter) => calls(counter, ticket));
}

/**
 * How many of those who wait are called before this one by the counters that call it: who came earlier, and who
 * passes by the fairness rule. The order of places is the order in which tickets were taken.
 */
export function peopleAhead(
  ticket: Wanted,
  waiting: readonly WaitingTicket[],
  counters: readonly OpenCounter[],
): number {
  const own = countersFor(ticket, counters);
  const rivals = waiting.filter(
    (other) =>
      other.id !== ticket.id &&
      // While nobody sits at a counter, those of the same service are ahead all the same.
      (own.length === 0 ? other.service === ticket.service : own.some((counter) => calls(counter, other))),
  );
  const cameEarlier = (other: WaitingTicket) => ticket.takenAt === null || other.takenAt <= ticket.takenAt;
  const first = rivals.filter((other) => other.priority);
  const ordinary = rivals.filter((other) => !other.priority);
  if (ticket.priority) {
    const ahead = first.filter(cameEarlier).length;
    return ahead + Math.min(ordinary.length, Math.floor(ahead / priorityCallsInARow));
  }
  const ahead = ordinary.filter(cameEarlier).length;
  return ahead + Math.min(first.length, priorityCallsInARow * (ahead + 1));
}

export interface WaitFacts {
  ahead: number;
  /** Counters at which somebody sits that call this service, and how many of them are free now. */
  counters: number;
  free: number;
  /** Half of those served took no longer than this; null while too few were served. */
  medianServiceMs: number | null;
}

/** How long a ticket waits yet by the day's own figures; null where nothing is known to say it by. */
export function estimatedWaitMs({ ahead, counters, free, medianServiceMs }: WaitFacts): number | null {
  if (counters === 0 || medianServiceMs === null) return null;
  const turns = Math.max(0, ahead + 1 - free);
  return (turns * medianServiceMs) / counters;
}

/** Whole minutes, never promising less; from ten on in steps of five, since nobody knows it closer. */
export function minutesOf(ms: number): number {
  const minutes = Math.ceil(ms / 60_000);
  return minutes <= 10 ? minutes : Math.ceil(minutes / 5) * 5;
}

/** Fewer services than this say nothing of how long one takes. */
const fewestServed = 5;

/** The median by which a service is estimated: today's once enough were served, else that of the days before. */
export function medianToEstimateBy(
  today: { served: number; medianMs: number | null },
  before: { served: number; medianMs: number | null },
): number | null {
  if (today.served >= fewestServed) return today.medianMs;
  return before.served >= fewestServed ? before.medianMs : null;
}

/** Telephones of a day may take so many tickets of a service that has no limit: far above what an office serves. */
const phoneTicketsWithoutLimit = 200;

/** How many of a day's tickets of a service telephones may take: half of them are kept for who comes to the door. */
export function phoneShareOf(dailyLimit: number | null): number {
  return dailyLimit === null ? phoneTicketsWithoutLimit : Math.ceil(dailyLimit / 2);
}
