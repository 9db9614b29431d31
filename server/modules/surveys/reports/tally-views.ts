import { sql } from 'kysely';
import type { IsoDate } from '../../../../contract/fields.ts';
import {
  type SurveyChannel,
  type SurveyElement,
  type SurveyService,
  surveyElements,
} from '../../../../contract/surveys/terms.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { recordOf } from '../../../record-of.ts';
import { bundledQuestionnaires } from '../questionnaires/bundled.ts';
import type { Span } from './periods.ts';
import { type Group, indexOf, type Rated, type Scheme } from './survey-index.ts';

/** Answers to one question, added up as far as anything may be told apart: never a person, never a day. */
export interface Tally {
  /** "2026-11". */
  month: string;
  service: SurveyService;
  channel: SurveyChannel;
  questionnaire: string;
  version: number;
  item: string;
  n: number;
  score: number;
}

export async function listTallies(db: Db | Tx, officeCode: string, { from, to }: Span): Promise<Tally[]> {
  const rows = await db
    .selectFrom('surveyResponses as r')
    .innerJoin('surveyAnswers as a', 'a.responseId', 'r.id')
    .select([
      sql<string>`to_char(r.day, 'YYYY-MM')`.as('month'),
      'r.service',
      'r.channel',
      'r.questionnaire',
      'r.version',
      'a.item',
      sql<number>`count(*)::int`.as('n'),
      sql<number>`sum(a.score)::int`.as('score'),
    ])
    .where('r.officeCode', '=', officeCode)
    .where('r.day', '>=', from)
    .where('r.day', '<=', to)
    .groupBy(['month', 'r.service', 'r.channel', 'r.questionnaire', 'r.version', 'a.item'])
    .orderBy('r.questionnaire')
    .orderBy('r.version')
    .execute();
  return rows;
}

/** Tallies of the months of a span. */
export const within = (tallies: readonly Tally[], { from, to }: Span) =>
  tallies.filter(({ month }) => month >= from.slice(0, 7) && month <= to.slice(0, 7));

/** How one version of a questionnaire is read: its elements, and the questions that stand apart. */
export interface Reading {
  title: { id: string; en: string };
  legalBasis: string;
  scheme: Scheme<SurveyElement>;
  apart: readonly string[];
}

export type ReadOn = (questionnaire: string, version: number, day: IsoDate) => Reading;

/** Mappings by the day: what the office chose last for this version, else the first that comes along with it. */
export async function listMappings(db: Db | Tx, officeCode: string): Promise<ReadOn> {
  const chosen = await db
    .selectFrom('surveySettings')
    .select(['questionnaire', 'version', 'mapping', 'validFrom'])
    .where('officeCode', '=', officeCode)
    .orderBy('validFrom', 'desc')
    .execute();
  const items = await db
    .selectFrom('surveyMappings')
    .select(['questionnaire', 'version', 'mapping', 'item', 'element'])
    .orderBy('item')
    .execute();
  const versions = await db
    .selectFrom('surveyQuestionnaires')
    .select(['code', 'version', 'titleId', 'titleEn', 'legalBasis'])
    .execute();
  return (questionnaire, version, day) => {
    const isIt = (row: { questionnaire: string; version: number }) =>
      row.questionnaire === questionnaire && row.version === version;
    const usual = bundledQuestionnaires.find(
      (each) => each.code === questionnaire && each.version === version,
    )?.mappings[0]?.code;
    const mapping = chosen.find((row) => isIt(row) && row.validFrom <= day)?.mapping ?? usual;
    const mapped = items.filter((row) => isIt(row) && row.mapping === mapping);
    const about = versions.find((row) => row.code === questionnaire && row.version === version);
    const askedBy = (element: string | null) =>
      mapped.filter((row) => row.element === element).map(({ item }) => item);
    return {
      title: { id: about?.titleId ?? questionnaire, en: about?.titleEn ?? questionnaire },
      legalBasis: about?.legalBasis ?? '',
      scheme: recordOf(surveyElements, askedBy),
      apart: askedBy(null),
    };
  };
}

interface ReadGroup extends Group<SurveyElement> {
  reading: Reading;
}

/** Tallies by questionnaire. Every response is complete, so that each question was answered by as many. */
export function groupsOf(tallies: readonly Tally[], readOn: ReadOn, day: IsoDate): ReadGroup[] {
  const byVersion = Map.groupBy(tallies, ({ questionnaire, version }) => `${questionnaire} ${version}`);
  return [...byVersion.values()].flatMap((rows) => {
    const first = rows[0];
    if (first === undefined) return [];
    const reading = readOn(first.questionnaire, first.version, day);
    const sums: Record<string, number> = {};
    let n = 0;
    for (const row of rows) {
      sums[row.item] = (sums[row.item] ?? 0) + row.score;
      if (row.item === first.item) n += row.n;
    }
    return [{ answers: { n, sums }, scheme: reading.scheme, reading }];
  });
}

export const indexOfGroups = (groups: readonly ReadGroup[]) => indexOf(surveyElements, groups);

/** The index of the questions that stand apart (perceived corruption), of the questionnaires that ask any. */
export function apartOf(groups: readonly ReadGroup[]): (Rated & { n: number }) | null {
  const asked = groups.filter(({ reading }) => reading.apart.length > 0);
  const { n, total } = indexOf(
    ['ipak'],
    asked.map(({ answers, reading }) => ({ answers, scheme: { ipak: reading.apart } })),
  );
  return total === null ? null : { ...total, n };
}

/** An index as the contract writes it. */
export const written = (rated: Rated | null) =>
  rated === null ? null : { index: rated.hundredths / 100, category: rated.category };
