import { type Locale, translatorFor } from '../../../../locales/translator.ts';
import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { dateIn, letterOffice } from '../../office/index.ts';
import { surveyFigures } from './figures-views.ts';
import { hasBegun, type SurveyPeriod } from './periods.ts';

/** "Semester II 2026". */
function titleIn(locale: Locale, { year, part }: SurveyPeriod): string {
  const t = translatorFor(locale);
  return t('surveyReports.documentTitle', {
    period: t(`surveyReports.parts.${part}`, { year: String(year) }),
  });
}

/** What paper and workbook both say. A period that has not begun has no report. */
async function reportFacts(ctx: Ctx, period: SurveyPeriod) {
  const { office } = ctx;
  const madeAt = ctx.clock.now();
  if (!hasBegun(period, dateIn(office.zone, madeAt))) throw new Refusal('conflict', 'report_empty');
  const figures = await surveyFigures(ctx, period);
  return { office, figures, title: { id: titleIn('id', period), en: titleIn('en', period) }, madeAt };
}

const fileName = ({ year, part }: SurveyPeriod, ending: 'pdf' | 'xlsx') =>
  `laporan-skm-${year}${part === 'year' ? '' : `-${part}`}.${ending}`;

export async function surveyReportPdf(ctx: Ctx, period: SurveyPeriod): Promise<BinaryReply> {
  const { office, ...facts } = await reportFacts(ctx, period);
  const body = await ctx.ports.documents.surveyReport({ office: letterOffice(office), ...facts });
  return { mediaType: 'application/pdf', fileName: fileName(period, 'pdf'), body };
}

export async function surveyReportWorkbook(ctx: Ctx, period: SurveyPeriod): Promise<BinaryReply> {
  const { office, ...facts } = await reportFacts(ctx, period);
  const body = await ctx.ports.spreadsheets.surveyReport({
    officeName: office.name,
    zone: office.zone,
    ...facts,
  });
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: fileName(period, 'xlsx'),
    body,
  };
}
