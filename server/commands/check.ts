import { type Command, Option } from 'commander';
import type { Locale } from '../../locales/translator.ts';
import { judge } from '../consistency/judge.ts';
import { verdictAsJson, verdictLines } from '../consistency/report.ts';
import type { Db } from '../db/database.ts';
import { withOffice } from '../open-office.ts';

interface Options {
  json?: boolean;
  language: Locale;
}

/** Asks the judge about a database, prints what it says and hands back the exit status. */
export async function check(db: Db, options: Options, say: (text: string) => void): Promise<0 | 1> {
  const verdict = await judge(db);
  say(
    options.json
      ? JSON.stringify(verdictAsJson(verdict), null, 2)
      : verdictLines(options.language, verdict).join('\n'),
  );
  return verdict.ok ? 0 : 1;
}

export function register(program: Command) {
  program
    .command('check')
    .description(
      'Mencari pertentangan antartabel: peristiwa, blangko, pemeriksaan, jam layanan. Berakhir 1 bila ada',
    )
    .option('--json', 'keluaran JSON saja')
    .addOption(new Option('--language <language>', 'bahasa keluaran').choices(['id', 'en']).default('id'))
    .action(async (options: Options) => {
      process.exitCode = await withOffice(({ db }) => check(db, options, console.log));
    });
}
