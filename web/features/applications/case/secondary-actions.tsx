import { TextInput } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import type { z } from 'zod';
import { applications } from '../../../../contract/applications/endpoints.ts';
import {
  cancelReasons,
  completionReasons,
  printFailureReasons,
  refusalGrounds,
  returnReasons,
  spoilReasons,
  withdrawReasons,
} from '../../../../contract/applications/terms.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import type { Endpoint } from '../../../../contract/endpoint.ts';
import type { byId } from '../../../../contract/fields.ts';
import type { MessageKey } from '../../../../locales/translator.ts';
import { ActionDialog, ReasonDialog, useReasonForm } from '../../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import type { SecondaryAction } from '../../../components/layout/work-page.tsx';
import { useFindWords, useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';

interface DialogProps {
  detail: ApplicationDetail;
  onClose: () => void;
}

/** Actions that need no word from the officer. */
const plainActions = ['claim', 'release', 'awaitCentre'] as const;

type ReasonEndpoint = Endpoint<
  typeof byId,
  z.ZodType,
  z.ZodType<unknown, { reason: string; words?: string | undefined }>
>;
interface CodedAction {
  endpoint: ReasonEndpoint;
  /** The same list as the server's. */
  codes: readonly string[];
  text?: MessageKey;
}

/** Actions that ask for one coded reason. */
const codedActions = {
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
} satisfies Record<string, CodedAction>;

function CodedDialog({ action, detail, onClose }: DialogProps & { action: keyof typeof codedActions }) {
  const t = useWords();
  const find = useFindWords();
  const { endpoint, codes, text }: CodedAction = codedActions[action];
  const form = useReasonForm(endpoint, {
    params: { id: detail.id },
    reasons: optionsOf(codes, (code) => find('applications.reasons', code)),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t(`applications.actions.${action}`)}
      {...(text !== undefined && { text: t(text) })}
      grave={graveActions.has(action)}
      onClose={onClose}
    />
  );
}

function RefuseDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useReasonForm(applications.refuse, {
    params: { id: detail.id },
    reasons: optionsOf(refusalGrounds, (code) => t(`applications.grounds.${code}`)),
    wordsRequired: true,
    bodyOf: ({ reason, words }) => ({ ground: reason, words }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('applications.actions.refuse')}
      text={t('desk.dialogs.refuseText')}
      grave
      onClose={onClose}
    />
  );
}

function TakeOverDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useReasonForm(applications.takeOver, { params: { id: detail.id }, onDone: onClose });
  return (
    <ReasonDialog
      form={form}
      title={t('applications.actions.takeOver')}
      text={t('desk.dialogs.takeOverText', { by: detail.claimedBy?.name ?? '–' })}
      onClose={onClose}
    />
  );
}

function ShelveDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(applications.shelve, {
    initial: { boxNumber: detail.boxNumber ?? '' },
    params: { id: detail.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('applications.actions.shelve')}
      text={t('desk.shelve.text')}
      onClose={onClose}
    >
      <TextInput
        label={t('desk.shelve.box')}
        data-autofocus
        maxLength={12}
        {...form.input('boxNumber')}
        onChange={(event) => form.set({ boxNumber: event.currentTarget.value.toUpperCase() })}
      />
    </ActionDialog>
  );
}

/** Actions that ask why, or where to, in the order of the bar. */
const askingActions = [
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
type AskingAction = (typeof askingActions)[number];

const dialogs: Record<AskingAction, ComponentType<DialogProps>> = {
  requestCompletion: (props) => <CodedDialog action="requestCompletion" {...props} />,
  returnToVerification: (props) => <CodedDialog action="returnToVerification" {...props} />,
  failPrint: (props) => <CodedDialog action="failPrint" {...props} />,
  spoilPrint: (props) => <CodedDialog action="spoilPrint" {...props} />,
  takeOver: TakeOverDialog,
  shelve: ShelveDialog,
  refuse: RefuseDialog,
  withdraw: (props) => <CodedDialog action="withdraw" {...props} />,
  cancel: (props) => <CodedDialog action="cancel" {...props} />,
};
const graveActions: ReadonlySet<AskingAction> = new Set(['refuse', 'cancel', 'withdraw', 'spoilPrint']);

/** The quiet actions of a case: whatever the server allows beside the next action, each with its question. */
export function useSecondaryActions(detail: ApplicationDetail) {
  const t = useWords();
  const [asking, setAsking] = useState<AskingAction | null>(null);
  const claim = useAction(applications.claim);
  const release = useAction(applications.release);
  const awaitCentre = useAction(applications.awaitCentre);
  const plain = { claim, release, awaitCentre };
  const allowed = new Set(detail.allowedActions);
  const secondary: SecondaryAction[] = [
    ...plainActions
      .filter((action) => allowed.has(action))
      .map((action) => ({
        label: t(`applications.actions.${action}`),
        run: () => void plain[action].run({ params: { id: detail.id }, body: {} }),
        running: plain[action].running,
      })),
    ...askingActions
      .filter((action) => allowed.has(action))
      .map((action) => ({
        label: t(`applications.actions.${action}`),
        run: () => setAsking(action),
        grave: graveActions.has(action),
      })),
  ];
  const Dialog = asking === null ? null : dialogs[asking];
  return {
    secondary,
    dialog: Dialog !== null && <Dialog detail={detail} onClose={() => setAsking(null)} />,
    problem: plainActions.map((action) => plain[action].problem).find((problem) => problem !== null) ?? null,
  };
}
