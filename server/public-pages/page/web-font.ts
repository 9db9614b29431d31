import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Where the pages' style sheet looks for the typeface. */
export const webFontAddress = '/umum/plus-jakarta-sans.woff2';

/** The typeface of the staff application, self-hosted for residents too: no third party learns who reads. */
export function readWebFont(): Buffer {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(
    resolve('@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'),
  );
}
