import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { useWords } from '../locale.ts';
import { ProblemNote } from './problem-note.tsx';

interface FormDialogProps {
  title: string;
  /** What will happen, in a sentence. */
  text?: ReactNode;
  submitLabel: string;
  grave?: boolean;
  running: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A short form over the page. Mount it to open it; while it is refused, what was typed stays. */
export function FormDialog(props: FormDialogProps) {
  const { title, text, submitLabel, running, problem, onSubmit, onClose, children } = props;
  const t = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!running) onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shared.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {text !== undefined && <Text>{text}</Text>}
          {children}
          <ProblemNote problem={problem} />
          <Group>
            <Button
              type="submit"
              loading={running}
              {...(props.grave && { color: 'var(--broken)', variant: 'outline' })}
            >
              {submitLabel}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('shared.actions.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
