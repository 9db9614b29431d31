export interface Percentiles {
  p50: number;
  p95: number;
}

/** Nearest rank; null of nothing. */
export function percentilesOf(values: readonly number[]): Percentiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: rank(0.5), p95: rank(0.95) };
}

/** How many of each, by name. */
export function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of items.map(key).toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Counts of names, the most frequent first, in the words of a terminal. */
export function listed(
  counts: Readonly<Record<string, number>>,
  wordOf: (key: string) => string | undefined = () => undefined,
): string {
  const words = Object.entries(counts)
    .sort((a, b) => b[1] - a[1])
    .map(([key, count]) => `${wordOf(key) ?? key} ${count}`);
  return words.join(', ') || '-';
}
