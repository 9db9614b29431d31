export { bundledCodes, codeIndex } from './bundled.ts';
export type { CodeIndex, CodeListName } from './code-index.ts';
