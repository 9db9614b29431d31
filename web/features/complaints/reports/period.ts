import { firstReportYear } from '../../../office-date.ts';

/** A month, or a whole year when no month is named. */
export interface ReportPeriod {
  year: number;
  month: number | null;
}

/** As the server takes it and as its address says it. */
export function queryOf({ year, month }: ReportPeriod) {
  return { year, ...(month !== null && { month }) };
}

/** Reads `tahun` and `bulan` of the address; what is no period of the past falls back to this month. */
export function periodFrom(search: URLSearchParams, today: string): ReportPeriod {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (!search.has('tahun')) return { year: thisYear, month: thisMonth };
  const year = Number(search.get('tahun'));
  if (!Number.isInteger(year) || year < firstReportYear || year > thisYear) {
    return { year: thisYear, month: thisMonth };
  }
  const month = Number(search.get('bulan') ?? Number.NaN);
  if (!Number.isInteger(month) || month < 1 || month > 12) return { year, month: null };
  return { year, month: year === thisYear ? Math.min(month, thisMonth) : month };
}

/** The period before or after; null before the first year and after today. */
export function neighbour({ year, month }: ReportPeriod, by: 1 | -1, today: string): ReportPeriod | null {
  const at = month === null ? null : year * 12 + (month - 1) + by;
  const next: ReportPeriod =
    at === null ? { year: year + by, month: null } : { year: Math.floor(at / 12), month: (at % 12) + 1 };
  return next.year < firstReportYear || firstDay(next) > today ? null : next;
}

/** ISO date on which a period begins. */
export function firstDay({ year, month }: ReportPeriod): string {
  return `${year}-${String(month ?? 1).padStart(2, '0')}-01`;
}

/** A month as `2026-11`, a year as `2026`. */
export const nameOf = (period: ReportPeriod) => firstDay(period).slice(0, period.month === null ? 4 : 7);
