import { Button } from '@mantine/core';
import { office, stopReasons } from '../../contract/staff.ts';
import { ReasonDialog, useReasonForm } from '../components/forms/action-dialog.tsx';
import { optionsOf } from '../components/forms/fields.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useFormat, useWords } from '../locale.ts';
import { useAction } from '../queries.ts';
import { useMe } from '../session-context.ts';
import classes from './frame.module.css';

/** Stops every clock of the office: power, network or SIAK is down. */
export function StopDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const form = useReasonForm(office.stop, {
    reasons: optionsOf(stopReasons, (code) => t(`shell.stop.reasons.${code}`)),
    bodyOf: ({ reason, words }) => ({ reason, note: words }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('shell.stop.stop')}
      text={t('shell.stop.stopText')}
      submitLabel={t('shell.stop.stop')}
      onClose={onClose}
    />
  );
}

/** While the office is stopped: why, since when, by whom, and for those who may, the way on. */
export function OfficeStopBanner() {
  const t = useWords();
  const { time } = useFormat();
  const me = useMe();
  const resume = useAction(office.resume);
  const stop = me.officeStop;
  if (stop === null) return null;
  return (
    <div className={classes.stop} role="status">
      <strong>‖ {t('shell.stop.title')}</strong>
      <span>
        {t(`shell.stop.reasons.${stop.reason}`)},{' '}
        {t('shell.stop.since', { time: time(stop.startedAt), by: stop.startedBy })}
        {stop.note !== null && `. ${stop.note}`}
      </span>
      {me.mayStopClocks && (
        <Button variant="default" loading={resume.running} onClick={() => void resume.run({})}>
          {t('shell.stop.resume')}
        </Button>
      )}
      <ProblemNote problem={resume.problem} />
    </div>
  );
}
