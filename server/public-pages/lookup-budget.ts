import type { Clock } from '../context.ts';

const windowMs = 60_000;
/** Wrong codes in a minute: from one address, where a whole village may sit, and from everywhere together. */
export const wrongCodesPerMinute = { address: 30, everywhere: 600 };
/** So many addresses are remembered at once; more than that is a flood, which the common budget stops. */
const mostAddresses = 10_000;

interface Count {
  since: number;
  wrong: number;
}

/**
 * Slows those who guess. Only wrong codes count and a right one always opens, so that a guesser cannot lock out who
 * shares his address. What makes guessing hopeless is the length of the codes; this keeps it from being loud.
 */
export function createLookupBudget(clock: Clock) {
  const byAddress = new Map<string, Count>();
  let everywhere: Count = { since: 0, wrong: 0 };

  const running = (count: Count | undefined, now: number): Count =>
    count === undefined || now - count.since >= windowMs ? { since: now, wrong: 0 } : count;

  return {
    /** Counts a wrong code; true when the guesser has used up the minute. */
    isSpentBy(address: string): boolean {
      const now = clock.now().getTime();
      everywhere = running(everywhere, now);
      everywhere.wrong += 1;
      const own = running(byAddress.get(address), now);
      own.wrong += 1;
      if (byAddress.size >= mostAddresses) byAddress.clear();
      byAddress.set(address, own);
      return own.wrong > wrongCodesPerMinute.address || everywhere.wrong > wrongCodesPerMinute.everywhere;
    },
  };
}

export type LookupBudget = ReturnType<typeof createLookupBudget>;
