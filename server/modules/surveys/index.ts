export { bundledQuestionnaires } from './bundled.ts';
