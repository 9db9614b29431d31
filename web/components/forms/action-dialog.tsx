import { Textarea, type TextareaProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Endpoint, ReplyOf } from '../../../contract/endpoint.ts';
import type { CallInput, Part } from '../../../contract/request.ts';
import type { Problem } from '../../api.ts';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { Choices, type Option } from './fields.tsx';
import { FormDialog } from './form-dialog.tsx';
import { type ActionForm, type BodyMaker, useFormOf } from './form-state.ts';

interface ActionDialogProps {
  form: Pick<ActionForm<object>, 'submit' | 'running' | 'problem' | 'changed'>;
  title: string;
  /** What will happen, in a sentence. */
  text?: ReactNode;
  /** The title, unless it says otherwise; null where the fields themselves submit. */
  submitLabel?: string | null;
  grave?: boolean;
  /** For long texts. */
  wide?: boolean;
  /** A refusal of something else that the dialog asked for. */
  problem?: Problem | null;
  onClose: () => void;
  children?: ReactNode;
}

/** The question of one action over the page: mount it to open it. See `useActionForm`. */
export function ActionDialog({ form, problem = null, submitLabel, ...dialog }: ActionDialogProps) {
  return (
    <FormDialog
      {...dialog}
      {...(submitLabel !== null && { submitLabel: submitLabel ?? dialog.title })}
      running={form.running}
      problem={form.problem ?? problem}
      onSubmit={() => form.submit()}
      unsaved={form.changed}
    />
  );
}

const shortestWords = 3;
interface Asked {
  /** Coded reasons to choose from; without them words alone are asked. */
  reasons?: readonly Option[];
  /** Words must be given even when a reason was chosen. */
  wordsRequired?: boolean;
}
interface Reasoned {
  reason?: string | null | undefined;
  words?: string | null | undefined;
}

const needsWords = ({ reasons = [], wordsRequired = false }: Asked, { reason }: Reasoned) =>
  wordsRequired || reasons.length === 0 || reason === 'other';

/** Rules of a form that asks why, by a coded reason and in words. */
export function useReasonRules(asked: Asked) {
  const t = useWords();
  return (values: Reasoned) => {
    const { length } = values.words?.trim() ?? '';
    const short = length < shortestWords && (length > 0 || needsWords(asked, values));
    return {
      reason: asked.reasons !== undefined && !values.reason && t('shared.form.chooseReason'),
      words: short && t('shared.form.tooShort', { min: shortestWords }),
    };
  };
}

interface ReasonFieldsProps extends Asked {
  form: { values: Reasoned; input(field: 'reason' | 'words'): object };
  /** Further fields between reason and words. */
  children?: ReactNode;
}

/** Asks why, by a coded reason and in words. */
export function ReasonFields({ form, children, ...asked }: ReasonFieldsProps) {
  const t = useWords();
  return (
    <>
      {asked.reasons !== undefined && (
        <Choices
          label={t('shared.form.reason')}
          options={asked.reasons}
          autoFocus
          {...form.input('reason')}
        />
      )}
      {children}
      <ReasonWords
        withAsterisk={needsWords(asked, form.values)}
        {...(asked.reasons === undefined && { 'data-autofocus': true })}
        {...form.input('words')}
      />
    </>
  );
}

/** What happened, in words for whoever reads it later. */
export function ReasonWords(props: TextareaProps) {
  const t = useWords();
  return (
    <Textarea
      label={t('shared.form.reasonWords')}
      description={t('shared.form.reasonWordsHelp')}
      minRows={3}
      maxLength={2000}
      {...props}
    />
  );
}

type ReasonValues = { reason: string; words: string };

/** The form of an action that asks why and nothing else, for `ReasonDialog`. Its body has `reason` and `words`, or is made of them. */
export function useReasonForm<E extends Endpoint>(
  endpoint: E,
  options: Asked &
    Partial<BodyMaker<E, ReasonValues>> &
    Part<'params', z.input<E['params']>> & { onDone?: (reply: ReplyOf<E>) => void },
) {
  const { reasons, wordsRequired = false, params, bodyOf, onDone } = options;
  const asked: Asked = { ...(reasons && { reasons }), wordsRequired };
  const only = reasons?.length === 1 ? reasons[0]?.value : undefined;
  const form = useFormOf<E, ReasonValues>(endpoint, {
    params,
    bodyOf,
    onDone,
    initial: { reason: only ?? '', words: '' },
    rules: useReasonRules(asked),
  });
  return { ...form, asked };
}

interface ReasonDialogProps extends Omit<ActionDialogProps, 'form'> {
  form: ActionDialogProps['form'] & ReasonFieldsProps['form'] & { asked: Asked };
}

/** The question of an action that asks why and nothing else. */
export function ReasonDialog({ form, children, ...dialog }: ReasonDialogProps) {
  return (
    <ActionDialog form={form} {...dialog}>
      <ReasonFields form={form} {...form.asked}>
        {children}
      </ReasonFields>
    </ActionDialog>
  );
}

interface ConfirmDialogProps<E extends Endpoint> extends Omit<ActionDialogProps, 'form'> {
  endpoint: E;
  input: CallInput<E>;
  /** Closing, unless there is something to do with the answer. */
  onDone?: (reply: ReplyOf<E>) => void;
}

/** The question of an action that needs no more than a yes. */
export function ConfirmDialog<E extends Endpoint>(props: ConfirmDialogProps<E>) {
  const { endpoint, input, onDone, ...dialog } = props;
  const action = useAction(endpoint, { onDone: onDone ?? dialog.onClose });
  const form = { ...action, changed: false, submit: () => void action.run(input) };
  return <ActionDialog form={form} {...dialog} />;
}
