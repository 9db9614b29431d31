// Pure: values in, values out.
/**
 * How many keys were hit wrong: letters left out, put in, changed or swapped with their neighbour (optimal
 * string alignment). Gives up at `limit` + 1.
 */
export function typingErrors(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (line: readonly number[], place: number) => line[place] ?? limit + 1;
      const same = a[i - 1] === b[j - 1];
      let errors = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) errors = Math.min(errors, at(before, j - 2) + 1);
      row.push(errors);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** The letters of a word as bits; all that is no letter A to Z shares one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 65;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

/** Each error takes at most one letter away: with more missing, the distance need not be counted. */
function lacksMore(letters: number, of: number, limit: number): boolean {
  let missing = letters & ~of;
  for (let errors = 0; missing !== 0; errors++) {
    if (errors === limit) return true;
    missing &= missing - 1;
  }
  return false;
}

/** A short word bears one error, a longer one two: more, and it is another name. */
const toleratedErrors = (word: string) => (word.length <= 2 ? 0 : word.length <= 4 ? 1 : 2);

/**
 * Which borne words somebody can have meant, nearest first. `unfinished`: the word is still being typed, so its
 * beginning counts as well.
 */
export function meantWords(
  typed: string,
  borne: readonly string[],
  options: { unfinished: boolean; most: number },
): { word: string; errors: number }[] {
  const limit = toleratedErrors(typed);
  const letters = lettersOf(typed);
  return borne
    .filter((word) => !lacksMore(letters, lettersOf(word), limit))
    .map((word) => {
      const whole = typingErrors(typed, word, limit);
      if (!options.unfinished || word.length <= typed.length) return { word, errors: whole };
      // A finished word fits better than the beginning of a longer one.
      return { word, errors: Math.min(whole, typingErrors(typed, word.slice(0, typed.length), limit) + 0.5) };
    })
    .filter(({ errors }) => errors < limit + 1)
    .sort((a, b) => a.errors - b.errors || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    .slice(0, options.most);
}
