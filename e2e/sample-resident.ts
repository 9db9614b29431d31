import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface SampleResident {
  nik: string;
  kkNumber: string;
  name: string;
}

function rowsOf(file: string): Record<string, string>[] {
  return parse(readFileSync(`data/demonstration/${file}`, 'utf8'), { columns: true });
}

/** Invented adults of the sample whose record the centre calls ready to print; some already have a case. */
export function residentsReadyToPrint(): SampleResident[] {
  const ready = new Set(
    rowsOf('central-status-sample.csv')
      .filter((row) => row.Status === 'PRINT_READY_RECORD')
      .map((row) => row.NIK),
  );
  return rowsOf('siak-export-sample.csv')
    .filter((row) => ready.has(row.NIK) && row.Status === 'HIDUP')
    .map((row) => ({
      nik: row.NIK ?? '',
      kkNumber: row['Nomor KK'] ?? '',
      name: row['Nama Penduduk'] ?? '',
    }));
}

/** Invented adults of the sample who hold no card and whom the centre does not know: some rows were not fit to load. */
export function residentsNeverRecorded(): (SampleResident & { birthYear: number })[] {
  const known = new Set(rowsOf('central-status-sample.csv').map((row) => row.NIK));
  return rowsOf('siak-export-sample.csv')
    .filter((row) => row['Cetak KTP'] === 'B' && row.Status === 'HIDUP' && !known.has(row.NIK))
    .map((row) => ({
      nik: row.NIK ?? '',
      kkNumber: row['Nomor KK'] ?? '',
      name: row['Nama Penduduk'] ?? '',
      birthYear: Number(row['Tanggal Lahir']?.slice(-4)),
    }))
    .filter(({ birthYear }) => birthYear > 1940 && birthYear < 2005);
}
