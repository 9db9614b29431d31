import type { Face } from './typeface.ts';

/** Stands for a run of characters that the typeface does not have: visible, so that nobody takes the text as whole. */
const lostMark = '[?]';

export interface CleanText {
  text: string;
  /** Something was replaced: the paper says so beneath. */
  lost: boolean;
}

/**
 * Free text as a paper can show it: whatever people type, paste or send – emoji, other scripts, marks of direction,
 * control characters – comes out as characters of the typeface, and lines end with "\n".
 */
export function cleanText(face: Face, raw: string): CleanText {
  const tidy = raw
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\t\p{Zs}]/gu, ' ')
    // Controls, marks of direction and joiners have no shape; lone halves of a character are none.
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, (character) =>
      /[\p{Cs}\p{Co}\p{Cn}]/u.test(character) ? lostMark : '',
    )
    .replace(/ +\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trimEnd();
  let lost = tidy.includes(lostMark) && !raw.includes(lostMark);
  let text = '';
  let afterLost = false;
  for (const character of tidy) {
    const shown = shownAs(face, character);
    if (shown !== null) {
      text += shown;
      afterLost = afterLost && shown.trim() === '' && shown !== '\n';
      continue;
    }
    if (/\p{M}/u.test(character)) continue;
    lost = true;
    // A sentence in another script is one mark, not forty.
    if (afterLost) text = text.trimEnd();
    else text += lostMark;
    afterLost = true;
  }
  return { text, lost };
}

function shownAs(face: Face, character: string): string | null {
  if (character === '\n') return character;
  const has = (each: string) => face.font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0);
  if (has(character)) return character;
  const simpler = [character.normalize('NFKC'), character.normalize('NFKD').replace(/\p{M}/gu, '')];
  return simpler.find((each) => each !== '' && each !== character && [...each].every(has)) ?? null;
}

/** Breaks a paragraph into lines of `width`, both in units of the type size; a word wider than a line is cut. */
export function breakLines(face: Face, paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const space = advance(face, ' ');
  for (const word of paragraph.split(' ')) {
    const wide = advance(face, word);
    const gap = line === '' ? 0 : space;
    if (used + gap + wide <= width) {
      line += (gap === 0 ? '' : ' ') + word;
      used += gap + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    [line, used] = [word, wide];
    if (wide <= width) continue;
    [line, used] = ['', 0];
    for (const character of word) {
      const one = advance(face, character);
      if (used + one > width && line !== '') {
        lines.push(line);
        [line, used] = ['', 0];
      }
      line += character;
      used += one;
    }
  }
  lines.push(line);
  return lines;
}

const known = new WeakMap<Face, Map<string, number>>();

/** Width at size 1, by the sum of the figures' and letters' own widths: kerning only makes a line shorter. */
export function advance(face: Face, text: string): number {
  const widths = known.get(face) ?? new Map<string, number>();
  known.set(face, widths);
  let sum = 0;
  for (const character of text) {
    let width = widths.get(character);
    if (width === undefined) {
      width = face.font.layout(character, ['tnum']).advanceWidth / face.font.unitsPerEm;
      widths.set(character, width);
    }
    sum += width;
  }
  return sum;
}
