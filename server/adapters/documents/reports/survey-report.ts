import {
  type SurveyCategory,
  type SurveyFigures,
  surveyIntervals,
  surveyProfileParts,
} from '../../../../contract/surveys/report-endpoints.ts';
import type { SurveyElement } from '../../../../contract/surveys/terms.ts';
import { both } from '../../../../locales/both.ts';
import { formatDate, formatDecimal, formatNumber, formatShare } from '../../../../locales/format.ts';
import { answerGroup } from '../../../../locales/survey-groups.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import { beginReport } from '../letters/letter.ts';
import { columnsOf, type SurveyPaperKey } from '../letters/parts.ts';
import type { ReportFacts } from '../port.ts';
import type { Column, Sheet } from '../sheet.ts';
import { trendChart } from './survey-chart.ts';

const words = translatorFor('id');
const paper = (key: SurveyPaperKey, values?: Parameters<typeof both>[1]) =>
  both(`surveyReports.paper.${key}`, values);
const columns = columnsOf(paper);
const count = (value: number) => formatNumber(value, 'id');
const points = (value: number) => formatDecimal(value, 'id', 2);
const none = '–';
const indexCells = (total: SurveyFigures['total']) =>
  total === null ? [none, none] : [points(total.index), total.category];

const performance = (category: SurveyCategory) => words(`surveyReports.performance.${category}`);
const elementName = (element: SurveyElement) => `${element}  ${words(`surveyReports.elements.${element}`)}`;

/** A heading with room for the beginning of what it heads, and its table. */
function section(
  sheet: Sheet,
  key: SurveyPaperKey,
  titles: readonly Column[] = [],
  cells: readonly (readonly string[])[] = [],
): void {
  sheet.room(130);
  sheet.heading(paper(key));
  if (titles.length > 0) sheet.table(titles, cells);
}

/** Report of the satisfaction survey: what came out, by what method, and what is done about it. */
export function surveyReport(facts: ReportFacts<SurveyFigures>): Promise<Buffer> {
  const { office, figures } = facts;
  const { zone } = office;
  const day = (date: string) => formatDate(date, { locale: 'id', zone });
  const sheet = beginReport(facts, (values) => paper('period', values));
  if (figures.running) {
    const upTo = paper('running', (locale) => ({ day: formatDate(figures.countedTo, { locale, zone }) }));
    sheet.both(upTo, { align: 'center', size: 8.6 });
  }
  result(sheet, figures);
  if (figures.n > 0) perElement(sheet, figures);
  followUps(sheet, figures, day);
  trend(sheet, figures);
  byService(sheet, figures);
  if (figures.n > 0) byChannelAndQuestionnaire(sheet, figures);
  flags(sheet, figures, day);
  if (figures.n > 0) profile(sheet, figures);
  method(sheet);
  section(sheet, 'legal');
  sheet.both(paper('legalText'), { size: 9 });
  return sheet.finish();
}

function result(sheet: Sheet, figures: SurveyFigures): void {
  const { total, n, ipak, target, minimum } = figures;
  const row = (key: SurveyPaperKey, value: string) =>
    sheet.row(paper(key), value, { labelWidth: 190, size: 9.4 });
  section(sheet, 'result');
  if (n < minimum) {
    const few = n === 0 ? paper('nobody') : paper('fewer', () => ({ minimum: String(minimum) }));
    sheet.both(few, { size: 9.4, weight: 600 });
  }
  row('ikm', total === null ? none : points(total.index));
  const grade = (category: SurveyCategory) => ({ category, performance: performance(category) });
  row('grade', total === null ? none : words('surveyReports.paper.gradeOf', grade(total.category)));
  row('respondents', count(n));
  row('target', wanted(target));
  if (ipak !== null) {
    const { index, category } = ipak;
    row('ipak', words('surveyReports.paper.ipakOf', { index: points(index), category, n: ipak.n }));
  }
  sheet.both(paper(target.basis === 'year_before' ? 'yearBefore' : 'soFar'), { size: 8.4 });
}

/** How many respondents the services ask for, and whether they have been reached. */
function wanted({ respondents, population, missing }: SurveyFigures['target']): string {
  if (population === 0) return `${paper('noRecipients').id}.`;
  const asked = { target: count(respondents), population: count(population) };
  const state = missing === 0 ? paper('reached').id : words('surveyReports.paper.missing', { missing });
  return `${words('surveyReports.paper.targetOf', asked)}. ${state}.`;
}

function perElement(sheet: Sheet, { perElement: lines, total }: SurveyFigures): void {
  const titles = columns(['element', 'average', 'index', 'category', 'performance'], [6, 1.4, 1.6, 1.6, 2.2]);
  section(sheet, 'perElement', titles, [
    ...lines.map(({ element, average, index, category }) => [
      elementName(element),
      formatDecimal(average, 'id', 3),
      points(index),
      category,
      performance(category),
    ]),
    [paper('ikm').id, '', ...indexCells(total), total === null ? none : performance(total.category)],
  ]);
}

