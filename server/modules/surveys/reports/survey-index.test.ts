import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnswerSums,
  categoryOf,
  indexOf as indexOfGroups,
  lowest,
  type Scheme,
} from './survey-index.ts';

const elements = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const;
type Element = (typeof elements)[number];
type Form = Readonly<Record<string, number>>;

const nine = Object.fromEntries(
  elements.map((element) => [element, [element]]),
) as unknown as Scheme<Element>;
/** Sixteen questions as several offices map them; five of them, each once more, are the index against corruption. */
const sixteen: Scheme<Element> = {
  U1: ['p1', 'p2'],
  U2: ['p3', 'p4'],
  U3: ['p6'],
  U4: ['p7'],
  U5: ['p10'],
  U6: ['p11'],
  U7: ['p12'],
  U8: ['p15'],
  U9: ['p16'],
};
const againstCorruption = ['p5', 'p8', 'p9', 'p13', 'p14'];

/** The index of one group of forms. */
function indexOf<E extends string>(answers: AnswerSums, scheme: Scheme<E>) {
  return indexOfGroups(Object.keys(scheme) as E[], [{ answers, scheme }]);
}

function added(forms: readonly Form[]) {
  const sums: Record<string, number> = {};
  for (const form of forms) {
    for (const [question, score] of Object.entries(form)) sums[question] = (sums[question] ?? 0) + score;
  }
  return { n: forms.length, sums };
}

/** n forms whose scores add up to `total`, spread over the elements as evenly as it goes. */
function withTotal(n: number, total: number) {
  const sums: Record<string, number> = {};
  elements.forEach((element, place) => {
    sums[element] = Math.floor(total / 9) + (place < total % 9 ? 1 : 0);
  });
  return { n, sums };
}

const indexOfTotal = (n: number, total: number) => indexOf(withTotal(n, total), nine).total;

describe('the vectors of the regulation', () => {
  it.each([
    [4, 10_000, 'A', 4000],
    [3, 7500, 'C', 3000],
    [2, 5000, 'D', 2000],
    [1, 2500, 'D', 1000],
  ])('all answers %i', (score, hundredths, category, averageThousandths) => {
    const form = Object.fromEntries(elements.map((element) => [element, score]));
    const { n, total, perElement } = indexOf(added([form, form, form]), nine);
    expect({ n, total }).toEqual({ n: 3, total: { hundredths, category, averageThousandths } });
    for (const element of elements)
      expect(perElement?.[element]).toEqual({ hundredths, category, averageThousandths });
  });

  it('29 forms with 955 points: 91.48', () => {
    expect(indexOfTotal(29, 955)).toMatchObject({ hundredths: 9148, category: 'A' });
  });

  it('is classified after it is rounded: 88.304… is 88.30 and B, 88.306… is 88.31 and A', () => {
    // 25 · 3974 / (9 · 125) = 88.3111…, 25 · 39737 / (9 · 1250) = 88.3044…, 25 · 19869 / (9 · 625) = 88.3066…
    expect(indexOfTotal(125, 3974)).toMatchObject({ hundredths: 8831, category: 'A' });
    expect(indexOfTotal(1250, 39_737)).toMatchObject({ hundredths: 8830, category: 'B' });
    expect(indexOfTotal(625, 19_869)).toMatchObject({ hundredths: 8831, category: 'A' });
  });

  it('rounds a half up', () => {
    // 25 · 2826 / 800 = 88.3125.
    expect(indexOf({ n: 800, sums: { U1: 2826 } }, { U1: ['U1'] }).total?.hundredths).toBe(8831);
    expect(indexOf({ n: 1000, sums: { U1: 3532 } }, { U1: ['U1'] }).total).toMatchObject({
      averageThousandths: 3532,
      hundredths: 8830,
      category: 'B',
    });
    // 25 · 17661 / 5000 = 88.305: exactly between.
    expect(indexOf({ n: 5000, sums: { U1: 17_661 } }, { U1: ['U1'] }).total).toMatchObject({
      hundredths: 8831,
      category: 'A',
    });
  });

  it.each([
    [2500, 'D'],
    [6499, 'D'],
    [6500, 'C'],
    [7660, 'C'],
    [7661, 'B'],
    [8830, 'B'],
    [8831, 'A'],
    [10_000, 'A'],
  ])('%i hundredths are %s', (hundredths, category) => {
    expect(categoryOf(hundredths)).toBe(category);
  });

  it.each([2499, 10_001, 8830.4, Number.NaN])('%d is no index', (hundredths) => {
    expect(() => categoryOf(hundredths)).toThrow(RangeError);
  });

  it('of nobody is none', () => {
    expect(indexOf({ n: 0, sums: {} }, nine)).toEqual({ n: 0, total: null, perElement: null });
    expect(indexOfGroups(elements, [])).toEqual({ n: 0, total: null, perElement: null });
  });
});

