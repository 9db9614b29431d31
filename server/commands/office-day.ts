import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Locale, translatorFor } from '../../locales/translator.ts';
import type { Acknowledged, Connection } from '../../simulations/day/client.ts';
import { fewestOfficers } from '../../simulations/day/crew.ts';
import { type DayReport, liveDay } from '../../simulations/day/live-day.ts';
import { dayLines } from '../../simulations/day/report.ts';
import { openThrowAwayOffice } from '../../simulations/day/throw-away-office.ts';
import { countKnownApplications } from '../consistency/applications/known-applications.ts';
import { judge, type Verdict } from '../consistency/judge.ts';
import { verdictAsJson, verdictLines } from '../consistency/report.ts';
import type { Db } from '../db/database.ts';
import { withOffice } from '../open-office.ts';
import { StartFailure } from '../start-failure.ts';

interface Options {
  applicants: number;
  officers: number;
  seed: number;
  scale: number;
  patience: number;
  slow?: boolean;
  json?: boolean;
  url?: string;
  acknowledged?: string;
  language: Locale;
}

function wholeNumber(from: number, to: number) {
  return (text: string) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < from || number > to) {
      throw new InvalidArgumentError(`${from} … ${to}`);
    }
    return number;
  };
}

/** Keeps each acknowledged verb on disk before the officer goes on: what was promised survives us too. */
function acknowledgedLog(file: string | undefined) {
  if (file === undefined) return { note: undefined, close: () => {} };
  const log = openSync(file, 'a', 0o600);
  return {
    note(done: Acknowledged) {
      writeSync(log, `${JSON.stringify(done)}\n`);
      fsyncSync(log);
    },
    close: () => closeSync(log),
  };
}

async function liveAndJudge(
  address: string,
  options: Options,
  scale: number | null,
  ask: (ids: string[]) => Promise<Verdict>,
): Promise<{ report: DayReport; verdict: Verdict }> {
  const log = acknowledgedLog(options.acknowledged);
  const t = translatorFor(options.language);
  const connection: Connection = {
    address: address.replace(/\/$/, ''),
    patienceMs: options.patience * 1000,
    onAcknowledged: log.note,
  };
  try {
    const { applicants, officers, seed, slow = false } = options;
    const report = await liveDay(connection, { applicants, officers, seed, slow }, scale, (phase, known) => {
      if (!options.json) console.log(t(`officeDay.phases.${phase}`, { scale: known }));
    });
    return { report, verdict: await ask(report.applicationIds) };
  } finally {
    log.close();
  }
}

/** The judge reads the tables of the Lontar at `url`, which is the one that this terminal's settings name. */
async function judgeOf(db: Db, ids: string[]): Promise<Verdict> {
  if ((await countKnownApplications(db, ids)) !== ids.length) throw new StartFailure('not_this_database');
  return judge(db);
}

async function run(options: Options) {
  if (options.url !== undefined) {
    return liveAndJudge(options.url, options, null, (ids) => withOffice(({ db }) => judgeOf(db, ids)));
  }
  const office = await openThrowAwayOffice(options.scale);
  const interrupted = () => {
    void office.remove().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await liveAndJudge(office.address, options, options.scale, () => judge(office.db));
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await office.remove();
  }
}

export function register(program: Command) {
  program
    .command('office-day')
    .description(
      'Menjalani satu hari pelayanan lewat HTTP pada basis data sekali pakai (atau demonstrasi yang berjalan), lalu memeriksanya',
    )
    .option('--applicants <n>', 'banyaknya pemohon', wholeNumber(1, 2000), 40)
    .option('--officers <n>', 'banyaknya petugas', wholeNumber(fewestOfficers, 200), 20)
    .option('--slow', 'petugas bekerja lambat: janji sepuluh menit tidak tercapai')
    .option('--seed <n>', 'benih bilangan acak', wholeNumber(0, 2 ** 31), 1)
    .option('--scale <n>', 'detik kantor dalam satu detik sungguhan', wholeNumber(1, 1000), 60)
    .option('--url <address>', 'Lontar demonstrasi yang sedang berjalan')
    .option('--patience <seconds>', 'lama mencoba lagi bila server tidak menjawab', wholeNumber(0, 600), 0)
    .option('--acknowledged <file>', 'catat setiap tindakan yang sudah dijawab, langsung ke disk')
    .option('--json', 'keluaran JSON saja')
    .addOption(new Option('--language <language>', 'bahasa keluaran').choices(['id', 'en']).default('id'))
    .action(async (options: Options) => {
      const { report, verdict } = await run(options);
      const ok = verdict.ok && report.accounted && report.faults.length === 0;
      if (options.json) {
        const { applicationIds: _known, ...day } = report;
        console.log(JSON.stringify({ ok, ...day, check: verdictAsJson(verdict) }, null, 2));
      } else {
        console.log(['', ...dayLines(options.language, report), ''].join('\n'));
        console.log(verdictLines(options.language, verdict).join('\n'));
      }
      process.exitCode = ok ? 0 : 1;
    });
}
