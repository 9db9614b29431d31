import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import {
  type QueueBoard,
  type QueueCounterView,
  queue,
  type TicketView,
} from '../../../contract/queue/endpoints.ts';
import { type NextAction, type SecondaryAction, WorkPage } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { useTick } from '../../server-time.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import type { Asking } from './dialogs.tsx';
import { TicketBadge, useServiceName, waitsForCounter } from './tickets.tsx';

interface MyCounterProps {
  board: QueueBoard;
  counter: QueueCounterView;
  ask: (asking: Asking) => void;
  aside: ReactNode;
  children: ReactNode;
}

/** The officer's own counter: the ticket that is there, and the one next action. */
export function MyCounter({ board, counter, ask, aside, children }: MyCounterProps) {
  const t = useWords();
  const { ticket } = board.mine;
  const { next, secondary, problem } = useCounterActions(board, counter, ask);
  const waiting = board.waiting.some((each) => waitsForCounter(each, counter));
  return (
    <>
      <title>{`${counter.name} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={counter.name}
        name={ticket?.label ?? t('queueScreens.counter.nobody')}
        badge={ticket !== null && <TicketBadge ticket={ticket} />}
        facts={useFacts(board, ticket)}
        next={next}
        secondary={secondary}
        notice={
          problem === null ? (
            ticket === null && !waiting && <span>{t('queueScreens.counter.noneWaiting')}</span>
          ) : (
            <ProblemNote problem={problem} />
          )
        }
        aside={aside}
      >
        {children}
      </WorkPage>
    </>
  );
}

function useFacts(board: QueueBoard, ticket: TicketView | null) {
  const t = useWords();
  const { duration, time, digits } = useFormat();
  const service = useServiceName();
  const now = useTick();
  if (ticket === null) return [];
  const { calledAt, servingAt } = ticket;
  return [
    { label: t('shared.labels.service'), value: service(board.services, ticket.service) },
    {
      label: t('queueScreens.issue.priority'),
      value:
        ticket.priority === null
          ? t('queueScreens.counter.noPriority')
          : t(`queue.priorities.${ticket.priority}`),
    },
    calledAt !== null && {
      label: t('queueScreens.counter.waited'),
      value: t('queueScreens.counter.waitedFor', {
        duration: duration(Date.parse(calledAt) - Date.parse(ticket.takenAt)),
      }),
    },
    calledAt !== null && {
      label: t('queue.states.called'),
      value: t('queueScreens.counter.calledTimes', { time: time(calledAt), times: ticket.timesCalled }),
    },
    servingAt !== null && { label: t('queue.states.serving'), value: digits(now - Date.parse(servingAt)) },
  ];
}

/** The actions that the ticket's state allows here; the prominent one is what comes next. */
function useCounterActions(board: QueueBoard, counter: QueueCounterView, ask: (asking: Asking) => void) {
  const t = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const callNext = useAction(queue.callNext);
  const recall = useAction(queue.recall);
  const start = useAction(queue.start);
  const skip = useAction(queue.skip);
  const finish = useAction(queue.finish);
  const leave = useAction(queue.leave);
  const all = [callNext, recall, start, skip, finish, leave];
  const running = all.some((each) => each.running);
  /** What was refused before is over once something else is asked. */
  const after = (run: () => void) => () => {
    for (const each of all) each.reset();
    run();
  };

  const { ticket } = board.mine;
  const input = { params: { id: ticket?.id ?? '' } };
  const may = (action: TicketView['allowedActions'][number]) =>
    ticket?.allowedActions.includes(action) === true;
  const kind = board.services.find(({ code }) => code === ticket?.service)?.kind;
  const opens =
    kind === 'application' && ticket?.applicationId === null && mayAsk(applications.openIntake.access, me);
  const startIntake = async () => {
    if (ticket === null) return;
    // Service begins when the person stands there, not when the file has been found.
    const begun = ticket.state === 'serving' || (await start.run(input)) !== undefined;
    if (begun) navigate(`/permohonan/baru?tiket=${ticket.id}`);
  };

  const action = (label: string, run: () => void, disabled = false): NextAction & SecondaryAction => ({
    label,
    run: after(run),
    running,
    disabled,
  });
  const intake = action(t('queueScreens.counter.startIntake'), () => void startIntake());
  const begin = () => void start.run(input);

  let next: NextAction;
  if (ticket === null) {
    const nobody = !board.waiting.some((each) => waitsForCounter(each, counter));
    const call = () => void callNext.run({ body: {} });
    next = action(t('queue.actions.callNext'), call, nobody || !board.mine.mayCallNext);
  } else if (ticket.state === 'called') {
    next = opens ? intake : action(t('queue.actions.start'), begin);
  } else {
    next = action(
      t('queueScreens.counter.finishAndNext'),
      () => void callNext.run({ body: { finishCurrent: true } }),
    );
  }
  const secondary: SecondaryAction[] = [];
  if (may('recall')) secondary.push(action(t('queue.actions.recall'), () => void recall.run(input)));
  if (may('start') && opens) secondary.push(action(t('queueScreens.counter.serveOnly'), begin));
  if (ticket?.state === 'serving' && opens) secondary.push(intake);
  if (ticket !== null && ticket.applicationId !== null) {
    const { applicationId } = ticket;
    secondary.push(
      action(t('queueScreens.counter.openApplication'), () => navigate(`/permohonan/${applicationId}`)),
    );
  }
  if (may('skip')) secondary.push(action(t('queue.actions.skip'), () => void skip.run(input)));
  if (ticket !== null && may('transfer')) {
    secondary.push(action(t('queue.actions.transfer'), () => ask({ dialog: 'transfer', ticket })));
  }
  if (may('finish')) secondary.push(action(t('queue.actions.finish'), () => void finish.run(input)));
  if (ticket === null) secondary.push(action(t('queueScreens.counter.leave'), () => void leave.run({})));
  return { next, secondary, problem: all.find((each) => each.problem !== null)?.problem ?? null };
}
