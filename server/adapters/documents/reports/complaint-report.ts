import type { ComplaintFigures } from '../../../../contract/complaints/office-endpoints.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { formatDate, formatNumber, formatShare } from '../../../../locales/format.ts';
import { beginReport } from '../letters/letter.ts';
import { columns, listed, rows, words } from '../letters/parts.ts';
import type { ReportFacts } from '../port.ts';
import type { Sheet } from '../sheet.ts';

const count = (value: number) => formatNumber(value, 'id');

/** Month or year: what came, by what way, how fast it was answered, and what is late. */
export function complaintReport(facts: ReportFacts<ComplaintFigures>): Promise<Buffer> {
  const { office, figures } = facts;
  const day = (date: IsoDate) => formatDate(date, { locale: 'id', zone: office.zone });
  const sheet = beginReport(facts, (values) => words('reportPeriod', values));
  overview(sheet, figures);
  for (const key of [
    'byChannel',
    'byComponent',
    'byState',
    'byOfficer',
    'byAgency',
    'archivedByReason',
  ] as const) {
    const lines = figures[key];
    const sum = (part: 'count' | 'late') => count(lines.reduce((total, line) => total + line[part], 0));
    const total = lines.length === 0 ? [] : [[words('total').id, sum('count'), sum('late')]];
    listed(sheet, key, 'noFigures', columns(['item', 'count', 'late'], [7, 1.5, 1.5]), [
      ...lines.map((line) => [line.label, count(line.count), count(line.late)]),
      ...total,
    ]);
  }
  listed(
    sheet,
    'lateList',
    'nothingLate',
    columns(['number', 'received', 'due', 'daysLate', 'handler'], [3, 3, 3, 2, 4]),
    figures.lateList.map(({ number, receivedOn, dueOn, lateDays, handler }) => [
      number,
      day(receivedOn),
      dueOn === null ? '–' : day(dueOn),
      count(lateDays),
      handler ?? '–',
    ]),
  );
  return sheet.finish();
}

function overview(sheet: Sheet, figures: ComplaintFigures): void {
  const { stopped, late, withinPromise } = figures;
  // Whoever still waits beyond the promise has not been answered in time.
  const due = stopped + late;
  const none = words('none').id;
  const working = (days: number | null) =>
    days === null ? none : words('workingDays', () => ({ days: count(days) })).id;
  const onTime = () => ({
    share: formatShare(withinPromise / due, 'id'),
    within: count(withinPromise),
    due: count(due),
  });
  const wide = { labelWidth: 190, size: 9.4 };
  sheet.heading(words('reportOverview'));
  rows(sheet, [['inPeriod', count(figures.received)]], wide);
  for (const key of [
    'open',
    'late',
    'answered',
    'forwarded',
    'archived',
    'withdrawn',
    'rejected',
    'reopened',
  ] as const) {
    rows(sheet, [[key, count(figures[key])]], wide);
  }
  rows(
    sheet,
    [
      ['withinPromise', due === 0 ? none : words('shareOf', onTime).id],
      ['median', working(figures.medianDays)],
      ['p95', working(figures.p95Days)],
      ['satisfied', count(figures.satisfied)],
      ['dissatisfied', count(figures.dissatisfied)],
    ],
    wide,
  );
}
