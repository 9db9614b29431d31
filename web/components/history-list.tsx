import type { ReactNode } from 'react';
import { useFormat, useWords } from '../locale.ts';
import classes from './history-list.module.css';

export interface HistoryLine {
  key: string | number;
  at: string;
  /** What was done, in words. */
  what: ReactNode;
  /** Who did it; null for the system itself. */
  by: string | null;
  /** In which role, with "Plt./Plh." where it was held by delegation. */
  role?: string | null;
  reason?: ReactNode;
}

/** The history of a case, newest first, as the events tell it. */
export function HistoryList({ lines }: { lines: readonly HistoryLine[] }) {
  const t = useWords();
  const { date, time } = useFormat();
  if (lines.length === 0) return <p>{t('shared.work.noHistory')}</p>;
  return (
    <ol className={classes.list}>
      {lines.map((line) => (
        <li key={line.key} className={classes.entry}>
          <time className={classes.when} dateTime={line.at}>
            {date(line.at)}
            <br />
            {time(line.at)}
          </time>
          <div className={classes.what}>{line.what}</div>
          <div className={classes.by}>
            {line.by ?? t('shared.work.system')}
            {line.role != null && `, ${t('shared.work.onBehalf', { role: line.role })}`}
          </div>
          {line.reason != null && <div className={classes.reason}>{line.reason}</div>}
        </li>
      ))}
    </ol>
  );
}
