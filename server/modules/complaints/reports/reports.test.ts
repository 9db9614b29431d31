import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ComplaintFigures, complaintReports } from '../../../../contract/complaints/office-endpoints.ts';
import { openContexts } from '../../../../test/contexts.ts';
import { type ComplaintSeed, complaintRows } from '../../../../test/damage/complaint-rows.ts';
import { type Desk, openDesk } from '../../../../test/desk.ts';
import { readPdf } from '../../../../test/pdf-text.ts';
import type { Ctx } from '../../../context.ts';
import { complaintReportPdf, complaintReportWorkbook } from './report-views.ts';

let desk: Desk;
let ctx: Ctx;
// What a spreadsheet would take for a formula must come out as the text that it is.
const formula = '=HYPERLINK("http://contoh.invalid";"Klik")';

beforeAll(async () => {
  desk = await openDesk();
  const examiner = await desk.as('complaints_officer');
  const { officeCode } = await desk.test.owner
    .selectFrom('employees')
    .select('officeCode')
    .where('id', '=', examiner.employeeId)
    .executeTakeFirstOrThrow();
  const ctxOf = await openContexts(desk.test.db, desk.clock);
  ctx = ctxOf(
    {
      employeeId: examiner.employeeId,
      officeCode,
      name: '',
      roles: ['complaints_officer'],
      delegationIds: {},
    },
    { ports: desk.ports, locale: 'en' },
  );
  const rows = complaintRows(desk.test.owner, officeCode, examiner.employeeId);
  const seeds: ComplaintSeed[] = [
    {
      channel: 'letter',
      state: 'answered',
      component: 'time',
      handlerId: examiner.employeeId,
      receivedAt: '2026-10-09T02:00:00Z',
      receivedOn: '2026-10-09',
      rounds: [
        {
          dueOn: '2026-10-14',
          ended: { by: 'answered', at: '2026-10-16T02:00:00Z', on: '2026-10-16' },
          lateDays: 2,
        },
      ],
    },
    {
      channel: 'web',
      state: 'informed',
      about: (await desk.as('division_head')).employeeId,
      receivedAt: '2026-10-12T02:00:00Z',
      receivedOn: '2026-10-12',
      agency: { id: await rows.agency(formula), dueOn: '2026-11-04' },
      rounds: [
        {
          dueOn: '2026-10-15',
          ended: { by: 'informed', at: '2026-10-19T02:00:00Z', on: '2026-10-19' },
          lateDays: 2,
        },
      ],
    },
  ];
  for (const seed of seeds) await rows.complaint(seed);
});
afterAll(() => desk.close());

const october = { year: 2026, month: 10 };

test('heads and the examiner read the figures; the front desk and the administrator do not', async () => {
  for (const role of [
    'complaints_officer',
    'section_head',
    'division_head',
    'secretary',
    'head_of_office',
  ] as const) {
    const { status, body } = await (await desk.as(role)).call(complaintReports.figures, { query: october });
    expect([role, status]).toEqual([role, 200]);
    expect(body).toMatchObject({ received: 2, answered: 1, forwarded: 1, late: 2, stopped: 2 });
    expect((body as ComplaintFigures).lateList).toHaveLength(role === 'division_head' ? 1 : 2);
  }
  for (const role of ['front_desk', 'administrator'] as const) {
    for (const endpoint of Object.values(complaintReports)) {
      const { status } = await (await desk.as(role)).call(endpoint, { query: october });
      expect([role, endpoint.path, status]).toEqual([role, endpoint.path, 403]);
    }
  }
});

test('a month that is none is refused; a period that has not begun has no report', async () => {
  const head = await desk.as('head_of_office');
  const wrong = await head.call(complaintReports.figures, { query: { year: 2026, month: 13 } });
  expect(wrong.status).toBe(422);
  const future = { query: { year: 2026, month: 12 } };
  for (const endpoint of [complaintReports.pdf, complaintReports.workbook]) {
    expect(await head.call(endpoint, future)).toMatchObject({ status: 409, body: { code: 'report_empty' } });
  }
});

test('a month without any complaint has a report that says so', async () => {
  const { status } = await (await desk.as('head_of_office')).call(complaintReports.pdf, {
    query: { year: 2026, month: 9 },
  });
  expect(status).toBe(200);
});

test('the paper tells the period and the numbers, and its name tells of nobody', async () => {
  const { mediaType, fileName, body } = await complaintReportPdf(ctx, october);
  expect([mediaType, fileName]).toEqual(['application/pdf', 'laporan-pengaduan-2026-10.pdf']);
  const text = readPdf(body)
    .map((page) => page.text)
    .join(' ');
  expect(text).toContain('Oktober 2026');
  expect((await complaintReportPdf(ctx, { year: 2026 })).fileName).toBe('laporan-pengaduan-2026.pdf');
});

test('the workbook holds numbers as numbers, and no text in it is a formula', async () => {
  const { mediaType, fileName, body } = await complaintReportWorkbook(ctx, october);
  expect(mediaType).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(fileName).toBe('laporan-pengaduan-2026-10.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(body).buffer);
  const cells: { type: ExcelJS.ValueType; value: ExcelJS.CellValue }[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell(({ type, value }) => cells.push({ type, value }));
    });
  });
  const { Formula, SharedString, String: Text } = ExcelJS.ValueType;
  expect(cells.filter(({ type }) => type === Formula)).toEqual([]);
  const named = cells.find(({ value }) => typeof value === 'string' && value.includes('HYPERLINK'));
  expect(named?.type === Text || named?.type === SharedString).toBe(true);
  // The complaints that were received, as a number that can be added up.
  expect(cells).toContainEqual({ type: ExcelJS.ValueType.Number, value: 2 });
});
