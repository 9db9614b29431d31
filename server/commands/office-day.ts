import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Command } from 'commander';
import { translatorFor } from '../../locales/translator.ts';
import { type Acknowledged, overHttp } from '../../simulations/client.ts';
import { fewestOfficers } from '../../simulations/day/crew.ts';
import { dayLines } from '../../simulations/day/report.ts';
import { type DayReport, simulateDay } from '../../simulations/day/simulate-day.ts';
import { NotADemonstration } from '../../simulations/staff.ts';
import { countKnownApplications } from '../consistency/applications/known-applications.ts';
import { judge, type Verdict } from '../consistency/judge.ts';
import type { Db } from '../db/database.ts';
import { withOffice } from '../open-office.ts';
import { StartFailure } from '../start-failure.ts';
import {
  jsonOption,
  languageOption,
  type Reporting,
  reportSimulation,
  seedOption,
  wholeNumber,
} from '../terminal.ts';
import { fillForDay, peopleOfDay } from '../throw-away/day-office.ts';
import { withThrowAwayOffice } from '../throw-away/office.ts';

interface Options extends Reporting {
  applicants: number;
  officers: number;
  seed: number;
  scale: number;
  patience: number;
  slow?: boolean;
  url?: string;
  acknowledged?: string;
}

/** Keeps each acknowledged action on disk before the officer goes on: what was promised survives us too. */
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

async function playDay(address: string, options: Options, scale: number | null): Promise<DayReport> {
  const log = acknowledgedLog(options.acknowledged);
  const t = translatorFor(options.language);
  const { applicants, officers, seed, slow = false } = options;
  const connection = {
    send: overHttp(address.replace(/\/$/, '')),
    patienceMs: options.patience * 1000,
    onAcknowledged: log.note,
  };
  const day = { applicants, officers, seed, slow };
  try {
    return await simulateDay({ connection, ...peopleOfDay() }, day, scale, (phase, known) => {
      if (!options.json) console.log(t(`officeDay.phases.${phase}`, { scale: known }));
    });
  } catch (error) {
    throw error instanceof NotADemonstration ? new StartFailure(error.code) : error;
  } finally {
    log.close();
  }
}

/** The judge reads the tables of the Lontar at `url`, which is the one that this terminal's settings name. */
async function judgeOf(db: Db, ids: string[]): Promise<Verdict> {
  if ((await countKnownApplications(db, ids)) !== ids.length) throw new StartFailure('not_this_database');
  return judge(db);
}

/** Plays the day in an office of its own, or in the one at `--url`. */
async function run(options: Options) {
  const { url, scale } = options;
  if (url !== undefined) {
    const report = await playDay(url, options, null);
    return { report, verdict: await withOffice(({ db }) => judgeOf(db, report.applicationIds)) };
  }
  return withThrowAwayOffice({ scale, prints: true, fill: fillForDay }, async ({ app, db }) => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    return { report: await playDay(address, options, scale), verdict: await judge(db) };
  });
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
    .addOption(seedOption())
    .option('--scale <n>', 'detik kantor dalam satu detik sungguhan', wholeNumber(1, 1000), 60)
    .option('--url <address>', 'Lontar demonstrasi yang sedang berjalan')
    .option('--patience <seconds>', 'lama mencoba lagi bila server tidak menjawab', wholeNumber(0, 600), 0)
    .option('--acknowledged <file>', 'catat setiap tindakan yang sudah dijawab, langsung ke disk')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Options) => {
      const { report, verdict } = await run(options);
      const ok = verdict.ok && report.accounted && report.faults.length === 0;
      const { applicationIds: _known, ...figures } = report;
      const lines = () => ['', ...dayLines(options.language, report)];
      reportSimulation(options, { ok, figures, lines }, verdict);
    });
}
