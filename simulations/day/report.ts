import { stepKeys } from '../../contract/clock.ts';
import { formatDuration, formatShare } from '../../locales/format.ts';
import { findWords, type Locale, translatorFor, type WordGroup } from '../../locales/translator.ts';
import { listed } from '../tally.ts';
import type { Spread } from './figures.ts';
import type { DayReport } from './simulate-day.ts';

/** The day for a person at a terminal. */
export function dayLines(locale: Locale, report: DayReport): string[] {
  const t = translatorFor(locale);
  const time = (ms: number | undefined) => (ms === undefined ? '-' : formatDuration(ms, locale));
  const inArea = (area: WordGroup) => (key: string) => findWords(locale, area, key);
  const row = (name: string, { gross, net }: Spread) =>
    [name.padEnd(16), time(gross?.p50), time(gross?.p95), time(net?.p50), time(net?.p95)]
      .map((cell, column) => (column === 0 ? cell : cell.padStart(20)))
      .join('');
  const heading = [
    t('officeDay.step').padEnd(16),
    ...(['grossP50', 'grossP95', 'netP50', 'netP95'] as const).map((key) =>
      t(`officeDay.${key}`).padStart(20),
    ),
  ].join('');

  const { clock, blanks } = report;
  return [
    t('officeDay.title', { applicants: report.applicants, seed: report.seed }),
    t('officeDay.crew', {
      crew: listed(report.crew, inArea('shared.roles')),
    }),
    t('officeDay.lasted', {
      business: formatDuration(report.businessSeconds * 1000, locale),
      real: formatDuration(report.realSeconds * 1000, locale),
      scale: report.scale,
    }),
    '',
    t('officeDay.outcomes', { outcomes: listed(report.outcomes, inArea('shared.states')) }),
    t('officeDay.incidents', { incidents: listed(report.incidents, inArea('officeDay.waysAside')) }),
    t('officeDay.declined', { declined: listed(report.declined) }),
    '',
    heading,
    ...stepKeys.map((key) => row(`${key} ${t(`shared.steps.${key}`)}`, clock.steps[key])),
    row(t('officeDay.total'), clock.total),
    '',
    t('officeDay.promise', {
      promise: time(clock.promiseMs ?? undefined),
      within: clock.within,
      completed: clock.completed,
      share: clock.share === null ? '-' : formatShare(clock.share, locale),
      late: clock.late,
    }),
    t('officeDay.blanks', { ...blanks }),
    ...report.unaccounted.map((each) => t('officeDay.unaccounted', each)),
    ...report.faults.slice(0, 20).map((fault) => t('officeDay.fault', { fault })),
  ];
}