/** The lowest elements without a plan stand there as well: that there is none is a fact of the report. */
function followUps(sheet: Sheet, figures: SurveyFigures, day: (date: string) => string): void {
  const planned = figures.followUps.map(({ element }) => element);
  const open = figures.lowest.filter((element) => !planned.includes(element));
  if (planned.length + open.length === 0) return;
  const nameOf = (element: SurveyElement) => {
    const value = figures.perElement.find((line) => line.element === element)?.index;
    return value === undefined ? elementName(element) : `${elementName(element)} (${points(value)})`;
  };
  const titles = columns(['element', 'plan', 'responsible', 'due', 'state'], [4, 5, 2.6, 2.2, 1.8]);
  section(sheet, 'lowest', titles, [
    ...figures.followUps.map(({ element, plan, responsible, dueOn, state }) => [
      nameOf(element),
      plan,
      responsible,
      day(dueOn),
      words(`surveyReports.paper.states.${state}`),
    ]),
    ...open.map((element) => [nameOf(element), paper('noPlan').id, none, none, none]),
  ]);
}

function trend(sheet: Sheet, figures: SurveyFigures): void {
  if (figures.trend.every(({ n }) => n === 0)) return;
  section(sheet, 'trend');
  trendChart(
    sheet,
    figures.trend.map(({ year, part, n, total }) => ({
      label: words(`surveyReports.parts.${part}`, { year: String(year) }),
      n,
      index: total?.index ?? null,
      category: total?.category ?? null,
    })),
  );
}

function byService(sheet: Sheet, figures: SurveyFigures): void {
  const titles = columns(
    ['service', 'respondents', 'index', 'category', 'needed', 'lacking'],
    [4, 2, 1.6, 1.4, 2, 1.8],
  );
  const cells = figures.byService.map(({ service, n, total, target }) => [
    words(`surveys.services.${service}`),
    count(n),
    ...indexCells(total),
    target === null ? none : count(target.respondents),
    target === null ? none : count(target.missing),
  ]);
  section(sheet, 'byService', titles, cells);
}

function byChannelAndQuestionnaire(sheet: Sheet, { byChannel, byQuestionnaire }: SurveyFigures): void {
  const titles = (key: SurveyPaperKey) =>
    columns([key, 'respondents', 'index', 'category'], [7, 2, 1.6, 1.4]);
  const channels = byChannel.map(({ channel, n, total }) => [
    words(`surveys.channels.${channel}`),
    count(n),
    ...indexCells(total),
  ]);
  const questionnaires = byQuestionnaire.map(({ title, legalBasis, n, total }) => [
    `${title.id} (${legalBasis})`,
    count(n),
    ...indexCells(total),
  ]);
  section(sheet, 'byChannel', titles('channel'), channels);
  section(sheet, 'byQuestionnaire', titles('byQuestionnaire'), questionnaires);
}

function flags(sheet: Sheet, figures: SurveyFigures, day: (date: string) => string): void {
  if (figures.flags.length === 0) {
    section(sheet, 'flags');
    sheet.both(paper('noFlags'), { size: 9 });
    return;
  }
  const cells = figures.flags.map((flag) => [
    day(flag.day),
    words(`surveys.services.${flag.service}`),
    flag.answer.id,
    flag.measure ?? paper('noMeasure').id,
  ]);
  section(sheet, 'flags', columns(['day', 'service', 'answer', 'measure'], [2.4, 3, 2.2, 6]), cells);
}

function profile(sheet: Sheet, figures: SurveyFigures): void {
  const cells = surveyProfileParts.flatMap((part) =>
    figures.profile[part]
      .filter((cell) => cell.count !== 0)
      .map((cell, place) => [
        place === 0 ? words(`surveyReports.profileParts.${part}`) : '',
        answerGroup('id', part, cell.key),
        cell.count === null ? paper('hidden').id : count(cell.count),
        cell.count === null ? none : formatShare(cell.count / figures.n, 'id'),
      ]),
  );
  section(sheet, 'profile', columns(['profilePart', 'answer', 'count', 'share'], [3, 4, 1.6, 1.6]), cells);
  sheet.both(paper('hiddenNote'), { size: 8.4 });
}

function method(sheet: Sheet): void {
  section(sheet, 'method');
  sheet.both(paper('methodText'), { size: 9 });
  sheet.table(
    columns(['interval', 'category', 'performance'], [4, 2, 4]),
    surveyIntervals.map(({ category, from, to }) => [
      `${points(from / 100)} – ${points(to / 100)}`,
      category,
      performance(category),
    ]),
  );
}
