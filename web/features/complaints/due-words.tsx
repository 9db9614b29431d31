import type { ComplaintClock } from '../../../contract/complaints/endpoints.ts';
import { useFormat, useWords } from '../../locale.ts';
import classes from './complaints.module.css';

/** How the promise stands: late, due today, days left, paused, or how it ended. */
type DueKind = 'late' | 'today' | 'left' | 'paused' | 'inTime';

export function dueKind(clock: ComplaintClock): DueKind {
  if (clock.lateDays > 0) return 'late';
  if (clock.state === 'stopped') return 'inTime';
  if (clock.state === 'paused') return 'paused';
  return clock.daysLeft === 0 ? 'today' : 'left';
}

/** Each kind has a mark of its own, so that it reads without colour. */
const marks: Record<DueKind, string> = { late: '▲', today: '◆', left: '', paused: '‖', inTime: '✓' };

/** The promise in words. */
export function useDueText() {
  const t = useWords();
  return (clock: ComplaintClock) => {
    switch (dueKind(clock)) {
      case 'late':
        return t(clock.state === 'stopped' ? 'complaintScreens.due.late' : 'complaintScreens.due.late', {
          days: clock.lateDays,
        });
      case 'today':
        return t('complaintScreens.due.today');
      case 'paused':
        return t('complaintScreens.due.paused');
      case 'inTime':
        return t('complaintScreens.due.stoppedInTime');
      default:
        return t('complaintScreens.due.left', { days: clock.daysLeft ?? 0 });
    }
  };
}

/** Due date and verdict of one complaint in a list. */
export function DueWords({ clock }: { clock: ComplaintClock }) {
  const t = useWords();
  const { date } = useFormat();
  const text = useDueText();
  const kind = dueKind(clock);
  return (
    <span className={classes.due} data-kind={kind}>
      <strong>
        {marks[kind] !== '' && <span aria-hidden="true">{marks[kind]} </span>}
        {text(clock)}
      </strong>
      {clock.dueOn !== null && (
        <small>
          {date(clock.dueOn)}
          {clock.tentative && ` (${t('complaintScreens.due.tentative')})`}
        </small>
      )}
    </span>
  );
}
