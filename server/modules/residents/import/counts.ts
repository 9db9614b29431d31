import type { ImportFinding } from './validate-row.ts';

/** Rows of a file by what became of them. */
export interface ImportCounts {
  rows: number;
  /** Written to the register (in a dry run: would be), those with a warning included. */
  loaded: number;
  warned: number;
  rejected: number;
  /** Known with exactly these values: nothing to do. */
  unchanged: number;
  /** Findings by code. */
  findings: Record<string, number>;
}

export const noCounts = (): ImportCounts => ({
  rows: 0,
  loaded: 0,
  warned: 0,
  rejected: 0,
  unchanged: 0,
  findings: {},
});

/** Adds one row as it came out. */
export function count(
  counts: ImportCounts,
  outcome: 'loaded' | 'rejected' | 'unchanged',
  findings: readonly Pick<ImportFinding, 'code' | 'level'>[],
): void {
  counts.rows += 1;
  counts[outcome] += 1;
  if (outcome === 'unchanged') return;
  if (outcome === 'loaded' && findings.some(({ level }) => level === 'warn')) counts.warned += 1;
  for (const { code } of findings) counts.findings[code] = (counts.findings[code] ?? 0) + 1;
}
