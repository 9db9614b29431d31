import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import office from '../../data/demonstration/office.json';
import { translatorFor } from '../../locales/translator.ts';
import { noSuchFile, openCsvFile } from '../adapters/csv/csv-source.ts';
import { contextOf } from '../context.ts';
import type { Installation } from '../installation.ts';
import { getOffice } from '../modules/office/index.ts';
import {
  dryRunSiak,
  getImportOffice,
  type ImportCounts,
  importFile,
  type ReportedFinding,
  reportHeader,
  reportRow,
  ruleLists,
} from '../modules/residents/index.ts';
import { withOffice } from '../open-office.ts';
import { Refusal } from '../refusal.ts';

interface Options {
  report?: string;
  json?: boolean;
  dryRun?: boolean;
  office?: string;
  regency: string;
  zone: string;
}

type OnFinding = (finding: ReportedFinding) => void;

/** Reads a file with a report by row, opened first, so that an hour of loading never ends in "no such directory". */
async function reporting<T>(
  path: string | undefined,
  read: (onFinding: OnFinding) => Promise<T>,
): Promise<T> {
  if (path === undefined) return read(() => {});
  const stream = createWriteStream(path);
  try {
    await once(stream, 'open');
  } catch (error) {
    throw noSuchFile(path, error);
  }
  stream.write(reportHeader);
  try {
    return await read((finding) => void stream.write(reportRow('id', finding)));
  } finally {
    stream.end();
    await once(stream, 'close');
  }
}

function tell(options: Options, kind: string, counts: ImportCounts) {
  const { report = null } = options;
  if (options.json) {
    console.log(JSON.stringify({ kind, dryRun: options.dryRun === true, ...counts, report }, null, 2));
    return;
  }
  const t = translatorFor('id');
  const { rows, loaded, warned, rejected, unchanged } = counts;
  console.log(t('residents.command.counts', { rows, loaded, warned, rejected, unchanged }));
  if (options.dryRun) console.log(t('residents.command.dryRun'));
  if (report !== null) console.log(t('residents.command.reportWritten', { path: report }));
}

async function importInto(
  { db, clock }: Pick<Installation, 'db' | 'clock'>,
  file: string,
  kind: 'residents' | 'central_status',
  options: Options,
) {
  const office = await getOffice(db, await getImportOffice(db, options.office));
  const { source, byteLength } = await openCsvFile(file);
  return reporting(options.report, (onFinding) =>
    importFile(contextOf({ db, clock, office, actor: { officeCode: office.code, employeeId: null } }), {
      kind,
      dryRun: options.dryRun === true,
      fileName: basename(file),
      byteLength,
      source,
      onFinding,
    }),
  );
}

async function dryRun(file: string, options: Options) {
  const { regency: regencyCode } = options;
  if (ruleLists.regions.childrenOf(regencyCode).length === 0) {
    throw new Refusal('invalid', 'import_regency_unknown', { code: regencyCode });
  }
  const { source } = await openCsvFile(file);
  const today = Temporal.Now.plainDateISO(options.zone).toString();
  return reporting(options.report, (onFinding) => dryRunSiak({ source, today, regencyCode, onFinding }));
}

export function register(program: Command) {
  const command = program.command('import').description('Memuat berkas ke register penduduk');
  const described = (name: string, description: string) =>
    command
      .command(name)
      .description(description)
      .argument('<file>', 'berkas CSV (UTF-8)')
      .option('--report <file>', 'tulis laporan CSV: line,code,level,field,message')
      .option('--json', 'keluaran JSON saja')
      .option('--office <code>', 'kode kantor, bila basis data memuat lebih dari satu');

  described('residents', 'Penduduk dari ekspor SIAK 37 kolom')
    .addOption(new Option('--format <format>', 'bentuk berkas').choices(['siak']).makeOptionMandatory())
    .option('--dry-run', 'periksa saja: tidak memerlukan basis data dan tidak menulis apa pun')
    .option('--regency <code>', 'kabupaten/kota kantor (untuk --dry-run)', office.regionCode)
    .option('--zone <zone>', 'zona waktu kantor (untuk --dry-run)', office.zone)
    .action(async (file: string, options: Options) => {
      const counts = options.dryRun
        ? await dryRun(file, options)
        : await withOffice((opened) => importInto(opened, file, 'residents', options));
      tell(options, 'residents', counts);
    });

  described('central-status', 'Status di pusat: NIK,Status,Tanggal').action(
    async (file: string, options: Options) => {
      tell(
        options,
        'central_status',
        await withOffice((opened) => importInto(opened, file, 'central_status', options)),
      );
    },
  );
}
