import type { ReactNode } from 'react';
import type { ApplicationState } from '../../../contract/applications/terms.ts';
import { useWords } from '../../locale.ts';
import classes from './state-badge.module.css';

/** What a state means to the reader. Each has its own shape, so that it reads without colour. */
export type BadgeKind = 'work' | 'waiting' | 'done' | 'broken' | 'quiet';

const shapes: Record<BadgeKind, ReactNode> = {
  work: <path className={classes.solid} d="M3 1.5 10.5 6 3 10.5Z" />,
  waiting: <path d="M4 1.5v9M8 1.5v9" />,
  done: <path d="M1.5 6.5 4.5 9.5 10.5 2.5" />,
  broken: <path d="M2 2l8 8M10 2l-8 8" />,
  quiet: <circle cx="6" cy="6" r="4" />,
};

export function Badge({ kind, children }: { kind: BadgeKind; children: ReactNode }) {
  return (
    <span className={`${classes.badge} ${classes[kind]}`}>
      <svg className={classes.shape} viewBox="0 0 12 12" aria-hidden="true">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  );
}

const kindOf: Record<ApplicationState, BadgeKind> = {
  intake: 'work',
  received: 'work',
  incomplete: 'waiting',
  awaiting_centre: 'waiting',
  verified: 'work',
  entered: 'work',
  printing: 'work',
  printed: 'work',
  section_approved: 'work',
  ready: 'done',
  completed: 'done',
  refused: 'broken',
  withdrawn: 'quiet',
  cancelled: 'quiet',
};

/** State of an application: word and shape. */
export function StateBadge({ state }: { state: ApplicationState }) {
  const t = useWords();
  return <Badge kind={kindOf[state]}>{t(`shared.states.${state}`)}</Badge>;
}
