import { Button, Loader } from '@mantine/core';
import type { Problem } from '../api.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useWords } from '../locale.ts';
import classes from './way-in.module.css';

/** Before the first answer of the server. */
export function Starting() {
  const t = useWords();
  return (
    <div className={classes.centre} role="status">
      <Loader type="bars" />
      {t('shell.starting')}
    </div>
  );
}

/** The server does not answer: says so and offers to ask again. */
export function Unreachable({ problem, retry }: { problem: Problem | null; retry: () => void }) {
  const t = useWords();
  return (
    <main className={classes.centre}>
      <h1>{t('shell.unreachable')}</h1>
      <ProblemNote problem={problem} />
      <Button onClick={retry}>{t('shared.actions.retry')}</Button>
    </main>
  );
}
