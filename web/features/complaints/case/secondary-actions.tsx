import { type ComponentType, useState } from 'react';
import {
  type ComplaintAction,
  type ComplaintDetail,
  complaints,
} from '../../../../contract/complaints/endpoints.ts';
import type { NextAction, SecondaryAction } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
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
import type { DialogProps } from '../dialogs/fields.tsx';
import { LinkDialog, MergeDialog } from '../dialogs/find.tsx';
import { ForwardDialog, InformDialog } from '../dialogs/refer.tsx';
import {
  ArchiveDialog,
  CloseDialog,
  DisposeDialog,
  NoteDialog,
  RejectSpamDialog,
  ReopenDialog,
  RequestCompletionDialog,
  ReviveDialog,
  UnmergeDialog,
  WithdrawDialog,
} from '../dialogs/words.tsx';
import type { Ask } from './ask-buttons.tsx';

/** Actions that need no word from the officer. */
type PlainAction = 'admit' | 'recordCompletion';
type AskingAction = Exclude<ComplaintAction, PlainAction>;

const dialogs: Record<AskingAction, ComponentType<DialogProps>> = {
  amend: AmendDialog,
  addAttachment: AttachDialog,
  logCall: LogCallDialog,
  triage: TriageDialog,
  decideAuthority: AuthorityDialog,
  assign: AssignDialog,
  nameOfficer: NameOfficerDialog,
  setFlags: FlagsDialog,
  linkApplication: LinkDialog,
  merge: MergeDialog,
  answer: AnswerDialog,
  forward: ForwardDialog,
  inform: InformDialog,
  requestCompletion: RequestCompletionDialog,
  archive: ArchiveDialog,
  rejectSpam: RejectSpamDialog,
  dispose: DisposeDialog,
  close: CloseDialog,
  note: NoteDialog,
  withdraw: WithdrawDialog,
  unmerge: UnmergeDialog,
  reopen: ReopenDialog,
  revive: ReviveDialog,
};

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
const graveActions: ReadonlySet<ComplaintAction> = new Set(['archive', 'rejectSpam', 'withdraw']);

/** The next action, the quiet ones beside it and the question of each, as the server allows them. */
export function useComplaintActions(detail: ComplaintDetail) {
  const t = useWords();
  const [asking, setAsking] = useState<AskingAction | null>(null);
  const admit = useAction(complaints.admit);
  const recordCompletion = useAction(complaints.recordCompletion);
  const plain = { admit, recordCompletion };
  const ask: Ask = (action) => {
    if (action === 'admit' || action === 'recordCompletion') {
      void plain[action].run({ params: { id: detail.id }, body: {} });
    } else setAsking(action);
  };
  const offer = (action: ComplaintAction): NextAction & SecondaryAction => ({
    label: t(`complaints.actions.${action}`),
    run: () => ask(action),
    running: action in plain && (admit.running || recordCompletion.running),
    grave: graveActions.has(action),
  });
  const { nextAction, allowedActions } = detail;
  const offered = nextAction !== null && allowedActions.includes(nextAction) ? nextAction : null;
  const Dialog = asking === null ? null : dialogs[asking];
  return {
    next: offered === null ? null : offer(offered),
    secondary: inBar.filter((action) => action !== offered && allowedActions.includes(action)).map(offer),
    ask,
    problem: admit.problem ?? recordCompletion.problem,
    dialog: Dialog !== null && <Dialog detail={detail} onClose={() => setAsking(null)} />,
  };
}
