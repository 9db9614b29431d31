/** How a call is said in Indonesian, word by word: the clips of `data/voice`, one file each. */
const ones = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

const numberWords = [...ones, 'sepuluh', 'sebelas', 'belas', 'puluh', 'seratus', 'ratus'] as const;
type NumberWord = (typeof numberWords)[number];

/** Name of a clip without its extension. */
export type ClipName = NumberWord | 'nada' | 'nomor-antrean' | 'silakan-ke' | 'loket' | `huruf-${string}`;

/** Every clip there is: the chime, the phrases, the letters, the words of numbers. */
export const clipNames: readonly ClipName[] = [
  'nada',
  'nomor-antrean',
  'silakan-ke',
  'loket',
  ...letters.map((letter): ClipName => `huruf-${letter}`),
  ...numberWords,
];

const one = (digit: number): NumberWord[] => ones.slice(digit, digit + 1);

function belowHundred(n: number): NumberWord[] {
  if (n < 10) return one(n);
  if (n === 10) return ['sepuluh'];
  if (n === 11) return ['sebelas'];
  if (n < 20) return [...one(n - 10), 'belas'];
  return [...one(Math.floor(n / 10)), 'puluh', ...(n % 10 === 0 ? [] : one(n % 10))];
}

/** A whole number from 0 to 999 as it is read aloud. */
function spokenNumber(n: number): NumberWord[] {
  if (!Number.isInteger(n) || n < 0 || n > 999) throw new RangeError(`${n} has no clips`);
  if (n < 100) return belowHundred(n);
  const hundreds: NumberWord[] = n < 200 ? ['seratus'] : [...one(Math.floor(n / 100)), 'ratus'];
  return [...hundreds, ...(n % 100 === 0 ? [] : belowHundred(n % 100))];
}

/** The clips of one call in their order: chime, "nomor antrean A dua belas, silakan ke loket tiga". */
export function spokenCall(letter: string, number: number, counter: number): ClipName[] {
  const small = letter.toLowerCase();
  if (!letters.includes(small)) throw new RangeError('a letter from A to Z is expected');
  return [
    'nada',
    'nomor-antrean',
    `huruf-${small}`,
    ...spokenNumber(number),
    'silakan-ke',
    'loket',
    ...spokenNumber(counter),
  ];
}
