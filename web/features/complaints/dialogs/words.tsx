import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  archiveReasons,
  type ComplaintAction,
  type ComplaintDetail,
  callsBeforeArchive,
  complaints,
  completionReasonsOfComplaint,
  spamReasons,
} from '../../../../contract/complaints/endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { ReasonDialog } from '../../../components/forms/reason-dialog.tsx';
import { useWords } from '../../../locale.ts';
import { useVerb } from '../../../queries.ts';
import type { WayDialogProps } from '../case/secondary-actions.tsx';
import classes from '../complaints.module.css';
import { OptionalWords } from './fields.tsx';

/** Verbs that ask for words, a coded reason, or both. */
export const reasonWays = {
  requestCompletion: RequestCompletion,
  archive: Archive,
  rejectSpam: RejectSpam,
  dispose: Dispose,
  close: Close,
  note: Note,
  withdraw: Withdraw,
  unmerge: Unmerge,
  reopen: Reopen,
  revive: Revive,
} satisfies Partial<Record<ComplaintAction, (props: WayDialogProps) => React.ReactNode>>;
export type ReasonWayKey = keyof typeof reasonWays;

export function ReasonWay({ way, ...props }: WayDialogProps & { way: ReasonWayKey }) {
  const Dialog = reasonWays[way];
  return <Dialog {...props} />;
}

type WordsEndpoint =
  | typeof complaints.note
  | typeof complaints.withdraw
  | typeof complaints.unmerge
  | typeof complaints.reopen
  | typeof complaints.revive;
type WordsWay = 'note' | 'withdraw' | 'unmerge' | 'reopen' | 'revive';

function Words({
  way,
  endpoint,
  detail,
  onClose,
}: WayDialogProps & { way: WordsWay; endpoint: WordsEndpoint }) {
  const t = useWords();
  const verb = useVerb(endpoint, { onDone: onClose });
  return (
    <ReasonDialog
      title={t(`complaints.actions.${way}`)}
      text={t(`complaintScreens.dialogs.${way}`)}
      submitLabel={t(`complaints.actions.${way}`)}
      grave={way === 'withdraw'}
      running={verb.running}
      problem={verb.problem}
      onSubmit={({ words }) => void verb.run({ params: { id: detail.id }, body: { words } })}
      onClose={onClose}
    />
  );
}

function Note(props: WayDialogProps) {
  return <Words way="note" endpoint={complaints.note} {...props} />;
}
function Withdraw(props: WayDialogProps) {
  return <Words way="withdraw" endpoint={complaints.withdraw} {...props} />;
}
function Unmerge(props: WayDialogProps) {
  return <Words way="unmerge" endpoint={complaints.unmerge} {...props} />;
}
function Reopen(props: WayDialogProps) {
  return <Words way="reopen" endpoint={complaints.reopen} {...props} />;
}
function Revive(props: WayDialogProps) {
  return <Words way="revive" endpoint={complaints.revive} {...props} />;
}

function RequestCompletion({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [reasons, setReasons] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const verb = useVerb(complaints.requestCompletion, { onDone: onClose });
  return (
    <ReasonDialog
      title={t('complaints.actions.requestCompletion')}
      text={t('complaintScreens.dialogs.requestCompletion')}
      submitLabel={t('complaints.actions.requestCompletion')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={({ words }) => {
        setTried(true);
        const chosen = completionReasonsOfComplaint.filter((code) => reasons.includes(code));
        if (chosen.length > 0) {
          void verb.run({ params: { id: detail.id }, body: { reasons: chosen, words } });
        }
      }}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('complaintScreens.dialogs.requestWhat')}
        value={reasons}
        onChange={setReasons}
        error={tried && reasons.length === 0 ? t('complaintScreens.dialogs.chooseOne') : undefined}
      >
        <Stack gap={4} mt={4}>
          {completionReasonsOfComplaint.map((code) => (
            <Checkbox
              key={code}
              value={code}
              size="md"
              py={6}
              label={t(`complaints.completionReasons.${code}`)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </ReasonDialog>
  );
}

/** Whether the law lets this complaint be ignored, as far as this page can tell; the server decides. */
function useMayArchive() {
  const t = useWords();
  return ({ channel, identityRefused, content, calls }: ComplaintDetail) => {
    // What is hidden here the server still sees.
    if (content.identityHidden) return { may: false, words: null };
    if (calls.some(({ outcome }) => outcome === 'reached')) {
      return { may: false, words: t('complaintScreens.dialogs.archiveReached') };
    }
    if (!(channel === 'telephone' && identityRefused) && content.name !== null) {
      return { may: false, words: t('complaintScreens.dialogs.archiveIdentity') };
    }
    if (content.phoneValid && calls.length < callsBeforeArchive) {
      return {
        may: false,
        words: t('complaintScreens.dialogs.archivePhone', {
          needed: callsBeforeArchive,
          made: calls.length,
        }),
      };
    }
    return { may: true, words: t('complaintScreens.dialogs.archiveMay') };
  };
}

function Archive({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const verb = useVerb(complaints.archive, { onDone: onClose });
  const { may, words: verdict } = useMayArchive()(detail);
  return (
    <ReasonDialog
      title={t('complaints.actions.archive')}
      text={t('complaintScreens.dialogs.archive')}
      reasons={archiveReasons
        .filter((code) => code !== 'identity_refused' || detail.channel === 'telephone')
        .map((code) => ({ code, label: t(`complaints.archiveReasons.${code}`) }))}
      wordsRequired
      submitLabel={t('complaints.actions.archive')}
      grave
      running={verb.running}
      problem={verb.problem}
      onSubmit={({ reason, words }) => {
        const code = archiveReasons.find((each) => each === reason);
        if (code !== undefined) void verb.run({ params: { id: detail.id }, body: { reason: code, words } });
      }}
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

function RejectSpam({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const verb = useVerb(complaints.rejectSpam, { onDone: onClose });
  return (
    <ReasonDialog
      title={t('complaints.actions.rejectSpam')}
      text={t('complaintScreens.dialogs.rejectSpam')}
      reasons={spamReasons.map((code) => ({ code, label: t(`complaints.spamReasons.${code}`) }))}
      submitLabel={t('complaints.actions.rejectSpam')}
      grave
      running={verb.running}
      problem={verb.problem}
      onSubmit={({ reason, words }) => {
        const code = spamReasons.find((each) => each === reason);
        if (code === undefined) return;
        void verb.run({ params: { id: detail.id }, body: { reason: code, ...(words !== '' && { words }) } });
      }}
      onClose={onClose}
    />
  );
}

function Dispose({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [words, setWords] = useState('');
  const verb = useVerb(complaints.dispose, { onDone: onClose });
  return (
    <FormDialog
      title={t('complaints.actions.dispose')}
      text={t('complaintScreens.dialogs.dispose')}
      submitLabel={t('complaints.actions.dispose')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id: detail.id }, body: { words } })}
      onClose={onClose}
    >
      <OptionalWords label={t('complaintScreens.dialogs.disposeWords')} value={words} onChange={setWords} />
    </FormDialog>
  );
}

function Close({ detail, onClose }: WayDialogProps) {
  const t = useWords();
  const [words, setWords] = useState('');
  const verb = useVerb(complaints.close, { onDone: onClose });
  return (
    <FormDialog
      title={t('complaints.actions.close')}
      text={t('complaintScreens.dialogs.close')}
      submitLabel={t('complaints.actions.close')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id: detail.id }, body: { words } })}
      onClose={onClose}
    >
      <OptionalWords label={t('complaintScreens.dialogs.closedWords')} value={words} onChange={setWords} />
    </FormDialog>
  );
}
