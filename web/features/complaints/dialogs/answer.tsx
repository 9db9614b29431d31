import { Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import { call, Problem } from '../../../api.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { useAction, useView } from '../../../queries.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

const longest = 10_000;

/** Placeholders of a template that nobody replaced yet, as they are written; the server refuses them too. */
const openPlaceholders = (words: string) => [...new Set(words.match(/\{[^{}]*\}/g) ?? [])];

/** The answer to the complainant: a large field, filled from a template or by hand. */
export function AnswerDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const { number } = useFormat();
  const [words, setWords] = useState('');
  const [template, setTemplate] = useState<string | null>(null);
  const [filled, setFilled] = useState('');
  const [fillProblem, setFillProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const templates = useView(replyTemplates.list, {});
  const verb = useAction(complaints.answer, { onDone: onClose });
  const open = openPlaceholders(words);
  const short = words.trim().length < 3;
  const fill = async (templateId: string | null) => {
    setTemplate(templateId);
    setFillProblem(null);
    if (templateId === null) return;
    try {
      const { body } = await call(replyTemplates.fill, { params: { id: detail.id, templateId } });
      setWords(body);
      setFilled(body);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setFillProblem(error);
    }
  };
  // Those for the component that was breached come first.
  const rows = [...(templates.data?.rows ?? [])].sort(
    (a, b) => Number(b.component === detail.component) - Number(a.component === detail.component),
  );
  const own = words.trim() !== '' && words !== filled;
  const submit = () => {
    setTried(true);
    if (!short && open.length === 0) void verb.run({ params: { id: detail.id }, body: { words } });
  };
  return (
    <FormDialog
      title={t('complaints.actions.answer')}
      text={t('complaintScreens.dialogs.answerText')}
      submitLabel={t('complaints.actions.answer')}
      running={verb.running}
      problem={verb.problem ?? fillProblem}
      onSubmit={submit}
      onClose={onClose}
      unsaved={words.trim() !== ''}
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
          onChange={(value) => void fill(value)}
        />
      )}
      <Textarea
        label={t('complaintScreens.dialogs.answerWords')}
        data-autofocus
        autosize
        minRows={10}
        maxRows={22}
        maxLength={longest}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={
          tried && short
            ? t('shared.form.tooShort', { min: 3 })
            : open.length > 0
              ? t('complaintScreens.dialogs.openPlaceholders', { placeholders: open.join(', ') })
              : undefined
        }
      />
      <Text size="sm" c="dimmed">
        {t('complaintScreens.dialogs.letterCount', { count: number(words.length), max: number(longest) })}
      </Text>
    </FormDialog>
  );
}
