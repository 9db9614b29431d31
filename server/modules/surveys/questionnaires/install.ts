import type pg from 'pg';
import { bundledQuestionnaires } from './bundled.ts';

const items = bundledQuestionnaires.flatMap(({ code, version, items }) =>
  items.map((item) => ({
    questionnaire: code,
    version,
    item: item.code,
    position: item.position,
    question_id: item.question.id,
    question_en: item.question.en,
    options_id: item.options.map((option) => option.id),
    options_en: item.options.map((option) => option.en),
  })),
);

const mapped = bundledQuestionnaires.flatMap(({ code, version, mappings }) =>
  mappings.flatMap((mapping) =>
    Object.entries(mapping.items).map(([item, as]) => ({
      questionnaire: code,
      version,
      mapping: mapping.code,
      item,
      index_code: as.index,
      element: as.index === 'ikm' ? as.element : null,
      source: mapping.source,
    })),
  ),
);

/**
 * Brings the questionnaires in the database to what the files say, except the versions that somebody has answered:
 * those mean what they meant then. A new mapping of an answered version is added; none is changed.
 */
export async function installQuestionnaires(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ code: string; version: number }>(
    `select code, version from survey_questionnaires q
      where exists (select from survey_responses r where r.questionnaire = q.code and r.version = q.version)`,
  );
  const answered = new Set(rows.map(({ code, version }) => `${code} ${version}`));
  const isOpen = ({ questionnaire, version }: { questionnaire: string; version: number }) =>
    !answered.has(`${questionnaire} ${version}`);

  await client.query(
    `insert into survey_questionnaires
     select * from jsonb_to_recordset($1)
       as given (code text, version int, valid_from date, title_id text, title_en text, legal_basis text)
     on conflict (code, version) do update set valid_from = excluded.valid_from, title_id = excluded.title_id,
       title_en = excluded.title_en, legal_basis = excluded.legal_basis`,
    [
      JSON.stringify(
        bundledQuestionnaires
          .filter(({ code, version }) => isOpen({ questionnaire: code, version }))
          .map(({ code, version, validFrom, title, legalBasis }) => ({
            code,
            version,
            valid_from: validFrom,
            title_id: title.id,
            title_en: title.en,
            legal_basis: legalBasis,
          })),
      ),
    ],
  );
  await client.query(
    `insert into survey_items
     select * from jsonb_to_recordset($1) as given (questionnaire text, version int, item text, position int,
       question_id text, question_en text, options_id text[], options_en text[])
     on conflict (questionnaire, version, item) do update set position = excluded.position,
       question_id = excluded.question_id, question_en = excluded.question_en,
       options_id = excluded.options_id, options_en = excluded.options_en`,
    [JSON.stringify(items.filter(isOpen))],
  );
  await client.query(
    `insert into survey_mappings
     select * from jsonb_to_recordset($1) as given (questionnaire text, version int, mapping text, item text,
       index_code text, element text, source text)
     on conflict (questionnaire, version, mapping, item) do nothing`,
    [JSON.stringify(mapped)],
  );
}
