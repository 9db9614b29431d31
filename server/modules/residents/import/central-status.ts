import type { IsoDate } from '../../../../contract/fields.ts';
import { readCsv } from '../../../adapters/csv/csv-source.ts';
import { Refusal } from '../../../refusal.ts';
import type { CodeIndex } from '../../code-lists/index.ts';
import { ruleLists } from '../rule-lists.ts';
import { count } from './counts.ts';
import type { Loader } from './loader.ts';
import type { ReportedFinding } from './report.ts';
import { findResidentIds, insertObservations, type Observation } from './status-store.ts';
import { readDate } from './values.ts';

const headings = ['NIK', 'Status', 'Tanggal'] as const;
const headingKey = (heading: string) => heading.trim().toUpperCase();
const knownKeys: readonly string[] = headings.map(headingKey);

interface StatusRow {
  line: number;
  nik: string;
  status: string;
  observedOn: IsoDate;
}

/** A row of a status file: an observation, or why it is none. */
function judgeStatusRow(
  { line, nik, status, date }: { line: number; nik: string; status: string; date: string },
  { today, codes }: { today: IsoDate; codes: CodeIndex },
): StatusRow | ReportedFinding {
  const reject = (code: string, field: string, params = {}): ReportedFinding => ({
    line,
    code,
    level: 'reject',
    field,
    params,
  });
  if (!/^[0-9]{16}$/.test(nik)) return reject('R01', 'NIK');
  const code = codes.get('central_status', status.toUpperCase())?.code;
  if (code === undefined) return reject('central_status_unknown', 'Status', { value: status.slice(0, 60) });
  const observedOn = readDate(date);
  if (observedOn === null || observedOn > today) return reject('central_status_date', 'Tanggal');
  return { line, nik, status: code, observedOn };
}

async function* readStatusRows(source: AsyncIterable<Buffer>, onBytes: (total: number) => void) {
  const records = readCsv(source, {
    knownHeading: (heading) => knownKeys.includes(headingKey(heading)),
    onBytes,
  });
  const header = await records.next();
  if (header.done) throw new Refusal('invalid', 'import_empty');
  const keys = header.value.cells.map(headingKey);
  const [nik, status, date] = knownKeys.map((key) => keys.indexOf(key));
  if (
    keys.filter((key) => key !== '').length !== headings.length ||
    nik === -1 ||
    status === -1 ||
    date === -1
  ) {
    throw new Refusal('invalid', 'import_not_central_status');
  }
  const cell = (cells: readonly string[], place = -1) => (cells[place] ?? '').trim();
  for await (const { line, cells } of records) {
    yield { line, nik: cell(cells, nik), status: cell(cells, status), date: cell(cells, date) };
  }
}

const batchSize = 1_000;

/** States at the centre from a file `NIK,Status,Tanggal`: each a dated observation, none ever overwritten. */
export function centralStatusLoader(today: IsoDate): Loader {
  return async ({ tx, target, dryRun, source, counts, onBytes, report }) => {
    let batch: (StatusRow | ReportedFinding)[] = [];
    const flush = async () => {
      const ids = await findResidentIds(
        tx,
        target.officeCode,
        batch.flatMap((row) => ('nik' in row ? [row.nik] : [])),
      );
      const found: ReportedFinding[] = [];
      const observations: Observation[] = [];
      for (const row of batch) {
        const residentId = 'nik' in row ? ids.get(row.nik) : undefined;
        if ('nik' in row && residentId !== undefined) {
          observations.push({ residentId, status: row.status, observedOn: row.observedOn });
          continue;
        }
        const finding: ReportedFinding =
          'nik' in row
            ? { line: row.line, code: 'nik_not_registered', level: 'reject', field: 'NIK', params: {} }
            : row;
        found.push(finding);
        count(counts, 'rejected', [finding]);
      }
      const written = await insertObservations(tx, target, observations, dryRun);
      for (let i = 0; i < observations.length; i++) count(counts, i < written ? 'loaded' : 'unchanged', []);
      batch = [];
      await report(found);
    };
    for await (const row of readStatusRows(source, onBytes)) {
      batch.push(judgeStatusRow(row, { today, codes: ruleLists.codes }));
      if (batch.length === batchSize) await flush();
    }
    await flush();
  };
}
