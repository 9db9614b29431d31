import { surveyIntervals, surveyProfileParts } from '../../../contract/surveys/report-endpoints.ts';
import { formatDate, formatDecimal, formatMonth, formatNumber } from '../../../locales/format.ts';
import { answerGroup } from '../../../locales/survey-groups.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { PublishedResults } from '../../modules/surveys/index.ts';
import { smallestCell } from '../../statistics/small-cells.ts';
import { inLanguage } from '../page/page-reply.tsx';

interface ResultsProps {
  locale: Locale;
  zone: string;
  results: PublishedResults;
}

const two = (value: number, locale: Locale) => formatDecimal(value, locale, 2);

/** Index, class and number of respondents; where they are too few, that and nothing else. */
function Headline({ locale, zone, results }: ResultsProps) {
  const t = translatorFor(locale);
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
  const date = (day: string) => formatDate(day, { locale, zone });
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

function Elements({ locale, results }: ResultsProps) {
  const t = translatorFor(locale);
  return (
    <table>
      <caption>{t('surveyReports.page.elements')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('surveyReports.paper.element')}</th>
          <th scope="col" className="count">
            {t('surveyReports.paper.index')}
          </th>
          <th scope="col">{t('surveyReports.paper.category')}</th>
        </tr>
      </thead>
      <tbody>
        {results.perElement.map(({ element, index, category }) => (
          <tr key={element}>
            <th scope="row">
              {element} {t(`surveyReports.elements.${element}`)}
              {results.lowest.includes(element) && (
                <span className="hint"> ({t('surveyReports.page.lowestMark')})</span>
              )}
            </th>
            <td className="count">{two(index, locale)}</td>
            <td>
              {category} ({t(`surveyReports.performance.${category}`)})
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Trend({ locale, results }: ResultsProps) {
  const t = translatorFor(locale);
  return (
    <table>
      <caption>{t('surveyReports.page.trend')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('surveyReports.paper.trendPeriod')}</th>
          <th scope="col" className="count">
            {t('surveyReports.paper.respondents')}
          </th>
          <th scope="col" className="count">
            {t('surveyReports.paper.index')}
          </th>
          <th scope="col">{t('surveyReports.paper.category')}</th>
        </tr>
      </thead>
      <tbody>
        {results.trend.map(({ year, part, n, total }) => (
          <tr key={`${year} ${part}`}>
            <th scope="row">{t(`surveyReports.parts.${part}`, { year: String(year) })}</th>
            <td className="count">{formatNumber(n, locale)}</td>
            <td className="count">{total === null ? '–' : two(total.index, locale)}</td>
            <td>{total === null ? t('surveyReports.page.tooFew') : total.category}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Component 14 of the service standard: what is done about the results is published with them. */
function FollowUps({ locale, results }: ResultsProps) {
  const t = translatorFor(locale);
  if (results.followUps.length === 0) return <p>{t('surveyReports.paper.noPlan')}.</p>;
  return (
    <table>
      <caption>{t('surveyReports.page.followUps')}</caption>
      <thead>
        <tr>
          {(['element', 'plan', 'due', 'state'] as const).map((heading) => (
            <th key={heading} scope="col">
              {t(`surveyReports.paper.${heading}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {results.followUps.map(({ element, plan, dueOn, state }) => (
          <tr key={`${element} ${dueOn} ${plan}`}>
            <th scope="row">
              {element} {t(`surveyReports.elements.${element}`)}
            </th>
            <td>{plan}</td>
            <td>{formatMonth(dueOn, locale)}</td>
            <td>{t(`surveyReports.paper.states.${state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Profile({ locale, results }: ResultsProps) {
  const t = translatorFor(locale);
  const { profile } = results;
  if (profile === null) return null;
  return (
    <details>
      <summary>{t('surveyReports.page.profile')}</summary>
      {surveyProfileParts.map((part) => (
        <table key={part}>
          <caption>{t(`surveyReports.profileParts.${part}`)}</caption>
          <tbody>
            {profile[part]
              .filter(({ count }) => count !== 0)
              .map(({ key, count }) => (
                <tr key={key}>
                  <th scope="row">{answerGroup(locale, part, key)}</th>
                  <td className="count">
                    {count === null ? t('publicComplaints.figures.suppressed') : formatNumber(count, locale)}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
      <p className="hint">{t('surveyReports.page.profileHelp', { min: smallestCell })}</p>
    </details>
  );
}

/** The survey as anybody may read it: index, elements, trend, who answered, and by what rule it was computed. */
export function SurveyResults(props: ResultsProps) {
  const { locale, results } = props;
  const t = translatorFor(locale);
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
        <a href={inLanguage('/survei', locale)}>{t('surveyReports.page.take')}</a>
      </p>
    </>
  );
}
