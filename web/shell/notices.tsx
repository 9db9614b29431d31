import { Anchor, Button } from '@mantine/core';
import { Link, useRouteError } from 'react-router';
import { QuietNote } from '../components/quiet-note.tsx';
import { useWords } from '../locale.ts';

/** An address that names nothing. */
export function NotFound() {
  const t = useWords();
  return (
    <QuietNote
      action={
        <Anchor component={Link} to="/">
          {t('shell.notFound.home')}
        </Anchor>
      }
    >
      <h1>{t('shell.notFound.title')}</h1>
      <p>{t('shell.notFound.text')}</p>
    </QuietNote>
  );
}

/** A screen that is not part of the reader's roles. */
export function NoAccess() {
  const t = useWords();
  return (
    <QuietNote
      action={
        <Anchor component={Link} to="/">
          {t('shell.notFound.home')}
        </Anchor>
      }
    >
      <h1>{t('shell.noAccess.title')}</h1>
      <p>{t('shell.noAccess.text')}</p>
    </QuietNote>
  );
}

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
