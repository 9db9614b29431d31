import { Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { type Me, session } from '../../contract/staff.ts';
import { useActionForm } from '../components/forms/form-state.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useWords } from '../locale.ts';
import { sessionLost, useSessionLost } from '../session-lost.ts';
import classes from './way-in.module.css';
import { WayIn } from './way-in.tsx';

function LoginForm({ username = '', onDone }: { username?: string; onDone?: (employeeId: string) => void }) {
  const t = useWords();
  const form = useActionForm(session.signIn, {
    initial: { username, password: '' },
    onDone: ({ employeeId }) => {
      sessionLost.recovered();
      onDone?.(employeeId);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('shell.login.username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={username === ''}
          {...form.input('username')}
        />
        <PasswordInput
          label={t('shell.login.password')}
          name="password"
          autoComplete="current-password"
          autoFocus={username !== ''}
          {...(username !== '' && { 'data-autofocus': true })}
          visibilityToggleButtonProps={{ 'aria-label': t('shell.login.showPassword') }}
          {...form.input('password')}
        />
        <ProblemNote problem={form.problem} />
        <Button type="submit" loading={form.running} size="md">
          {t('shell.login.title')}
        </Button>
      </Stack>
    </form>
  );
}

function LoginTrouble() {
  const t = useWords();
  return (
    <details className={classes.trouble}>
      <summary>{t('shell.login.trouble')}</summary>
      <ul>
        <li>{t('shell.login.troubleForgot')}</li>
        <li>{t('shell.login.troubleLocked')}</li>
        <li>{t('shell.login.troubleInactive')}</li>
      </ul>
    </details>
  );
}

/** Masuk. */
export function LoginPage() {
  const t = useWords();
  return (
    <WayIn title={t('shell.login.title')}>
      <LoginForm />
      <LoginTrouble />
    </WayIn>
  );
}

/**
 * Lies over the page when the session has ended in the middle of work. The page below stays mounted, so the
 * same person finds every field as it was; somebody else starts from the beginning.
 */
export function LoginOverlay({ me }: { me: Me }) {
  const t = useWords();
  const lost = useSessionLost();
  const client = useQueryClient();
  const onDone = (employeeId: string) => {
    if (employeeId === me.employeeId) return;
    client.clear();
    window.location.assign('/app/');
  };
  return (
    <Modal
      opened={lost}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('shell.login.lost')}
      centered
      zIndex={1000}
    >
      <Stack>
        <Text>{t('shell.login.lostText')}</Text>
        <LoginForm username={me.username} onDone={onDone} />
        <LoginTrouble />
      </Stack>
    </Modal>
  );
}
