import { globSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { messages } from './translator.ts';

function keysIn(words: object, under = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [under + key] : keysIn(value, `${under}${key}.`),
  );
}

/** What the program writes down: texts, and texts with gaps (`shared.roles.${role}`), each as a pattern. */
const texts = new Set<string>();
const gapped: RegExp[] = [];
const sources = globSync('{contract,locales,server,simulations,web}/**/*.{ts,tsx}').filter(
  (path) => !/\.test\.tsx?$|^locales\/(id|en|ban)\//.test(path),
);
const withGaps = (parts: string[]) => parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+');
/** What is asked for a word by its code: the group, one argument among others. */
const askers = new Set(['find', 'findWords', 'bothForCode']);
for (const path of sources) {
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type !== 'Identifier' || !askers.has(callee.name)) return;
      for (const argument of given) {
        const parts =
          argument.type === 'TemplateLiteral'
            ? argument.quasis.map(({ value }) => value.cooked ?? '')
            : argument.type === 'Literal' && typeof argument.value === 'string'
              ? [argument.value]
              : [];
        if (/\w/.test(parts.join(''))) gapped.push(new RegExp(`^${withGaps(parts)}\\.[\\w.-]+$`));
      }
    },
    Literal: ({ value }) => void (typeof value === 'string' && texts.add(value)),
    TemplateLiteral: ({ quasis }) => {
      const parts = quasis.map(({ value }) => value.cooked ?? '');
      if (!/^[a-zA-Z]+\.[\w.-]*$/.test(parts.join(''))) return;
      gapped.push(new RegExp(`^${withGaps(parts)}$`));
    },
  }).visit(parseSync(path, readFileSync(path, 'utf8')).program);
}

/** Named whole, with gaps, or by the group from which a code picks (`find('residents.statuses', code)`). */
function isReached(key: string): boolean {
  const steps = key.split('.');
  const groups = steps.slice(2).map((_, index) => steps.slice(0, index + 2).join('.'));
  return [key, ...groups].some((each) => texts.has(each)) || gapped.some((pattern) => pattern.test(key));
}

test('every message is reached from the program', () => {
  // The main page has a translator of its own, whose keys begin below `site`.
  const unreached = keysIn(messages.id).filter(
    (key) => !isReached(key) && !isReached(key.replace(/^site\./, '')),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(unreached).toEqual([]);
});
