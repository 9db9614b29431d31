import { formatDate, formatNumber, formatShare } from '../../../../locales/format.ts';
import type { ComplaintReportFacts } from '../letters/letter-port.ts';
import { LetterSheet } from '../letters/letter-sheet.ts';
import type { Typeface } from '../typeface.ts';
import { both } from '../words.ts';

/** Month or year: what came, by what way, how fast it was answered, and what is late. */
export function complaintReport(typeface: Typeface, facts: ComplaintReportFacts): Promise<Buffer> {
  const { office, figures } = facts;
  const written = { locale: 'id', zone: office.zone } as const;
  const sheet = new LetterSheet(typeface, office, facts.title.id, facts.madeAt);
  sheet.letterhead();
  sheet.title(facts.title);
  sheet.both(
    both('letters.reportPeriod', (locale) => ({
      from: formatDate(figures.from, { ...written, locale }),
      to: formatDate(figures.to, { ...written, locale }),
    })),
    { align: 'center', size: 9.5 },
  );

  sheet.heading(both('letters.reportOverview'));
  const count = (value: number) => formatNumber(value, 'id');
  const working = (days: number | null) =>
    days === null
      ? both('letters.none').id
      : both('letters.workingDays', () => ({ days: formatNumber(days, 'id') })).id;
  const onTime =
    figures.stopped === 0
      ? both('letters.none').id
      : both('letters.shareOf', () => ({
          share: formatShare(figures.withinPromise / figures.stopped, 'id'),
          within: count(figures.withinPromise),
          stopped: count(figures.stopped),
        })).id;
  for (const [key, value] of [
    ['letters.inPeriod', count(figures.received)],
    ['letters.open', count(figures.open)],
    ['letters.late', count(figures.late)],
    ['letters.answered', count(figures.answered)],
    ['letters.forwarded', count(figures.forwarded)],
    ['letters.archived', count(figures.archived)],
    ['letters.withdrawn', count(figures.withdrawn)],
    ['letters.rejected', count(figures.rejected)],
    ['letters.reopened', count(figures.reopened)],
    ['letters.withinPromise', onTime],
    ['letters.median', working(figures.medianDays)],
    ['letters.p95', working(figures.p95Days)],
    ['letters.satisfied', count(figures.satisfied)],
    ['letters.dissatisfied', count(figures.dissatisfied)],
  ] as const) {
    sheet.row(both(key), value, { labelWidth: 190, size: 9.4 });
  }

  for (const [key, rows] of [
    ['letters.byChannel', figures.byChannel],
    ['letters.byComponent', figures.byComponent],
    ['letters.byState', figures.byState],
    ['letters.byOfficer', figures.byOfficer],
    ['letters.byAgency', figures.byAgency],
    ['letters.archivedByReason', figures.archivedByReason],
  ] as const) {
    sheet.heading(both(key));
    if (rows.length === 0) {
      sheet.both(both('letters.noFigures'), { size: 9 });
      continue;
    }
    const sum = (pick: (row: (typeof rows)[number]) => number) =>
      count(rows.reduce((total, row) => total + pick(row), 0));
    sheet.table(
      [
        { title: both('letters.item'), share: 7 },
        { title: both('letters.count'), share: 1.5, align: 'right' },
        { title: both('letters.late'), share: 1.5, align: 'right' },
      ],
      [
        ...rows.map((row) => [row.label, count(row.count), count(row.late)]),
        [both('letters.total').id, sum((row) => row.count), sum((row) => row.late)],
      ],
    );
  }

  sheet.heading(both('letters.lateList'));
  if (figures.lateList.length === 0) sheet.both(both('letters.nothingLate'), { size: 9 });
  else {
    sheet.table(
      [
        { title: both('letters.number'), share: 3 },
        { title: both('letters.received'), share: 3 },
        { title: both('letters.due'), share: 3 },
        { title: both('letters.daysLate'), share: 2, align: 'right' },
        { title: both('letters.handler'), share: 4 },
      ],
      figures.lateList.map((late) => [
        late.number,
        formatDate(late.receivedOn, written),
        late.dueOn === null ? '–' : formatDate(late.dueOn, written),
        count(late.lateDays),
        late.handler ?? '–',
      ]),
    );
  }
  return sheet.finish();
}
