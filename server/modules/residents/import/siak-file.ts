import { readCsv } from '../../../adapters/csv/csv-source.ts';
import { Refusal } from '../../../refusal.ts';
import {
  columnOf,
  headingOf,
  type ReadingContext,
  type SiakCells,
  type SiakColumn,
  siakColumns,
} from './siak-fields.ts';
import { rowValidator, type ValidatedRow } from './validate-row.ts';

const batchSize = 5_000;

/** Enough names for a message that fits a screen. */
const listed = (names: readonly string[]) =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')}, … (${names.length})`;

/** Where each column stands, in whatever order the file has them. Anything but the 37 columns is another kind of file. */
function readHeader(cells: readonly string[]): Record<SiakColumn, number> {
  const positions: Partial<Record<SiakColumn, number>> = {};
  const unknown: string[] = [];
  const twice: string[] = [];
  cells.forEach((heading, position) => {
    if (heading.trim() === '') return;
    const column = columnOf(heading);
    if (column === undefined) unknown.push(heading.trim().slice(0, 30));
    else if (positions[column] === undefined) positions[column] = position;
    else twice.push(headingOf(column));
  });
  const missing = siakColumns.filter((column) => positions[column] === undefined).map(headingOf);
  if (missing.length === siakColumns.length) throw new Refusal('invalid', 'import_not_siak');
  if (missing.length > 0 || unknown.length > 0 || twice.length > 0) {
    throw new Refusal('invalid', 'import_columns_differ', {
      expected: siakColumns.length,
      found: cells.length,
      missing: listed(missing) || '-',
      unknown: listed(unknown) || '-',
      twice: listed(twice) || '-',
    });
  }
  return positions as Record<SiakColumn, number>;
}

function readCells(cells: readonly string[], positions: Record<SiakColumn, number>): SiakCells {
  const read = {} as SiakCells;
  for (const column of siakColumns) read[column] = (cells[positions[column]] ?? '').trim();
  return read;
}

/**
 * Reads and validates a SIAK export, batch by batch. Refuses the whole file when it is another kind of file;
 * whoever loads the batches therefore loads them in one transaction. Needs no database.
 */
export async function* readSiakFile(
  source: AsyncIterable<Buffer>,
  context: ReadingContext & { onBytes?: (total: number) => void },
): AsyncGenerator<readonly ValidatedRow[]> {
  const { onBytes } = context;
  const records = readCsv(source, {
    knownHeading: (heading) => columnOf(heading) !== undefined,
    ...(onBytes !== undefined && { onBytes }),
  });
  const header = await records.next();
  if (header.done) throw new Refusal('invalid', 'import_empty');
  const positions = readHeader(header.value.cells);
  const width = header.value.cells.length;
  const validateRow = rowValidator(context);

  let batch: ValidatedRow[] = [];
  for await (const { line, cells } of records) {
    // Spreadsheets leave empty cells behind the last column.
    const row =
      cells.length > width && cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells;
    batch.push(
      row.length === width
        ? validateRow(line, readCells(row, positions))
        : wrongWidth(line, row.length, width),
    );
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** A comma too many shifts every cell after it: nothing in the row can be trusted. */
function wrongWidth(line: number, found: number, expected: number): ValidatedRow {
  const params = { found, expected };
  return {
    line,
    resident: null,
    findings: [{ line, code: 'row_columns', level: 'reject', rule: 'T', field: 'nik', params }],
  };
}
