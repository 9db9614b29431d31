import { Checkbox, Stack, Text } from '@mantine/core';
import {
  archiveReasons,
  type ComplaintDetail,
  callsBeforeArchive,
  complaints,
  completionReasonsOfComplaint,
  spamReasons,
} from '../../../../contract/complaints/endpoints.ts';
import {
  ActionDialog,
  ReasonDialog,
  ReasonWords,
  useReasonForm,
} from '../../../components/forms/action-dialog.tsx';
import { OptionalWords, optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

type WordsProps = DialogProps & { action: 'note' | 'withdraw' | 'unmerge' | 'reopen' | 'revive' };

/** Asks for words alone. */
function WordsDialog({ action, detail, onClose }: WordsProps) {
  const t = useWords();
  const form = useReasonForm(complaints[action], { params: { id: detail.id }, onDone: onClose });
  return (
    <ReasonDialog
      form={form}
      title={t(`complaints.actions.${action}`)}
      text={t(`complaintScreens.dialogs.${action}`)}
      grave={action === 'withdraw'}
      onClose={onClose}
    />
  );
}

export const NoteDialog = (props: DialogProps) => <WordsDialog action="note" {...props} />;
export const WithdrawDialog = (props: DialogProps) => <WordsDialog action="withdraw" {...props} />;
export const UnmergeDialog = (props: DialogProps) => <WordsDialog action="unmerge" {...props} />;
export const ReopenDialog = (props: DialogProps) => <WordsDialog action="reopen" {...props} />;
export const ReviveDialog = (props: DialogProps) => <WordsDialog action="revive" {...props} />;

type OptionalWordsProps = DialogProps & {
  action: 'dispose' | 'close';
  label: 'disposeWords' | 'closedWords';
};

/** Asks for words that may be left out. */
function OptionalWordsDialog({ action, label, detail, onClose }: OptionalWordsProps) {
  const t = useWords();
  const form = useActionForm(complaints[action], {
    initial: { words: '' },
    params: { id: detail.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t(`complaints.actions.${action}`)}
      text={t(`complaintScreens.dialogs.${action}`)}
      onClose={onClose}
    >
      <OptionalWords label={t(`complaintScreens.dialogs.${label}`)} data-autofocus {...form.input('words')} />
    </ActionDialog>
  );
}

export const DisposeDialog = (props: DialogProps) => (
  <OptionalWordsDialog action="dispose" label="disposeWords" {...props} />
);
export const CloseDialog = (props: DialogProps) => (
  <OptionalWordsDialog action="close" label="closedWords" {...props} />
);

export function RequestCompletionDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.requestCompletion, {
    initial: { reasons: [], words: '' },
    params: { id: detail.id },
    rules: ({ reasons }) => ({ reasons: reasons?.length === 0 && t('complaintScreens.dialogs.chooseOne') }),
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.requestCompletion')}
      text={t('complaintScreens.dialogs.requestCompletion')}
      onClose={onClose}
    >
      <Checkbox.Group label={t('complaintScreens.dialogs.requestWhat')} {...form.input('reasons')}>
        <Stack gap={4} mt={4}>
          {completionReasonsOfComplaint.map((code) => (
            <Checkbox key={code} value={code} py={6} label={t(`complaints.completionReasons.${code}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <ReasonWords withAsterisk {...form.input('words')} />
    </ActionDialog>
  );
}

/** Whether the law lets this complaint be ignored, as far as this page can tell; the server decides. */
function useMayArchive({ channel, identityRefused, content, calls }: ComplaintDetail) {
  const t = useWords();
  // What is hidden here the server still sees.
  if (content.identityHidden) return { may: false, words: null };
  if (calls.some(({ outcome }) => outcome === 'reached')) {
    return { may: false, words: t('complaintScreens.dialogs.archiveReached') };
  }
  if (!(channel === 'telephone' && identityRefused) && content.name !== null) {
    return { may: false, words: t('complaintScreens.dialogs.archiveIdentity') };
  }
  if (content.phoneValid && calls.length < callsBeforeArchive) {
    const counts = { needed: callsBeforeArchive, made: calls.length };
    return { may: false, words: t('complaintScreens.dialogs.archivePhone', counts) };
  }
  return { may: true, words: t('complaintScreens.dialogs.archiveMay') };
}

export function ArchiveDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const { may, words: verdict } = useMayArchive(detail);
  const reasons = archiveReasons.filter(
    (code) => code !== 'identity_refused' || detail.channel === 'telephone',
  );
  const form = useReasonForm(complaints.archive, {
    params: { id: detail.id },
    reasons: optionsOf(reasons, (code) => t(`complaints.archiveReasons.${code}`)),
    wordsRequired: true,
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('complaints.actions.archive')}
      text={t('complaintScreens.dialogs.archive')}
      grave
      onClose={onClose}
    >
      {verdict !== null && (
        <Text className={may ? classes.done : classes.waiting}>
          {may ? '✓ ' : '▲ '}
          {verdict}
        </Text>
      )}
    </ReasonDialog>
  );
}

export function RejectSpamDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useReasonForm(complaints.rejectSpam, {
    params: { id: detail.id },
    reasons: optionsOf(spamReasons, (code) => t(`complaints.spamReasons.${code}`)),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('complaints.actions.rejectSpam')}
      text={t('complaintScreens.dialogs.rejectSpam')}
      grave
      onClose={onClose}
    />
  );
}
