// Pure: values in, values out.
/** Fewer than this could point at persons: not published. */
export const smallestCell = 5;

/**
 * Replaces counts under five by null. Where exactly one cell is hidden, the total would give it away, so the smallest
 * of the others is hidden too; where all hidden cells together are still under five, one more goes, until nothing
 * under five can be worked out from what is left and the total. Zero is published: it counts nobody.
 */
export function suppress<K>(cells: readonly { key: K; count: number }[]): { key: K; count: number | null }[] {
  const hidden = new Set<number>();
  cells.forEach(({ count }, index) => {
    if (count > 0 && count < smallestCell) hidden.add(index);
  });
  const hiddenSum = () => [...hidden].reduce((sum, index) => sum + (cells[index]?.count ?? 0), 0);
  while (hidden.size > 0 && (hidden.size < 2 || hiddenSum() < smallestCell)) {
    const next = cells
      .map(({ count }, index) => ({ count, index }))
      .filter(({ count, index }) => count > 0 && !hidden.has(index))
      .sort((a, b) => a.count - b.count)[0];
    if (next === undefined) break;
    hidden.add(next.index);
  }
  return cells.map(({ key, count }, index) => ({ key, count: hidden.has(index) ? null : count }));
}
