import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { report } from '../../../test/subjects/letters.ts';
import { createSpreadsheetMaker } from './workbooks.ts';

const maker = createSpreadsheetMaker();
const facts = {
  officeName: report.office.name,
  zone: report.office.zone,
  title: report.title,
  figures: report.figures,
  madeAt: report.madeAt,
};

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // The library's own type of a buffer is older than the runtime's.
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

describe('the workbook of the report', () => {
  test('holds the tables with real numbers and dates', async () => {
    const workbook = await read(await maker.complaintReport(facts));
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      'Ringkasan',
      'Saluran',
      'Komponen',
      'Keadaan',
      'Petugas',
      'Instansi',
      'Diarsipkan',
      'Terlambat',
    ]);
    const overview = new Map<string, ExcelJS.CellValue>();
    workbook
      .getWorksheet('Ringkasan')
      ?.eachRow((row) => overview.set(String(row.getCell(1).value), row.getCell(2).value));
    expect(overview.get('Pengaduan diterima / Complaints received')).toBe(1240);
    expect(overview.get('Bagian tepat waktu / Share on time')).toBeCloseTo(1150 / 1200);
    expect(overview.get('Persentil 95 (hari kerja) / 95th percentile (working days)')).toBe(2.5);
    const late = workbook.getWorksheet('Terlambat');
    expect(late?.getCell('A2').value).toBe('CTH-2026-000099');
    expect(late?.getCell('B2').value).toEqual(new Date('2026-11-16T00:00:00Z'));
    expect(late?.getCell('D2').value).toBe(7);
    expect(late?.getCell('C3').value).toBeNull();
  });

  test.each([
    '=2+5',
    '+62812',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("https://x.example")',
    '\t=1',
    '😀\u0000\uD800',
  ])('keeps %j as text', async (label) => {
    const byOfficer = [{ key: '1', label, count: 1, late: 0 }];
    const workbook = await read(
      await maker.complaintReport({ ...facts, figures: { ...facts.figures, byOfficer } }),
    );
    const cell = workbook.getWorksheet('Petugas')?.getCell('A3');
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    expect(cell?.formula).toBeUndefined();
    expect(cell?.numFmt).toBe('@');
    expect(String(cell?.value)).toContain(label.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim());
  });

  test('of an empty month opens, and says none rather than nought', async () => {
    const figures = {
      ...facts.figures,
      stopped: 0,
      withinPromise: 0,
      medianDays: null,
      p95Days: null,
      byAgency: [],
      lateList: [],
    };
    const workbook = await read(await maker.complaintReport({ ...facts, figures }));
    const values: ExcelJS.CellValue[] = [];
    workbook.getWorksheet('Ringkasan')?.eachRow((row) => {
      if (String(row.getCell(1).value).startsWith('Bagian tepat waktu')) values.push(row.getCell(2).value);
    });
    expect(values).toEqual([null]);
  });

  test('of the same values is the same file', async () => {
    const first = await maker.complaintReport(facts);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await maker.complaintReport(facts)).equals(first)).toBe(true);
  });
});
