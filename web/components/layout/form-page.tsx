import { Button, Kbd } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../locale.ts';
import { ConfirmLeave } from '../forms/confirm-leave.tsx';
import type { ActionForm } from '../forms/form-state.ts';
import { nextActionKey, useShortcut } from '../keys.ts';
import { ProblemNote } from '../problem-note.tsx';
import classes from './form-page.module.css';

interface EntryFormProps {
  form: Pick<ActionForm<object>, 'submit' | 'running' | 'problem' | 'changed'>;
  submitLabel: string;
  onCancel?: () => void;
  children: ReactNode;
}

/**
 * A form that never loses typing: a refusal stands above the button while every field stays, and leaving a
 * changed form asks. F2 submits from any field.
 */
export function EntryForm(props: EntryFormProps) {
  const { submitLabel, onCancel, children } = props;
  const { running, problem, changed } = props.form;
  const t = useWords();
  const element = useRef<HTMLFormElement>(null);
  useShortcut(nextActionKey, () => element.current?.requestSubmit(), {
    enabled: !running,
    whileTyping: true,
  });
  useEffect(() => {
    if (problem !== null) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!running) props.form.submit();
  };
  return (
    <form ref={element} className={classes.form} onSubmit={submit} noValidate>
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
  const t = useWords();
  return (
    <div className={classes.page}>
      <title>{`${title} · ${t('shell.product')}`}</title>
      <header>
        <h1 className={classes.title}>{title}</h1>
        {intro !== undefined && <div className={classes.intro}>{intro}</div>}
      </header>
      <EntryForm {...form} />
    </div>
  );
}
