import { Button } from '@mantine/core';
import { useState } from 'react';
import { office, stopReasons } from '../../contract/staff.ts';
import { ReasonDialog } from '../components/forms/reason-dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useFormat, useWords } from '../locale.ts';
import { useVerb } from '../queries.ts';
import { useMe } from '../session-context.ts';
import classes from './frame.module.css';

/** One click stops every clock of the office: power, network or SIAK is down. */
export function useStopDialog() {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const stop = useVerb(office.stop, { onDone: () => setAsking(false) });
  return {
    open: () => setAsking(true),
    dialog: asking && (
      <ReasonDialog
        title={t('shell.stop.stop')}
        text={t('shell.stop.stopText')}
        reasons={stopReasons.map((code) => ({ code, label: t(`shell.stop.reasons.${code}`) }))}
        submitLabel={t('shell.stop.stop')}
        running={stop.running}
        problem={stop.problem}
        onSubmit={({ reason, words }) => {
          const known = stopReasons.find((code) => code === reason);
          if (known !== undefined)
            void stop.run({ body: { reason: known, ...(words !== '' && { note: words }) } });
        }}
        onClose={() => {
          stop.reset();
          setAsking(false);
        }}
      />
    ),
  };
}

/** While the office is stopped: why, since when, by whom, and for those who may, the way on. */
export function OfficeStopBanner() {
  const t = useWords();
  const { time } = useFormat();
  const me = useMe();
  const resume = useVerb(office.resume);
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
