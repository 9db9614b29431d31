import {
  type SurveyFigures,
  surveyIntervals,
  surveyProfileParts,
} from '../../../../contract/surveys/report-endpoints.ts';
import { formatDate, formatDecimal, formatNumber, formatShare } from '../../../../locales/format.ts';
import { answerGroup } from '../../../../locales/survey-groups.ts';
import { type MessageKey, translatorFor } from '../../../../locales/translator.ts';
import type { SurveyReportFacts } from '../letters/letter-port.ts';
import { type Column, LetterSheet } from '../letters/letter-sheet.ts';
import type { Typeface } from '../typeface.ts';
import { both } from '../words.ts';
import { trendChart } from './survey-chart.ts';

type PaperKey = MessageKey extends infer Key
  ? Key extends `surveyReports.paper.${infer Last}`
    ? Last
    : never
  : never;

const words = translatorFor('id');
const paper = (key: PaperKey) => both(`surveyReports.paper.${key}`);
const column = (key: PaperKey, share: number, align?: 'right'): Column => ({
  title: paper(key),
  share,
  ...(align !== undefined && { align }),
});
const count = (value: number) => formatNumber(value, 'id');
const points = (value: number) => formatDecimal(value, 'id', 2);
const none = '–';
const indexCells = (total: SurveyFigures['total']) =>
  total === null ? [none, none] : [points(total.index), total.category];

/** A heading with room for the beginning of what it heads. */
function section(sheet: LetterSheet, key: PaperKey): void {
  sheet.room(130);
  sheet.heading(paper(key));
}

/** Report of the satisfaction survey: what came out, by what method, and what is done about it. */
export function surveyReport(typeface: Typeface, facts: SurveyReportFacts): Promise<Buffer> {
  const { office, figures, title, madeAt } = facts;
  const zone = { zone: office.zone };
  const day = (date: string | Date) => formatDate(date, { locale: 'id', ...zone });
  const sheet = new LetterSheet(typeface, office, title.id, madeAt);
  sheet.letterhead();
  sheet.title(title);
  sheet.both(
    both('surveyReports.paper.period', (locale) => ({
      from: formatDate(figures.from, { locale, ...zone }),
      to: formatDate(figures.to, { locale, ...zone }),
    })),
    { align: 'center', size: 9.5 },
  );
  if (figures.running) {
    const upTo = both('surveyReports.paper.running', (locale) => ({
      day: formatDate(figures.countedTo, { locale, ...zone }),
    }));
    sheet.both(upTo, { align: 'center', size: 8.6 });
  }

  result(sheet, figures);
  if (figures.n > 0) perElement(sheet, figures);
  followUps(sheet, figures, day);
  trend(sheet, figures);
  byService(sheet, figures);
  if (figures.n > 0) byQuestionnaire(sheet, figures);
  flags(sheet, figures, day);
  if (figures.n > 0) profile(sheet, figures);
  method(sheet);
  section(sheet, 'legal');
  sheet.both(paper('legalText'), { size: 9 });
  return sheet.finish();
}

function result(sheet: LetterSheet, figures: SurveyFigures): void {
  const { total, n, ipak, target, minimum } = figures;
  const wide = { labelWidth: 190, size: 9.4 };
  section(sheet, 'result');
  if (n < minimum) {
    sheet.both(
      n === 0 ? paper('nobody') : both('surveyReports.paper.fewer', () => ({ minimum: String(minimum) })),
      { size: 9.4, weight: 600 },
    );
  }
  sheet.row(paper('ikm'), total === null ? none : points(total.index), wide);
  const grade =
    total === null
      ? none
      : words('surveyReports.paper.gradeOf', {
          category: total.category,
          performance: words(`surveyReports.performance.${total.category}`),
        });
  sheet.row(paper('grade'), grade, wide);
  sheet.row(paper('respondents'), count(n), wide);
  const asked = words('surveyReports.paper.targetOf', {
    target: count(target.respondents),
    population: count(target.population),
  });
  const state =
    target.missing === 0
      ? words('surveyReports.paper.reached')
      : words('surveyReports.paper.missing', { missing: target.missing });
  const wanted = target.population === 0 ? words('surveyReports.paper.noRecipients') : `${asked}. ${state}`;
  sheet.row(paper('target'), `${wanted}.`, wide);
  if (ipak !== null) {
    const { index, category } = ipak;
    const value = words('surveyReports.paper.ipakOf', { index: points(index), category, n: ipak.n });
    sheet.row(paper('ipak'), value, wide);
  }
  sheet.both(paper(target.basis === 'year_before' ? 'yearBefore' : 'soFar'), { size: 8.4 });
}

