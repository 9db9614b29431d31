import { formatDate, formatDateTime } from '../../../locales/format.ts';
import {
  countFormat,
  day,
  daysFormat,
  newWorkbook,
  put,
  shareFormat,
  title,
  toBytes,
  words,
} from './cells.ts';
import type { ComplaintWorkbookFacts, SpreadsheetMaker } from './port.ts';
import { surveyReport } from './survey-workbook.ts';

export function createSpreadsheetMaker(): SpreadsheetMaker {
  return { complaintReport, surveyReport };
}

/** The same tables as the report on paper, to calculate with. */
async function complaintReport(facts: ComplaintWorkbookFacts): Promise<Buffer> {
  const { figures, zone } = facts;
  const workbook = newWorkbook(facts);

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
  return toBytes(workbook);
}
