import { type SurveyElement, surveyElements } from '../../../../contract/surveys/terms.ts';
import { readCsv } from '../../../adapters/csv/csv-source.ts';
import { Refusal } from '../../../refusal.ts';
import type { AnswerSums, Scheme } from './survey-index.ts';

/** The form of the regulation: each element is asked by the one question that bears its code. */
export const nineElements: Scheme<SurveyElement> = {
  U1: ['U1'],
  U2: ['U2'],
  U3: ['U3'],
  U4: ['U4'],
  U5: ['U5'],
  U6: ['U6'],
  U7: ['U7'],
  U8: ['U8'],
  U9: ['U9'],
};

export interface FormsRead extends AnswerSums {
  /** Forms that leave an element unanswered: the regulation's formula knows one number of respondents for all. */
  dropped: number;
}

const headingKey = (heading: string) => heading.replace(/\s/g, '').toUpperCase();
const isElement = (heading: string) => surveyElements.some((element) => element === headingKey(heading));

/** Where each element stands; other columns may stand between. */
function positionsOf(headings: readonly string[]): number[] {
  const keys = headings.map(headingKey);
  const missing = surveyElements.filter((element) => !keys.includes(element));
  if (missing.length > 0) {
    throw new Refusal('invalid', 'survey_column_missing', { columns: missing.join(', ') });
  }
  const twice = surveyElements.filter((element) => keys.indexOf(element) !== keys.lastIndexOf(element));
  if (twice.length > 0) throw new Refusal('invalid', 'survey_column_twice', { columns: twice.join(', ') });
  return surveyElements.map((element) => keys.indexOf(element));
}

/** The score of a cell, 0 where it is empty, and nothing where it is neither. */
function scoreOf(cell: string): number | undefined {
  const text = cell.trim();
  if (text === '') return 0;
  return /^[1-4]$/.test(text) ? Number(text) : undefined;
}

/**
 * Adds up the forms of a CSV file: the columns U1 to U9 in any order and one respondent a row. A value that is none
 * stops the reading, since nobody knows what was meant; an empty one makes the form incomplete.
 */
export async function aggregateResponses(source: AsyncIterable<Buffer>): Promise<FormsRead> {
  const sums = surveyElements.map(() => 0);
  const scores = surveyElements.map(() => 0);
  let [n, dropped] = [0, 0];
  let positions: number[] | null = null;
  let width = 0;
  for await (const { line, cells } of readCsv(source, { knownHeading: isElement })) {
    if (positions === null) {
      positions = positionsOf(cells);
      width = cells.length;
      continue;
    }
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      throw new Refusal('invalid', 'survey_row_too_long', {
        row: String(line),
        found: cells.length,
        expected: width,
      });
    }
    for (let place = 0; place < positions.length; place += 1) {
      const value = cells[positions[place] ?? -1] ?? '';
      const score = scoreOf(value);
      if (score === undefined) {
        throw new Refusal('invalid', 'survey_value_not_valid', {
          row: String(line),
          column: surveyElements[place] ?? '',
          value: value.trim().slice(0, 20),
        });
      }
      scores[place] = score;
    }
    if (scores.includes(0)) {
      dropped += 1;
      continue;
    }
    n += 1;
    scores.forEach((score, place) => {
      sums[place] = (sums[place] ?? 0) + score;
    });
  }
  if (positions === null) throw new Refusal('invalid', 'import_empty');
  return {
    n,
    dropped,
    sums: Object.fromEntries(surveyElements.map((element, place) => [element, sums[place] ?? 0])),
  };
}
