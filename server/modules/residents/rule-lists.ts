import { codeIndex } from '../code-lists/index.ts';
import { bundledIndex } from '../regions/index.ts';
import type { RuleLists } from './rules.ts';

/** The lists that the rules read: the same files from which the database was filled. */
export const ruleLists: RuleLists = { regions: bundledIndex, codes: codeIndex };
