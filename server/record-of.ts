/** One value for each key of a closed list. */
export function recordOf<K extends string, V>(
  keys: readonly K[],
  make: (key: K, place: number) => V,
): Record<K, V> {
  return Object.fromEntries(keys.map((key, place) => [key, make(key, place)])) as Record<K, V>;
}
