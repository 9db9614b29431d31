import { ActionIcon, SegmentedControl, Select } from '@mantine/core';
import { useFormat, useWords } from '../../../locale.ts';
import { yearsUntil } from '../../../office-date.ts';
import { firstDay, neighbour, type ReportPeriod } from './period.ts';
import classes from './report.module.css';

interface PeriodChooserProps {
  period: ReportPeriod;
  today: string;
  choose: (period: ReportPeriod) => void;
}

/** Month or year, which one, and the steps back and forth; the future cannot be chosen. */
export function PeriodChooser({ period, today, choose }: PeriodChooserProps) {
  const t = useWords();
  const { month: monthName } = useFormat();
  const { year, month } = period;
  const months = Array.from({ length: 12 }, (_, index) => ({ year, month: index + 1 })).filter(
    (each) => firstDay(each) <= today,
  );
  const step = (by: 1 | -1, label: string, sign: string) => {
    const next = neighbour(period, by, today);
    return (
      <ActionIcon
        variant="default"
        size={42}
        aria-label={label}
        disabled={next === null}
        onClick={() => next !== null && choose(next)}
      >
        <span aria-hidden="true">{sign}</span>
      </ActionIcon>
    );
  };
  return (
    <fieldset className={classes.chooser} aria-label={t('shared.labels.period')}>
      <SegmentedControl
        aria-label={t('complaintReports.period.kind')}
        size="md"
        value={month === null ? 'year' : 'month'}
        onChange={(kind) => choose({ year, month: kind === 'year' ? null : (months.at(-1)?.month ?? 1) })}
        data={(['month', 'year'] as const).map((kind) => ({
          value: kind,
          label: t(`complaintReports.period.${kind}`),
        }))}
      />
      {step(-1, t('complaintReports.period.previous'), '‹')}
      {month !== null && (
        <Select
          className={classes.month}
          size="md"
          aria-label={t('complaintReports.period.month')}
          allowDeselect={false}
          data={months.map((each) => ({ value: String(each.month), label: monthName(firstDay(each)) }))}
          value={String(month)}
          onChange={(value) => value !== null && choose({ year, month: Number(value) })}
        />
      )}
      <Select
        className={classes.year}
        size="md"
        aria-label={t('complaintReports.period.year')}
        allowDeselect={false}
        data={yearsUntil(today).map(String)}
        value={String(year)}
        onChange={(value) => {
          const next = { year: Number(value), month };
          choose(firstDay(next) > today ? { ...next, month: Number(today.slice(5, 7)) } : next);
        }}
      />
      {step(1, t('complaintReports.period.next'), '›')}
    </fieldset>
  );
}
