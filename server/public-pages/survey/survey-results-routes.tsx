import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translatorFor } from '../../../locales/translator.ts';
import type { HttpDeps } from '../../http/bind.ts';
import { type PublishedResults, publishedResults } from '../../modules/surveys/index.ts';
import { type Encoded, encoded, sendEncoded } from '../page/encodings.ts';
import { composePage, localeAsked, open } from '../page/page-reply.tsx';
import type { PageCache } from '../site/page-cache.ts';
import type { Snapshot } from '../site/site.ts';
import { SurveyResults } from './survey-results-page.tsx';

const words = translatorFor('id');
/** Made anew every minute at most. */
const brotliQuality = 5;

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
export function serveSurveyResults(app: FastifyInstance, { db, ports }: HttpDeps, cache: PageCache) {
  const { site } = app;
  const read = new WeakMap<Snapshot, Promise<PublishedResults>>();
  const resultsOf = (snapshot: Snapshot) => {
    const known = read.get(snapshot);
    if (known !== undefined) return known;
    const results = publishedResults(db, snapshot.office.code, snapshot.figures.asOf);
    read.set(snapshot, results);
    results.catch(() => read.delete(snapshot));
    return results;
  };

  app.get('/survei/hasil', open, (request, reply) => {
    const locale = localeAsked(request);
    const t = translatorFor(locale);
    return cache.serve(request, reply, `/survei/hasil ${locale}`, async (snapshot) =>
      composePage(
        {
          locale,
          path: '/survei/hasil',
          title: t('surveyReports.page.title'),
          officeName: snapshot.office.name,
          description: t('surveyReports.page.description'),
        },
        { office: snapshot.office, origin: ports.publicAddress },
        <SurveyResults locale={locale} zone={snapshot.office.zone} results={await resultsOf(snapshot)} />,
      ),
    );
  });

  const kept = new WeakMap<Snapshot, Map<string, Encoded>>();
  async function sendData(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    write: (results: PublishedResults, officeName: string) => string,
  ) {
    const snapshot = await site.current();
    const bodies = kept.get(snapshot) ?? new Map<string, Encoded>();
    kept.set(snapshot, bodies);
    const body =
      bodies.get(type) ?? encoded(write(await resultsOf(snapshot), snapshot.office.name), brotliQuality);
    bodies.set(type, body);
    void reply
      .type(`${type}; charset=utf-8`)
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', `public, max-age=${site.secondsLeft(snapshot)}`)
      .header('vary', 'accept-encoding');
    return sendEncoded(request, reply, body);
  }

  app.get('/data/indeks.json', open, (request, reply) =>
    sendData(request, reply, 'application/json', (results, officeName) =>
      JSON.stringify(asData(officeName, results)),
    ),
  );
  app.get('/data/indeks.csv', open, (request, reply) => sendData(request, reply, 'text/csv', asLines));
}
