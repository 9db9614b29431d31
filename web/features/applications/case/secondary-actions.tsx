import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { applications } from '../../../../contract/applications/endpoints.ts';
import {
  type ApplicationAction,
  cancelReasons,
  completionReasons,
  printFailureReasons,
  refusalGrounds,
  returnReasons,
  spoilReasons,
  withdrawReasons,
} from '../../../../contract/applications/terms.ts';
import type { ApplicationDetail, applicationDetail } from '../../../../contract/applications/views.ts';
import type { Endpoint } from '../../../../contract/endpoint.ts';
import type { byId } from '../../../../contract/fields.ts';
import type { MessageKey } from '../../../../locales/translator.ts';
import type { Problem } from '../../../api.ts';
import { type Reason, ReasonDialog } from '../../../components/forms/reason-dialog.tsx';
import type { Way } from '../../../components/layout/work-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useFindWords, useWords } from '../../../locale.ts';
import { useVerb } from '../../../queries.ts';

/** Ways that need no word from the officer. */
const plainWays = ['claim', 'release', 'awaitCentre'] as const;
/** Ways that ask why, or where to. */
const askingWays = [
  'requestCompletion',
  'returnToVerification',
  'failPrint',
  'spoilPrint',
  'takeOver',
  'shelve',
  'refuse',
  'withdraw',
  'cancel',
] as const;
type PlainWay = (typeof plainWays)[number];
type AskingWay = (typeof askingWays)[number];

const graveWays: ReadonlySet<ApplicationAction> = new Set(['refuse', 'cancel', 'withdraw', 'spoilPrint']);

/** The quiet ways back of a case: whatever the server allows beside the next action, each with its question. */
export function useWays(detail: ApplicationDetail) {
  const t = useWords();
  const [asking, setAsking] = useState<AskingWay | null>(null);
  const claim = useVerb(applications.claim);
  const release = useVerb(applications.release);
  const awaitCentre = useVerb(applications.awaitCentre);
  const plain = { claim, release, awaitCentre };
  const allowed = new Set(detail.allowedActions);
  const params = { id: detail.id };

  const run = (way: PlainWay) => void plain[way].run({ params, body: {} });
  const ways: Way[] = [
    ...plainWays
      .filter((way) => allowed.has(way))
      .map((way) => ({
        label: t(`applications.verbs.${way}`),
        run: () => run(way),
        running: plain[way].running,
      })),
    ...askingWays
      .filter((way) => allowed.has(way))
      .map((way) => ({
        label: t(`applications.verbs.${way}`),
        run: () => setAsking(way),
        grave: graveWays.has(way),
      })),
  ];
  return {
    ways,
    dialog: asking !== null && <WayDialog way={asking} detail={detail} onClose={() => setAsking(null)} />,
    problem: plainWays.map((way) => plain[way].problem).find((problem) => problem !== null) ?? null,
  };
}

interface DialogProps {
  detail: ApplicationDetail;
  onClose: () => void;
}

function WayDialog({ way, ...props }: DialogProps & { way: AskingWay }) {
  switch (way) {
    case 'refuse':
      return <Refuse {...props} />;
    case 'takeOver':
      return <TakeOver {...props} />;
    case 'shelve':
      return <Shelve {...props} />;
    default:
      return <Coded way={way} {...props} />;
  }
}

interface AskProps {
  way: AskingWay;
  verb: { running: boolean; problem: Problem | null };
  reasons?: readonly Reason[];
  text?: ReactNode;
  wordsRequired?: boolean;
  onSubmit: (answer: { reason: string; words: string }) => void;
  onClose: () => void;
}

function Ask({ way, verb, ...rest }: AskProps) {
  const t = useWords();
  const label = t(`applications.verbs.${way}`);
  return (
    <ReasonDialog
      title={label}
      submitLabel={label}
      grave={graveWays.has(way)}
      running={verb.running}
      problem={verb.problem}
      {...rest}
    />
  );
}

