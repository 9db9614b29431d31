// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { SurveyPart } from '../../../../contract/surveys/report-endpoints.ts';

/** A quarter, a half or the whole of a year. */
export interface SurveyPeriod {
  year: number;
  part: SurveyPart;
}

export interface Span {
  /** First and last day. */
  from: IsoDate;
  to: IsoDate;
}

const months: Readonly<Record<SurveyPart, { first: number; count: number }>> = {
  year: { first: 1, count: 12 },
  s1: { first: 1, count: 6 },
  s2: { first: 7, count: 6 },
  q1: { first: 1, count: 3 },
  q2: { first: 4, count: 3 },
  q3: { first: 7, count: 3 },
  q4: { first: 10, count: 3 },
};

export function spanOf({ year, part }: SurveyPeriod): Span {
  const { first, count } = months[part];
  const from = Temporal.PlainDate.from({ year, month: first, day: 1 });
  return { from: from.toString(), to: from.add({ months: count }).subtract({ days: 1 }).toString() };
}

const partBefore = {
  year: 'year',
  s1: 's2',
  s2: 's1',
  q1: 'q4',
  q2: 'q1',
  q3: 'q2',
  q4: 'q3',
} as const satisfies Record<SurveyPart, SurveyPart>;

const yearBefore = ({ year, part }: SurveyPeriod): SurveyPeriod => ({ year: year - 1, part });

/** The period of the same length before. */
export function before(period: SurveyPeriod): SurveyPeriod {
  const { year, part } = period;
  const isFirst = part === 'year' || part === 's1' || part === 'q1';
  return { year: isFirst ? year - 1 : year, part: partBefore[part] };
}

/** The same part of the year before. */
export function aYearBefore(period: SurveyPeriod): Span {
  return spanOf(yearBefore(period));
}

/** So many periods of the same length up to this one, the oldest first. */
export function periodsUpTo(period: SurveyPeriod, count: number): SurveyPeriod[] {
  const periods = [period];
  for (let at = period; periods.length < count; ) {
    at = before(at);
    periods.unshift(at);
  }
  return periods;
}

/** The half of the year in which a day lies. */
export function halfOf(day: IsoDate): SurveyPeriod {
  return { year: Number(day.slice(0, 4)), part: Number(day.slice(5, 7)) <= 6 ? 's1' : 's2' };
}

/** The earlier of two days. */
export const earlier = (a: string, b: string) => (a.localeCompare(b) < 0 ? a : b);

/**
 * What is counted of a span: up to yesterday, whoever looks. A figure that moved while somebody walks away from the
 * kiosk would tell what he answered. On a period's first day nothing is counted yet.
 */
export function countedSpan({ from, to }: Span, today: IsoDate): Span {
  return { from, to: earlier(Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(), to) };
}

/** What begins after today is no period yet. */
export const hasBegun = (period: SurveyPeriod, today: IsoDate) => spanOf(period).from <= today;
