import { sql } from 'kysely';
import type { SurveyFigures } from '../../../../contract/surveys/report-endpoints.ts';
import {
  surveyAgeBands,
  surveyEducations,
  surveyOccupations,
  surveySexes,
  surveyTimeBands,
} from '../../../../contract/surveys/terms.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { suppress } from '../../../statistics/small-cells.ts';
import type { Span } from './periods.ts';

/** Key of those who would rather not say. */
const unsaid = 'unsaid';

const parts = {
  sex: { column: 'r.sex', keys: [...surveySexes, unsaid] },
  ageBand: { column: 'r.ageBand', keys: [...surveyAgeBands, unsaid] },
  education: { column: 'r.education', keys: [...surveyEducations, unsaid] },
  occupation: { column: 'r.occupation', keys: [...surveyOccupations, unsaid] },
  disability: { column: 'r.disability', keys: ['yes', 'no', unsaid] },
  timeBand: { column: 'r.timeBand', keys: [...surveyTimeBands] },
} as const;

const keyOf = (value: string | boolean | null): string => {
  if (value === null) return unsaid;
  return typeof value === 'string' ? value : value ? 'yes' : 'no';
};

/** Who answered, part by part and never two parts together; cells that could point at persons are hidden. */
export async function profileOfRespondents(
  db: Db | Tx,
  officeCode: string,
  { from, to }: Span,
): Promise<SurveyFigures['profile']> {
  const cellsOf = async ({ column, keys }: (typeof parts)[keyof typeof parts]) => {
    const rows = await db
      .selectFrom('surveyResponses as r')
      .select([`${column} as value`, sql<number>`count(*)::int`.as('count')])
      .where('r.officeCode', '=', officeCode)
      .where('r.day', '>=', from)
      .where('r.day', '<=', to)
      .groupBy(column)
      .execute();
    return suppress(
      keys.map((key) => ({
        key,
        count: rows.find((row) => keyOf(row.value) === key)?.count ?? 0,
      })),
    );
  };
  return {
    sex: await cellsOf(parts.sex),
    ageBand: await cellsOf(parts.ageBand),
    education: await cellsOf(parts.education),
    occupation: await cellsOf(parts.occupation),
    disability: await cellsOf(parts.disability),
    timeBand: await cellsOf(parts.timeBand),
  };
}
