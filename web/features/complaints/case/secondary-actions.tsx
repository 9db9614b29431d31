import { type ReactNode, useState } from 'react';
import {
  type ComplaintAction,
  type ComplaintDetail,
  complaints,
} from '../../../../contract/complaints/endpoints.ts';
import type { NextAction, Way } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { useVerb } from '../../../queries.ts';
import { AmendDialog } from '../dialogs/amend.tsx';
import { AnswerDialog } from '../dialogs/answer.tsx';
import { AttachDialog } from '../dialogs/attach.tsx';
import { LogCallDialog } from '../dialogs/contact-attempt.tsx';
import {
  AssignDialog,
  AuthorityDialog,
  FlagsDialog,
  NameOfficerDialog,
  TriageDialog,
} from '../dialogs/decide.tsx';
import { LinkDialog, MergeDialog } from '../dialogs/find.tsx';
import { ForwardDialog, InformDialog, PrintAfterDialog } from '../dialogs/refer.tsx';
import { ReasonWay, type ReasonWayKey, reasonWays } from '../dialogs/words.tsx';

/** Opens the question that belongs to a verb. */
export type Ask = (action: ComplaintAction) => void;

export interface WayDialogProps {
  detail: ComplaintDetail;
  onClose: () => void;
}

/** Verbs that need no word from the officer. */
const plainWays = ['admit', 'recordCompletion'] as const;
type PlainWay = (typeof plainWays)[number];
const isPlain = (action: ComplaintAction): action is PlainWay => plainWays.some((each) => each === action);

/** What stands in the bar beside the next action, in this order; the grave ones last. */
const inBar: readonly ComplaintAction[] = [
  'triage',
  'admit',
  'recordCompletion',
  'dispose',
  'decideAuthority',
  'answer',
  'assign',
  'forward',
  'inform',
  'requestCompletion',
  'close',
  'reopen',
  'revive',
  'unmerge',
  'archive',
  'rejectSpam',
  'withdraw',
];
const graveWays: ReadonlySet<ComplaintAction> = new Set(['archive', 'rejectSpam', 'withdraw']);

type Asking = ComplaintAction | 'printForwarding' | 'printNotice';

/** The next action, the quiet ways beside it and the question of each, as the server allows them. */
export function useComplaintWays(detail: ComplaintDetail) {
  const t = useWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const admit = useVerb(complaints.admit);
  const recordCompletion = useVerb(complaints.recordCompletion);
  const plain = { admit, recordCompletion };
  const params = { id: detail.id };
  const start = (action: ComplaintAction) => {
    if (isPlain(action)) void plain[action].run({ params, body: {} });
    else setAsking(action);
  };
  const { nextAction } = detail;
  const offered = nextAction !== null && detail.allowedActions.includes(nextAction) ? nextAction : null;
  const running = (action: ComplaintAction) => isPlain(action) && plain[action].running;
  const next: NextAction | null =
    offered === null
      ? null
      : {
          label: t(`complaints.actions.${offered}`),
          run: () => start(offered),
          running: running(offered),
        };
  const ways: Way[] = inBar
    .filter((action) => action !== offered && detail.allowedActions.includes(action))
    .map((action) => ({
      label: t(`complaints.actions.${action}`),
      run: () => start(action),
      running: running(action),
      grave: graveWays.has(action),
    }));
  return {
    next,
    ways,
    ask: start satisfies Ask,
    problem: admit.problem ?? recordCompletion.problem,
    dialog: asking !== null && (
      <WayDialog
        asking={asking}
        detail={detail}
        onClose={() => setAsking(null)}
        onForwarded={() => setAsking('printForwarding')}
        onInformed={() => setAsking('printNotice')}
      />
    ),
  };
}

const isReasonWay = (asking: Asking): asking is ReasonWayKey => asking in reasonWays;

interface AllDialogProps extends WayDialogProps {
  asking: Asking;
  onForwarded: () => void;
  onInformed: () => void;
}

function WayDialog({ asking, onForwarded, onInformed, ...props }: AllDialogProps): ReactNode {
  if (isReasonWay(asking)) return <ReasonWay way={asking} {...props} />;
  switch (asking) {
    case 'amend':
      return <AmendDialog {...props} />;
    case 'addAttachment':
      return <AttachDialog {...props} />;
    case 'logCall':
      return <LogCallDialog {...props} />;
    case 'triage':
      return <TriageDialog {...props} />;
    case 'decideAuthority':
      return <AuthorityDialog {...props} />;
    case 'assign':
      return <AssignDialog {...props} />;
    case 'nameOfficer':
      return <NameOfficerDialog {...props} />;
    case 'setFlags':
      return <FlagsDialog {...props} />;
    case 'linkApplication':
      return <LinkDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'answer':
      return <AnswerDialog {...props} />;
    case 'forward':
      return <ForwardDialog {...props} onForwarded={onForwarded} />;
    case 'inform':
      return <InformDialog {...props} onInformed={onInformed} />;
    case 'printForwarding':
      return <PrintAfterDialog letter="forwardingLetter" {...props} />;
    case 'printNotice':
      return <PrintAfterDialog letter="forwardingNotice" {...props} />;
    default:
      return null;
  }
}
