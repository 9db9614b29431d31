import { Fragment } from 'react';
import { surveyIntervals, surveyProfileParts } from '../../../contract/surveys/report-endpoints.ts';
import { formatDecimal, formatMonth, formatNumber } from '../../../locales/format.ts';
import { answerGroup } from '../../../locales/survey-groups.ts';
import type { Locale } from '../../../locales/translator.ts';
import type { PublishedResults } from '../../modules/surveys/index.ts';
import { smallestCell } from '../../statistics/small-cells.ts';
import { DataTable } from '../page/parts.tsx';
import { useReader } from '../page/reader.tsx';

interface ResultsProps {
  results: PublishedResults;
}

const two = (value: number, locale: Locale) => formatDecimal(value, locale, 2);

/** Index, class and number of respondents; where they are too few, that and nothing else. */
function Headline({ results }: ResultsProps) {
  const { t, date, locale } = useReader();
  const { n, minimum, index, category, year, part } = results;
  if (index === null || category === null) {
    const period = t(`surveyReports.parts.${part}`, { year: String(year) });
    return (
      <>
        <p className="total">
          <strong>{t('surveyReports.page.tooFew')}</strong>
        </p>
        <p>{t('surveyReports.page.tooFewHelp', { n, minimum, period })}</p>
      </>
    );
  }
  const performance = t(`surveyReports.performance.${category}`);
  return (
    <>
      <p className="total">
        {t('surveyReports.paper.ikm')}: <strong>{two(index, locale)}</strong>
      </p>
      <p>
        <strong>{t('surveyReports.page.grade', { category, performance })}</strong>
        <br />
        {t('surveyReports.page.counted', { n, from: date(results.from), to: date(results.to) })}
      </p>
    </>
  );
}

function Elements({ results }: ResultsProps) {
  const { t, locale } = useReader();
  return (
    <DataTable
      caption={t('surveyReports.paper.perElement')}
      columns={(['element', 'index', 'category'] as const).map((key) => t(`surveyReports.paper.${key}`))}
      numbers={[1]}
      rows={results.perElement.map(({ element, index, category }) => ({
        key: element,
        cells: [
          <Fragment key="name">
            {element} {t(`surveyReports.elements.${element}`)}
            {results.lowest.includes(element) && (
              <span className="hint"> ({t('surveyReports.page.lowestMark')})</span>
            )}
          </Fragment>,
          two(index, locale),
          `${category} (${t(`surveyReports.performance.${category}`)})`,
        ],
      }))}
    />
  );
}

function Trend({ results }: ResultsProps) {
  const { t, locale } = useReader();
  return (
    <DataTable
      caption={t('surveyReports.paper.trend')}
      columns={(['trendPeriod', 'respondents', 'index', 'category'] as const).map((key) =>
        t(`surveyReports.paper.${key}`),
      )}
      numbers={[1, 2]}
      rows={results.trend.map(({ year, part, n, total }) => ({
        key: `${year} ${part}`,
        cells: [
          t(`surveyReports.parts.${part}`, { year: String(year) }),
          formatNumber(n, locale),
          total === null ? '–' : two(total.index, locale),
          total === null ? t('surveyReports.page.tooFew') : total.category,
        ],
      }))}
    />
  );
}

/** Component 14 of the service standard: what is done about the results is published with them. */
function FollowUps({ results }: ResultsProps) {
  const { t, locale } = useReader();
  if (results.followUps.length === 0) return <p>{t('surveyReports.paper.noPlan')}.</p>;
  return (
    <DataTable
      caption={t('surveyReports.page.followUps')}
      columns={(['element', 'plan', 'due', 'state'] as const).map((key) => t(`surveyReports.paper.${key}`))}
      rows={results.followUps.map(({ element, plan, dueOn, state }) => ({
        key: `${element} ${dueOn} ${plan}`,
        cells: [
          `${element} ${t(`surveyReports.elements.${element}`)}`,
          plan,
          formatMonth(dueOn, locale),
          t(`surveyReports.paper.states.${state}`),
        ],
      }))}
    />
  );
}

function Profile({ results }: ResultsProps) {
  const { t, locale } = useReader();
  const { profile } = results;
  if (profile === null) return null;
  const words = (count: number | null) =>
    count === null ? t('publicComplaints.figures.suppressed') : formatNumber(count, locale);
  return (
    <details>
      <summary>{t('surveyReports.page.profile')}</summary>
      {surveyProfileParts.map((part) => (
        <DataTable
          key={part}
          headless
          caption={t(`surveyReports.profileParts.${part}`)}
          columns={[part, 'count']}
          numbers={[1]}
          rows={profile[part]
            .filter(({ count }) => count !== 0)
            .map(({ key, count }) => ({ key, cells: [answerGroup(locale, part, key), words(count)] }))}
        />
      ))}
      <p className="hint">{t('surveyReports.page.profileHelp', { min: smallestCell })}</p>
    </details>
  );
}

/** The survey as anybody may read it: index, elements, trend, who answered, and by what rule it was computed. */
export function SurveyResults(props: ResultsProps) {
  const { results } = props;
  const { t, href, locale } = useReader();
  const { ipak } = results;
  return (
    <>
      <h1>{t('surveyReports.page.title')}</h1>
      <Headline {...props} />
      <p className="hint">{t('surveyReports.page.yesterday')}</p>
      {results.perElement.length > 0 && (
        <>
          <Elements {...props} />
          <p className="hint">{t('surveyReports.page.elementsHelp')}</p>
        </>
      )}
      {ipak !== null && (
        <p>
          {t('surveyReports.paper.ipak')}:{' '}
          {t('surveyReports.paper.ipakOf', {
            index: two(ipak.index, locale),
            category: ipak.category,
            n: ipak.n,
          })}
        </p>
      )}
      <FollowUps {...props} />
      <Trend {...props} />
      <Profile {...props} />
      <h2>{t('surveyReports.page.method')}</h2>
      <p>{t('surveyReports.paper.methodText')}</p>
      <ul>
        {surveyIntervals.map(({ category, from, to }) => (
          <li key={category}>
            {two(from / 100, locale)}–{two(to / 100, locale)}: {category} (
            {t(`surveyReports.performance.${category}`)})
          </li>
        ))}
      </ul>
      <p className="hint">{t('surveyReports.paper.legalText')}</p>
      <p className="noprint">
        {t('surveyReports.page.download')}: <a href="/data/indeks.json">/data/indeks.json</a>,{' '}
        <a href="/data/indeks.csv">/data/indeks.csv</a>
      </p>
      <p className="noprint">
        <a href={href('/survei')}>{t('surveyReports.page.take')}</a>
      </p>
    </>
  );
}
