import { InvalidArgumentError, Option } from 'commander';
import type { Locale } from '../locales/translator.ts';
import type { Verdict } from './consistency/judge.ts';
import { verdictAsJson, verdictLines } from './consistency/report.ts';

export interface Reporting {
  json?: boolean;
  language: Locale;
}

/** What several commands take. */
export const jsonOption = () => new Option('--json', 'keluaran JSON saja');
export const languageOption = () =>
  new Option('--language <language>', 'bahasa keluaran').choices(['id', 'en']).default('id');
export const seedOption = () =>
  new Option('--seed <n>', 'benih bilangan acak').argParser(wholeNumber(0, 2 ** 31)).default(1);

/** Reads an option that is a whole number, and no other than these. */
export function wholeNumber(from: number, to: number) {
  return (text: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= from && number <= to) return number;
    throw new InvalidArgumentError(`${from} … ${to}`);
  };
}

/** Prints what a simulation came to and what the judge says of its tables; the exit status is 1 unless all is well. */
export function reportSimulation(
  { json, language }: Reporting,
  { ok, figures, lines }: { ok: boolean; figures: object; lines(): string[] },
  verdict: Verdict,
): void {
  console.log(
    json
      ? JSON.stringify({ ok, ...figures, check: verdictAsJson(verdict) }, null, 2)
      : [...lines(), '', ...verdictLines(language, verdict)].join('\n'),
  );
  process.exitCode = ok ? 0 : 1;
}

/** Seconds since `began`, with one decimal. */
export const secondsSince = (began: number) => Math.round((performance.now() - began) / 100) / 10;
