import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Adult } from '../../simulations/day/applicants.ts';
import { importFile } from '../modules/residents/index.ts';
import { projectRoot } from '../project-root.ts';

const files = {
  residents: 'siak-export-sample.csv',
  central_status: 'central-status-sample.csv',
} as const;
type Kind = keyof typeof files;

const pathOf = (kind: Kind) => join(projectRoot(), 'data', 'demonstration', files[kind]);

/** The residents of the sample file and what the centre says of them. */
export async function importSampleRegister(ctx: Parameters<typeof importFile>[0]): Promise<void> {
  for (const kind of ['residents', 'central_status'] as const) {
    const source = createReadStream(pathOf(kind));
    const byteLength = (await stat(pathOf(kind))).size;
    await importFile(ctx, { kind, dryRun: false, fileName: files[kind], byteLength, source });
  }
}

function rowsOf(kind: Kind): Readonly<Record<string, string>>[] {
  return parse(readFileSync(pathOf(kind)), { columns: true, bom: true });
}

/** Those of the sample file who may want a card: adults who are recorded and without one, and holders. */
export function sampleAdults(): Adult[] {
  const ready = new Set(
    rowsOf('central_status')
      .filter(({ Status }) => Status === 'PRINT_READY_RECORD')
      .map(({ NIK }) => NIK),
  );
  return rowsOf('residents').flatMap((row) => {
    const { NIK: nik = '', 'Nomor KK': kkNumber = '', 'Tanggal Lahir': born = '' } = row;
    const birthDate = born.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1');
    const year = Number(birthDate.slice(0, 4));
    const hasCard = !ready.has(nik);
    if (row.Status !== 'HIDUP' || !(year > 1945 && year < 2006)) return [];
    if (hasCard && row['Cetak KTP'] !== 'S') return [];
    return [{ nik, kkNumber, sex: row.Kelamin === 'LAKI-LAKI' ? 'L' : 'P', birthDate, hasCard }];
  });
}
