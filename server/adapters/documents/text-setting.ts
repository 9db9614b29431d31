import LineBreaker from 'linebreak';
import type { Face } from './typeface.ts';

/** Figures of equal width wherever numbers stand: NIK, dates, clocks. */
export const figures: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum'];

/** Width of a line set at `size`, in the unit of `size`. */
export function widthOf(face: Face, text: string, size: number): number {
  return (face.font.layout(text, figures).advanceWidth / face.font.unitsPerEm) * size;
}

/** Stands for a run of characters that the typeface does not have: visible, so that nobody takes the text as whole. */
const lostMark = '[?]';

export interface CleanText {
  text: string;
  /** Something was replaced: a letter says so beneath. */
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
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\p{Cs}\p{Co}\p{Cn}]/gu, lostMark)
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

/** The character, or else its simpler form, as "é" without its accent; null where the typeface has neither. */
function shownAs(face: Face, character: string): string | null {
  if (character === '\n') return character;
  const has = (each: string) => face.font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0);
  const forms = [character, character.normalize('NFKC'), character.normalize('NFKD').replace(/\p{M}/gu, '')];
  return forms.find((form) => form !== '' && [...form].every(has)) ?? null;
}

/** The pieces between which a line may be broken (UAX #14); each keeps the space or the line end behind it. */
function* pieces(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const { position } = next;
    // "Bapak/Ibu", "KTP-el": so short an end of a word begins no line.
    const shortEnd = /^\p{L}{1,3}(?:\P{L}|$)/u.test(text.slice(position, position + 4));
    if (shortEnd && /[/-]/u.test(text[position - 1] ?? '')) continue;
    yield text.slice(from, position);
    from = position;
  }
}

/** Breaks clean text into lines of `width`, in units of the type size. What is wider than a line is cut. */
export function breakLines(face: Face, text: string, width: number): string[] {
  const lines: string[] = [];
  const space = widthOf(face, ' ', 1);
  let [line, used] = ['', 0];
  const end = () => {
    lines.push(line.trimEnd());
    [line, used] = ['', 0];
  };
  const add = (piece: string, bare: number) => {
    if (line !== '' && used + bare > width) end();
    line += piece;
    used += bare + (piece.length - piece.trimEnd().length) * space;
  };
  for (const piece of pieces(text)) {
    const bare = widthOf(face, piece.trimEnd(), 1);
    if (bare <= width) add(piece, bare);
    else {
      if (line !== '') end();
      for (const character of piece) add(character, widthOf(face, character.trimEnd(), 1));
    }
    if (piece.endsWith('\n')) end();
  }
  end();
  return lines;
}

/**
 * Breaks a text into at most `maxLines` of `width`, setting it smaller in small steps until it fits. A word wider than
 * a line is cut. Nothing is ever left out.
 */
export function fitText(
  face: Face,
  raw: string,
  box: { width: number; maxLines: number; size: number; floor: number },
): { lines: string[]; size: number } {
  const { text } = cleanText(face, raw);
  for (let { size } = box; ; size = Math.max(box.floor, size * 0.97)) {
    const lines = breakLines(face, text, box.width / size);
    // Below the floor a text is no longer legible; there one more line is the lesser evil.
    if (lines.length <= box.maxLines || size <= box.floor) return { lines, size };
  }
}
