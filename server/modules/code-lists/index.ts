export { bundledCodes, codeIndex } from './bundled.ts';
export { buildCodeIndex, type CodeIndex, type CodeListName, type CodeValue, labelKey } from './code-index.ts';
