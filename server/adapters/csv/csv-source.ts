import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '../../refusal.ts';

/** One record of a CSV file and the line on which it begins. */
export interface CsvRecord {
  line: number;
  cells: readonly string[];
}

/** A file over this is cut by kecamatan first: about half a million residents. */
export const largestFile = 180 * 1024 * 1024;
const longestRecord = 65_536;
const delimiters = [',', ';', '\t', '|'] as const;

const startsWith = (bytes: Buffer, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

/** What a file is that is not CSV text, from its first bytes. */
function refuseOtherKinds(head: Buffer) {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff))
    throw new Refusal('invalid', 'import_utf16');
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Refusal('invalid', 'import_is_workbook');
  }
  // UTF-16 without its mark: every second byte of Latin text is zero.
  const sample = head.subarray(0, 200);
  if (sample.length >= 4 && sample.filter((byte) => byte === 0).length >= sample.length / 3) {
    throw new Refusal('invalid', 'import_utf16');
  }
}

/** Passes the bytes on while they are UTF-8 text within the limit; keeps nothing. */
async function* guard(
  source: AsyncIterable<Buffer>,
  limit: number,
  onBytes: (total: number) => void,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let total = 0;
  for await (const chunk of source) {
    if (chunk.length === 0) continue;
    if (total === 0) refuseOtherKinds(chunk);
    total += chunk.length;
    if (total > limit) throw tooLarge(limit);
    if (chunk.includes(0)) throw new Refusal('invalid', 'import_not_csv');
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      throw new Refusal('invalid', 'import_not_utf8');
    }
    yield chunk;
    onBytes(total);
  }
  try {
    // Cut inside a letter.
    decoder.decode();
  } catch {
    throw new Refusal('invalid', 'import_not_utf8');
  }
}

export const tooLarge = (limit = largestFile) =>
  new Refusal('invalid', 'import_too_large', { megabytes: Math.floor(limit / 1024 / 1024) });

/** A file that cannot be opened, and what the operating system says of it. */
export function noSuchFile(path: string, error: unknown): Refusal {
  const coded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return new Refusal('invalid', 'import_file_missing', {
    path,
    reason: coded ? String(error.code) : String(error),
  });
}

/** Opens a file that somebody named in a terminal, before anything else begins. */
export async function openCsvFile(path: string) {
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw noSuchFile(path, 'EISDIR');
    if (about.size > largestFile) throw tooLarge();
    const source = createReadStream(path);
    await once(source, 'open');
    return { source, byteLength: about.size };
  } catch (error) {
    throw error instanceof Refusal ? error : noSuchFile(path, error);
  }
}

/** The first line with anything on it, taken off the stream and put back. */
async function firstLine(source: AsyncIterator<Buffer>): Promise<{ line: string; head: Buffer }> {
  let head = Buffer.alloc(0);
  for (;;) {
    const text = head
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart();
    const end = text.search(/[\r\n]/);
    if (end !== -1) return { line: text.slice(0, end), head };
    if (head.length > longestRecord) throw new Refusal('invalid', 'import_not_csv');
    const next = await source.next();
    if (next.done) return { line: text, head };
    head = Buffer.concat([head, next.value]);
  }
}

/** Excel's own first line, which names the delimiter and is no record. */
function announcedDelimiter(line: string): string | null {
  const named = /^"?sep=(.)"?\s*$/i.exec(line)?.[1];
  return delimiters.find((each) => each === named) ?? null;
}

/** The delimiter that gives the most headings anybody knows; a comma when none does. */
function delimiterOf(line: string, known: (heading: string) => boolean): string {
  const score = (delimiter: string) =>
    line.split(delimiter).filter((heading) => known(heading.replace(/^\s*"|"\s*$/g, ''))).length;
  return delimiters.reduce((best, each) => (score(each) > score(best) ? each : best));
}

/**
 * Reads a CSV file record by record: UTF-8 with or without mark, any of four delimiters, LF, CRLF or CR,
 * quoted cells, blank lines. Holds one chunk in memory. Throws a Refusal that names what the file is instead.
 */
export async function* readCsv(
  source: AsyncIterable<Buffer>,
  options: { knownHeading: (heading: string) => boolean; onBytes?: (total: number) => void; limit?: number },
): AsyncGenerator<CsvRecord> {
  const guarded = guard(source, options.limit ?? largestFile, options.onBytes ?? (() => {}));
  const { line, head } = await firstLine(guarded);
  if (line.trim() === '') throw new Refusal('invalid', 'import_empty');

  async function* whole() {
    yield head;
    yield* guarded;
  }
  const announced = announcedDelimiter(line);
  const parser = parse({
    delimiter: announced ?? delimiterOf(line, options.knownHeading),
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRecord,
  });
  const bytes = Readable.from(whole(), { objectMode: false });
  bytes.on('error', (error) => parser.destroy(error));
  bytes.pipe(parser);

  const lines = lineCounter();
  let skips = announced !== null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const at = lines(record, info.lines);
      if (!skips) yield { line: at, cells: record };
      skips = false;
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const code = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
      throw new Refusal('invalid', code ? 'import_quote_not_closed' : 'import_not_csv', {
        line: Number(error.lines ?? 0),
      });
    }
    throw error;
  } finally {
    bytes.destroy();
  }
}

/** The parser counts where a record ends, and CRLF inside quotes as two lines: this gives where it begins. */
function lineCounter() {
  let counted = 0;
  let surplus = 0;
  return (record: readonly string[], parserLines: number): number => {
    let breaks = 0;
    if (parserLines - counted > 1) {
      for (const cell of record) {
        breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
        surplus += cell.match(/\r\n/g)?.length ?? 0;
      }
    }
    counted = parserLines;
    return parserLines - surplus - breaks;
  };
}
