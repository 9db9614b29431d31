import { describe, expect, it } from 'vitest';
import { findWords, localeFrom, locales, type MessageKey, messages, translatorFor } from './translator.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
}

/** What the outermost pairs of braces in a text hold. */
function braced(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  [...text].forEach((char, index) => {
    if (char === '{') {
      if (depth === 0) start = index + 1;
      depth += 1;
    } else if (char === '}') {
      depth -= 1;
      if (depth === 0) found.push(text.slice(start, index));
    }
  });
  return found;
}

/** Names of the values in an ICU message; what stands inside the choices of a plural or select is a message again. */
function namesIn(message: string): string[] {
  return braced(message).flatMap((argument) => {
    const [name = ''] = argument.split(',', 1);
    return [name.trim(), ...braced(argument).flatMap(namesIn)];
  });
}

const placeholders = (message: string) => [...new Set(namesIn(message))].sort();

describe('words', () => {
  it('names the same values in both languages, so that no figure is lost in translation', () => {
    const english = new Map(leaves(messages.en));
    for (const [path, message] of leaves(messages.id)) {
      expect(placeholders(english.get(path) ?? ''), path).toEqual(placeholders(message));
    }
  });

  it('has no empty message', () => {
    for (const locale of locales) {
      for (const [path, message] of leaves(messages[locale]))
        expect(message.trim(), `${locale} ${path}`).not.toBe('');
    }
  });

  it('can be formatted, every one, with values for its placeholders', () => {
    for (const locale of locales) {
      for (const [path, message] of leaves(messages[locale])) {
        const values = Object.fromEntries(placeholders(message).map((name) => [name, 2]));
        const written = translatorFor(locale)(path as MessageKey, values);
        expect(written, `${locale} ${path}`).toBeDefined();
        expect(written, `${locale} ${path}`).not.toBe(path);
      }
    }
  });

  it('translates by key and by a code known only at run time', () => {
    expect(translatorFor('id')('shared.states.ready')).toBe('Siap diserahkan');
    expect(findWords('en', 'refusals', 'too_many_requests', { seconds: 30 })).toBe(
      'Too many requests. Wait 30 seconds, then try again.',
    );
    expect(findWords('id', 'refusals', 'no_such_code')).toBeUndefined();
  });
});

describe('the language asked for', () => {
  it('is Indonesian unless English comes first', () => {
    expect(localeFrom(undefined)).toBe('id');
    expect(localeFrom('en-US,en;q=0.9,id;q=0.8')).toBe('en');
    expect(localeFrom('id-ID,en;q=0.5')).toBe('id');
    expect(localeFrom('ban,en;q=0.9')).toBe('en');
    expect(localeFrom('fr')).toBe('id');
    expect(localeFrom('')).toBe('id');
  });
});
