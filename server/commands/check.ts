import type { Command } from 'commander';
import { judge } from '../consistency/judge.ts';
import { verdictAsJson, verdictLines } from '../consistency/report.ts';
import type { Db } from '../db/database.ts';
import { withOffice } from '../open-office.ts';
import { jsonOption, languageOption, type Reporting } from '../terminal.ts';

/** Asks the judge about a database, prints what it says and hands back the exit status. */
export async function check(db: Db, options: Reporting, say: (text: string) => void): Promise<0 | 1> {
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
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Reporting) => {
      process.exitCode = await withOffice(({ db }) => check(db, options, console.log));
    });
}
