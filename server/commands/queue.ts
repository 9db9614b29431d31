import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Locale, translatorFor } from '../../locales/translator.ts';
import { seededRandom } from '../../simulations/day/random.ts';
import { hireCallers } from '../../simulations/queue/callers.ts';
import { type DayReport, playDay } from '../../simulations/queue/play.ts';
import { openThrowAwayYear } from '../../simulations/year/throw-away-year.ts';
import { judge } from '../consistency/judge.ts';
import { verdictAsJson, verdictLines } from '../consistency/report.ts';
import { demonstrationCounters } from '../demonstration/queue-setting.ts';

interface Options {
  people: number;
  counters: number;
  displays: number;
  seed: number;
  json?: boolean;
  language: Locale;
}

/** A working day of the calendar. */
const day = '2026-11-24';
const hour = 3_600_000;
/** From half past seven to three. */
const spanMs = 7.5 * hour;
/** Displays ask every other second. */
const stepMs = 2000;

function wholeNumber(from: number, to: number) {
  return (text: string) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < from || number > to) {
      throw new InvalidArgumentError(`${from} … ${to}`);
    }
    return number;
  };
}

const minutes = (seconds: number | null) => (seconds === null ? '-' : String(Math.round(seconds / 6) / 10));

function dayLines(locale: Locale, report: DayReport): string[] {
  const t = translatorFor(locale);
  const { waiting, service, latencyMs } = report;
  return [
    t('queueDay.title', { people: report.people, counters: report.counters, displays: report.displays }),
    ...Object.entries(report.tickets).map(([state, count]) => `  ${state}: ${count}`),
    t('queueDay.waiting', { median: minutes(waiting.medianSeconds), p95: minutes(waiting.p95Seconds) }),
    t('queueDay.service', { median: minutes(service.medianSeconds), p95: minutes(service.p95Seconds) }),
    t('queueDay.calls', { calls: report.calls, missed: report.missedCalls }),
    ...Object.entries(latencyMs).map(
      ([what, { count, p50, p95, max }]) =>
        `  ${what}: ${count} × p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`,
    ),
    t('queueDay.unaccounted', { count: report.unaccounted }),
    ...report.faults.slice(0, 20).map((fault) => t('queueDay.fault', { fault })),
  ];
}

async function simulate({ people, counters, displays, seed, json, language }: Options): Promise<0 | 1> {
  const began = performance.now();
  const office = await openThrowAwayYear(day, seededRandom(seed));
  const interrupted = () => {
    void office.remove().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const callers = await hireCallers(office, counters);
    const opens = new Date(`${day}T07:30:00+08:00`);
    const keeper = office.crew.administrator;
    const report = await playDay({ ...office, keeper, callers }, { people, displays, opens, spanMs, stepMs });
    const verdict = await judge(office.db);
    const ok =
      verdict.ok && report.faults.length === 0 && report.unaccounted === 0 && report.missedCalls === 0;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (json) {
      console.log(JSON.stringify({ ok, seconds, seed, ...report, check: verdictAsJson(verdict) }, null, 2));
    } else {
      console.log([...dayLines(language, report), '', ...verdictLines(language, verdict)].join('\n'));
    }
    return ok ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await office.remove();
  }
}

export function register(program: Command) {
  program
    .command('queue')
    .description('Antrean dari terminal')
    .command('simulate')
    .description('Memainkan satu hari antrean pada basis data sekali pakai, lalu memeriksanya')
    .option('--people <n>', 'banyaknya orang', wholeNumber(1, 2000), 400)
    .option('--counters <n>', 'banyaknya loket', wholeNumber(1, demonstrationCounters.length), 6)
    .option('--displays <n>', 'banyaknya layar', wholeNumber(0, 20), 2)
    .option('--seed <n>', 'benih bilangan acak', wholeNumber(0, 2 ** 31), 1)
    .option('--json', 'keluaran JSON saja')
    .addOption(new Option('--language <language>', 'bahasa keluaran').choices(['id', 'en']).default('id'))
    .action(async (options: Options) => {
      process.exitCode = await simulate(options);
    });
}
