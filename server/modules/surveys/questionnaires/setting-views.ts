import { type SurveySettingsView, surveySettingKeepers } from '../../../../contract/surveys/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { surveySettingOn } from './views.ts';

/** From which day an office may use a version with a mapping; null when there is no such thing. */
export async function offeredFrom(
  db: Db | Tx,
  chosen: { questionnaire: string; version: number; mapping: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('surveyQuestionnaires as q')
    .innerJoin('surveyMappings as m', (join) =>
      join.onRef('m.questionnaire', '=', 'q.code').onRef('m.version', '=', 'q.version'),
    )
    .select('q.validFrom')
    .where('q.code', '=', chosen.questionnaire)
    .where('q.version', '=', chosen.version)
    .where('m.mapping', '=', chosen.mapping)
    .executeTakeFirst();
  return row?.validFrom ?? null;
}

/** What the office asks, what it has chosen, and what there is to choose. */
export async function surveySettings(ctx: Ctx): Promise<SurveySettingsView> {
  const { db, actor } = ctx;
  const { today } = ctx;
  const settings = await db
    .selectFrom('surveySettings as s')
    .leftJoin('employees as e', 'e.id', 's.setBy')
    .select(['s.questionnaire', 's.version', 's.mapping', 's.validFrom', 'e.name as by'])
    .where('s.officeCode', '=', actor.officeCode)
    .orderBy('s.validFrom', 'desc')
    .execute();
  const inForceFrom = settings.find(({ validFrom }) => validFrom <= today)?.validFrom;
  const questionnaires = await db
    .selectFrom('surveyQuestionnaires')
    .select(['code', 'version', 'validFrom', 'titleId', 'titleEn', 'legalBasis'])
    .orderBy('code')
    .orderBy('version')
    .execute();
  const mappings = await db
    .selectFrom('surveyMappings')
    .select(['questionnaire', 'version', 'mapping as code', 'source'])
    .distinct()
    .orderBy('mapping')
    .execute();
  return {
    settings: settings.map((setting) => ({ ...setting, inForce: setting.validFrom === inForceFrom })),
    inForce: await surveySettingOn(db, actor.officeCode, today),
    questionnaires: questionnaires.map(({ titleId, titleEn, ...row }) => ({
      ...row,
      title: { id: titleId, en: titleEn },
      mappings: mappings
        .filter(({ questionnaire, version }) => questionnaire === row.code && version === row.version)
        .map(({ code, source }) => ({ code, source })),
    })),
    mayChoose: surveySettingKeepers.some((role) => actor.roles.includes(role)),
  };
}
