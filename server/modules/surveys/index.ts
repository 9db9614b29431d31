export { bundledQuestionnaires } from './bundled.ts';
export { surveyRoutes } from './routes.ts';
export { addUpForms, nineElements } from './csv-forms.ts';
export { surveyRoutes } from './routes.ts';
export { sampleSize } from './sample-size.ts';
export { type Category, indexOf } from './survey-index.ts';
