import type { IsoDate } from '../../../contract/fields.ts';
import type { SurveyChannel, SurveyService, SurveyTimeBand } from '../../../contract/surveys/terms.ts';
import type { Tx } from '../../db/database.ts';
import type { Profile, Scores } from './answers.ts';
import type { Questionnaire } from './questionnaires/views.ts';

export interface NewResponse {
  officeCode: string;
  service: SurveyService;
  day: IsoDate;
  timeBand: SurveyTimeBand;
  channel: SurveyChannel;
  profile: Profile;
  scores: Scores;
}

/** Writes one complete response. It refers to nothing but its questionnaire. */
export async function insertResponse(tx: Tx, questionnaire: Questionnaire, response: NewResponse) {
  const { profile, scores, ...of } = response;
  const version = { questionnaire: questionnaire.code, version: questionnaire.version };
  const { id } = await tx
    .insertInto('surveyResponses')
    .values({ ...of, ...version, ...profile })
    .returning('id')
    .executeTakeFirstOrThrow();
  // In the form's order for everybody: the order of rows says nothing of how somebody filled it in.
  const answers = questionnaire.items.map(({ item }) => ({ item, score: scores[item] ?? 0 }));
  await tx
    .insertInto('surveyAnswers')
    .values(answers.map((answer) => ({ responseId: id, officeCode: of.officeCode, ...version, ...answer })))
    .execute();
  const paid = questionnaire.items.filter(({ item, element }) => element === 'U4' && (scores[item] ?? 4) < 4);
  if (paid.length > 0) {
    await tx
      .insertInto('surveyFlags')
      .values(
        paid.map(({ item }) => ({
          officeCode: of.officeCode,
          day: of.day,
          service: of.service,
          channel: of.channel,
          ...version,
          item,
          score: scores[item] ?? 1,
        })),
      )
      .execute();
  }
}
