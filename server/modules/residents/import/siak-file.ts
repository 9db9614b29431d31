import { readCsv } from '../../../adapters/csv/csv-source.ts';
import { Refusal } from '../../../refusal.ts';
import { columnOf, readCells, readHeader } from './columns.ts';
import { type JudgeContext, type JudgedRow, rowJudge } from './validate-row.ts';

const batchSize = 5_000;

/**
 * Reads and judges a SIAK export, batch by batch. Refuses the whole file when it is another kind of file;
 * whoever loads the batches therefore loads them in one transaction. Needs no database.
 */
export async function* judgeSiakFile(
  source: AsyncIterable<Buffer>,
  context: JudgeContext & { onBytes?: (total: number) => void },
): AsyncGenerator<readonly JudgedRow[]> {
  const { onBytes } = context;
  const records = readCsv(source, {
    knownHeading: (heading) => columnOf(heading) !== undefined,
    ...(onBytes !== undefined && { onBytes }),
  });
  const header = await records.next();
  if (header.done) throw new Refusal('invalid', 'import_empty');
  const positions = readHeader(header.value.cells);
  const width = header.value.cells.length;
  const judge = rowJudge(context);

  let batch: JudgedRow[] = [];
  for await (const { line, cells } of records) {
    // Spreadsheets leave empty cells behind the last column.
    const row =
      cells.length > width && cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells;
    batch.push(
      row.length === width ? judge(line, readCells(row, positions)) : wrongWidth(line, row.length, width),
    );
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** A comma too many shifts every cell after it: nothing in the row can be trusted. */
function wrongWidth(line: number, found: number, expected: number): JudgedRow {
  const params = { found, expected };
  return {
    line,
    resident: null,
    findings: [{ line, code: 'row_columns', level: 'reject', rule: 'T', field: 'nik', params }],
  };
}
