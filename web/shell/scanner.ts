/** A barcode scanner types: much faster than a hand, and ends with Enter. */
const fastestHandMs = 45;
const shortestCode = 5;

interface Typed {
  key: string;
  at: number;
}

/**
 * Tells a scan from typing, key by key. `feed` returns the code when Enter ends one, else null.
 * Pure but for its own buffer; times come from the events.
 */
export function scanDetector() {
  let buffer: Typed[] = [];
  return {
    feed({ key, at }: Typed): string | null {
      const last = buffer.at(-1);
      if (last !== undefined && at - last.at > fastestHandMs) buffer = [];
      if (key === 'Enter') {
        const code = buffer.map((typed) => typed.key).join('');
        buffer = [];
        return code.length >= shortestCode ? code : null;
      }
      if (key.length === 1) buffer.push({ key, at });
      // Shift belongs to the next character; any other key ends a scan.
      else if (key !== 'Shift') buffer = [];
      return null;
    },
  };
}
