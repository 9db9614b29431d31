export { recordingRoutes } from './routes.ts';
export { requiredBackground } from './rules.ts';
export { type CardImages, findCardImages, insertImage, type NewImage } from './store.ts';
