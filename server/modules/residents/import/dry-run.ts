import { ruleLists } from '../rule-lists.ts';
import { count, type ImportCounts, noCounts } from './counts.ts';
import type { ReportedFinding } from './report.ts';
import { readSiakFile } from './siak-file.ts';

/** Validates a SIAK export without a database: what an empty register would make of it. */
export async function dryRunSiak(request: {
  source: AsyncIterable<Buffer>;
  /** ISO date in the office's zone. */
  today: string;
  regencyCode: string;
  onFinding: (finding: ReportedFinding) => void;
}): Promise<ImportCounts> {
  const counts = noCounts();
  for await (const batch of readSiakFile(request.source, { ...ruleLists, ...request })) {
    for (const { resident, findings } of batch) {
      count(counts, resident === null ? 'rejected' : 'loaded', findings);
      for (const finding of findings) request.onFinding(finding);
    }
  }
  return counts;
}
