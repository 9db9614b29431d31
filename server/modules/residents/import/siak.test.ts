import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { translatorFor } from '../../../../locales/translator.ts';
import { largestFile, readCsv } from '../../../adapters/csv/csv-source.ts';
import { projectRoot } from '../../../project-root.ts';
import { Refusal } from '../../../refusal.ts';
import { dryRunSiak } from './dry-run.ts';
import { type ReportedFinding, reportHeader, reportRow } from './report.ts';
import { siakColumns } from './siak-fields.ts';
import { readDate, registerText } from './values.ts';

const demonstration = (name: string) => readFileSync(`${projectRoot()}/data/demonstration/${name}`);
const sample = demonstration('siak-export-sample.csv');
const key = z
  .array(
    z.object({ line: z.coerce.number(), kind: z.string(), expected: z.enum(['accept', 'warn', 'reject']) }),
  )
  .parse(parse(demonstration('siak-export-sample.key.csv'), { columns: true }));

const today = '2026-11-22';

async function* inChunks(bytes: Buffer, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function run(bytes: Buffer | string, chunk?: number) {
  const findings: ReportedFinding[] = [];
  const counts = await dryRunSiak({
    source: inChunks(Buffer.from(bytes), chunk),
    today,
    regencyCode: '51.02',
    onFinding: (finding) => findings.push(finding),
  });
  return { counts, findings };
}

const refusalOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the file was taken');
};

