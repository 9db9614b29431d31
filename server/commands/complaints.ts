import type { Command } from 'commander';
import { seededRandom } from '../../simulations/random.ts';
import { yearLines } from '../../simulations/year/report.ts';
import { simulateYear } from '../../simulations/year/simulate-year.ts';
import { countComplaints } from '../consistency/complaints/counts.ts';
import { judge } from '../consistency/judge.ts';
import {
  jsonOption,
  languageOption,
  type Reporting,
  reportSimulation,
  secondsSince,
  seedOption,
  wholeNumber,
} from '../terminal.ts';
import { withPlayedOffice } from '../throw-away/played-office.ts';

interface Options extends Reporting {
  days: number;
  perDay: number;
  seed: number;
}

/** The first working day of the calendar that the year is played on. */
const firstDay = '2026-01-02';

function simulate({ days, perDay, seed, ...reporting }: Options): Promise<void> {
  const began = performance.now();
  return withPlayedOffice(async (office, db) => {
    const options = { days, perDay, from: firstDay };
    const report = await simulateYear(office, options, seededRandom(seed), (day, played, complaints) => {
      if (played % 10 === 0) process.stderr.write(`${day}  ${played}/${days}  ${complaints}\n`);
    });
    const verdict = await judge(db);
    const counts = await countComplaints(db);
    const found = (kind: string) => verdict.findings.filter((each) => each.kind === kind).length;
    const silence = {
      silent: found('complainant_not_told'),
      missingNotices: found('forwarded_without_notice'),
    };
    const ok = verdict.ok && report.unaccounted.length === 0 && report.faults.length === 0;
    const figures = { seconds: secondsSince(began), seed, ...report, ...counts, ...silence };
    const lines = () => yearLines(reporting.language, report, counts, silence);
    reportSimulation(reporting, { ok, figures, lines }, verdict);
  });
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
    .addOption(seedOption())
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(simulate);
}
