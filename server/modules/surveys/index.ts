export { profileOf, scoresOf } from './answers.ts';
export { servedWithCard, servedWithComplaint, surveyAddress, surveyCode } from './codes/codes.ts';
export { isOpenCode, openSurvey } from './codes/store.ts';
export { type SurveyCodeState, surveyCodeState } from './codes/views.ts';
export { findKiosk, type Kiosk } from './kiosk/views.ts';
export { answerAtKiosk, answerByCode, pairDevice } from './public-actions.ts';
export { installQuestionnaires } from './questionnaires/install.ts';
export {
  loadQuestionnaire,
  type Questionnaire,
  questionnaireInForce,
  type SurveyItem,
} from './questionnaires/views.ts';
export { aggregateResponses, nineElements } from './reports/csv-forms.ts';
export {
  type PublishedIndex,
  type PublishedResults,
  publishedIndex,
  publishedResults,
} from './reports/published-views.ts';
export { sampleSize } from './reports/sample-size.ts';
export { indexOf } from './reports/survey-index.ts';
export { surveyRoutes } from './routes.ts';
