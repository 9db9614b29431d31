import { Select, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import { call, type Problem } from '../../../api.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useFormat, useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

const longest = 10_000;

/** Placeholders of a template that nobody replaced yet, as they are written; the server refuses them too. */
const openPlaceholders = (words: string) => [...new Set(words.match(/\{[^{}]*\}/g) ?? [])].join(', ');

/** The answer to the complainant: a large field, filled from a template or by hand. */
export function AnswerDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const { number } = useFormat();
  const [template, setTemplate] = useState<string | null>(null);
  const [filled, setFilled] = useState('');
  const templates = useView(replyTemplates.list, {});
  const unreplaced = (words: string) => {
    const placeholders = openPlaceholders(words);
    return placeholders !== '' && t('complaintScreens.dialogs.openPlaceholders', { placeholders });
  };
  const form = useActionForm(complaints.answer, {
    initial: { words: '' },
    params: { id: detail.id },
    rules: ({ words }) => ({ words: unreplaced(words ?? '') }),
    onDone: onClose,
  });
  const fill = useMutation<void, Problem, string>({
    mutationFn: async (templateId) => {
      const { body } = await call(replyTemplates.fill, { params: { id: detail.id, templateId } });
      form.set({ words: body });
      setFilled(body);
    },
  });
  // Those for the component that was breached come first.
  const rows = [...(templates.data?.rows ?? [])].sort(
    (a, b) => Number(b.component === detail.component) - Number(a.component === detail.component),
  );
  const words = form.values.words ?? '';
  const own = words.trim() !== '' && words !== filled;
  const typed = form.input('words');
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.answer')}
      text={t('complaintScreens.dialogs.answerText')}
      problem={fill.error}
      onClose={onClose}
      wide
    >
      {detail.content.description !== null && <p className={classes.quote}>{detail.content.description}</p>}
      {rows.length > 0 && (
        <Select
          label={t('complaintScreens.dialogs.template')}
          description={t(
            own ? 'complaintScreens.dialogs.templateReplace' : 'complaintScreens.dialogs.templateHelp',
          )}
          searchable
          clearable
          data={rows.map(({ id, title }) => ({ value: id, label: title }))}
          value={template}
          onChange={(id) => {
            setTemplate(id);
            if (id !== null) fill.mutate(id);
          }}
        />
      )}
      <Textarea
        label={t('complaintScreens.dialogs.answerWords')}
        data-autofocus
        minRows={10}
        maxRows={22}
        maxLength={longest}
        {...typed}
        error={typed.error ?? unreplaced(words)}
      />
      <Text size="sm" c="dimmed">
        {t('complaintScreens.dialogs.letterCount', { count: number(words.length), max: number(longest) })}
      </Text>
    </ActionDialog>
  );
}
