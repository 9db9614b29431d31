export { type CardImages, findCardImages } from './store.ts';
