import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type CalendarYearView, calendar, type HolidayView } from '../../../contract/calendar.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded, QuietNote } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import classes from './calendar.module.css';
import {
  AddDayDialog,
  EnterYearDialog,
  LoadBundledDialog,
  RemoveDayDialog,
  SuggestionsDialog,
  SwitchDialog,
  useDayName,
} from './change-dialogs.tsx';
import { Versions } from './versions.tsx';

type Asking =
  | { dialog: 'add' | 'enter' }
  | { dialog: 'load'; year: number }
  | { dialog: 'remove'; day: HolidayView }
  | { dialog: 'suggestions'; days: CalendarYearView['suggestions'] }
  | { dialog: 'switch'; now: CalendarYearView['switches'][number] };

/** Kalender kerja: the days of a year, what stops the clock, and every version that there was. */
export default function CalendarPage() {
  const t = useWords();
  const { office } = useMe();
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('tahun'));
  const year = asked >= 2020 && asked <= 2100 ? asked : Number(officeToday(office.zone).slice(0, 4));
  const view = useView(calendar.year, { params: { year } }, { keepPrevious: true });
  const [asking, setAsking] = useState<Asking | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const ask = (next: Asking) => {
    setMoved(null);
    setAsking(next);
  };
  const show = (next: number) => {
    setMoved(null);
    setSearch({ tahun: String(next) });
  };
  const dialog = {
    onDone: (outcome: { moved: number }) => {
      setAsking(null);
      setMoved(outcome.moved);
    },
    onClose: () => setAsking(null),
  };
  const data = view.data;
  const may = (action: CalendarYearView['allowedActions'][number]) =>
    data?.allowedActions.includes(action) === true;
  return (
    <SheetPage
      title={t('calendar.title')}
      intro={t('calendar.intro')}
      actions={
        <>
          {may('addDays') && <Button onClick={() => ask({ dialog: 'add' })}>{t('calendar.addDay')}</Button>}
          {may('loadYear') &&
            data?.bundledYears.map((each) => (
              <Button key={each} variant="default" onClick={() => ask({ dialog: 'load', year: each })}>
                {t('calendar.loadYear', { year: String(each) })}
              </Button>
            ))}
          {may('loadYear') && (
            <Button variant="default" onClick={() => ask({ dialog: 'enter' })}>
              {t('calendar.enterYear')}
            </Button>
          )}
        </>
      }
    >
      <div className="control-row">
        <Button variant="default" aria-label={t('calendar.previousYear')} onClick={() => show(year - 1)}>
          ‹
        </Button>
        <span className={classes.year} aria-live="polite">
          {year}
        </span>
        <Button variant="default" aria-label={t('calendar.nextYear')} onClick={() => show(year + 1)}>
          ›
        </Button>
        {data !== undefined && (
          <span className={classes.summary}>
            {t('calendar.summary', { workingDays: data.workingDays, version: data.version })}
          </span>
        )}
      </div>
      {moved !== null && (
        <p className={classes.saved} role="status">
          ✓ {t('calendar.moved', { count: moved })}
        </p>
      )}
      <Loaded view={view}>{(loaded) => <Year data={loaded} ask={ask} />}</Loaded>
      {asking?.dialog === 'add' && <AddDayDialog year={year} {...dialog} />}
      {asking?.dialog === 'enter' && (
        <EnterYearDialog year={Math.max(0, ...(data?.loadedYears ?? [])) + 1} {...dialog} />
      )}
      {asking?.dialog === 'load' && <LoadBundledDialog year={asking.year} {...dialog} />}
      {asking?.dialog === 'remove' && <RemoveDayDialog day={asking.day} {...dialog} />}
      {asking?.dialog === 'suggestions' && <SuggestionsDialog days={asking.days} {...dialog} />}
      {asking?.dialog === 'switch' && <SwitchDialog now={asking.now} {...dialog} />}
    </SheetPage>
  );
}

const badgeOf: Record<HolidayView['kind'], BadgeKind> = {
  libur_nasional: 'done',
  cuti_bersama: 'waiting',
  dispensasi_daerah: 'quiet',
};

