import type { Clock } from '../../context.ts';
import { networkOf } from '../../http/network.ts';

const hourMs = 60 * 60 * 1000;
/** Beyond it the address that has been quiet the longest is forgotten: a flood of addresses takes no more memory. */
const mostAddresses = 20_000;

/**
 * How much came from each address within an hour. Thousands may share one behind their provider, so a count refuses
 * nobody: it decides how much work the next form costs. Kept in memory alone; after a restart it begins anew.
 */
export function createAddressCrowd(clock: Clock) {
  const counts = new Map<string, { since: number; came: number }>();
  const now = () => clock.now().getTime();
  const running = (network: string) => {
    const count = counts.get(network);
    return count === undefined || now() - count.since >= hourMs ? { since: now(), came: 0 } : count;
  };
  return {
    from: (address: string): number => running(networkOf(address)).came,
    add(address: string): void {
      const network = networkOf(address);
      const { since, came } = running(network);
      counts.delete(network);
      counts.set(network, { since, came: came + 1 });
      const [quietest] = counts.keys();
      if (counts.size > mostAddresses && quietest !== undefined) counts.delete(quietest);
    },
  };
}

export type AddressCrowd = ReturnType<typeof createAddressCrowd>;
