import type { Clock } from '../../context.ts';
import { networkOf } from '../../http/network.ts';

/** What may come in a time: from one address, where a whole village may sit, or of one case; and all together. */
export interface Budget {
  windowMs: number;
  own: number;
  everywhere: number;
}

/** Wrong codes in a minute. */
export const wrongCodesPerMinute: Budget = { windowMs: 60_000, own: 30, everywhere: 600 };
/** So many networks are remembered at once; beyond it the one that has been quiet the longest is forgotten. */
const mostAddresses = 10_000;

interface Count {
  since: number;
  spent: number;
}

/**
 * Slows those who guess. Only wrong codes count and a right one always opens, so that a guesser cannot lock out who
 * shares his address. What makes guessing hopeless is the length of the codes; this keeps it from being loud.
 */
export function createLookupBudget(clock: Clock, budget: Budget = wrongCodesPerMinute) {
  const byAddress = new Map<string, Count>();
  let everywhere: Count = { since: 0, spent: 0 };

  const running = (count: Count | undefined, now: number): Count =>
    count === undefined || now - count.since >= budget.windowMs ? { since: now, spent: 0 } : count;

  return {
    /** Counts one more; true when whoever it is has used up the time. */
    isSpentBy(address: string): boolean {
      const now = clock.now().getTime();
      everywhere = running(everywhere, now);
      everywhere.spent += 1;
      const network = networkOf(address);
      const own = running(byAddress.get(network), now);
      own.spent += 1;
      byAddress.delete(network);
      byAddress.set(network, own);
      const [quietest] = byAddress.keys();
      if (byAddress.size > mostAddresses && quietest !== undefined) byAddress.delete(quietest);
      return own.spent > budget.own || everywhere.spent > budget.everywhere;
    },
  };
}

export type LookupBudget = ReturnType<typeof createLookupBudget>;
