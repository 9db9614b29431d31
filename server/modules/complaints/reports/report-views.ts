import type { complaintReports as contract } from '../../../../contract/complaints/office-endpoints.ts';
import type { QueryOf } from '../../../../contract/endpoint.ts';
import { both } from '../../../../locales/both.ts';
import { formatMonth } from '../../../../locales/format.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { dateIn, letterOffice } from '../../office/index.ts';
import { complaintFigures } from './figures-views.ts';

type PeriodQuery = QueryOf<(typeof contract)['figures']>;

/** What paper and workbook both say, in Indonesian whoever reads it. A period that has not begun has no report. */
async function reportFacts(ctx: Ctx, query: PeriodQuery) {
  const { office } = ctx;
  const madeAt = ctx.clock.now();
  const figures = await complaintFigures(ctx, query, 'id');
  const { from } = figures;
  if (from > dateIn(office.zone, madeAt)) throw new Refusal('conflict', 'report_empty');
  const title = both('complaintReports.documentTitle', (locale) => ({
    period:
      query.month === undefined
        ? translatorFor(locale)('complaintReports.year', { year: from.slice(0, 4) })
        : formatMonth(from, locale),
  }));
  return { office, figures, title, madeAt };
}

/** "laporan-pengaduan-2026-11": a period, and nobody. */
function fileName({ from }: { from: string }, { month }: PeriodQuery, ending: 'pdf' | 'xlsx'): string {
  return `laporan-pengaduan-${from.slice(0, month === undefined ? 4 : 7)}.${ending}`;
}

export async function complaintReportPdf(ctx: Ctx, query: PeriodQuery): Promise<BinaryReply> {
  const { office, ...facts } = await reportFacts(ctx, query);
  const body = await ctx.ports.documents.complaintReport({ office: letterOffice(office), ...facts });
  return { mediaType: 'application/pdf', fileName: fileName(facts.figures, query, 'pdf'), body };
}

export async function complaintReportWorkbook(ctx: Ctx, query: PeriodQuery): Promise<BinaryReply> {
  const { office, ...facts } = await reportFacts(ctx, query);
  const { name: officeName, zone } = office;
  const body = await ctx.ports.spreadsheets.complaintReport({ officeName, zone, ...facts });
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: fileName(facts.figures, query, 'xlsx'),
    body,
  };
}