const records = parse(sample, { relax_column_count: true });
const [header = [], first = []] = records;
const place = (heading: string) => header.indexOf(heading);
/** The first row of the sample, which is good, with other values. */
function row(change: Record<string, string> = {}): string[] {
  return first.map((cell, column) => change[header[column] ?? ''] ?? cell);
}
const csv = (rows: readonly (readonly string[])[], delimiter = ',', end = '\n') =>
  rows
    .map((cells) => cells.map((cell) => (/["\n,;]/.test(cell) ? `"${cell}"` : cell)).join(delimiter))
    .join(end) + end;
const judged = async (change: Record<string, string>) => (await run(csv([header, row(change)]))).findings;

describe('the labelled sample', () => {
  const codeOfKind: Record<string, string> = {
    nik_15_digits: 'R01',
    nik_letters: 'R01',
    nik_serial_0000: 'R02',
    nik_duplicate_in_file: 'nik_duplicate_in_file',
    birth_date_31_february: 'R18',
    birth_date_in_future: 'R18',
    name_empty: 'name_empty',
    religion_unknown: 'R23',
    occupation_unknown: 'R23',
    village_not_in_district: 'R30',
    kk_15_digits: 'R10',
    nik_birth_date_differs: 'R05',
    nik_sex_differs: 'R06',
    nik_region_unknown: 'R04',
  };

  it.each([65_536, 997])('comes out exactly as labelled, read %i bytes at a time', async (chunk) => {
    const { counts, findings } = await run(sample, chunk);
    const expected = key
      .filter(({ expected: level }) => level !== 'accept')
      .map(({ line, kind, expected: level }) => ({ line, level, code: codeOfKind[kind] }));
    expect(findings.map(({ line, level, code }) => ({ line, level, code }))).toEqual(expected);
    const warned = expected.filter(({ level }) => level === 'warn').length;
    const rejected = expected.length - warned;
    expect(counts).toMatchObject({ rows: 2774, loaded: 2774 - rejected, warned, rejected, unchanged: 0 });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a byte order mark', (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes])],
    ['CRLF', (bytes) => Buffer.from(bytes.toString().replaceAll(/\r?\n/g, '\r\n'))],
    ['LF', (bytes) => Buffer.from(bytes.toString().replaceAll(/\r?\n/g, '\n'))],
    ['CR alone', (bytes) => Buffer.from(bytes.toString().replaceAll(/\r?\n/g, '\r'))],
    ['semicolons', () => Buffer.from(csv(records, ';'))],
    ['tabs', () => Buffer.from(csv(records, '\t'))],
    [
      'every cell quoted',
      () => Buffer.from(records.map((cells) => cells.map((c) => `"${c}"`).join(',')).join('\n')),
    ],
    [
      'lower-case headings',
      () => Buffer.from(csv([header.map((h) => h.toLowerCase()), ...records.slice(1)])),
    ],
    ['columns in another order', () => Buffer.from(csv(records.map((cells) => cells.toReversed())))],
    ['empty columns behind the last', () => Buffer.from(csv(records.map((cells) => [...cells, '', ''])))],
  ])('comes out the same with %s', async (_, change) => {
    const { findings } = await run(change(sample));
    expect(findings).toEqual((await run(sample)).findings);
  });

  it('counts the lines of the file, also blank ones and those inside a cell', async () => {
    const broken = row({ Alamat: 'BR. DINAS\r\nKAJA', 'Nomor KK': '1' });
    const text = `${csv([header])}\r\n,,,${','.repeat(33)}\r\n${csv([broken, row({ NIK: '2' })], ',', '\r\n')}`;
    const { findings, counts } = await run(text);
    expect(counts.rows).toBe(2);
    expect(findings.map(({ line, code }) => [line, code])).toEqual([
      [4, 'R10'],
      [6, 'R01'],
    ]);
  });
});

describe('labels and dates as offices write them', () => {
  it.each([
    ['Agama', 'katolik'],
    ['Agama', ' BUDDHA '],
    ['Agama', 'Kepercayaan'],
    ['Kelamin', 'lk'],
    ['Status Kawin', 'K'],
    ['Status Kawin', 'kawin'],
    ['Status Kawin', 'CM'],
    ['SHDK', 'ISTERI'],
    ['Pendidikan', 'SLTA / SEDERAJAT'],
    ['Pekerjaan', 'petani  /  pekebun'],
    ['Pekerjaan', 'ANGGOTA KABINET KEMENTRIAN'],
    ['Gol. Darah', 'Tdk Th'],
    ['Gol. Darah', '-'],
    ['Gol. Darah', ''],
    ['Kecamatan', 'Kec. Pupuan'],
    ['Desa/Kel', 'DESA PADANGAN'],
    ['Tanggal Lahir', '28/07/1946'],
    ['Tanggal Lahir', '1946-07-28'],
    ['Tanggal Lahir', '17011'],
    ['RT', '000'],
  ])('%s "%s" is accepted', async (heading, value) => {
    expect(await judged({ [heading]: value })).toEqual([]);
  });

  it.each([
    ['NIK', '5102102807460000', 'R02', 'reject'],
    ['NIK', '5102103002469001', 'R03', 'warn'],
    ['NIK', '5102992807469001', 'R04', 'warn'],
    ['NIK', '5102102907469001', 'R05', 'warn'],
    ['NIK', '5102106807469001', 'R06', 'warn'],
    ['Nomor KK', '5102104305179001', 'R10', 'reject'],
    ['Nomor KK', '5102100305279001', 'R10', 'reject'],
    ['Tanggal Lahir', '01-01-1890', 'R18', 'reject'],
    ['Tanggal Lahir', '', 'R18', 'reject'],
    ['Nama Penduduk', '   ', 'name_empty', 'reject'],
    ['Agama', '', 'R23', 'reject'],
    ['Kelamin', 'X', 'R23', 'reject'],
    ['SHDK', 'TETANGGA', 'R23', 'reject'],
    ['Status', 'ENTAH', 'R23', 'reject'],
    ['Cetak KTP', 'X', 'R23', 'reject'],
    ['RT', '1', 'R29', 'reject'],
    ['RW', '', 'R29', 'reject'],
    ['Kecamatan', 'KUTA', 'R30', 'reject'],
    ['Desa/Kel', 'BAJERA', 'R30', 'reject'],
    ['Tanggal Kwn', 'lupa', 'date_unreadable', 'warn'],
  ])('%s "%s" is %s, %s', async (heading, value, code, level) => {
    expect(await judged({ [heading]: value })).toMatchObject([{ code, level }]);
  });

  it('names that a first recording would refuse are loaded: the rule is younger than they are', async () => {
    for (const name of ['SUMIATI', 'MUHAMMAD NUR AL-AMIN, S.PD', 'I’IN', 'A'.repeat(61)]) {
      expect(await judged({ 'Nama Penduduk': name })).toEqual([]);
    }
  });

  it.each([
    'JOS\uFFFD',
    'JOSÃ‰',
    'NI\u200BLUH',
    'NI \u202ELUH',
    'NI\u0007',
    '#N/A',
    '#NAME?',
    '-',
    'NULL',
    'D&#039;CRUZ',
    '5ARI',
  ])('the broken name %s is loaded with a warning', async (name) => {
    const found = await judged({ 'Nama Penduduk': name });
    expect(found.map(({ code, level }) => [code, level])).toEqual([['name_damaged', 'warn']]);
  });

  it.each([
    ['Tanggal Kwn', '31-12-9999', 'date_impossible'],
    ['Tanggal Kwn', '01-01-1900', 'date_impossible'],
    ['Tgl Cerai', '01-01-0001', 'date_impossible'],
    ['Tanggal Kwn', '2015', 'date_unreadable'],
    ['Tanggal Kwn', '75', 'date_unreadable'],
    ['NIK Ayah', '5.1021E+15', 'parent_nik_not_valid'],
    ['NIK Ayah', '0', 'parent_nik_not_valid'],
    ['NIK Ibu', 'TIDAK TAHU', 'parent_nik_not_valid'],
  ])('%s %s is left out with a warning', async (column, cell, code) => {
    const found = await judged({ [column]: cell });
    expect(found.map((finding) => [finding.code, finding.level])).toEqual([[code, 'warn']]);
  });

  it('a bare year is no birth date, and a family card has no serial 0000', async () => {
    expect((await judged({ 'Tanggal Lahir': '1990' })).map(({ code }) => code)).toContain('R18');
    expect((await judged({ 'Nomor KK': '5102011501180000' })).map(({ code }) => code)).toContain('R10');
  });

  it('the same name is the same, however its letters are put together', () => {
    expect(registerText('andre\u0301')).toBe('ANDRÉ');
    expect(registerText('NI\u200B LUH\u00ad')).toBe('NI LUH');
  });

  it('a NIK is rejected the second time, also when the first row was rejected for another reason', async () => {
    const { findings } = await run(csv([header, row({ Agama: 'JEDI' }), row(), row()]));
    expect(findings.map(({ line, code }) => [line, code])).toEqual([
      [2, 'R23'],
      [3, 'nik_duplicate_in_file'],
      [4, 'nik_duplicate_in_file'],
    ]);
  });

  it('a row with a cell too many or too few is rejected alone', async () => {
    const { counts, findings } = await run(csv([header, [...row(), 'x'], row().slice(1), row()]));
    expect(counts).toMatchObject({ rows: 3, loaded: 1, rejected: 2 });
    expect(findings.map(({ code }) => code)).toEqual(['row_columns', 'row_columns']);
  });

  it('reads every day in each of its writings, and no day that does not exist', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1927-05-18'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year, month, day] = iso.split('-');
          const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;
          for (const written of [
            iso,
            `${day}-${month}-${year}`,
            `${day}/${month}/${year}`,
            String(serial),
            `${serial}.0`,
          ]) {
            expect(readDate(written)).toBe(iso);
          }
        },
      ),
    );
    for (const written of [
      '31-02-1990',
      '29-02-1900',
      '00-01-2000',
      '2000-13-01',
      '0',
      '60',
      '1990',
      '9999',
      '28-07-46',
      'x',
    ]) {
      expect(readDate(written)).toBeNull();
    }
  });
});

