import type { IsoDate } from '../../../../contract/fields.ts';
import type { SurveyElement } from '../../../../contract/surveys/terms.ts';
import type { Db, Tx } from '../../../db/database.ts';

/** One question of a questionnaire, in both languages. */
export interface SurveyItem {
  item: string;
  position: number;
  question: { id: string; en: string };
  /** Words of the scores 1 to 4. */
  options: readonly { id: string; en: string }[];
  /** Null for an item of the index of perceived corruption. */
  element: SurveyElement | null;
}

/** One version of a questionnaire, read by one mapping. */
export interface Questionnaire {
  code: string;
  version: number;
  mapping: string;
  title: { id: string; en: string };
  legalBasis: string;
  /** In the order in which the form asks them. */
  items: readonly SurveyItem[];
}

/** What an office without a choice of its own asks: the nine elements of the regulation. */
const usual = { questionnaire: 'skm9', version: 1, mapping: 'permen-14-2017' };

/** Which questionnaire and mapping hold on a day. */
export async function surveySettingOn(db: Db | Tx, officeCode: string, day: IsoDate) {
  const chosen = await db
    .selectFrom('surveySettings')
    .select(['questionnaire', 'version', 'mapping'])
    .where('officeCode', '=', officeCode)
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return chosen ?? usual;
}

/** The questionnaire that the office uses on a day of its zone. */
export async function questionnaireInForce(
  db: Db | Tx,
  officeCode: string,
  day: IsoDate,
): Promise<Questionnaire> {
  return loadQuestionnaire(db, await surveySettingOn(db, officeCode, day));
}

/** One version of a questionnaire with the elements that a mapping gives its items. */
export async function loadQuestionnaire(
  db: Db | Tx,
  { questionnaire, version, mapping }: typeof usual,
): Promise<Questionnaire> {
  const head = await db
    .selectFrom('surveyQuestionnaires')
    .select(['titleId', 'titleEn', 'legalBasis'])
    .where('code', '=', questionnaire)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('surveyItems as i')
    .innerJoin('surveyMappings as m', (join) =>
      join
        .onRef('m.questionnaire', '=', 'i.questionnaire')
        .onRef('m.version', '=', 'i.version')
        .onRef('m.item', '=', 'i.item'),
    )
    .select([
      'i.item',
      'i.position',
      'i.questionId',
      'i.questionEn',
      'i.optionsId',
      'i.optionsEn',
      'm.element',
    ])
    .where('i.questionnaire', '=', questionnaire)
    .where('i.version', '=', version)
    .where('m.mapping', '=', mapping)
    .orderBy('i.position')
    .execute();
  return {
    code: questionnaire,
    version,
    mapping,
    title: { id: head.titleId, en: head.titleEn },
    legalBasis: head.legalBasis,
    items: rows.map((row) => ({
      item: row.item,
      position: row.position,
      question: { id: row.questionId, en: row.questionEn },
      options: row.optionsId.map((id, index) => ({ id, en: row.optionsEn[index] ?? id })),
      element: row.element,
    })),
  };
}
