export { bundledCodes, codeIndex } from './bundled.ts';
export { type CodeIndex, type CodeListName, codeListNames } from './code-index.ts';
