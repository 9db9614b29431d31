import type { ReactNode } from 'react';
import classes from './two-lines.module.css';

interface TwoLinesProps {
  /** Whom or what the row is about. */
  strong?: boolean;
  small?: ReactNode;
  children: ReactNode;
}

/** What a cell says, and below it in small what goes with it. */
export function TwoLines({ strong = false, small, children }: TwoLinesProps) {
  return (
    <span className={classes.lines} data-strong={strong}>
      {children}
      {small && <small>{small}</small>}
    </span>
  );
}
