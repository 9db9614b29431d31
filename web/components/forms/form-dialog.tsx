import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../api.ts';
import { useWords } from '../../locale.ts';
import { Dialog } from '../layout/dialog.tsx';
import { ProblemNote } from '../problem-note.tsx';

interface FormDialogProps {
  title: string;
  /** What will happen, in a sentence. */
  text?: ReactNode;
  /** Left out where the fields themselves do it. */
  submitLabel?: string;
  grave?: boolean;
  running: boolean;
  problem: Problem | null;
  onSubmit?: () => void;
  onClose: () => void;
  /** Something was typed: closing asks first, in the dialog itself. */
  unsaved?: boolean;
  /** For long texts. */
  wide?: boolean;
  children?: ReactNode;
}

/** A short form over the page. Mount it to open it; while it is refused, what was typed stays. */
export function FormDialog(props: FormDialogProps) {
  const { title, text, submitLabel, running, problem, onSubmit, onClose, children } = props;
  const t = useWords();
  const [leaving, setLeaving] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog may be opened from within a page's form, which must not take this for its own.
    event.stopPropagation();
    if (!running) onSubmit?.();
  };
  const close = () => {
    if (props.unsaved === true && !leaving) setLeaving(true);
    else onClose();
  };
  return (
    <Dialog
      onClose={close}
      closeOnClickOutside={props.unsaved !== true}
      title={title}
      size={props.wide === true ? 'xl' : 'lg'}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {text !== undefined && <Text>{text}</Text>}
          {children}
          <ProblemNote problem={problem} />
          {leaving ? (
            <Stack gap={8} role="alert">
              <Text fw={600}>{t('shared.form.leaveTitle')}</Text>
              <Group>
                <Button autoFocus onClick={() => setLeaving(false)}>
                  {t('shared.form.stay')}
                </Button>
                <Button variant="default" onClick={onClose}>
                  {t('shared.form.leave')}
                </Button>
              </Group>
            </Stack>
          ) : (
            <Group>
              {submitLabel !== undefined && (
                <Button
                  type="submit"
                  loading={running}
                  {...(props.grave && { color: 'var(--broken)', variant: 'outline' })}
                >
                  {submitLabel}
                </Button>
              )}
              <Button variant="default" onClick={close}>
                {t('shared.actions.cancel')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