function perElement(sheet: LetterSheet, { perElement: lines, total }: SurveyFigures): void {
  section(sheet, 'perElement');
  sheet.table(
    [
      column('element', 6),
      column('average', 1.4, 'right'),
      column('index', 1.6, 'right'),
      column('category', 1.6),
      column('performance', 2.2),
    ],
    [
      ...lines.map(({ element, average, index, category }) => [
        `${element}  ${words(`surveyReports.elements.${element}`)}`,
        formatDecimal(average, 'id', 3),
        points(index),
        category,
        words(`surveyReports.performance.${category}`),
      ]),
      [
        words('surveyReports.paper.ikm'),
        '',
        ...indexCells(total),
        total === null ? none : words(`surveyReports.performance.${total.category}`),
      ],
    ],
  );
}

/** The lowest elements without a plan stand there as well: that there is none is a fact of the report. */
function followUps(sheet: LetterSheet, figures: SurveyFigures, day: (date: string) => string): void {
  const planned = figures.followUps.map(({ element }) => element);
  const open = figures.lowest.filter((element) => !planned.includes(element));
  if (planned.length + open.length === 0) return;
  section(sheet, 'lowest');
  const nameOf = (element: (typeof planned)[number]) => {
    const value = figures.perElement.find((line) => line.element === element)?.index;
    const name = `${element}  ${words(`surveyReports.elements.${element}`)}`;
    return value === undefined ? name : `${name} (${points(value)})`;
  };
  sheet.table(
    [
      column('element', 4),
      column('plan', 5),
      column('responsible', 2.6),
      column('due', 2.2),
      column('state', 1.8),
    ],
    [
      ...figures.followUps.map((each) => [
        nameOf(each.element),
        each.plan,
        each.responsible,
        day(each.dueOn),
        words(`surveyReports.paper.states.${each.state}`),
      ]),
      ...open.map((element) => [nameOf(element), words('surveyReports.paper.noPlan'), none, none, none]),
    ],
  );
}

function trend(sheet: LetterSheet, figures: SurveyFigures): void {
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

function byService(sheet: LetterSheet, figures: SurveyFigures): void {
  section(sheet, 'byService');
  sheet.table(
    [
      column('service', 4),
      column('respondents', 2, 'right'),
      column('index', 1.6, 'right'),
      column('category', 1.4),
      column('needed', 2, 'right'),
      column('lacking', 1.8, 'right'),
    ],
    figures.byService.map(({ service, n, total, target }) => [
      words(`surveys.services.${service}`),
      count(n),
      ...indexCells(total),
      target === null ? none : count(target.respondents),
      target === null ? none : count(target.missing),
    ]),
  );
}

function byQuestionnaire(sheet: LetterSheet, figures: SurveyFigures): void {
  for (const [key, rows] of [
    [
      'byChannel',
      figures.byChannel.map(({ channel, ...line }) => ({
        name: words(`surveys.channels.${channel}`),
        ...line,
      })),
    ],
    [
      'byQuestionnaire',
      figures.byQuestionnaire.map(({ title, legalBasis, ...line }) => ({
        name: `${title.id} (${legalBasis})`,
        ...line,
      })),
    ],
  ] as const) {
    section(sheet, key);
    sheet.table(
      [
        column(key === 'byChannel' ? 'channel' : key, 7),
        column('respondents', 2, 'right'),
        column('index', 1.6, 'right'),
        column('category', 1.4),
      ],
      rows.map(({ name, n, total }) => [name, count(n), ...indexCells(total)]),
    );
  }
}

function flags(sheet: LetterSheet, figures: SurveyFigures, day: (date: string) => string): void {
  section(sheet, 'flags');
  if (figures.flags.length === 0) {
    sheet.both(paper('noFlags'), { size: 9 });
    return;
  }
  sheet.table(
    [column('day', 2.4), column('service', 3), column('answer', 2.2), column('measure', 6)],
    figures.flags.map((flag) => [
      day(flag.day),
      words(`surveys.services.${flag.service}`),
      flag.answer.id,
      flag.measure ?? words('surveyReports.paper.noMeasure'),
    ]),
  );
}

function profile(sheet: LetterSheet, figures: SurveyFigures): void {
  section(sheet, 'profile');
  sheet.table(
    [
      column('profilePart', 3),
      column('answer', 4),
      column('count', 1.6, 'right'),
      column('share', 1.6, 'right'),
    ],
    surveyProfileParts.flatMap((part) =>
      figures.profile[part]
        .filter((cell) => cell.count !== 0)
        .map((cell, place) => [
          place === 0 ? words(`surveyReports.profileParts.${part}`) : '',
          answerGroup('id', part, cell.key),
          cell.count === null ? words('surveyReports.paper.hidden') : count(cell.count),
          cell.count === null ? none : formatShare(cell.count / figures.n, 'id'),
        ]),
    ),
  );
  sheet.both(paper('hiddenNote'), { size: 8.4 });
}

function method(sheet: LetterSheet): void {
  section(sheet, 'method');
  sheet.both(paper('methodText'), { size: 9 });
  sheet.table(
    [column('interval', 4), column('category', 2), column('performance', 4)],
    surveyIntervals.map(({ category, from, to }) => [
      `${points(from / 100)} – ${points(to / 100)}`,
      category,
      words(`surveyReports.performance.${category}`),
    ]),
  );
}
