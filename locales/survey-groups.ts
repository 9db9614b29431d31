import type { SurveyProfilePart } from '../contract/surveys/report-endpoints.ts';
import { findWords, type Locale, translatorFor } from './translator.ts';

const groups = {
  sex: 'sexes',
  ageBand: 'ageBands',
  education: 'educations',
  occupation: 'occupations',
  disability: 'disability',
  timeBand: 'timeBands',
} as const satisfies Record<SurveyProfilePart, string>;

/** What a group of respondents is called: "20–29 tahun". */
export function answerGroup(locale: Locale, part: SurveyProfilePart, key: string): string {
  if (key === 'unsaid') return translatorFor(locale)('surveys.notSaid');
  return findWords(locale, `surveys.${groups[part]}`, key) ?? key;
}
