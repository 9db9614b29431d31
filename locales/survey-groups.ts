import type { SurveyProfilePart } from '../contract/surveys/report-endpoints.ts';
import { findWords, type Locale } from './translator.ts';

const groups: Readonly<Record<SurveyProfilePart, string>> = {
  sex: 'sexes',
  ageBand: 'ageBands',
  education: 'educations',
  occupation: 'occupations',
  disability: 'disability',
  timeBand: 'timeBands',
};

/** What a group of respondents is called: "20–29 tahun". */
export function answerGroup(locale: Locale, part: SurveyProfilePart, key: string): string {
  const path = key === 'unsaid' ? 'surveys.notSaid' : `surveys.${groups[part]}.${key}`;
  return findWords(locale, path) ?? key;
}
