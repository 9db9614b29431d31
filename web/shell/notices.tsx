import { Anchor, Button } from '@mantine/core';
import { Link, useLocation, useRouteError } from 'react-router';
import { QuietNote } from '../components/quiet-note.tsx';
import { useFormat, useWords } from '../locale.ts';
import { useMe } from '../session-context.ts';

function Home() {
  const t = useWords();
  const { pathname } = useLocation();
  return pathname === '/' ? null : (
    <Anchor component={Link} to="/">
      {t('shell.notFound.home')}
    </Anchor>
  );
}

/** An address that names nothing. */
export function NotFound() {
  const t = useWords();
  return (
    <QuietNote action={<Home />}>
      <h1>{t('shell.notFound.title')}</h1>
      <p>{t('shell.notFound.text')}</p>
    </QuietNote>
  );
}

/** A screen that is not part of the reader's roles, or is not today, while somebody stands in. */
export function NoAccess() {
  const t = useWords();
  const { handedOver } = useMe();
  const { date } = useFormat();
  return (
    <QuietNote action={<Home />}>
      <h1>{t(handedOver.length === 0 ? 'shell.noAccess.title' : 'shell.handedOver.title')}</h1>
      {handedOver.map(({ role, kind, endsOn, to }) => (
        <p key={role}>
          {t('shell.handedOver.to', {
            role: t(`shared.roles.${role}`),
            kind: t(`staff.delegations.kinds.${kind}`),
            name: to,
            date: date(endsOn),
          })}
        </p>
      ))}
      <p>{t(handedOver.length === 0 ? 'shell.noAccess.text' : 'shell.handedOver.text')}</p>
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
