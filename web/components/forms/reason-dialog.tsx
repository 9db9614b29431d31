import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../api.ts';
import { useWords } from '../../locale.ts';
import { ProblemNote } from '../problem-note.tsx';

export interface Reason {
  code: string;
  label: string;
}

interface ReasonDialogProps {
  title: string;
  /** What will happen, in a sentence. */
  text?: ReactNode;
  /** Coded reasons to choose from; without them words alone are asked. */
  reasons?: readonly Reason[];
  /** Words must be given even when a reason was chosen. */
  wordsRequired?: boolean;
  /** Further fields between reason and words. */
  children?: ReactNode;
  submitLabel: string;
  grave?: boolean;
  running: boolean;
  problem: Problem | null;
  onSubmit: (answer: { reason: string; words: string }) => void;
  onClose: () => void;
}

const shortestWords = 3;

/** Asks why, by a coded reason and in words. Mount it to open it; what was typed stays while it is refused. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, reasons = [], children, submitLabel, running, problem, onSubmit, onClose } = props;
  const t = useWords();
  const [reason, setReason] = useState(reasons.length === 1 ? (reasons[0]?.code ?? '') : '');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const needWords = props.wordsRequired === true || reasons.length === 0 || reason === 'other';
  const wordsShort = words.trim().length < shortestWords && (needWords || words.trim() !== '');
  const reasonMissing = reasons.length > 0 && reason === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reasonMissing && !wordsShort && !running) onSubmit({ reason, words: words.trim() });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      // A hand that slips beside the dialog must not lose what was typed.
      closeOnClickOutside={words === ''}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shared.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {text !== undefined && <Text>{text}</Text>}
          {reasons.length > 0 && (
            <Radio.Group
              label={t('shared.form.reason')}
              value={reason}
              onChange={setReason}
              error={tried && reasonMissing ? t('shared.form.chooseReason') : undefined}
            >
              <Stack gap={4} mt={4}>
                {reasons.map((each, index) => (
                  <Radio
                    key={each.code}
                    value={each.code}
                    label={each.label}
                    size="md"
                    py={6}
                    {...(index === 0 && { 'data-autofocus': true })}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {children}
          <Textarea
            label={t('shared.form.reasonWords')}
            description={t('shared.form.reasonWordsHelp')}
            withAsterisk={needWords}
            autosize
            minRows={3}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={tried && wordsShort ? t('shared.form.tooShort', { min: shortestWords }) : undefined}
            {...(reasons.length === 0 && { 'data-autofocus': true })}
          />
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
