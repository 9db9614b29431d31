import type { FastifyInstance } from 'fastify';
import { translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { type PublishedResults, publishedResults } from '../../modules/surveys/index.ts';
import type { PageCache } from '../site/page-cache.ts';
import type { Snapshot } from '../site/site.ts';
import { snapshotFilesOf } from '../site/site-data-routes.tsx';
import { SurveyResults } from './survey-results-page.tsx';

const words = translatorFor('id');

/** The results for programs: names beside codes, and null where too few answered. */
function asData(officeName: string, results: PublishedResults) {
  const { index, category, perElement, trend, ...rest } = results;
  return {
    office: officeName,
    ...rest,
    enough: index !== null,
    ikm: index,
    category,
    performance: category === null ? null : words(`surveyReports.performance.${category}`),
    perElement: perElement.map(({ element, ...line }) => ({
      element,
      name: words(`surveyReports.elements.${element}`),
      ...line,
    })),
    trend: trend.map(({ total, ...point }) => ({
      ...point,
      ikm: total?.index ?? null,
      category: total?.category ?? null,
    })),
    legalBasis: words('surveyReports.paper.legalText'),
  };
}

const quoted = (value: string | number | null) =>
  typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value ?? '');

/** One line a period for the index, and one an element for the period that is published. */
function asLines({ year, part, from, to, n, perElement, trend }: PublishedResults): string {
  const lines = [
    ['year', 'part', 'from', 'to', 'code', 'name', 'respondents', 'average', 'index', 'category'],
    ...trend.map((point) => [
      point.year,
      point.part,
      point.from,
      point.to,
      'IKM',
      words('surveyReports.paper.ikm'),
      point.n,
      null,
      point.total?.index ?? null,
      point.total?.category ?? null,
    ]),
    ...perElement.map(({ element, average, index, category }) => [
      year,
      part,
      from,
      to,
      element,
      words(`surveyReports.elements.${element}`),
      n,
      average,
      index,
      category,
    ]),
  ];
  return lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

/** Results of the survey as a page and as open data, read once for all readers of a minute. */
export function serveSurveyResults(app: FastifyInstance, { db }: HttpDeps, cache: PageCache) {
  const read = new WeakMap<Snapshot, Promise<PublishedResults>>();
  const resultsOf = (snapshot: Snapshot) => {
    const known = read.get(snapshot);
    if (known !== undefined) return known;
    const results = publishedResults(db, snapshot.office.code, snapshot.figures.asOf);
    read.set(snapshot, results);
    results.catch(() => read.delete(snapshot));
    return results;
  };

  cache.get(app, '/survei/hasil', async (t, snapshot) => ({
    title: t('surveyReports.page.title'),
    description: t('surveyReports.page.description'),
    body: <SurveyResults results={await resultsOf(snapshot)} />,
  }));

  const serveFile = snapshotFilesOf(app);
  serveFile('/data/indeks.json', 'application/json', async (snapshot) =>
    JSON.stringify(asData(snapshot.office.name, await resultsOf(snapshot))),
  );
  serveFile('/data/indeks.csv', 'text/csv', async (snapshot) => asLines(await resultsOf(snapshot)));
}