const score = fc.integer({ min: 1, max: 4 });
const forms = (questions: readonly string[]) =>
  fc.array(fc.record(Object.fromEntries(questions.map((question) => [question, score]))), {
    minLength: 1,
    maxLength: 60,
  });

describe('any forms', () => {
  it('give 25·S/(9n) by the integer form of the formula', () => {
    fc.assert(
      fc.property(forms(elements), (given) => {
        const n = given.length;
        const all = given.flatMap((form) => Object.values(form)).reduce((a, b) => a + b, 0);
        const { total, perElement } = indexOf(added(given), nine);
        expect(total?.hundredths).toBe(Math.floor((5000 * all + 9 * n) / (18 * n)));
        for (const element of elements) {
          const sum = given.reduce((a, form) => a + (form[element] ?? 0), 0);
          expect(perElement?.[element].hundredths).toBe(Math.floor((5000 * sum + n) / (2 * n)));
        }
      }),
    );
  });

  it('give the same in whatever order they lie', () => {
    const shuffled = forms(elements).chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(indexOf(added(other), nine)).toEqual(indexOf(added(given), nine));
      }),
    );
  });

  it('never give less when an answer gets better, and stay within 25 and 100', () => {
    fc.assert(
      fc.property(forms(elements), fc.constantFrom(...elements), (given, element) => {
        const before = indexOf(added(given), nine).total?.hundredths ?? 0;
        const [first, ...rest] = given;
        const better = { ...first, [element]: Math.min(4, (first?.[element] ?? 0) + 1) };
        const after = indexOf(added([better, ...rest]), nine).total?.hundredths ?? 0;
        expect(before).toBeGreaterThanOrEqual(2500);
        expect(after).toBeLessThanOrEqual(10_000);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('of sixteen questions count each element once', () => {
    const questions = [...Object.values(sixteen).flat(), ...againstCorruption];
    fc.assert(
      fc.property(forms(questions), (given) => {
        const answers = added(given);
        const sum = (question: string) => answers.sums[question] ?? 0;
        // Twice the sum of all element values, so that halves are whole.
        const doubled = Object.values(sixteen)
          .map((asked) => (asked.length === 2 ? 1 : 2) * asked.reduce((a, q) => a + sum(q), 0))
          .reduce((a, b) => a + b, 0);
        const n = given.length;
        expect(indexOf(answers, sixteen).total?.hundredths).toBe(
          Math.floor((5000 * doubled + 18 * n) / (36 * n)),
        );
        const apart = againstCorruption.reduce((a, q) => a + sum(q), 0);
        expect(indexOf(answers, { ipak: againstCorruption }).total?.hundredths).toBe(
          Math.floor((5000 * apart + 5 * n) / (10 * n)),
        );
      }),
    );
  });

  it('of two questionnaires weigh the same, form by form', () => {
    const questions = Object.values(sixteen).flat();
    fc.assert(
      fc.property(forms(elements), forms(questions), (paper, online) => {
        const both = indexOfGroups(elements, [
          { answers: added(paper), scheme: nine },
          { answers: added(online), scheme: sixteen },
        ]);
        const n = paper.length + online.length;
        const doubled = (form: Form, asked: readonly string[]) =>
          (2 / asked.length) * asked.reduce((a, question) => a + (form[question] ?? 0), 0);
        const all = elements.map(
          (element) =>
            paper.reduce((a, form) => a + doubled(form, [element]), 0) +
            online.reduce((a, form) => a + doubled(form, sixteen[element]), 0),
        );
        expect(both.n).toBe(n);
        const total = all.reduce((a, b) => a + b, 0);
        expect(both.total?.hundredths).toBe(Math.floor((5000 * total + 18 * n) / (36 * n)));
        elements.forEach((element, place) => {
          const sum = all[place] ?? 0;
          expect(both.perElement?.[element].hundredths).toBe(Math.floor((5000 * sum + 2 * n) / (4 * n)));
        });
      }),
    );
  });

  it('name the lowest elements, equal ones in the order of the form', () => {
    const { perElement } = indexOf(
      { n: 1, sums: { U1: 4, U2: 2, U3: 3, U4: 4, U5: 2, U6: 4, U7: 1, U8: 4, U9: 4 } },
      nine,
    );
    expect(perElement && lowest(perElement, 3)).toEqual(['U7', 'U2', 'U5']);
  });
});
