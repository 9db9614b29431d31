import type { Command } from 'commander';
import { queueLines } from '../../simulations/queue/report.ts';
import { simulateQueue } from '../../simulations/queue/simulate-queue.ts';
import { seededRandom } from '../../simulations/random.ts';
import { judge } from '../consistency/judge.ts';
import { demonstrationQueue } from '../demonstration/queue.ts';
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
  people: number;
  counters: number;
  displays: number;
  seed: number;
}

/** A working day of the calendar: from half past seven to three, displays ask every other second. */
const day = { opens: new Date('2026-11-24T07:30:00+08:00'), spanMs: 7.5 * 3_600_000, stepMs: 2000 };

function simulate({ people, counters, displays, seed, ...reporting }: Options): Promise<void> {
  const began = performance.now();
  return withPlayedOffice(async (office, db) => {
    const options = { people, counters, displays, ...day };
    const report = await simulateQueue(office, demonstrationQueue, options, seededRandom(seed));
    const verdict = await judge(db);
    const ok =
      verdict.ok && report.faults.length === 0 && report.unaccounted === 0 && report.missedCalls === 0;
    const figures = { seconds: secondsSince(began), seed, ...report };
    const lines = () => queueLines(reporting.language, report);
    reportSimulation(reporting, { ok, figures, lines }, verdict);
  });
}

export function register(program: Command) {
  program
    .command('queue')
    .description('Antrean dari terminal')
    .command('simulate')
    .description('Memainkan satu hari antrean pada basis data sekali pakai, lalu memeriksanya')
    .option('--people <n>', 'banyaknya orang', wholeNumber(1, 2000), 400)
    .option('--counters <n>', 'banyaknya loket', wholeNumber(1, demonstrationQueue.counters.length), 6)
    .option('--displays <n>', 'banyaknya layar', wholeNumber(0, 20), 2)
    .addOption(seedOption())
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(simulate);
}
