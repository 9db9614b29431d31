/** Numbers that look random and are the same for the same seed: a day can be lived again. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, count). */
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** Times between arrivals and the like: many short, few long. */
  exponential(mean: number): number;
  /** Around `mean`, between half and twice of it. */
  around(mean: number): number;
}

/** Mulberry32: small, fast, good enough for think times. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    pick<T>(list: readonly T[]): T {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffled<T>(list: readonly T[]): T[] {
      const copy = [...list];
      for (let end = copy.length - 1; end > 0; end -= 1) {
        const at = below(end + 1);
        const item = copy[end] as T;
        copy[end] = copy[at] as T;
        copy[at] = item;
      }
      return copy;
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    around: (mean) => mean * 2 ** (next() + next() - 1),
  };
}

/** One of the keys, the heavier the more often. */
export function weighted<T extends string>(random: Random, weights: Readonly<Partial<Record<T, number>>>): T {
  const entries = Object.entries(weights) as [T, number][];
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  let chosen: T | undefined;
  for (const [key, weight] of entries) {
    chosen = key;
    left -= weight;
    if (left < 0) break;
  }
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}
