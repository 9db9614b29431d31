import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meantWords, typingErrors } from './name-distance.ts';

it.each([
  ['SUTARMA', 'SUTARMA', 0],
  ['SUTRAMA', 'SUTARMA', 1],
  ['SUTARM', 'SUTARMA', 1],
  ['SUTARMMA', 'SUTARMA', 1],
  ['SUDARMA', 'SUTARMA', 1],
  ['SUDRAMA', 'SUTARMA', 2],
  ['WIRAWAN', 'SUTARMA', 3],
  ['MDAE', 'MADE', 1],
])('%s for %s is %i', (typed, meant, errors) => {
  expect(typingErrors(typed, meant, 2)).toBe(errors);
});

it('one wrong key is one error, whichever it is', () => {
  const word = fc.stringMatching(/^[A-Z]{3,12}$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'change'), (meant, any, kind) => {
      const at = any % (meant.length - 1);
      const head = meant.slice(0, at);
      const tail = meant.slice(at);
      const typed = {
        drop: head + tail.slice(1),
        double: head + tail.slice(0, 1) + tail,
        swap: head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2),
        change: `${head}#${tail.slice(1)}`,
      }[kind];
      expect(typingErrors(typed, meant, 2)).toBeLessThanOrEqual(1);
      expect(typingErrors(typed, meant, 2)).toBe(typingErrors(meant, typed, 2));
    }),
  );
});

it('takes the nearest words first, and beginnings only of what is still being typed', () => {
  const borne = ['SUTARMI', 'SUTARMA', 'SUTARMAWATI', 'WIRAWAN'];
  const words = (typed: string, unfinished: boolean) =>
    meantWords(typed, borne, { unfinished, most: 8 }).map(({ word }) => word);
  expect(words('SUTRAMA', false)).toEqual(['SUTARMA', 'SUTARMI']);
  expect(words('SUTARMA', true)).toEqual(['SUTARMA', 'SUTARMAWATI', 'SUTARMI']);
  expect(words('SUTR', true)).toHaveLength(3);
  expect(words('SUTR', false)).toEqual([]);
});

it('leaves out no word that is near enough', () => {
  const word = fc.stringMatching(/^[A-EÉ'#]{3,9}$/);
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 30 }), (typed, borne) => {
      const limit = typed.length <= 4 ? 1 : 2;
      const near = borne.filter((each) => typingErrors(typed, each, limit) <= limit);
      const found = meantWords(typed, borne, { unfinished: false, most: 100 });
      expect(found.map((each) => each.word).toSorted()).toEqual(near.toSorted());
    }),
  );
});
