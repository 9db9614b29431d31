/**
 * The community satisfaction index (IKM) of PermenPANRB 14/2017: every element weighs the same, averages lie between 1
 * and 4, and the index is the average times 25. All of it is whole numbers and fractions of whole numbers; a decimal
 * appears only where a value leaves this file as hundredths. A value is rounded first and classified after: the
 * intervals of the regulation have two decimals, and what is published must lie in the interval of its class.
 */

/** From very good (A) to not good (D). */
export type Category = 'A' | 'B' | 'C' | 'D';

/** What an average of answers comes to. Thousandths and hundredths are whole numbers: 3450 is 3.450, 8625 is 86.25. */
export interface Rated {
  averageThousandths: number;
  hundredths: number;
  category: Category;
}

/** Answers of complete forms, added up: how many forms, and for each question the sum of its scores. */
export interface AnswerSums {
  n: number;
  sums: Readonly<Record<string, number>>;
}

/** For each element the questions that it is asked by. On the form of nine questions an element is its own question. */
export type Scheme<E extends string> = Readonly<Record<E, readonly string[]>>;

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

/** PermenPANRB 14/2017, annex: 25.00–64.99 D, 65.00–76.60 C, 76.61–88.30 B, 88.31–100.00 A. */
export function categoryOf(hundredths: number): Category {
  if (!Number.isInteger(hundredths) || hundredths < 2500 || hundredths > 10_000) {
    throw new RangeError(`${hundredths} hundredths lie outside 25.00 to 100.00`);
  }
  if (hundredths >= 8831) return 'A';
  if (hundredths >= 7661) return 'B';
  return hundredths >= 6500 ? 'C' : 'D';
}

function rate(average: Fraction): Rated {
  const hundredths = rounded(average, 2500n);
  return { averageThousandths: rounded(average, 1000n), hundredths, category: categoryOf(hundredths) };
}

/** The average answer to several questions over all forms. */
function averageOf({ n, sums }: AnswerSums, questions: readonly string[]): Fraction {
  const above = questions.reduce((sum, question) => sum + BigInt(sums[question] ?? 0), 0n);
  return { above, below: BigInt(n) * BigInt(questions.length) };
}

function averageOfAll(averages: readonly Fraction[]): Fraction {
  const sum = averages.reduce((a, b) => ({
    above: a.above * b.below + b.above * a.below,
    below: a.below * b.below,
  }));
  return { above: sum.above, below: sum.below * BigInt(averages.length) };
}

/**
 * The index of complete forms, and that of each element. An element that is asked by several questions is their
 * average; then every element counts once, however many questions it has.
 */
export function indexOf<E extends string>(answers: AnswerSums, scheme: Scheme<E>): SurveyIndex<E> {
  const entries = Object.entries<readonly string[]>(scheme) as [E, readonly string[]][];
  if (entries.some(([, questions]) => questions.length === 0)) {
    throw new RangeError('an element without a question has no average');
  }
  if (answers.n === 0 || entries.length === 0) return { n: answers.n, total: null, perElement: null };
  const averages = entries.map(([element, questions]) => [element, averageOf(answers, questions)] as const);
  return {
    n: answers.n,
    total: rate(averageOfAll(averages.map(([, average]) => average))),
    perElement: Object.fromEntries(averages.map(([element, average]) => [element, rate(average)])) as Record<
      E,
      Rated
    >,
  };
}

/** The index of one group of questions in which each weighs the same, such as the one against corruption (IPAK). */
export function indexOfQuestions(answers: AnswerSums, questions: readonly string[]): Rated | null {
  return answers.n === 0 || questions.length === 0 ? null : rate(averageOf(answers, questions));
}

/** The elements that need work first: the lowest values, equal ones in the order of the form. */
export function lowest<E extends string>(perElement: Readonly<Record<E, Rated>>, count: number): E[] {
  return (Object.entries<Rated>(perElement) as [E, Rated][])
    .sort(([, a], [, b]) => a.averageThousandths - b.averageThousandths)
    .slice(0, count)
    .map(([element]) => element);
}
