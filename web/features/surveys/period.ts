import { type SurveyPart, surveyParts } from '../../../contract/surveys/report-endpoints.ts';
import { firstReportYear } from '../../office-date.ts';

export interface ReportPeriod {
  year: number;
  part: SurveyPart;
}

const firstMonth: Readonly<Record<SurveyPart, number>> = {
  year: 1,
  s1: 1,
  s2: 7,
  q1: 1,
  q2: 4,
  q3: 7,
  q4: 10,
};

/** Parts of a year that have begun. */
export function partsUntil(year: number, today: string): SurveyPart[] {
  return surveyParts.filter((part) => `${year}-${String(firstMonth[part]).padStart(2, '0')}-01` <= today);
}

/** The period in the address; without one, or with nonsense, the half year that is running. */
export function periodFrom(search: URLSearchParams, today: string): ReportPeriod {
  const thisYear = Number(today.slice(0, 4));
  const running: ReportPeriod = { year: thisYear, part: Number(today.slice(5, 7)) <= 6 ? 's1' : 's2' };
  const year = Number(search.get('tahun'));
  if (!Number.isInteger(year) || year < firstReportYear || year > thisYear) return running;
  const part = partsUntil(year, today).find((each) => each === search.get('bagian'));
  return { year, part: part ?? 'year' };
}
