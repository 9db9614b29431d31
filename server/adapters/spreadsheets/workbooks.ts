import ExcelJS from 'exceljs';
import { formatDate, formatDateTime } from '../../../locales/format.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { withFixedTimes } from './fixed-times.ts';
import type { ComplaintWorkbookFacts, SpreadsheetMaker } from './port.ts';

export function createSpreadsheetMaker(): SpreadsheetMaker {
  return { complaintReport };
}

type Value = string | number | Date | null;
const dateFormat = 'dd-mm-yyyy';
const shareFormat = '0.0%';
const countFormat = '#,##0';
const daysFormat = '#,##0.0';
/** Text stays text, also after somebody edits the cell: nothing that a complainant wrote is ever computed. */
const textFormat = '@';

const words = translatorFor('id');
const english = translatorFor('en');
const title = (key: Parameters<typeof words>[0]) => `${words(key)} / ${english(key)}`;

/** The same tables as the report on paper, to calculate with. */
async function complaintReport(facts: ComplaintWorkbookFacts): Promise<Buffer> {
  const { figures, zone } = facts;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = text(facts.officeName);
  workbook.lastModifiedBy = text(facts.officeName);
  workbook.created = facts.madeAt;
  workbook.modified = facts.madeAt;
  workbook.title = text(facts.title.id);

  const overview = workbook.addWorksheet(words('letters.reportOverview'));
  overview.columns = [{ width: 44 }, { width: 18 }];
  const written = { locale: 'id', zone } as const;
  put(overview, [`${facts.title.id} / ${facts.title.en}`], true);
  put(overview, [facts.officeName]);
  const period = { from: formatDate(figures.from, written), to: formatDate(figures.to, written) };
  put(overview, [words('letters.reportPeriod', period)]);
  put(overview, [title('letters.preparedAt'), formatDateTime(facts.madeAt, written)]);
  put(overview, []);
  const share = figures.stopped === 0 ? null : figures.withinPromise / figures.stopped;
  for (const [key, value, format] of [
    ['letters.inPeriod', figures.received, countFormat],
    ['letters.open', figures.open, countFormat],
    ['letters.late', figures.late, countFormat],
    ['letters.answered', figures.answered, countFormat],
    ['letters.forwarded', figures.forwarded, countFormat],
    ['letters.archived', figures.archived, countFormat],
    ['letters.withdrawn', figures.withdrawn, countFormat],
    ['letters.rejected', figures.rejected, countFormat],
    ['letters.reopened', figures.reopened, countFormat],
    ['letters.stopped', figures.stopped, countFormat],
    ['letters.withinPromise', figures.withinPromise, countFormat],
    ['letters.shareWithin', share, shareFormat],
    ['letters.medianDays', figures.medianDays, daysFormat],
    ['letters.p95Days', figures.p95Days, daysFormat],
    ['letters.satisfied', figures.satisfied, countFormat],
    ['letters.dissatisfied', figures.dissatisfied, countFormat],
  ] as const) {
    put(overview, [title(key), value]).getCell(2).numFmt = format;
  }

  for (const [name, key, rows] of [
    ['Saluran', 'letters.byChannel', figures.byChannel],
    ['Komponen', 'letters.byComponent', figures.byComponent],
    ['Keadaan', 'letters.byState', figures.byState],
    ['Petugas', 'letters.byOfficer', figures.byOfficer],
    ['Instansi', 'letters.byAgency', figures.byAgency],
    ['Diarsipkan', 'letters.archivedByReason', figures.archivedByReason],
  ] as const) {
    const sheet = workbook.addWorksheet(name);
    sheet.columns = [{ width: 48 }, { width: 12 }, { width: 12 }];
    put(sheet, [title(key)], true);
    put(sheet, [title('letters.item'), title('letters.count'), title('letters.late')], true);
    for (const row of rows) put(sheet, [row.label, row.count, row.late]);
    sheet.views = [{ state: 'frozen', ySplit: 2 }];
  }

  const late = workbook.addWorksheet('Terlambat');
  late.columns = [{ width: 22 }, { width: 14 }, { width: 14 }, { width: 14 }, { width: 34 }];
  put(
    late,
    [
      title('letters.number'),
      title('letters.received'),
      title('letters.due'),
      title('letters.daysLate'),
      title('letters.handler'),
    ],
    true,
  );
  for (const row of figures.lateList) {
    put(late, [row.number, day(row.receivedOn), day(row.dueOn), row.lateDays, row.handler]);
  }
  late.views = [{ state: 'frozen', ySplit: 1 }];
  return withFixedTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** A date without an hour is the same day in every zone. */
function day(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

/** What a cell cannot hold is left out: control characters and halves of characters. */
function text(value: string): string {
  return value.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 32_000);
}

function put(sheet: ExcelJS.Worksheet, values: readonly Value[], bold = false): ExcelJS.Row {
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
