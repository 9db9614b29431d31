import { Select } from '@mantine/core';
import { useSearchParams } from 'react-router';
import {
  type SurveyFigures,
  type SurveyTarget,
  surveyParts,
  surveyReports,
} from '../../../contract/surveys/report-endpoints.ts';
import { callBytes } from '../../api.ts';
import { DownloadButton } from '../../components/file-buttons.tsx';
import { Columns, SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { officeToday, yearsUntil } from '../../office-date.ts';
import { useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import { Flags } from './flags.tsx';
import { FollowUps } from './follow-ups.tsx';
import { partsUntil, periodFrom, type ReportPeriod } from './period.ts';
import { ByChannel, ByService, Elements, Profile, Trend } from './report-tables.tsx';
import classes from './surveys.module.css';

const kinds = [
  { endpoint: surveyReports.pdf, ending: 'pdf', words: 'surveyScreens.report.pdf' },
  { endpoint: surveyReports.workbook, ending: 'xlsx', words: 'surveyScreens.report.workbook' },
] as const;

/** Laporan survei: what people say of the service in a part of a year, and what is done about it. */
export default function SurveyReport() {
  const t = useWords();
  const me = useMe();
  const { date } = useFormat();
  const [search, setSearch] = useSearchParams();
  const today = officeToday(me.office.zone);
  const period = periodFrom(search, today);
  const view = useView(surveyReports.figures, { query: period }, { keepPrevious: true });
  const figures = view.data;
  return (
    <SheetPage
      title={t('surveyScreens.report.title')}
      intro={
        figures === undefined
          ? t('surveyScreens.report.intro')
          : `${t('surveyReports.paper.period', { from: date(figures.from), to: date(figures.to) })}. ${t('surveyScreens.report.intro')}`
      }
      actions={kinds.map(({ endpoint, ending, words }) => (
        <DownloadButton
          key={ending}
          label={t(words)}
          fileName={`laporan-skm-${period.year}-${period.part}.${ending}`}
          load={() => callBytes(endpoint, { query: period })}
        />
      ))}
    >
      <Chooser
        period={period}
        today={today}
        choose={({ year, part }) => setSearch({ tahun: String(year), bagian: part })}
      />
      {figures?.running === true && (
        <p>{t('surveyReports.paper.running', { day: date(figures.countedTo) })}</p>
      )}
      <Loaded view={view}>{(loaded) => <Figures figures={loaded} today={today} />}</Loaded>
    </SheetPage>
  );
}

function Chooser({
  period,
  today,
  choose,
}: {
  period: ReportPeriod;
  today: string;
  choose: (period: ReportPeriod) => void;
}) {
  const t = useWords();
  const parts = partsUntil(period.year, today);
  return (
    <fieldset className={classes.chooser} aria-label={t('shared.labels.period')}>
      <Select
        className={classes.part}
        size="md"
        label={t('surveyScreens.report.part')}
        allowDeselect={false}
        data={parts.map((part) => ({
          value: part,
          label: t(`surveyReports.parts.${part}`, { year: String(period.year) }),
        }))}
        value={period.part}
        onChange={(value) => {
          const part = surveyParts.find((each) => each === value);
          if (part !== undefined) choose({ ...period, part });
        }}
      />
      <Select
        className={classes.year}
        size="md"
        label={t('shared.labels.year')}
        allowDeselect={false}
        data={yearsUntil(today).map(String)}
        value={String(period.year)}
        onChange={(value) => {
          const year = Number(value);
          const stays = partsUntil(year, today).includes(period.part);
          choose({ year, part: stays ? period.part : 'year' });
        }}
      />
    </fieldset>
  );
}

function Figures({ figures, today }: { figures: SurveyFigures; today: string }) {
  return (
    <>
      <Outcome figures={figures} />
      <Flags figures={figures} />
      {figures.n > 0 && <Elements figures={figures} />}
      <FollowUps figures={figures} today={today} />
      <Columns>
        <ByService figures={figures} />
        <Trend figures={figures} />
        {figures.n > 0 && <ByChannel figures={figures} />}
        {figures.n > 0 && <Profile figures={figures} />}
      </Columns>
    </>
  );
}

function Outcome({ figures }: { figures: SurveyFigures }) {
  const t = useWords();
  const { decimal } = useFormat();
  const { total, n, minimum, target, ipak } = figures;
  return (
    <Section title={t('surveyReports.paper.result')}>
      {total === null ? (
        <p>{t('surveyScreens.report.noAnswers')}</p>
      ) : (
        <p className={classes.index}>
          <strong>{decimal(total.index, 2)}</strong>
          <span>
            {t('surveyReports.page.grade', {
              category: total.category,
              performance: t(`surveyReports.performance.${total.category}`),
            })}
          </span>
          <span>{t('surveyReports.paper.people', { n })}</span>
        </p>
      )}
      {n < minimum && <p className={classes.note}>{t('surveyScreens.report.below', { minimum })}</p>}
      <p>
        {t('surveyReports.paper.target')}: <Target target={target} />
      </p>
      <p className={classes.note}>
        {t(target.basis === 'year_before' ? 'surveyReports.paper.yearBefore' : 'surveyReports.paper.soFar')}
      </p>
      {ipak !== null && (
        <p>
          {t('surveyReports.paper.ipak')}:{' '}
          {t('surveyReports.paper.ipakOf', {
            index: decimal(ipak.index, 2),
            category: ipak.category,
            n: ipak.n,
          })}
        </p>
      )}
    </Section>
  );
}

function Target({ target }: { target: SurveyTarget }) {
  const t = useWords();
  const { number } = useFormat();
  const { population, respondents, missing } = target;
  if (population === 0) return t('surveyReports.paper.noRecipients');
  return (
    <>
      {t('surveyReports.paper.targetOf', { target: number(respondents), population: number(population) })}.{' '}
      {missing > 0 ? (
        <span className={classes.short}>▲ {t('surveyReports.paper.missing', { missing })}</span>
      ) : (
        t('surveyReports.paper.reached')
      )}
    </>
  );
}
