/** A month, or a whole year when no month is named. */
export interface ReportPeriod {
  year: number;
  month: number | null;
}

/** As the server takes it and as its address says it. */
export function queryOf({ year, month }: ReportPeriod) {
  return { year, ...(month !== null && { month }) };
}

const firstYear = 2020;

/** Reads `tahun` and `bulan` of the address; what is no period of the past falls back to this month. */
export function periodFrom(search: URLSearchParams, today: string): ReportPeriod {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (!search.has('tahun')) return { year: thisYear, month: thisMonth };
  const year = Number(search.get('tahun'));
  if (!Number.isInteger(year) || year < firstYear || year > thisYear) {
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
  return next.year < firstYear || firstDay(next) > today ? null : next;
}

/** ISO date on which a period begins. */
export function firstDay({ year, month }: ReportPeriod): string {
  return `${year}-${String(month ?? 1).padStart(2, '0')}-01`;
}

/** Years that can be asked for, the newest first. */
export function yearsUntil(today: string): number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: last - firstYear + 1 }, (_, index) => last - index);
}
