import { useSearchParams } from 'react-router';
import { type ComplaintFigures, complaintReports } from '../../../../contract/complaints/office-endpoints.ts';
import { callBytes } from '../../../api.ts';
import { DownloadButton } from '../../../components/file-buttons.tsx';
import { type Column, RowList } from '../../../components/layout/list-page.tsx';
import { Columns, SheetPage } from '../../../components/layout/sheet-page.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { FailedNote, LoadingLines, QuietNote } from '../../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { officeToday } from '../../../office-date.ts';
import { useView } from '../../../queries.ts';
import { useMe } from '../../../session-context.ts';
import { Bar, CountBars } from './count-bars.tsx';
import { nameOf, periodFrom, queryOf } from './period.ts';
import { PeriodChooser } from './period-chooser.tsx';
import classes from './report.module.css';

const lateListId = 'daftar-terlambat';
const kinds = [
  { endpoint: complaintReports.pdf, ending: 'pdf', words: 'complaintReports.download.pdf' },
  { endpoint: complaintReports.workbook, ending: 'xlsx', words: 'complaintReports.download.workbook' },
] as const;

/** Laporan pengaduan: the figures of a month or a year, what was late, and the report to take along. */
export default function ComplaintReport() {
  const t = useWords();
  const { date } = useFormat();
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const today = officeToday(me.office.zone);
  const period = periodFrom(search, today);
  const view = useView(complaintReports.figures, { query: queryOf(period) }, { keepPrevious: true });
  const figures = view.data;
  return (
    <SheetPage
      title={t('complaintReports.title')}
      intro={
        figures === undefined
          ? t('complaintReports.intro')
          : `${t('complaintReports.period.range', { from: date(figures.from), to: date(figures.to) })}. ${t('complaintReports.intro')}`
      }
      actions={kinds.map(({ endpoint, ending, words }) => (
        <DownloadButton
          key={ending}
          label={t(words)}
          fileName={`laporan-pengaduan-${nameOf(period)}.${ending}`}
          load={() => callBytes(endpoint, { query: queryOf(period) })}
        />
      ))}
    >
      <PeriodChooser
        period={period}
        today={today}
        choose={({ year, month }) =>
          setSearch({ tahun: String(year), ...(month !== null && { bulan: String(month) }) })
        }
      />
      {view.error !== null && figures === undefined && (
        <FailedNote problem={view.error} retry={() => void view.refetch()} />
      )}
      {view.isPending && <LoadingLines />}
      {figures !== undefined && (isEmpty(figures) ? <Empty /> : <Figures figures={figures} />)}
    </SheetPage>
  );
}

/** Nothing came in, and nothing that had come in before was finished. */
function isEmpty(figures: ComplaintFigures): boolean {
  const { received, rejected, answered, forwarded, archived, withdrawn, reopened, stopped } = figures;
  const ratings = figures.satisfied + figures.dissatisfied;
  return (
    received + rejected + answered + forwarded + archived + withdrawn + reopened + stopped + ratings === 0
  );
}

function Empty() {
  const t = useWords();
  return (
    <div className={classes.sheet}>
      <QuietNote>{t('complaintReports.empty')}</QuietNote>
    </div>
  );
}

function Figures({ figures }: { figures: ComplaintFigures }) {
  const t = useWords();
  return (
    <>
      <Section title={t('complaintReports.receivedTitle')}>
        <Numbers of={figures} parts={['received', 'open', 'late']} />
        {figures.rejected > 0 && <Rejected count={figures.rejected} />}
      </Section>
      <Section title={t('complaintReports.doneTitle')}>
        <Numbers of={figures} parts={['answered', 'forwarded', 'archived', 'withdrawn', 'reopened']} />
      </Section>
      <Columns>
        <PromiseKept figures={figures} />
        <Ratings figures={figures} />
      </Columns>
      <Columns>
        <CountBars title={t('complaintReports.byState')} lines={figures.byState} />
        <CountBars title={t('letters.byChannel')} lines={figures.byChannel} />
        <CountBars title={t('letters.byComponent')} lines={figures.byComponent} />
        <CountBars title={t('complaintReports.byOfficer')} lines={figures.byOfficer} />
        <CountBars title={t('complaintReports.byAgency')} lines={figures.byAgency} />
        <CountBars title={t('letters.archivedByReason')} lines={figures.archivedByReason} />
      </Columns>
      <div id={lateListId} className={classes.jumpedTo}>
        <LateList figures={figures} />
      </div>
    </>
  );
}

