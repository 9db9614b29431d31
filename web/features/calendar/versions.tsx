import type { CalendarVersionView } from '../../../contract/calendar.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import classes from './calendar.module.css';

// A year that was loaded is named by its decree; its days need not be told one by one.
const mostDaysTold = 6;

/** Every change of the calendar: which days came and went, by whom, on what ground. */
export function Versions({ versions }: { versions: readonly CalendarVersionView[] }) {
  const t = useWords();
  const { date, dateTime, number } = useFormat();
  const told = (sign: string, days: readonly string[]) => {
    if (days.length === 0) return [];
    if (days.length > mostDaysTold) return [`${sign} ${number(days.length)}`];
    return days.map((day) => `${sign} ${date(day)}`);
  };
  return (
    <Section title={t('calendar.versions')}>
      <ul className={classes.plain}>
        {versions.map((each) => (
          <li key={each.version}>
            <strong>
              {t('calendar.version', { version: each.version })}: {t(`calendar.causes.${each.cause}`)}
            </strong>
            <small>
              {each.madeAt === null || each.madeBy === null
                ? t('calendar.fromTheStart')
                : t('calendar.by', { at: dateTime(each.madeAt), name: each.madeBy })}
            </small>
            {(each.added.length > 0 || each.removed.length > 0) && (
              <small>{[...told('+', each.added), ...told('−', each.removed)].join(', ')}</small>
            )}
            {each.switched !== null && (
              <small>
                {t(`calendar.kinds.${each.switched.kind}`)}:{' '}
                {t(each.switched.stopsClock ? 'calendar.stopsClock' : 'calendar.runsOn')}
              </small>
            )}
            {each.reason !== null && <small>{each.reason}</small>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
