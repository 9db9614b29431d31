import type ExcelJS from 'exceljs';
import { surveyProfileParts } from '../../../contract/surveys/report-endpoints.ts';
import { formatDate, formatDateTime } from '../../../locales/format.ts';
import { answerGroup } from '../../../locales/survey-groups.ts';
import { countFormat, day, newWorkbook, put, title, toBytes, words } from './cells.ts';
import type { SurveyWorkbookFacts } from './port.ts';

const indexFormat = '0.00';
const averageFormat = '0.000';
/** Columns that hold an index or an average, by place; the others keep the format of their kind. */
type Formats = Readonly<Record<number, string>>;

/** The tables of the survey's report, to calculate with. */
export async function surveyReport(facts: SurveyWorkbookFacts): Promise<Buffer> {
  const { figures, zone } = facts;
  const workbook = newWorkbook(facts);
  const written = { locale: 'id', zone } as const;

  const sheetOf = (name: string, widths: readonly number[], headings: readonly string[]) => {
    const sheet = workbook.addWorksheet(name);
    sheet.columns = widths.map((width) => ({ width }));
    put(sheet, headings, true);
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
    return sheet;
  };
  const row = (sheet: ExcelJS.Worksheet, values: Parameters<typeof put>[1], formats: Formats = {}) => {
    const added = put(sheet, values);
    for (const [place, format] of Object.entries(formats)) {
      if (typeof values[Number(place)] === 'number') added.getCell(Number(place) + 1).numFmt = format;
    }
  };
  const heading = (key: 'element' | 'average' | 'index' | 'category' | 'performance' | 'respondents') =>
    title(`surveyReports.paper.${key}`);
  const indexHeadings = [heading('respondents'), heading('index'), heading('category')];
  const indexCells = ({ n, total }: { n: number; total: (typeof figures)['total'] }) =>
    [n, total?.index ?? null, total?.category ?? null] as const;

  const overview = workbook.addWorksheet(words('surveyReports.paper.result'));
  overview.columns = [{ width: 52 }, { width: 34 }];
  put(overview, [`${facts.title.id} / ${facts.title.en}`], true);
  put(overview, [facts.officeName]);
  const period = { from: formatDate(figures.from, written), to: formatDate(figures.to, written) };
  put(overview, [words('surveyReports.paper.period', period)]);
  put(overview, [title('letters.preparedAt'), formatDateTime(facts.madeAt, written)]);
  put(overview, []);
  const { total, ipak, target } = figures;
  row(overview, [title('surveyReports.paper.ikm'), total?.index ?? null], { 1: indexFormat });
  row(overview, [title('surveyReports.paper.grade'), total?.category ?? null]);
  row(overview, [heading('respondents'), figures.n]);
  row(overview, [title('surveyReports.paper.target'), target.respondents]);
  row(overview, [title('surveyReports.paper.lacking'), target.missing]);
  row(overview, [title('surveyReports.paper.ipak'), ipak?.index ?? null], { 1: indexFormat });
  put(overview, [words(`surveyReports.paper.${target.basis === 'year_before' ? 'yearBefore' : 'soFar'}`)]);
  put(overview, [words('surveyReports.paper.legalText')]);

  const elements = sheetOf(
    words('surveyReports.paper.element'),
    [8, 48, 12, 12, 12, 18],
    [
      'U',
      heading('element'),
      heading('average'),
      heading('index'),
      heading('category'),
      heading('performance'),
    ],
  );
  for (const { element, average, index, category } of figures.perElement) {
    const name = words(`surveyReports.elements.${element}`);
    row(elements, [element, name, average, index, category, words(`surveyReports.performance.${category}`)], {
      2: averageFormat,
      3: indexFormat,
    });
  }

  const plans = sheetOf(
    'Tindak lanjut',
    [44, 60, 28, 14, 14],
    [
      heading('element'),
      title('surveyReports.paper.plan'),
      title('surveyReports.paper.responsible'),
      title('surveyReports.paper.due'),
      title('surveyReports.paper.state'),
    ],
  );
  for (const each of figures.followUps) {
    row(plans, [
      `${each.element} ${words(`surveyReports.elements.${each.element}`)}`,
      each.plan,
      each.responsible,
      day(each.dueOn),
      words(`surveyReports.paper.states.${each.state}`),
    ]);
  }

  const services = sheetOf(
    'Layanan',
    [30, 14, 12, 12, 16, 14],
    [
      title('surveyReports.paper.service'),
      ...indexHeadings,
      title('surveyReports.paper.needed'),
      title('surveyReports.paper.lacking'),
    ],
  );
  for (const line of figures.byService) {
    row(
      services,
      [
        words(`surveys.services.${line.service}`),
        ...indexCells(line),
        line.target?.respondents ?? null,
        line.target?.missing ?? null,
      ],
      { 2: indexFormat },
    );
  }

  const channels = sheetOf(
    'Cara mengisi',
    [44, 14, 12, 12],
    [title('surveyReports.paper.channel'), ...indexHeadings],
  );
  for (const line of figures.byChannel) {
    row(channels, [words(`surveys.channels.${line.channel}`), ...indexCells(line)], { 2: indexFormat });
  }
  for (const line of figures.byQuestionnaire) {
    row(channels, [line.title.id, ...indexCells(line)], { 2: indexFormat });
  }

  const trend = sheetOf(
    'Perkembangan',
    [26, 14, 12, 12],
    [title('surveyReports.paper.trendPeriod'), ...indexHeadings],
  );
  for (const line of figures.trend) {
    const name = words(`surveyReports.parts.${line.part}`, { year: String(line.year) });
    row(trend, [name, ...indexCells(line)], { 2: indexFormat });
  }

  const profile = sheetOf(
    'Profil',
    [22, 34, 14],
    [
      title('surveyReports.paper.profilePart'),
      title('surveyReports.paper.answer'),
      title('surveyReports.paper.count'),
    ],
  );
  for (const part of surveyProfileParts) {
    for (const { key, count } of figures.profile[part]) {
      const name = words(`surveyReports.profileParts.${part}`);
      row(profile, [name, answerGroup('id', part, key), count ?? words('surveyReports.paper.hidden')], {
        2: countFormat,
      });
    }
  }

  const flags = sheetOf(
    'Biaya',
    [14, 26, 18, 60],
    [
      title('surveyReports.paper.day'),
      title('surveyReports.paper.service'),
      title('surveyReports.paper.answer'),
      title('surveyReports.paper.measure'),
    ],
  );
  for (const flag of figures.flags) {
    row(flags, [day(flag.day), words(`surveys.services.${flag.service}`), flag.answer.id, flag.measure]);
  }
  return toBytes(workbook);
}
