import { Button, Group, Text } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { type BlockerFunction, useBlocker, useNavigate } from 'react-router';
import { z } from 'zod';
import { useWords } from '../../locale.ts';
import { Dialog } from '../layout/dialog.tsx';

const savedMark = z.object({ saved: z.literal(true) });

/** Leaves a form that the server has accepted. Its answer may come before the screen knows that nothing is open any more: then too nothing is asked. */
export function useLeaveSaved() {
  const navigate = useNavigate();
  return (to: string) => void navigate(to, { state: { saved: true } });
}

/** Asks before a changed form is left, by a link here or by closing the window. */
export function ConfirmLeave({ when }: { when: boolean }) {
  const t = useWords();
  const asks = useCallback<BlockerFunction>(
    ({ currentLocation, nextLocation, historyAction }) => {
      const saved = historyAction !== 'POP' && savedMark.safeParse(nextLocation.state).success;
      return when && !saved && currentLocation.pathname !== nextLocation.pathname;
    },
    [when],
  );
  const blocker = useBlocker(asks);
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
  return (
    <Dialog
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('shared.form.leaveTitle')}
      centered
    >
      <Text mb="md">{t('shared.form.leaveText')}</Text>
      <Group>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('shared.form.stay')}
        </Button>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('shared.form.leave')}
        </Button>
      </Group>
    </Dialog>
  );
}
