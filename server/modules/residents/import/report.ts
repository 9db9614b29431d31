import type { Locale } from '../../../../locales/translator.ts';
import { csvCell } from '../../../adapters/csv/csv-cell.ts';
import { findingMessage } from '../../../http/problems.ts';
import type { RefusalParams } from '../../../refusal.ts';
import { headingOf } from './siak-fields.ts';

/** One finding on one line of the file. */
export interface ReportedFinding {
  line: number;
  code: string;
  level: 'reject' | 'warn';
  field: string;
  params: RefusalParams;
}

/** The first line of the report, a CSV file. */
export const reportHeader = 'line,code,level,field,message\n';

/** One finding as a row of a report: the columns line, code, level, field, message. */
export function reportRow(locale: Locale, { line, code, level, field, params }: ReportedFinding): string {
  const cells = [String(line), code, level, headingOf(field), findingMessage(locale, code, params)];
  return `${cells.map(csvCell).join(',')}\n`;
}
