// Pure: values in, values out.
import { type SurveyCategory, surveyIntervals } from '../../../../contract/surveys/report-endpoints.ts';
import { recordOf } from '../../../record-of.ts';

/**
 * The community satisfaction index (IKM) of PermenPANRB 14/2017: every element weighs the same, averages lie between 1
 * and 4, and the index is the average times 25. All of it is whole numbers and fractions of whole numbers; a decimal
 * appears only where a value leaves this file as hundredths. A value is rounded first and classified after: the
 * intervals of the regulation have two decimals, and what is published must lie in the interval of its class.
 */

/** What an average of answers comes to. Thousandths and hundredths are whole numbers: 3450 is 3.450, 8625 is 86.25. */
export interface Rated {
  averageThousandths: number;
  hundredths: number;
  category: SurveyCategory;
}

/** Answers of complete forms, added up: how many forms, and for each question the sum of its scores. */
export interface AnswerSums {
  n: number;
  sums: Readonly<Record<string, number>>;
}

/** For each element the questions that it is asked by. On the form of nine questions an element is its own question. */
export type Scheme<E extends string> = Readonly<Record<E, readonly string[]>>;

/** Forms of one questionnaire, and how its questions belong to the elements. */
export interface Group<E extends string> {
  answers: AnswerSums;
  scheme: Scheme<E>;
}

export interface SurveyIndex<E extends string> {
  n: number;
  /** Null where nobody answered: there is no index of nothing. */
  total: Rated | null;
  perElement: Readonly<Record<E, Rated>> | null;
}

interface Fraction {
  above: bigint;
  below: bigint;
}

/** To the nearest whole number, halves up; of positive fractions. */
function rounded({ above, below }: Fraction, times: bigint): number {
  return Number((2n * times * above + below) / (2n * below));
}

export function categoryOf(hundredths: number): SurveyCategory {
  const interval = surveyIntervals.find(({ from, to }) => from <= hundredths && hundredths <= to);
  if (interval === undefined || !Number.isInteger(hundredths)) {
    throw new RangeError(`${hundredths} hundredths are no index`);
  }
  return interval.category;
}

function rate(average: Fraction): Rated {
  const hundredths = rounded(average, 2500n);
  return { averageThousandths: rounded(average, 1000n), hundredths, category: categoryOf(hundredths) };
}

const sum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((a, b) => ({ above: a.above * b.below + b.above * a.below, below: a.below * b.below }), {
    above: 0n,
    below: 1n,
  });

const divided = ({ above, below }: Fraction, by: number): Fraction => ({ above, below: below * BigInt(by) });

/** What the forms give to an element in all: of several questions each form gives their average. */
function given({ sums }: AnswerSums, questions: readonly string[]): Fraction {
  if (questions.length === 0) throw new RangeError('an element without a question has no average');
  const above = questions.reduce((total, question) => total + BigInt(sums[question] ?? 0), 0n);
  return divided({ above, below: 1n }, questions.length);
}

/**
 * The index of complete forms, and that of each element. An element that is asked by several questions is their
 * average; every element counts once, however many questions it has. Forms of different questionnaires add up element
 * by element, each form weighing the same.
 */
export function indexOf<E extends string>(
  elements: readonly E[],
  groups: readonly Group<E>[],
): SurveyIndex<E> {
  const n = groups.reduce((total, { answers }) => total + answers.n, 0);
  if (n === 0 || elements.length === 0) return { n, total: null, perElement: null };
  const averages = elements.map((element) =>
    divided(sum(groups.map(({ answers, scheme }) => given(answers, scheme[element]))), n),
  );
  return {
    n,
    total: rate(divided(sum(averages), elements.length)),
    perElement: recordOf(elements, (_, place) => rate(averages[place] ?? { above: 0n, below: 1n })),
  };
}

/** The elements that need work first: the lowest values, equal ones in the order of the form. */
export function lowest<E extends string>(perElement: Readonly<Record<E, Rated>>, count: number): E[] {
  return (Object.entries<Rated>(perElement) as [E, Rated][])
    .sort(([, a], [, b]) => a.averageThousandths - b.averageThousandths)
    .slice(0, count)
    .map(([element]) => element);
}
