import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { session, shortestPassword } from '../../contract/staff.ts';
import { useActionForm } from '../components/forms/form-state.ts';
import { FormPage } from '../components/layout/form-page.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useWords } from '../locale.ts';
import { useMe } from '../session-context.ts';
import { useSignOut } from './sign-out.ts';
import { WayIn } from './way-in.tsx';

function usePasswordForm(onDone?: () => void) {
  const t = useWords();
  return useActionForm(session.changePassword, {
    initial: { current: '', fresh: '', repeat: '' },
    rules: ({ fresh, repeat }) => ({
      fresh: fresh.length < shortestPassword && t('shell.password.freshHelp', { min: shortestPassword }),
      repeat: fresh !== repeat && t('shell.password.differs'),
    }),
    bodyOf: ({ current, fresh }) => ({ current, fresh }),
    onDone,
  });
}

function PasswordFields({ form }: { form: ReturnType<typeof usePasswordForm> }) {
  const t = useWords();
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('shell.login.showPassword') } };
  return (
    <>
      <PasswordInput
        label={t('shell.password.current')}
        autoComplete="current-password"
        autoFocus
        {...toggle}
        {...form.input('current')}
      />
      <PasswordInput
        label={t('shell.password.fresh')}
        description={t('shell.password.freshHelp', { min: shortestPassword })}
        autoComplete="new-password"
        {...toggle}
        {...form.input('fresh')}
      />
      <PasswordInput
        label={t('shell.password.repeat')}
        autoComplete="new-password"
        {...toggle}
        {...form.input('repeat')}
      />
    </>
  );
}

/** First sign-in: nothing else opens before the temporary password is replaced. */
export function FirstPasswordPage() {
  const t = useWords();
  const me = useMe();
  const signOut = useSignOut();
  const form = usePasswordForm();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <WayIn title={t('shell.password.firstTitle')}>
      <Text>{t('shell.password.firstText')}</Text>
      <form onSubmit={submit} noValidate>
        <Stack>
          <input type="hidden" name="username" autoComplete="username" value={me.username} readOnly />
          <PasswordFields form={form} />
          <ProblemNote problem={form.problem} />
          <Button type="submit" loading={form.running}>
            {t('shell.password.submit')}
          </Button>
          <Button variant="default" onClick={signOut}>
            {t('shell.account.signOut')}
          </Button>
        </Stack>
      </form>
    </WayIn>
  );
}

/** Change of one's own password at any time. */
export default function PasswordPage() {
  const t = useWords();
  const navigate = useNavigate();
  const form = usePasswordForm(() => navigate('/'));
  return (
    <FormPage
      title={t('shell.account.changePassword')}
      submitLabel={t('shell.password.submit')}
      form={{ ...form, changed: false }}
      onCancel={() => navigate(-1)}
    >
      <PasswordFields form={form} />
    </FormPage>
  );
}