type Part = 'received' | 'open' | 'late' | 'answered' | 'forwarded' | 'archived' | 'withdrawn' | 'reopened';

function Numbers({ of, parts }: { of: ComplaintFigures; parts: readonly Part[] }) {
  const t = useWords();
  const { number } = useFormat();
  return (
    <dl className={classes.numbers}>
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`complaintReports.${part}`)}</dt>
          <dd>
            {part === 'late' && of.late > 0 ? (
              <a href={`#${lateListId}`}>▲ {number(of.late)}</a>
            ) : (
              number(of[part])
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Rejected({ count }: { count: number }) {
  const t = useWords();
  const { number } = useFormat();
  return (
    <p className={classes.note}>
      {t('complaintReports.rejected')}: <strong>{number(count)}</strong>. {t('complaintReports.rejectedHint')}
    </p>
  );
}

function PromiseKept({ figures }: { figures: ComplaintFigures }) {
  const t = useWords();
  const { number, share } = useFormat();
  const { stopped, late, withinPromise, medianDays, p95Days } = figures;
  // Whoever still waits beyond the promise has not been answered in time.
  const due = stopped + late;
  const days = (value: number | null) =>
    value === null ? '–' : t('letters.workingDays', { days: number(value) });
  return (
    <Section title={t('complaintReports.promiseTitle')}>
      {due === 0 ? (
        <p className={classes.note}>{t('complaintReports.noResponses')}</p>
      ) : (
        <>
          <p className={classes.share}>
            <strong>{share(withinPromise / due)}</strong> {t('complaintReports.within')}
          </p>
          <Bar whole={withinPromise / due} marked={0} />
          <p className={classes.note}>
            {t('complaintReports.withinOf', { within: number(withinPromise), due: number(due) })}
          </p>
          <dl className={classes.pair}>
            <dt>{t('complaintReports.median')}</dt>
            <dd>{days(medianDays)}</dd>
            <dt>{t('letters.p95')}</dt>
            <dd>{days(p95Days)}</dd>
          </dl>
        </>
      )}
    </Section>
  );
}

function Ratings({ figures: { satisfied, dissatisfied } }: { figures: ComplaintFigures }) {
  const t = useWords();
  const { number, share } = useFormat();
  const all = satisfied + dissatisfied;
  return (
    <Section title={t('complaintReports.ratingsTitle')}>
      {all === 0 ? (
        <p className={classes.note}>{t('complaintReports.noRatings')}</p>
      ) : (
        <>
          <p className={classes.share}>
            <strong>{share(satisfied / all)}</strong> {t('letters.satisfied')}
          </p>
          <Bar whole={satisfied / all} marked={0} />
          <dl className={classes.pair}>
            <dt>{t('letters.satisfied')}</dt>
            <dd>{number(satisfied)}</dd>
            <dt>{t('complaintScreens.rating.dissatisfied')}</dt>
            <dd>{number(dissatisfied)}</dd>
          </dl>
        </>
      )}
    </Section>
  );
}

type Late = ComplaintFigures['lateList'][number];

function LateList({ figures: { late, lateList } }: { figures: ComplaintFigures }) {
  const t = useWords();
  const { date, number } = useFormat();
  const columns: Column<Late>[] = [
    { head: t('shared.labels.number'), cell: (row) => row.number },
    { head: t('shared.labels.received'), cell: (row) => date(row.receivedOn) },
    { head: t('letters.due'), cell: (row) => (row.dueOn === null ? '–' : date(row.dueOn)) },
    {
      head: t('letters.late'),
      cell: (row) => (
        <span className={classes.late}>▲ {t('letters.workingDays', { days: number(row.lateDays) })}</span>
      ),
    },
    { head: t('shared.labels.officer'), cell: (row) => row.handler ?? t('complaintReports.noOfficer') },
  ];
  return (
    <Section title={t('letters.lateList')}>
      {late > 0 && <p className={classes.note}>{t('complaintReports.lateListHint')}</p>}
      <RowList
        label={t('letters.lateList')}
        rows={lateList}
        rowKey={(row) => row.id}
        to={(row) => `/pengaduan/${row.id}`}
        columns={columns}
        empty={t('complaintReports.noneLate')}
        main
      />
      {lateList.length < late && (
        <p className={classes.note}>
          {t('complaintReports.lateListCut', { shown: number(lateList.length), late: number(late) })}
        </p>
      )}
    </Section>
  );
}
