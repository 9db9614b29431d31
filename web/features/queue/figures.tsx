import { TextInput } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { type QueueFigures, queue } from '../../../contract/queue/endpoints.ts';
import { ticketSources, ticketStates } from '../../../contract/queue/terms.ts';
import { type Column, RowList } from '../../components/layout/list-page.tsx';
import { Columns, SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded, QuietNote } from '../../components/quiet-note.tsx';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import classes from './queue.module.css';

type Spread = QueueFigures['total']['waiting'];
type Service = QueueFigures['services'][number];
type Counter = QueueFigures['counters'][number];
type Hour = QueueFigures['hours'][number];

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** One day of the queue: how many came, how long they waited, how long they were served. */
export default function QueueFiguresPage() {
  const t = useWords();
  const { office } = useMe();
  const [search, setSearch] = useSearchParams();
  const today = officeToday(office.zone);
  const asked = search.get('hari') ?? '';
  const day = isoDay.test(asked) ? asked : today;
  const view = useView(queue.figures, { query: { day } }, { keepPrevious: true });
  return (
    <SheetPage
      title={t('queueScreens.figures.title')}
      intro={t('queueScreens.figures.intro')}
      actions={
        <TextInput
          type="date"
          label={t('queueScreens.figures.day')}
          max={today}
          value={day}
          onChange={(event) => setSearch({ hari: event.currentTarget.value }, { replace: true })}
        />
      }
    >
      <Loaded view={view}>
        {(figures) =>
          figures.total.taken === 0 ? (
            <QuietNote>{t('queueScreens.figures.empty')}</QuietNote>
          ) : (
            <Day figures={figures} />
          )
        }
      </Loaded>
    </SheetPage>
  );
}

function useSeconds() {
  const t = useWords();
  const { duration } = useFormat();
  return (seconds: number | null) =>
    seconds === null ? t('queueScreens.figures.none') : duration(seconds * 1000);
}

function SpreadFigure({ label, spread }: { label: string; spread: Spread }) {
  const t = useWords();
  const seconds = useSeconds();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{seconds(spread.medianSeconds)}</dd>
      {spread.count > 0 && (
        <>
          <dd className={classes.small}>
            {t('queueScreens.figures.p95', { duration: seconds(spread.p95Seconds) })}
          </dd>
          <dd className={classes.small}>
            {t('queueScreens.figures.longest', { duration: seconds(spread.longestSeconds) })}
          </dd>
        </>
      )}
    </div>
  );
}

function Counts({ title, counts }: { title: string; counts: readonly { label: string; count: number }[] }) {
  const { number } = useFormat();
  return (
    <Section title={title}>
      <ul className="plain-list">
        {counts.map(({ label, count }) => (
          <li key={label} className={classes.between}>
            <span>{label}</span>
            <strong>{number(count)}</strong>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Day({ figures }: { figures: QueueFigures }) {
  const t = useWords();
  const { number } = useFormat();
  const seconds = useSeconds();
  const locale = useLocale();
  const { total } = figures;
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}${locale === 'id' ? '.' : ':'}00`;
  const services: Column<Service>[] = [
    {
      head: t('shared.labels.service'),
      cell: (row) => `${row.letter} · ${locale === 'en' ? row.nameEn : row.nameId}`,
    },
    { head: t('queueScreens.figures.taken'), align: 'end', cell: (row) => number(row.taken) },
    { head: t('queueScreens.figures.done'), align: 'end', cell: (row) => number(row.done) },
    { head: t('queue.states.skipped'), align: 'end', cell: (row) => number(row.skipped) },
    { head: t('queueScreens.figures.wait'), align: 'end', cell: (row) => seconds(row.waiting.medianSeconds) },
    {
      head: t('queueScreens.figures.serviceTime'),
      align: 'end',
      cell: (row) => seconds(row.service.medianSeconds),
    },
  ];
  const counters: Column<Counter>[] = [
    { head: t('shared.labels.counter'), cell: (row) => row.name },
    { head: t('shared.labels.calls'), align: 'end', cell: (row) => number(row.calls) },
    { head: t('queueScreens.figures.done'), align: 'end', cell: (row) => number(row.done) },
    {
      head: t('queueScreens.figures.serviceTime'),
      align: 'end',
      cell: (row) => seconds(row.service.medianSeconds),
    },
  ];
  const hours: Column<Hour>[] = [
    {
      head: t('queueScreens.figures.hour'),
      cell: ({ hour }) => t('queueScreens.figures.hourOf', { from: clock(hour), to: clock((hour + 1) % 24) }),
    },
    { head: t('queueScreens.figures.taken'), align: 'end', cell: (row) => number(row.taken) },
    { head: t('queue.states.called'), align: 'end', cell: (row) => number(row.called) },
  ];
  return (
    <>
      <Section title={t('queueScreens.figures.taken')}>
        <dl className={classes.figures}>
          <div>
            <dt>{t('queueScreens.figures.taken')}</dt>
            <dd>{number(total.taken)}</dd>
          </div>
          <SpreadFigure label={t('queueScreens.figures.wait')} spread={total.waiting} />
          <SpreadFigure label={t('queueScreens.figures.serviceTime')} spread={total.service} />
        </dl>
      </Section>
      <Section title={t('queueScreens.figures.byService')}>
        <RowList
          label={t('queueScreens.figures.byService')}
          rows={figures.services}
          rowKey={({ code }) => code}
          columns={services}
        />
      </Section>
      <Columns>
        <Section title={t('queueScreens.figures.byCounter')}>
          <RowList
            label={t('queueScreens.figures.byCounter')}
            rows={figures.counters}
            rowKey={(row) => String(row.number)}
            columns={counters}
          />
        </Section>
        <Section title={t('queueScreens.figures.byHour')}>
          <RowList
            label={t('queueScreens.figures.byHour')}
            rows={figures.hours}
            rowKey={({ hour }) => String(hour)}
            columns={hours}
          />
        </Section>
      </Columns>
      <Columns>
        <Counts
          title={t('queueScreens.figures.byState')}
          counts={ticketStates.map((state) => ({
            label: t(`queue.states.${state}`),
            count: figures.byState[state] ?? 0,
          }))}
        />
        <Counts
          title={t('queueScreens.figures.bySource')}
          counts={ticketSources.map((source) => ({
            label: t(`queue.sources.${source}`),
            count: figures.bySource[source] ?? 0,
          }))}
        />
      </Columns>
    </>
  );
}
