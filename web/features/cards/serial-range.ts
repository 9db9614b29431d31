const limit = 20_000;

/**
 * How many blanks a range of serials holds, while it is still being typed; null when it is no range yet. The
 * server decides; this only shows what one is about to do.
 */
export function rangeQuantity(first: string, last: string): number | null {
  const from = /^(.*?)(\d+)$/.exec(first.trim().toUpperCase());
  const to = /^(.*?)(\d+)$/.exec(last.trim().toUpperCase());
  if (from === null || to === null || from[1] !== to[1] || from[2]?.length !== to[2]?.length) return null;
  const quantity = Number(to[2]) - Number(from[2]) + 1;
  return quantity >= 1 && quantity <= limit ? quantity : null;
}

/** The serial that ends a range of this many; null when there is none of the same length. */
export function lastOfRange(first: string, quantity: number): string | null {
  const from = /^(.*?)(\d+)$/.exec(first.trim().toUpperCase());
  const digits = from?.[2];
  if (digits === undefined || !Number.isInteger(quantity) || quantity < 1) return null;
  const last = String(Number(digits) + quantity - 1).padStart(digits.length, '0');
  return last.length === digits.length ? `${from?.[1] ?? ''}${last}` : null;
}

/** Serials in a row joined to ranges: SPM-01, SPM-02, SPM-04 become [SPM-01, SPM-02], [SPM-04, SPM-04]. */
export function joinSerials(serials: readonly string[]): { first: string; last: string; count: number }[] {
  const ranges: { first: string; last: string; count: number }[] = [];
  for (const serial of serials) {
    const open = ranges.at(-1);
    if (open !== undefined && lastOfRange(open.last, 2) === serial) {
      open.last = serial;
      open.count += 1;
    } else ranges.push({ first: serial, last: serial, count: 1 });
  }
  return ranges;
}
