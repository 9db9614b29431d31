import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../locale.ts';

/** Asks before a changed form is left, by a link here or by closing the window. */
export function ConfirmLeave({ when }: { when: boolean }) {
  const t = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('shared.form.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('shared.actions.close') }}
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
    </Modal>
  );
}
