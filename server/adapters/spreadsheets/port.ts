import type { ComplaintFigures } from '../../../contract/complaints/office-endpoints.ts';
import type { SurveyFigures } from '../../../contract/surveys/report-endpoints.ts';

export interface WorkbookFacts {
  officeName: string;
  zone: string;
  title: { id: string; en: string };
  madeAt: Date;
}

export interface ComplaintWorkbookFacts extends WorkbookFacts {
  figures: ComplaintFigures;
}

export interface SurveyWorkbookFacts extends WorkbookFacts {
  figures: SurveyFigures;
}

/** Makes workbooks (XLSX) with real numbers and dates; no text in them is ever a formula. */
export interface SpreadsheetMaker {
  complaintReport(facts: ComplaintWorkbookFacts): Promise<Buffer>;
  surveyReport(facts: SurveyWorkbookFacts): Promise<Buffer>;
}
