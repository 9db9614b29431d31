import { Link } from 'react-router';
import { calendar } from '../../contract/calendar.ts';
import { useWords } from '../locale.ts';
import { useView } from '../queries.ts';
import { mayAsk, useMe } from '../session-context.ts';
import classes from './frame.module.css';

/** From 1 November on, while next year's holidays are not loaded: for whoever can see to it. */
export function CalendarAlarm() {
  const t = useWords();
  const me = useMe();
  const warned = mayAsk(calendar.alarm.access, me);
  const view = useView(calendar.alarm, {}, { enabled: warned });
  const year = warned ? (view.data?.missingYear ?? null) : null;
  if (year === null) return null;
  return (
    <div className={classes.alarm} role="status">
      <span>
        <strong>▲ {t('calendar.alarm.title', { year: String(year) })}</strong>{' '}
        {t('calendar.alarm.text', { year: String(year) })}
      </span>
      <Link to={`/kalender?tahun=${year}`}>{t('calendar.alarm.open')}</Link>
    </div>
  );
}
