import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Locale } from '../../locales/translator.ts';
import { seededRandom } from '../../simulations/day/random.ts';
import { liveYear } from '../../simulations/year/live-year.ts';
import { yearLines } from '../../simulations/year/report.ts';
import { openThrowAwayYear } from '../../simulations/year/throw-away-year.ts';
import { countComplaints } from '../consistency/complaints/counts.ts';
import { judge } from '../consistency/judge.ts';
import { verdictAsJson, verdictLines } from '../consistency/report.ts';

interface Options {
  days: number;
  perDay: number;
  seed: number;
  json?: boolean;
  language: Locale;
}

/** The first working day of the calendar that the year is played on. */
const firstDay = '2026-01-02';

function wholeNumber(from: number, to: number) {
  return (text: string) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < from || number > to) {
      throw new InvalidArgumentError(`${from} … ${to}`);
    }
    return number;
  };
}

async function simulate({ days, perDay, seed, json, language }: Options): Promise<0 | 1> {
  const began = performance.now();
  const office = await openThrowAwayYear(firstDay, seededRandom(seed));
  const interrupted = () => {
    void office.remove().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const report = await liveYear(office, { days, perDay, from: firstDay }, (day, played, complaints) => {
      if (played % 10 === 0) process.stderr.write(`${day}  ${played}/${days}  ${complaints}\n`);
    });
    const verdict = await judge(office.db);
    const counts = await countComplaints(office.db);
    const found = (kind: string) => verdict.findings.filter((each) => each.kind === kind).length;
    const silent = found('complainant_not_told');
    const missingNotices = found('forwarded_without_notice');
    const ok = verdict.ok && report.unaccounted.length === 0 && report.faults.length === 0;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (json) {
      const figures = { ok, seconds, seed, ...report, ...counts, silent, missingNotices };
      console.log(JSON.stringify({ ...figures, check: verdictAsJson(verdict) }, null, 2));
    } else {
      console.log(yearLines(language, report, counts, { silent, missingNotices }).join('\n'));
      console.log(['', ...verdictLines(language, verdict)].join('\n'));
    }
    return ok ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await office.remove();
  }
}

export function register(program: Command) {
  program
    .command('complaints')
    .description('Pengaduan dari terminal')
    .command('simulate')
    .description(
      'Memainkan hari-hari kerja dengan segala macam pengaduan pada basis data sekali pakai, lalu memeriksanya',
    )
    .option('--days <n>', 'banyaknya hari kerja dengan pengaduan', wholeNumber(1, 1000), 250)
    .option('--per-day <n>', 'pengaduan sehari, rata-rata', wholeNumber(0, 100), 5)
    .option('--seed <n>', 'benih bilangan acak', wholeNumber(0, 2 ** 31), 1)
    .option('--json', 'keluaran JSON saja')
    .addOption(new Option('--language <language>', 'bahasa keluaran').choices(['id', 'en']).default('id'))
    .action(async (options: Options) => {
      process.exitCode = await simulate(options);
    });
}
