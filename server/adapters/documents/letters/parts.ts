import { both, type TwoLanguages } from '../../../../locales/both.ts';
import type { MessageKey } from '../../../../locales/translator.ts';
import type { Column, Sheet, TextStyle } from '../sheet.ts';

type Last<Group extends string, Key = MessageKey> = Key extends `${Group}.${infer Rest}` ? Rest : never;
type LetterKey = Last<'letters'>;
export type SurveyPaperKey = Last<'surveyReports.paper'>;

/** Words of letters, in both languages. */
export function words(key: LetterKey, values?: Parameters<typeof both>[1]): TwoLanguages {
  return both(`letters.${key}`, values);
}

type RowStyle = Parameters<Sheet['row']>[2];

/** Labels and values beneath each other; what is null is left out. */
export function rows(
  sheet: Sheet,
  list: readonly (readonly [LetterKey, string | null])[],
  style?: RowStyle,
): void {
  for (const [key, value] of list) if (value !== null) sheet.row(words(key), value, style);
}

/** Titles over numbers, which stand at the right of their columns. */
const numeric: ReadonlySet<string> = new Set<LetterKey | SurveyPaperKey>([
  ...(['size', 'paused', 'lateness', 'count', 'late', 'daysLate'] as const),
  ...(['average', 'index', 'respondents', 'needed', 'lacking', 'share'] as const),
]);

/** Columns by the keys of their titles, each with its share of the width. */
export function columnsOf<Key extends string>(titleOf: (key: Key) => TwoLanguages) {
  return (keys: readonly Key[], shares: readonly number[]): Column[] =>
    keys.map((key, index) => ({
      title: titleOf(key),
      share: shares[index] ?? 1,
      align: numeric.has(key) ? 'right' : 'left',
    }));
}
export const columns = columnsOf(words);

/** A heading with its table, or with the words that there is nothing. */
export function listed(
  sheet: Sheet,
  heading: LetterKey,
  nothing: LetterKey,
  titles: readonly Column[],
  cells: readonly (readonly string[])[],
  size?: number,
): void {
  sheet.heading(words(heading));
  if (cells.length === 0) sheet.both(words(nothing), small);
  else sheet.table(titles, cells, size);
}

export const small: TextStyle = { size: 9 };