function Year({ data, ask }: { data: CalendarYearView; ask: (next: Asking) => void }) {
  const t = useWords();
  const year = String(data.year);
  return (
    <>
      {data.decree === null && <p className={classes.notice}>{t('calendar.notLoaded', { year })}</p>}
      <div className={classes.columns}>
        <div className={classes.stack}>
          {data.days.length === 0 ? (
            <QuietNote>{t('calendar.noDays', { year })}</QuietNote>
          ) : (
            <Months data={data} ask={ask} />
          )}
        </div>
        <div className={classes.stack}>
          <Section title={t('calendar.switches')}>
            <p className={classes.note}>{t('calendar.switchesIntro')}</p>
            <ul className={classes.plain}>
              {data.switches.map((each) => (
                <li key={each.kind} className={classes.row}>
                  <span>
                    <strong>{t(`calendar.kinds.${each.kind}`)}</strong>
                    <small>
                      {t(each.stopsClock ? 'calendar.stopsClock' : 'calendar.runsOn')}
                      {each.decree !== null && ` · ${each.decree}`}
                    </small>
                  </span>
                  {data.allowedActions.includes('setSwitch') && (
                    <Button variant="default" onClick={() => ask({ dialog: 'switch', now: each })}>
                      {t(each.stopsClock ? 'calendar.turnOff' : 'calendar.turnOn')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Section>
          {data.suggestions.length > 0 && <Suggestions data={data} ask={ask} />}
          <Versions versions={data.versions} />
        </div>
      </div>
    </>
  );
}

function Months({ data, ask }: { data: CalendarYearView; ask: (next: Asking) => void }) {
  const t = useWords();
  const { month } = useFormat();
  const months = [...new Set(data.days.map(({ onDate }) => onDate.slice(0, 7)))];
  return (
    <div className={classes.months}>
      {data.decree !== null && <h2>{data.decree}</h2>}
      {months.map((each) => (
        <section key={each} aria-label={month(`${each}-01`)}>
          <h2>{month(`${each}-01`)}</h2>
          <ul>
            {data.days
              .filter(({ onDate }) => onDate.startsWith(each))
              .map((day) => (
                <Day
                  key={day.id}
                  day={day}
                  data={data}
                  action={
                    data.allowedActions.includes('removeDay') && (
                      <Button variant="default" onClick={() => ask({ dialog: 'remove', day })}>
                        {t('shared.actions.remove')}
                      </Button>
                    )
                  }
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function Day({ day, data, action }: { day: HolidayView; data: CalendarYearView; action: ReactNode }) {
  const t = useWords();
  const { dayMonth } = useFormat();
  const nameOf = useDayName();
  const stops = data.switches.some(({ kind, stopsClock }) => kind === day.kind && stopsClock);
  const notes = [
    ...(isWeekend(day.onDate) ? [t('calendar.weekend')] : []),
    ...(stops ? [] : [t('calendar.doesNotCount')]),
    // The decree of the year stands above the list.
    ...(day.decree === data.decree ? [] : [day.decree]),
  ];
  return (
    <li className={classes.day}>
      <span className={classes.date}>{dayMonth(day.onDate)}</span>
      <span>
        {nameOf(day)}
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      </span>
      <Badge kind={badgeOf[day.kind]}>{t(`calendar.kinds.${day.kind}`)}</Badge>
      {action}
    </li>
  );
}

function Suggestions({ data, ask }: { data: CalendarYearView; ask: (next: Asking) => void }) {
  const t = useWords();
  const { longDate } = useFormat();
  const nameOf = useDayName();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const may = data.allowedActions.includes('addDays');
  const days = data.suggestions.filter(({ onDate }) => chosen.includes(onDate));
  return (
    <Section title={t('calendar.suggestions')}>
      <p className={classes.note}>{t('calendar.suggestionsIntro')}</p>
      <ul className={classes.plain}>
        {data.suggestions.map((day) => (
          <li key={day.onDate}>
            {may ? (
              <Checkbox
                label={nameOf(day)}
                description={longDate(day.onDate)}
                checked={chosen.includes(day.onDate)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen((now) =>
                    checked ? [...now, day.onDate] : now.filter((each) => each !== day.onDate),
                  )
                }
              />
            ) : (
              <>
                {nameOf(day)}
                <small>{longDate(day.onDate)}</small>
              </>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <Button
          variant="default"
          disabled={days.length === 0}
          onClick={() => ask({ dialog: 'suggestions', days })}
        >
          {t('calendar.enterSuggestions')}
        </Button>
      )}
    </Section>
  );
}
