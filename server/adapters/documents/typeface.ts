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

export type Typeface = Readonly<Record<Weight, Face>>;

function open(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('glyphForCodePoint' in font)) throw new Error('The typeface file holds a collection, not a font.');
  return font;
}

/** Reads Plus Jakarta Sans in the weights that papers use. The static cut: pdfkit cannot subset a variable WOFF2. */
export function loadTypeface(): Typeface {
  const resolve = createRequire(import.meta.url).resolve;
  const face = (weight: Weight): Face => {
    const file = resolve(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`);
    const bytes = unwrapWoff(readFileSync(file));
    // The typeface's space is narrow for upper case at 2 mm; a real, wider space keeps the text searchable.
    widenGlyph(bytes, open(bytes).glyphForCodePoint(0x20).id, 70);
    const font = open(bytes);
    return { name: `jakarta-${weight}`, bytes, font };
  };
  return { 400: face(400), 600: face(600), 700: face(700) };
}

/** Figures of equal width wherever numbers stand: NIK, dates, clocks. */
export const figures = ['tnum'];

/** Width of a line set at `size`, in the unit of `size`. */
export function widthOf(face: Face, text: string, size: number): number {
  return (face.font.layout(text, figures).advanceWidth / face.font.unitsPerEm) * size;
}

/** Characters outside the typeface lose their accent, and the rest become "?", rather than vanish from a card. */
export function printable(face: Face, text: string): string {
  let out = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (face.font.hasGlyphForCodePoint(code)) out += character;
    else {
      const base = character.normalize('NFD').replace(/\p{M}/gu, '');
      out += base !== '' && face.font.hasGlyphForCodePoint(base.codePointAt(0) ?? 0) ? base : '?';
    }
  }
  return out;
}

interface FittedText {
  lines: string[];
  size: number;
}

/**
 * Breaks a text into at most `maxLines` of `width`, at spaces and after slashes, setting it smaller in small
 * steps until it fits. A word wider than a line is cut. Nothing is ever left out.
 */
export function fitText(
  face: Face,
  text: string,
  box: { width: number; maxLines: number; size: number; floor: number },
): FittedText {
  const words = text.split(/(?<=\/)|\s+/u).filter((word) => word !== '');
  const joined = withSpaces(text, words);
  let size = box.size;
  for (;;) {
    const lines = wrap(face, joined, box.width, size);
    // Below the floor a text is no longer legible; there one more line is the lesser evil.
    if (lines.length <= box.maxLines || size <= box.floor) return { lines, size };
    size = Math.max(box.floor, size * 0.97);
  }
}

/** Each word with the space that stood before it, so that "A/ B" and "A/B" stay what they were. */
function withSpaces(text: string, words: readonly string[]): { word: string; space: boolean }[] {
  let at = 0;
  return words.map((word) => {
    const start = text.indexOf(word, at);
    const space = start > at;
    at = start + word.length;
    return { word, space };
  });
}

function wrap(face: Face, words: { word: string; space: boolean }[], width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { word, space } of words) {
    const longer = line === '' ? word : line + (space ? ' ' : '') + word;
    if (widthOf(face, longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (widthOf(face, line, size) > width && line.length > 1) {
      let cut = line.length - 1;
      while (cut > 1 && widthOf(face, line.slice(0, cut), size) > width) cut -= 1;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  if (line !== '') lines.push(line);
  return lines.length === 0 ? [''] : lines;
}
