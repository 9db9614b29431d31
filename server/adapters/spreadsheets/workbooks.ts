import type { SpreadsheetMaker } from './port.ts';

export function createSpreadsheetMaker(): SpreadsheetMaker {
  return { complaintReport: () => Promise.reject(new Error('This workbook is not set yet.')) };
}
