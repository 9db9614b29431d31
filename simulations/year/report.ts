import { findWords, type Locale, translatorFor, type WordGroup } from '../../locales/translator.ts';
import { listed } from '../tally.ts';
import type { YearReport } from './simulate-year.ts';

type Counts = Readonly<Record<string, number>>;

/** What the tables hold when the year is over. */
interface TableCounts {
  byChannel: Readonly<Record<string, Counts>>;
  late: Counts;
  dueChanges: Counts;
  messages: Counts;
}

/** The year for a person at a terminal. */
export function yearLines(
  locale: Locale,
  report: YearReport,
  counts: TableCounts,
  verdict: { silent: number; missingNotices: number },
): string[] {
  const t = translatorFor(locale);
  const inArea = (area: WordGroup) => (key: string) => findWords(locale, area, key);
  const { complaints, days, from, to, windUpDays } = report;
  return [
    t('complaintYear.title', { days, from, to }),
    t('complaintYear.received', { count: complaints, windUpDays }),
    ...Object.entries(counts.byChannel).map(
      ([channel, states]) =>
        `  ${findWords(locale, 'complaints.channels', channel) ?? channel}: ${listed(states, inArea('complaints.states'))}`,
    ),
    t('complaintYear.late', { late: listed(counts.late) }),
    t('complaintYear.time', { kept: listed(report.kept, inArea('complaintYear.kept')) }),
    t('complaintYear.moved', { moved: listed(counts.dueChanges, inArea('complaintYear.causes')) }),
    t('complaintYear.messages', { messages: listed(counts.messages, inArea('complaintYear.messageStates')) }),
    t('complaintYear.verdict', verdict),
    ...report.unaccounted.map((each) => t('complaintYear.unaccounted', each)),
    t('complaintYear.declined', { declined: listed(report.declined) }),
    ...report.faults.slice(0, 20).map((fault) => t('complaintYear.fault', { fault })),
  ];
}
