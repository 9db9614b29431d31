import type { Score, SurveyChannel, SurveyService } from '../../contract/surveys/terms.ts';
import type { Db } from '../../server/db/database.ts';
import { loadQuestionnaire } from '../../server/modules/surveys/index.ts';
import { insertResponse } from '../../server/modules/surveys/response-store.ts';
import { officeCode } from '../desk.ts';

export const nineItems = { questionnaire: 'skm9', version: 1, mapping: 'permen-14-2017' };
export const sixteenItems = { questionnaire: 'online16', version: 1, mapping: 'consolidation-2026' };

/** One respondent who answers every item alike, save the named ones. */
export async function respond(
  db: Db,
  options: {
    of?: typeof nineItems;
    score?: Score;
    but?: Readonly<Record<string, Score>>;
    day?: string;
    service?: SurveyService;
    channel?: SurveyChannel;
  } = {},
): Promise<void> {
  const questionnaire = await loadQuestionnaire(db, options.of ?? nineItems);
  const scores = Object.fromEntries(
    questionnaire.items.map(({ item }) => [item, options.but?.[item] ?? options.score ?? 4]),
  );
  await db.transaction().execute((tx) =>
    insertResponse(tx, questionnaire, {
      officeCode,
      service: options.service ?? 'card',
      day: options.day ?? '2026-11-24',
      timeBand: 'morning',
      channel: options.channel ?? 'token',
      profile: { sex: null, ageBand: null, education: null, occupation: null, disability: null },
      scores,
    }),
  );
}
