import { Button, Kbd } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../../api.ts';
import { useWords } from '../../locale.ts';
import { ConfirmLeave } from '../forms/confirm-leave.tsx';
import { nextActionKey, useShortcut } from '../keys.ts';
import { ProblemNote } from '../problem-note.tsx';
import classes from './form-page.module.css';

interface EntryFormProps {
  submitLabel: string;
  onSubmit: () => void;
  running: boolean;
  problem: Problem | null;
  /** Leaving asks first. */
  changed?: boolean;
  onCancel?: () => void;
  children: ReactNode;
}

/**
 * A form that never loses typing: a refusal stands above the button while every field stays, and leaving a
 * changed form asks. F2 submits from any field.
 */
export function EntryForm(props: EntryFormProps) {
  const { submitLabel, onSubmit, running, problem, changed = false, onCancel, children } = props;
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  useShortcut(nextActionKey, () => form.current?.requestSubmit(), { enabled: !running, whileTyping: true });
  useEffect(() => {
    if (problem !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!running) onSubmit();
  };
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      {children}
      <ProblemNote problem={problem} />
      <div className={classes.submit}>
        <Button type="submit" loading={running} rightSection={<Kbd>{nextActionKey}</Kbd>}>
          {submitLabel}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('shared.actions.cancel')}
          </Button>
        )}
      </div>
      <ConfirmLeave when={changed && !running} />
    </form>
  );
}

/** A page that is one form. */
export function FormPage({ title, intro, ...form }: EntryFormProps & { title: string; intro?: ReactNode }) {
  return (
    <div className={classes.page}>
      <header>
        <h1 className={classes.title}>{title}</h1>
        {intro !== undefined && <div className={classes.intro}>{intro}</div>}
      </header>
      <EntryForm {...form} />
    </div>
  );
}
