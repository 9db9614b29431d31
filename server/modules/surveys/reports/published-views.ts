import type { IsoDate } from '../../../../contract/fields.ts';
import type { SurveyCategory, SurveyFigures } from '../../../../contract/surveys/report-endpoints.ts';
import type { Db } from '../../../db/database.ts';
import { dateIn, getOffice } from '../../office/index.ts';
import { elementLines, lowestThree, plansWithin, trendOf, trendPeriods } from './figures-views.ts';
import { before, countedSpan, earlier, halfOf, type Span, type SurveyPeriod, spanOf } from './periods.ts';
import { profileOfRespondents } from './profile-views.ts';
import { minimumOn } from './publication.ts';
import { apartOf, groupsOf, indexOfGroups, listMappings, listTallies, written } from './tally-views.ts';

/** The index as anybody may have it. */
export interface PublishedIndex extends SurveyPeriod {
  /** First and last day that are counted. */
  from: IsoDate;
  to: IsoDate;
  n: number;
  /** With fewer respondents there is no index to publish. */
  minimum: number;
  /** Null: not yet enough respondents. */
  index: number | null;
  category: SurveyCategory | null;
}

interface Chosen {
  period: SurveyPeriod;
  span: Span;
  minimum: number;
  groups: ReturnType<typeof groupsOf>;
}

/**
 * The half year that is published: the running one as soon as enough have answered, else the one before; where
 * neither has enough, the running one with its number of respondents and no index.
 */
async function chosenHalf(db: Db, officeCode: string, now: Date): Promise<Chosen> {
  const { zone } = await getOffice(db, officeCode);
  const today = dateIn(zone, now);
  const running = halfOf(today);
  const readOn = await listMappings(db, officeCode);
  const read = async (period: SurveyPeriod): Promise<Chosen> => {
    const whole = spanOf(period);
    const span = countedSpan(whole, today);
    const groups = groupsOf(await listTallies(db, officeCode, span), readOn, whole.to);
    return { period, span, minimum: minimumOn(whole.to), groups };
  };
  const enough = ({ groups, minimum }: Chosen) => indexOfGroups(groups).n >= minimum;
  const current = await read(running);
  if (enough(current)) return current;
  const last = await read(before(running));
  return enough(last) ? last : current;
}

function publishedOf({ period, span, minimum, groups }: Chosen): PublishedIndex {
  const { n, total } = indexOfGroups(groups);
  const shown = n >= minimum ? written(total) : null;
  return {
    ...period,
    ...span,
    n,
    minimum,
    index: shown?.index ?? null,
    category: shown?.category ?? null,
  };
}

/** Index, class, respondents and period for the office's page; at the beginning of a half nobody may be counted yet. */
export async function publishedIndex(db: Db, officeCode: string, now: Date): Promise<PublishedIndex> {
  return publishedOf(await chosenHalf(db, officeCode, now));
}

/** The index with everything that the results page shows. */
export type PublishedResults = PublishedIndex & {
  perElement: SurveyFigures['perElement'];
  lowest: SurveyFigures['lowest'];
  ipak: SurveyFigures['ipak'];
  /** Without those who are too few to be told apart. */
  profile: SurveyFigures['profile'] | null;
  /** Halves with too few respondents have no index in it either. */
  trend: SurveyFigures['trend'];
  /** Plans for this half or a part of it: what, until which month, how far. Not who answers for them. */
  followUps: Pick<SurveyFigures['followUps'][number], 'element' | 'plan' | 'state' | 'dueOn'>[];
  questionnaires: { title: { id: string; en: string }; legalBasis: string }[];
};

/** All that is published of the survey. */
export async function publishedResults(db: Db, officeCode: string, now: Date): Promise<PublishedResults> {
  const chosen = await chosenHalf(db, officeCode, now);
  const { period, span, minimum, groups } = chosen;
  const published = publishedOf(chosen);
  const index = indexOfGroups(groups);
  const isEnough = published.index !== null;
  const ipak = apartOf(groups);
  const periods = trendPeriods(period);
  const tallies = await listTallies(db, officeCode, { from: spanOf(periods[0] ?? period).from, to: span.to });
  const trend = trendOf(tallies, periods, await listMappings(db, officeCode));
  const { zone } = await getOffice(db, officeCode);
  const plans = await plansWithin(db, officeCode, { ...spanOf(period), today: dateIn(zone, now) });
  return {
    ...published,
    perElement: isEnough ? elementLines(index) : [],
    lowest: isEnough ? lowestThree(index) : [],
    ipak:
      ipak === null || ipak.n < minimum
        ? null
        : { n: ipak.n, index: ipak.hundredths / 100, category: ipak.category },
    profile: isEnough ? await profileOfRespondents(db, officeCode, span) : null,
    trend: trend.map((point) => ({
      ...point,
      to: earlier(point.to, span.to),
      total: point.n >= minimumOn(point.to) ? point.total : null,
    })),
    followUps: plans.map(({ element, plan, state, dueOn }) => ({ element, plan, state, dueOn })),
    questionnaires: groups.map(({ reading: { title, legalBasis } }) => ({ title, legalBasis })),
  };
}
