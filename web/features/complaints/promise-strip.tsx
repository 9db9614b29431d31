import { VisuallyHidden } from '@mantine/core';
import type { ComplaintClock } from '../../../contract/complaints/endpoints.ts';
import { useFormat, useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useMe } from '../../session-context.ts';
import { dueKind, useDueText } from './due-words.tsx';
import { type PromiseDay, promiseModel, type SkippedDays } from './promise-days.ts';
import classes from './promise-strip.module.css';

const marks: Record<PromiseDay['state'], string> = {
  past: '✓ ',
  now: '▸ ',
  todo: '',
  paused: '‖ ',
  ended: '■ ',
};

/** The promise of three working days as a strip of its own: one cell a working day, what does not count named between. */
export function PromiseStrip({ clock }: { clock: ComplaintClock }) {
  const t = useWords();
  const { date } = useFormat();
  const { office } = useMe();
  const text = useDueText();
  const kind = dueKind(clock);
  const model = promiseModel(clock, officeToday(office.zone));
  return (
    <section
      className={classes.strip}
      data-kind={kind}
      aria-label={t('complaintScreens.clock.title', { days: clock.days })}
    >
      <div className={classes.facts}>
        <strong className={classes.verdict}>
          {kind === 'late' && <span aria-hidden="true">▲ </span>}
          {kind === 'paused' && <span aria-hidden="true">‖ </span>}
          {kind === 'today' && <span aria-hidden="true">◆ </span>}
          {text(clock)}
        </strong>
        {clock.dueOn !== null && (
          <span>{t('complaintScreens.clock.dueOn', { date: date(clock.dueOn) })}</span>
        )}
        {clock.endedOn !== null && (
          <span>{t('complaintScreens.clock.ended', { date: date(clock.endedOn) })}</span>
        )}
        {clock.pausedDays > 0 && (
          <span>{t('complaintScreens.clock.pausedDays', { days: clock.pausedDays })}</span>
        )}
        {clock.round > 1 && <span>{t('complaintScreens.clock.round', { round: clock.round })}</span>}
        {clock.tentative && (
          <span className={classes.tentative}>
            ~ {t('complaintScreens.due.tentative')}: {t('complaintScreens.due.tentativeHelp')}
          </span>
        )}
      </div>
      <ol className={classes.cells} aria-label={t('complaintScreens.clock.days')}>
        {model.days.map((day) => (
          <Cell
            key={day.day}
            day={day}
            last={day.day === clock.days}
            skipped={model.skipped.find(({ before }) => before === day.day)}
          />
        ))}
        {model.lateDays > 0 && (
          <li className={`${classes.cell} ${classes.late}`}>
            <span className={classes.name}>+{model.lateDays}</span>
            <span className={classes.when}>▲ {t('complaintScreens.due.late', { days: model.lateDays })}</span>
          </li>
        )}
      </ol>
      {model.skipped.length > 0 && <SkippedLine skipped={model.skipped} />}
    </section>
  );
}

function Cell({ day, last, skipped }: { day: PromiseDay; last: boolean; skipped: SkippedDays | undefined }) {
  const t = useWords();
  const { dayMonth } = useFormat();
  const name =
    day.day === 0
      ? t('complaintScreens.clock.receipt')
      : t(last ? 'complaintScreens.clock.last' : 'complaintScreens.clock.day', { day: day.day });
  const spoken = {
    past: t('complaintScreens.clock.passed'),
    now: t('complaintScreens.clock.now'),
    todo: t('complaintScreens.clock.todo'),
    paused: t('complaintScreens.clock.unknown'),
    ended: t('complaintScreens.clock.stoppedHere'),
  }[day.state];
  return (
    <li className={`${classes.cell} ${classes[day.state]}`} data-skipped={skipped !== undefined}>
      <span className={classes.name}>{name}</span>
      <span className={classes.when}>
        <span aria-hidden="true">{marks[day.state]}</span>
        {day.date === null ? t('complaintScreens.clock.unknown') : dayMonth(day.date)}
        {day.state === 'now' && <em> {t('complaintScreens.clock.now')}</em>}
      </span>
      <VisuallyHidden>, {spoken}</VisuallyHidden>
    </li>
  );
}

/** Which days did not count, in words: nobody need know the holidays by heart. */
function SkippedLine({ skipped }: { skipped: readonly SkippedDays[] }) {
  const t = useWords();
  const { dayMonth } = useFormat();
  const words = skipped.map(({ from, to }) =>
    from === to
      ? t('complaintScreens.clock.skippedOne', { from: dayMonth(from) })
      : t('complaintScreens.clock.skipped', { from: dayMonth(from), to: dayMonth(to) }),
  );
  return <p className="small-note">{words.join(' · ')}</p>;
}
