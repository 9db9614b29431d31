import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unwrapWoff, widenGlyph } from './woff.ts';

export type Weight = 400 | 600 | 700;
export const weights: readonly Weight[] = [400, 600, 700];

export interface Face {
  name: string;
  bytes: Buffer;
  font: Font;
}

function open(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('glyphForCodePoint' in font)) throw new Error('The typeface file holds a collection, not a font.');
  return font;
}

const faces = new Map<Weight, Face>();

/** Plus Jakarta Sans, each weight read once. The static cut: pdfkit cannot subset a variable WOFF2. */
export function face(weight: Weight): Face {
  const known = faces.get(weight);
  if (known !== undefined) return known;
  const { resolve } = createRequire(import.meta.url);
  const file = resolve(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`);
  const bytes = unwrapWoff(readFileSync(file));
  // The typeface's space is narrow for upper case at 2 mm; a real, wider space keeps the text searchable.
  widenGlyph(bytes, open(bytes).glyphForCodePoint(0x20).id, 70);
  const read = { name: `jakarta-${weight}`, bytes, font: open(bytes) };
  faces.set(weight, read);
  return read;
}
