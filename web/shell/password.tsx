import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { session, shortestPassword } from '../../contract/staff.ts';
import { useEntry } from '../components/forms/form-state.ts';
import { FormPage } from '../components/layout/form-page.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useWords } from '../locale.ts';
import { useAction } from '../queries.ts';
import { useMe } from '../session-context.ts';
import { useSignOut } from './sign-out.ts';
import { WayIn } from './way-in.tsx';

function usePasswordEntry(onDone: () => void) {
  const t = useWords();
  const change = useAction(session.changePassword, { onDone });
  const entry = useEntry({
    initial: { current: '', fresh: '', repeat: '' },
    problem: change.problem,
    rules: ({ current, fresh, repeat }) => ({
      ...(current === '' && { current: t('shared.form.required') }),
      ...(fresh.length < shortestPassword && {
        fresh: t('shell.password.freshHelp', { min: shortestPassword }),
      }),
      ...(fresh !== repeat && { repeat: t('shell.password.differs') }),
    }),
  });
  const submit = entry.onSubmit(({ current, fresh }) => void change.run({ body: { current, fresh } }));
  return { change, entry, submit };
}

function PasswordFields({ entry }: Pick<ReturnType<typeof usePasswordEntry>, 'entry'>) {
  const t = useWords();
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('shell.login.showPassword') } };
  return (
    <>
      <PasswordInput
        label={t('shell.password.current')}
        autoComplete="current-password"
        autoFocus
        {...toggle}
        {...entry.getInputProps('current')}
      />
      <PasswordInput
        label={t('shell.password.fresh')}
        description={t('shell.password.freshHelp', { min: shortestPassword })}
        autoComplete="new-password"
        {...toggle}
        {...entry.getInputProps('fresh')}
      />
      <PasswordInput
        label={t('shell.password.repeat')}
        autoComplete="new-password"
        {...toggle}
        {...entry.getInputProps('repeat')}
      />
    </>
  );
}

/** First sign-in: nothing else opens before the temporary password is replaced. */
export function FirstPasswordPage() {
  const t = useWords();
  const me = useMe();
  const signOut = useSignOut();
  const { change, entry, submit } = usePasswordEntry(() => {});
  return (
    <WayIn title={t('shell.password.firstTitle')}>
      <Text>{t('shell.password.firstText')}</Text>
      <form onSubmit={submit} noValidate>
        <Stack>
          <input type="hidden" name="username" autoComplete="username" value={me.username} readOnly />
          <PasswordFields entry={entry} />
          <ProblemNote problem={change.problem} />
          <Button type="submit" loading={change.running}>
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
  const { change, entry, submit } = usePasswordEntry(() => {
    entry.reset();
    navigate('/');
  });
  return (
    <FormPage
      title={t('shell.password.title')}
      submitLabel={t('shell.password.submit')}
      form={{ submit: () => submit(), running: change.running, problem: change.problem, changed: false }}
      onCancel={() => navigate(-1)}
    >
      <PasswordFields entry={entry} />
    </FormPage>
  );
}
