// Pure: values in, values out.

const length = 16;
const mask = '•'.repeat(length);
/** What people put between digits: blanks of every kind, points, strokes, dashes; at most two at a time. */
const separator = /[\s.,_/\-‐-―·]/u;
const mostSeparators = 2;

const isDigit = (sign: string | undefined) => sign !== undefined && sign >= '0' && sign <= '9';

/** Digits of full width as they are typed; the text keeps its length. */
const plain = (text: string) =>
  text.replace(/[０-９]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xff10 + 48));

/** Sixteen digits from a place on, with what stands between them; null when there are not so many together. */
function sixteenFrom(text: string, start: number): { digits: string; end: number } | null {
  let digits = '';
  let between = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (isDigit(sign)) {
      digits += sign;
      between = 0;
      if (digits.length === length) return { digits, end: at + 1 };
    } else if (sign !== undefined && separator.test(sign) && between < mostSeparators) between += 1;
    else return null;
  }
  return null;
}

const province = /^(1[1-9]|2[01]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/;

/** Province, regency, district, then the day (a woman's plus 40) and the month of a birth, or of a family card's issue. */
function hasShape(digits: string): boolean {
  const written = Number(digits.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(digits.slice(8, 10));
  return province.test(digits) && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

const date = /(?<!\d)\d{1,2}[-./ ]\d{1,2}[-./ ](19|20)\d{2}(?!\d)/;
const amount = /^\d{1,3}(\.\d{3})+$/;
const fours = /^(\d{4}\D{1,2}){3}\d{4}$/u;

/** Whether sixteen digits, grouped as they stand there, are an identity number and not two dates, a price or a telephone. */
function isIdentityNumber(written: string, digits: string, standsAlone: boolean): boolean {
  if (written.length === length) return true;
  if (date.test(written) || amount.test(written)) return false;
  return hasShape(digits) || (standsAlone && fours.test(written) && province.test(digits));
}

/**
 * Hides the NIK and the number of a family card, however it is grouped: nobody asked for it and nobody needs it here.
 * What only has as many digits (dates with hours, lists of telephones, amounts) stays as it was written.
 */
export function maskIdentityNumbers(text: string): string {
  const read = plain(text);
  let kept = '';
  let from = 0;
  for (let at = 0; at < read.length; at += 1) {
    if (!isDigit(read[at])) continue;
    const found = sixteenFrom(read, at);
    if (found === null) continue;
    const { digits, end } = found;
    const written = read.slice(at, end);
    const isWhole = !isDigit(read[at - 1]) && !isDigit(read[end]);
    const joins = (sign: string | undefined, next: string | undefined) =>
      sign !== undefined && separator.test(sign) && isDigit(next);
    const standsAlone = !joins(read[at - 1], read[at - 2]) && !joins(read[end], read[end + 1]);
    // Stuck to another number it is found by its shape alone.
    const isHidden = isWhole
      ? read[at - 1] !== '+' && isIdentityNumber(written, digits, standsAlone)
      : written.length === length && hasShape(digits);
    if (!isHidden) continue;
    kept += text.slice(from, at) + mask;
    from = end;
    at = end - 1;
  }
  return kept + text.slice(from);
}
