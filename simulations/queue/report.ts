import { type Locale, translatorFor } from '../../locales/translator.ts';
import type { QueueReport } from './simulate-queue.ts';

const minutes = (seconds: number | null) => (seconds === null ? '-' : String(Math.round(seconds / 6) / 10));

/** The day of the queue for a person at a terminal. */
export function queueLines(locale: Locale, report: QueueReport): string[] {
  const t = translatorFor(locale);
  const { waiting, service, latencyMs } = report;
  return [
    t('queueDay.title', { people: report.people, counters: report.counters, displays: report.displays }),
    ...Object.entries(report.tickets).map(([state, count]) => `  ${state}: ${count}`),
    t('queueDay.waiting', { median: minutes(waiting.medianSeconds), p95: minutes(waiting.p95Seconds) }),
    t('queueDay.service', { median: minutes(service.medianSeconds), p95: minutes(service.p95Seconds) }),
    t('queueDay.calls', { calls: report.calls, missed: report.missedCalls }),
    ...Object.entries(latencyMs).map(
      ([what, { count, p50, p95, max }]) =>
        `  ${what}: ${count} × p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`,
    ),
    t('queueDay.unaccounted', { count: report.unaccounted }),
    ...report.faults.slice(0, 20).map((fault) => t('queueDay.fault', { fault })),
  ];
}
