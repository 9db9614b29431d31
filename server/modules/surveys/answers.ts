// Pure: values in, values out.
import {
  scores as possibleScores,
  type Score,
  type SurveyTimeBand,
  surveyAgeBands,
  surveyEducations,
  surveyOccupations,
  surveySexes,
} from '../../../contract/surveys/terms.ts';
import type { Questionnaire } from './questionnaires/views.ts';

export type Scores = Readonly<Record<string, Score>>;

/** Who answered, as far as somebody cares to say. */
export interface Profile {
  sex: (typeof surveySexes)[number] | null;
  ageBand: (typeof surveyAgeBands)[number] | null;
  education: (typeof surveyEducations)[number] | null;
  occupation: (typeof surveyOccupations)[number] | null;
  disability: boolean | null;
}

type Sent = Readonly<Record<string, string>>;

const oneOf = <T extends string>(list: readonly T[], value: string | undefined): T | null =>
  list.find((entry) => entry === value) ?? null;

/** The profile of a sent form. Whatever is not an answer counts as "would rather not say". */
export function profileOf(sent: Sent): Profile {
  const disability = sent.disabilitas;
  return {
    sex: oneOf(surveySexes, sent.kelamin),
    ageBand: oneOf(surveyAgeBands, sent.usia),
    education: oneOf(surveyEducations, sent.pendidikan),
    occupation: oneOf(surveyOccupations, sent.pekerjaan),
    disability: disability === 'ya' ? true : disability === 'tidak' ? false : null,
  };
}

/** The scores of a sent form, and the items that it leaves open or answers with something that is no score. */
export function scoresOf(questionnaire: Questionnaire, sent: Sent): { scores: Scores; missing: string[] } {
  const scores: Record<string, Score> = {};
  const missing: string[] = [];
  for (const { item } of questionnaire.items) {
    const score = possibleScores.find((each) => String(each) === sent[item]);
    if (score === undefined) missing.push(item);
    else scores[item] = score;
  }
  return { scores, missing };
}

/** The regulation's two bands of the day, both ends included, of a wall clock "09:05". */
export function timeBandOf(time: string): SurveyTimeBand {
  if (time >= '08:00' && time <= '12:00') return 'morning';
  return time >= '13:00' && time <= '17:00' ? 'afternoon' : 'other';
}