describe('files that are something else', () => {
  it.each<[string, Buffer | string, string]>([
    ['an empty file', '', 'import_empty'],
    ['blank lines only', '\n\r\n  \n', 'import_empty'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n', 'import_not_siak'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 0, 1, 1, 1, 1]),
      'import_not_csv',
    ],
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0]), 'import_is_workbook'],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${header.join(',')}`, 'utf16le'), 'import_utf16'],
    ['UTF-16 without', Buffer.from(header.join(','), 'utf16le'), 'import_utf16'],
    [
      'Windows-1252',
      Buffer.from(csv([header, row({ 'Nama Penduduk': 'JOSÉ' })]), 'latin1'),
      'import_not_utf8',
    ],
    ['zero bytes in the middle', csv([header, row({ Alamat: 'A\0B' })]), 'import_not_csv'],
    ['prose', 'Dengan hormat, bersama ini kami kirim\nberkas', 'import_not_siak'],
    ['JSON', '{"nik": "5102102807469001"}', 'import_not_siak'],
    [
      '300 columns',
      csv([[...header, ...Array.from({ length: 263 }, (_, i) => `K${i}`)]]),
      'import_columns_differ',
    ],
    ['a column missing', csv([header.slice(1)]), 'import_columns_differ'],
    ['a column twice', csv([[...header, 'NIK']]), 'import_columns_differ'],
    ['an open quote', `${csv([header, row()])}"${'x'.repeat(70_000)}`, 'import_quote_not_closed'],
    ['an open quote at the end', `${csv([header, row()])}"x`, 'import_quote_not_closed'],
    ['one endless line', 'x'.repeat(200_000), 'import_not_csv'],
  ])('%s', async (_, bytes, code) => {
    const refusal = await refusalOf(run(bytes));
    expect(refusal.code).toBe(code);
    for (const locale of ['id', 'en'] as const) {
      const words = translatorFor(locale)(`refusals.${code}` as 'refusals.import_empty', refusal.params);
      expect(words).not.toContain('{');
    }
  });

  it('names the columns that are missing and those that are not known', async () => {
    const changed = header.map((heading) => (heading === 'NIK' ? 'Nomor Induk' : heading));
    const { params } = await refusalOf(run(csv([changed])));
    expect(params).toMatchObject({ missing: 'NIK', unknown: 'Nomor Induk', twice: '-' });
  });

  it('a file over the limit is refused while it is read, and no more of it is taken in', async () => {
    const limit = 4 * 1024 * 1024;
    const block = Buffer.from(csv(Array.from({ length: 500 }, () => row())));
    let given = 0;
    async function* endless() {
      yield Buffer.from(csv([header]));
      for (;;) {
        given += block.length;
        yield block;
      }
    }
    const read = async () => {
      for await (const _ of readCsv(endless(), { knownHeading: () => true, limit }));
    };
    const refusal = await refusalOf(read());
    expect(refusal).toMatchObject({ code: 'import_too_large', params: { megabytes: 4 } });
    expect(given).toBeLessThan(limit + 2 * block.length);
    expect(largestFile).toBeLessThan(200_000_000);
  });
});

describe('the report', () => {
  it('has a row per finding, with the heading of the file and words', () => {
    expect(reportHeader).toBe('line,code,level,field,message\n');
    const finding = {
      line: 411,
      code: 'R23',
      level: 'reject',
      field: 'religion',
      params: { field: 'religion', value: '=A1,"x"' },
    };
    expect(reportRow('id', finding as ReportedFinding)).toBe(
      '411,R23,reject,Agama,"Kode agama ""=A1,""x"""" tidak dikenal."\n',
    );
  });

  it('knows words for every finding in both languages', async () => {
    const { findings } = await run(sample);
    for (const finding of findings) {
      for (const locale of ['id', 'en'] as const)
        expect(reportRow(locale, finding)).not.toMatch(/\{|findings\./);
    }
  });

  it('knows all 37 columns', () => {
    expect(siakColumns).toHaveLength(37);
    expect(place('Tgl Entri')).toBe(36);
  });
});
