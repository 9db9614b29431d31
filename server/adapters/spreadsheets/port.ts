import type { ComplaintFigures } from '../../../contract/complaint-office.ts';

export interface ComplaintWorkbookFacts {
  officeName: string;
  zone: string;
  title: { id: string; en: string };
  figures: ComplaintFigures;
  madeAt: Date;
}

/** Makes workbooks (XLSX) with real numbers and dates; no text in them is ever a formula. */
export interface SpreadsheetMaker {
  complaintReport(facts: ComplaintWorkbookFacts): Promise<Buffer>;
}
