import type { Tx } from '../../../db/database.ts';
import type { ImportCounts } from './counts.ts';
import type { LoadTarget } from './load-store.ts';
import type { ReportedFinding } from './report.ts';

/** What one kind of file does with its rows inside the one transaction of a run. */
export type Loader = (run: {
  tx: Tx;
  target: LoadTarget;
  dryRun: boolean;
  source: AsyncIterable<Buffer>;
  counts: ImportCounts;
  onBytes: (total: number) => void;
  /** After each batch: its findings are stored and the progress shown. */
  report: (findings: readonly ReportedFinding[]) => Promise<void>;
}) => Promise<void>;
