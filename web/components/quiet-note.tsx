import { Button, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../api.ts';
import { useWords } from '../locale.ts';
import classes from './notes.module.css';
import { ProblemNote } from './problem-note.tsx';

/** An empty place that says why it is empty: an unwritten leaf. */
export function QuietNote({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.quiet}>
      <svg className={classes.leaf} viewBox="0 0 88 30" aria-hidden="true">
        <rect x="1" y="3" width="86" height="10" rx="5" />
        <rect x="1" y="17" width="86" height="10" rx="5" strokeDasharray="4 4" />
        <circle cx="28" cy="8" r="1.6" />
        <circle cx="60" cy="8" r="1.6" />
      </svg>
      <div>{children}</div>
      {action}
    </div>
  );
}

/** Nothing for the first 300 ms, then grey lines: most answers come before anybody would notice. */
export function LoadingLines({ lines = 6 }: { lines?: number }) {
  const t = useWords();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setVisible(true), 300);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Stack gap={10} p="md" aria-busy="true" aria-label={t('shared.list.loading')} role="status" mih={120}>
      {visible &&
        Array.from({ length: lines }, (_, index) => `line ${index}`).map((line) => (
          <Skeleton key={line} height={28} radius="sm" />
        ))}
    </Stack>
  );
}

/** A view that did not come: what happened, and the way to ask again. */
export function FailedNote({ problem, retry }: { problem: Problem; retry: () => void }) {
  const t = useWords();
  return (
    <Stack p="md" align="flex-start">
      <ProblemNote problem={problem} />
      <Button variant="default" onClick={retry}>
        {t('shared.actions.retry')}
      </Button>
    </Stack>
  );
}

interface LoadedProps<T> {
  view: Pick<UseQueryResult<T, Problem>, 'data' | 'error' | 'refetch'>;
  /** How many grey lines stand for it meanwhile. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** What a view brings, or that it is on its way, or that it did not come. */
export function Loaded<T>({ view, lines, children }: LoadedProps<T>) {
  if (view.data !== undefined) return children(view.data);
  if (view.error !== null) return <FailedNote problem={view.error} retry={() => void view.refetch()} />;
  return <LoadingLines {...(lines !== undefined && { lines })} />;
}
