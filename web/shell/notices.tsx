import { Anchor, Button } from '@mantine/core';
import { Link, useRouteError } from 'react-router';
import { QuietNote } from '../components/quiet-note.tsx';
import { useWords } from '../locale.ts';

/** Why there is nothing to see here, and the way home. */
function WayHome({ why }: { why: 'notFound' | 'noAccess' }) {
  const t = useWords();
  return (
    <QuietNote
      action={
        <Anchor component={Link} to="/">
          {t('shell.notFound.home')}
        </Anchor>
      }
    >
      <h1>{t(`shell.${why}.title`)}</h1>
      <p>{t(`shell.${why}.text`)}</p>
    </QuietNote>
  );
}

/** An address that names nothing. */
export const NotFound = () => <WayHome why="notFound" />;

/** A screen that is not part of the reader's roles. */
export const NoAccess = () => <WayHome why="noAccess" />;

/** A fault of the screen itself, or a part of it that a newer release has replaced on the server. */
export function BrokenScreen() {
  const t = useWords();
  const error = useRouteError();
  return (
    <QuietNote
      action={<Button onClick={() => window.location.reload()}>{t('shared.actions.reload')}</Button>}
    >
      <h1>{t('shell.broken.title')}</h1>
      <p>{t('shell.broken.text')}</p>
      {error instanceof Error && <small>{error.message}</small>}
    </QuietNote>
  );
}
