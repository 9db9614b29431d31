import type { ReactNode } from 'react';
import type { Role } from '../../../contract/roles.ts';
import { useFormat, useWords } from '../../locale.ts';
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

/** In which role something was done, as a history says it. */
export function useActingRole() {
  const t = useWords();
  return ({ actingRole, byDelegation }: { actingRole: Role | null; byDelegation: boolean }) => {
    if (actingRole === null) return null;
    const role = t(`shared.roles.${actingRole}`);
    return byDelegation ? `Plt./Plh. ${role}` : role;
  };
}

/** The history of a case by day, newest first, as the events tell it. */
export function HistoryList({ lines }: { lines: readonly HistoryLine[] }) {
  const t = useWords();
  const { longDate } = useFormat();
  if (lines.length === 0) return <p>{t('shared.work.noHistory')}</p>;
  const days = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const day = longDate(line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, ofDay]) => (
    <section key={day}>
      <h3 className={classes.day}>{day}</h3>
      <ol className={classes.list}>
        {ofDay.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ol>
    </section>
  ));
}

function Line({ line }: { line: HistoryLine }) {
  const t = useWords();
  const { hour, time } = useFormat();
  return (
    <li className={classes.entry}>
      <time className={classes.when} dateTime={line.at} title={time(line.at)}>
        {hour(line.at)}
      </time>
      <div>
        <div className={classes.what}>{line.what}</div>
        <div className={classes.by}>
          {line.by ?? t('shared.work.system')}
          {line.role != null && `, ${t('shared.work.onBehalf', { role: line.role })}`}
        </div>
        {line.reason != null && <div className={classes.reason}>{line.reason}</div>}
      </div>
    </li>
  );
}
