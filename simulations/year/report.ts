import { findWords, type Locale, translatorFor } from '../../locales/translator.ts';
import type { ComplaintCounts } from '../../server/consistency/complaints/counts.ts';
import type { YearReport } from './live-year.ts';

/** The year for a person at a terminal. */
export function yearLines(
  locale: Locale,
  report: YearReport,
  counts: ComplaintCounts,
  verdict: { silent: number; missingNotices: number },
): string[] {
  const t = translatorFor(locale);
  const listed = (figures: Readonly<Record<string, number>>, area?: string) =>
    Object.entries(figures)
      .sort((a, b) => b[1] - a[1])
      .map(([key, count]) => `${(area && findWords(locale, `${area}.${key}`)) ?? key} ${count}`)
      .join(', ') || '-';
  const { complaints, days, from, to, windUpDays } = report;
  return [
    t('complaintYear.title', { days, from, to }),
    t('complaintYear.received', { count: complaints, windUpDays }),
    ...Object.entries(counts.byChannel).map(
      ([channel, states]) =>
        `  ${findWords(locale, `complaints.channels.${channel}`) ?? channel}: ${listed(states, 'complaints.states')}`,
    ),
    t('complaintYear.late', { late: listed(counts.late) }),
    t('complaintYear.time', { kept: listed(report.kept, 'complaintYear.kept') }),
    t('complaintYear.moved', { moved: listed(counts.dueChanges, 'complaintYear.causes') }),
    t('complaintYear.messages', { messages: listed(counts.messages, 'complaintYear.messageStates') }),
    t('complaintYear.verdict', verdict),
    ...report.unaccounted.map((each) => t('complaintYear.unaccounted', each)),
    t('complaintYear.declined', { declined: listed(report.declined) }),
    ...report.faults.slice(0, 20).map((fault) => t('complaintYear.fault', { fault })),
  ];
}
