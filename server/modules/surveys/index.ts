export { profileOf, scoresOf } from './answers.ts';
export { bundledQuestionnaires } from './bundled.ts';
export { isOpenCode, openSurvey } from './code-store.ts';
export { type SurveyCodeState, surveyCodeState } from './code-views.ts';
export { servedWithCard, servedWithComplaint, surveyAddress, surveyCode } from './codes.ts';
export { addUpForms, nineElements } from './csv-forms.ts';
export { findKiosk, type Kiosk } from './kiosk-views.ts';
export { answerAtKiosk, answerByCode, pairDevice } from './public-actions.ts';
export {
  type PublishedIndex,
  type PublishedResults,
  publishedIndex,
  publishedResults,
} from './published-views.ts';
export {
  loadQuestionnaire,
  type Questionnaire,
  questionnaireInForce,
  type SurveyItem,
} from './questionnaire-views.ts';
export { surveyRoutes } from './routes.ts';
export { sampleSize } from './sample-size.ts';
export { indexOf } from './survey-index.ts';
