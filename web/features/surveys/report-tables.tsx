import type { ReactNode } from 'react';
import { type SurveyFigures, surveyProfileParts } from '../../../contract/surveys/report-endpoints.ts';
import { answerGroup } from '../../../locales/survey-groups.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import classes from './surveys.module.css';

interface Line {
  key: string;
  name: ReactNode;
  cells: readonly string[];
}

/** A small table: the first column names, the others are figures at the right. */
function Lines({ title, heads, lines }: { title: string; heads: readonly string[]; lines: readonly Line[] }) {
  return (
    <Section title={title}>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={title}>
          <thead>
            <tr>
              {heads.map((head, place) => (
                <th key={head} scope="col" className={place === 0 ? undefined : classes.end}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, place) => (
                  <td key={heads[place + 1]} className={classes.end}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const none = '–';

/** Number of respondents, index and class, as three cells. */
function useIndexCells() {
  const { decimal, number } = useFormat();
  return ({ n, total }: { n: number; total: SurveyFigures['total'] }) => [
    number(n),
    total === null ? none : decimal(total.index, 2),
    total?.category ?? none,
  ];
}

function useIndexHeads(first: string) {
  const t = useWords();
  return [
    first,
    t('surveyReports.paper.respondents'),
    t('surveyReports.paper.index'),
    t('surveyReports.paper.category'),
  ];
}

export function Elements({ figures }: { figures: SurveyFigures }) {
  const t = useWords();
  const { decimal } = useFormat();
  return (
    <Lines
      title={t('surveyReports.paper.perElement')}
      heads={[
        t('surveyReports.paper.element'),
        t('surveyReports.paper.average'),
        t('surveyReports.paper.index'),
        t('surveyReports.paper.category'),
      ]}
      lines={figures.perElement.map(({ element, average, index, category }) => ({
        key: element,
        name: (
          <>
            {element} {t(`surveyReports.elements.${element}`)}
            {figures.lowest.includes(element) && (
              <strong className={classes.short}> ▼ {t('surveyReports.page.lowestMark')}</strong>
            )}
          </>
        ),
        cells: [decimal(average, 3), decimal(index, 2), category],
      }))}
    />
  );
}

export function ByService({ figures }: { figures: SurveyFigures }) {
  const t = useWords();
  const { number } = useFormat();
  const cells = useIndexCells();
  const heads = useIndexHeads(t('surveyReports.paper.service'));
  return (
    <Lines
      title={t('surveyReports.paper.byService')}
      heads={[...heads, t('surveyReports.paper.lacking')]}
      lines={figures.byService.map((line) => ({
        key: line.service,
        name: t(`surveys.services.${line.service}`),
        cells: [...cells(line), line.target === null ? none : number(line.target.missing)],
      }))}
    />
  );
}

export function ByChannel({ figures }: { figures: SurveyFigures }) {
  const t = useWords();
  const locale = useLocale();
  const cells = useIndexCells();
  const heads = useIndexHeads(t('surveyReports.paper.channel'));
  return (
    <Lines
      title={t('surveyReports.paper.byChannel')}
      heads={heads}
      lines={[
        ...figures.byChannel.map((line) => ({
          key: line.channel,
          name: t(`surveys.channels.${line.channel}`),
          cells: cells(line),
        })),
        ...figures.byQuestionnaire.map((line) => ({
          key: line.title.id,
          name: line.title[locale],
          cells: cells(line),
        })),
      ]}
    />
  );
}

export function Trend({ figures }: { figures: SurveyFigures }) {
  const t = useWords();
  const cells = useIndexCells();
  const heads = useIndexHeads(t('surveyReports.paper.trendPeriod'));
  return (
    <Lines
      title={t('surveyReports.paper.trend')}
      heads={heads}
      lines={figures.trend.map((line) => ({
        key: line.from,
        name: t(`surveyReports.parts.${line.part}`, { year: String(line.year) }),
        cells: cells(line),
      }))}
    />
  );
}

export function Profile({ figures }: { figures: SurveyFigures }) {
  const t = useWords();
  const locale = useLocale();
  const { number } = useFormat();
  return (
    <Lines
      title={t('surveyReports.paper.profile')}
      heads={[t('surveyReports.paper.answer'), t('surveyReports.paper.count')]}
      lines={surveyProfileParts.flatMap((part) =>
        figures.profile[part]
          .filter(({ count }) => count !== 0)
          .map(({ key, count }) => ({
            key: `${part} ${key}`,
            name: `${t(`surveyReports.profileParts.${part}`)}: ${answerGroup(locale, part, key)}`,
            cells: [count === null ? t('surveyReports.paper.hidden') : number(count)],
          })),
      )}
    />
  );
}
