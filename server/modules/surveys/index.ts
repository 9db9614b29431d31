export { bundledQuestionnaires } from './bundled.ts';
export { isOpenCode, openSurvey } from './code-store.ts';
export { servedWithCard, servedWithComplaint, surveyAddress, surveyCode } from './codes.ts';
export { addUpForms, nineElements } from './csv-forms.ts';
export { surveyRoutes } from './routes.ts';
export { sampleSize } from './sample-size.ts';
export { indexOf } from './survey-index.ts';
