import ExcelJS from 'exceljs';
import type { IsoDate } from '../../../contract/fields.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { withFixedTimes } from './fixed-times.ts';
import type { WorkbookFacts } from './port.ts';

type Value = string | number | Date | null;
const dateFormat = 'dd-mm-yyyy';
export const shareFormat = '0.0%';
export const countFormat = '#,##0';
export const daysFormat = '#,##0.0';
/** Text stays text, also after somebody edits the cell: nothing that a complainant wrote is ever computed. */
const textFormat = '@';

export const words = translatorFor('id');
const english = translatorFor('en');
/** Both languages in one heading. */
export const title = (key: Parameters<typeof words>[0]) => `${words(key)} / ${english(key)}`;

/** An empty workbook that says whose it is. */
export function newWorkbook(facts: WorkbookFacts): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = text(facts.officeName);
  workbook.lastModifiedBy = text(facts.officeName);
  workbook.created = facts.madeAt;
  workbook.modified = facts.madeAt;
  workbook.title = text(facts.title.id);
  return workbook;
}

export async function toBytes(workbook: ExcelJS.Workbook): Promise<Buffer> {
  return withFixedTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** A date without an hour is the same day in every zone. */
export function day(date: IsoDate | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

/** What a cell cannot hold is left out: control characters and halves of characters. */
function text(value: string): string {
  return value.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 32_000);
}

export function put(sheet: ExcelJS.Worksheet, values: readonly Value[], bold = false): ExcelJS.Row {
  const row = sheet.addRow(values.map((value) => (typeof value === 'string' ? text(value) : value)));
  values.forEach((value, index) => {
    const cell = row.getCell(index + 1);
    if (typeof value === 'string') cell.numFmt = textFormat;
    else if (value instanceof Date) cell.numFmt = dateFormat;
    else if (value !== null) cell.numFmt = countFormat;
  });
  if (bold) row.font = { bold: true };
  return row;
}