type ReasonEndpoint = Endpoint<
  typeof byId,
  typeof applications.claim.query,
  z.ZodType<unknown, { reason: string; words?: string | undefined }>,
  typeof applicationDetail
>;

interface CodedWay {
  endpoint: ReasonEndpoint;
  /** The same list as the server's. */
  codes: readonly string[];
  text?: MessageKey;
}

/** Ways that ask for one coded reason. */
const codedWays = {
  requestCompletion: {
    endpoint: applications.requestCompletion,
    codes: completionReasons,
    text: 'desk.dialogs.completionText',
  },
  returnToVerification: { endpoint: applications.returnToVerification, codes: returnReasons },
  failPrint: { endpoint: applications.failPrint, codes: printFailureReasons },
  spoilPrint: { endpoint: applications.spoilPrint, codes: spoilReasons, text: 'desk.dialogs.spoilText' },
  withdraw: { endpoint: applications.withdraw, codes: withdrawReasons },
  cancel: { endpoint: applications.cancel, codes: cancelReasons },
} satisfies Partial<Record<AskingWay, CodedWay>>;
type CodedKey = keyof typeof codedWays;

function Coded({ way, detail, onClose }: DialogProps & { way: CodedKey }) {
  const t = useWords();
  const find = useFindWords();
  const { endpoint, codes, text }: CodedWay = codedWays[way];
  const verb = useVerb(endpoint, { onDone: onClose });
  return (
    <Ask
      way={way}
      verb={verb}
      {...(text !== undefined && { text: t(text) })}
      reasons={codes.map((code) => ({ code, label: find('applications.reasons', code) }))}
      onSubmit={({ reason, words }) =>
        void verb.run({ params: { id: detail.id }, body: { reason, ...(words !== '' && { words }) } })
      }
      onClose={onClose}
    />
  );
}

function Refuse({ detail, onClose }: DialogProps) {
  const t = useWords();
  const verb = useVerb(applications.refuse, { onDone: onClose });
  return (
    <Ask
      way="refuse"
      verb={verb}
      text={t('desk.dialogs.refuseText')}
      reasons={refusalGrounds.map((code) => ({ code, label: t(`applications.grounds.${code}`) }))}
      wordsRequired
      onSubmit={({ reason, words }) => {
        const ground = refusalGrounds.find((each) => each === reason);
        if (ground !== undefined) void verb.run({ params: { id: detail.id }, body: { ground, words } });
      }}
      onClose={onClose}
    />
  );
}

function TakeOver({ detail, onClose }: DialogProps) {
  const t = useWords();
  const verb = useVerb(applications.takeOver, { onDone: onClose });
  return (
    <Ask
      way="takeOver"
      verb={verb}
      text={t('desk.dialogs.takeOverText', { by: detail.claimedBy?.name ?? '–' })}
      onSubmit={({ words }) => void verb.run({ params: { id: detail.id }, body: { words } })}
      onClose={onClose}
    />
  );
}

function Shelve({ detail, onClose }: DialogProps) {
  const t = useWords();
  const [boxNumber, setBoxNumber] = useState(detail.boxNumber ?? '');
  const [tried, setTried] = useState(false);
  const verb = useVerb(applications.shelve, { onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (boxNumber.trim() !== '') void verb.run({ params: { id: detail.id }, body: { boxNumber } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('applications.verbs.shelve')}
      closeButtonProps={{ 'aria-label': t('shared.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('desk.shelve.text')}</Text>
          <TextInput
            label={t('desk.shelve.box')}
            data-autofocus
            maxLength={12}
            value={boxNumber}
            onChange={(event) => setBoxNumber(event.currentTarget.value.toUpperCase())}
            error={tried && boxNumber.trim() === '' ? t('shared.form.required') : undefined}
          />
          <ProblemNote problem={verb.problem} />
          <Button type="submit" loading={verb.running}>
            {t('applications.verbs.shelve')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
