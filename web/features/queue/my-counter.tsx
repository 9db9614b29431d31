import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import {
  type QueueBoard,
  type QueueCounterView,
  queue,
  type TicketView,
} from '../../../contract/queue/endpoints.ts';
import { Badge } from '../../components/display/state-badge.tsx';
import { type NextAction, type SecondaryAction, WorkPage } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { useTick } from '../../server-time.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import type { Asking } from './counter.tsx';
import { useServiceName } from './service-name.ts';

interface MyCounterProps {
  board: QueueBoard;
  counter: QueueCounterView;
  ask: (asking: Asking) => void;
  aside: ReactNode;
  children: ReactNode;
}

/** Whom this counter would call: for one of its services, and for no other counter alone. */
export function waitsForCounter(ticket: TicketView, counter: QueueCounterView): boolean {
  return ticket.forCounter === null
    ? counter.services.includes(ticket.service)
    : ticket.forCounter === counter.number;
}

/** The officer's own counter: the ticket that is there, and the one next action. */
export function MyCounter({ board, counter, ask, aside, children }: MyCounterProps) {
  const t = useWords();
  const { ticket } = board.mine;
  const { next, ways, problem } = useCounterActions(board, counter, ask);
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
        secondary={ways}
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

export function TicketBadge({ ticket: { state } }: { ticket: TicketView }) {
  const t = useWords();
  return <Badge kind={state === 'called' ? 'waiting' : 'work'}>{t(`queue.states.${state}`)}</Badge>;
}

function useFacts(board: QueueBoard, ticket: TicketView | null) {
  const t = useWords();
  const { duration, time, digits } = useFormat();
  const service = useServiceName();
  const now = useTick();
  if (ticket === null) return [];
  const { calledAt, servingAt } = ticket;
  return [
    { label: t('queueScreens.counter.service'), value: service(board.services, ticket.service) },
    {
      label: t('queueScreens.counter.priority'),
      value:
        ticket.priority === null
          ? t('queueScreens.counter.noPriority')
          : t(`queue.priorities.${ticket.priority}`),
    },
    ...(calledAt === null
      ? []
      : [
          {
            label: t('queueScreens.counter.waited'),
            value: t('queueScreens.counter.waitedFor', {
              duration: duration(Date.parse(calledAt) - Date.parse(ticket.takenAt)),
            }),
          },
          {
            label: t('queueScreens.counter.calledAt'),
            value: t('queueScreens.counter.calledTimes', { time: time(calledAt), times: ticket.timesCalled }),
          },
        ]),
    ...(servingAt === null
      ? []
      : [{ label: t('queueScreens.counter.servingFor'), value: digits(now - Date.parse(servingAt)) }]),
  ];
}

/** The verbs that the ticket's state allows here; the prominent one is what comes next. */
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
  const verbs = [callNext, recall, start, skip, finish, leave];
  const running = verbs.some((verb) => verb.running);
  /** What was refused before is over once something else is asked. */
  const after = (run: () => void) => () => {
    for (const verb of verbs) verb.reset();
    run();
  };

  const { ticket } = board.mine;
  const mine = { params: { id: ticket?.id ?? '' } };
  const may = (action: TicketView['allowedActions'][number]) =>
    ticket?.allowedActions.includes(action) === true;
  const kind = board.services.find(({ code }) => code === ticket?.service)?.kind;
  const opens =
    kind === 'application' && ticket?.applicationId === null && mayAsk(applications.openIntake.access, me);
  const startIntake = async () => {
    if (ticket === null) return;
    // Service begins when the person stands there, not when the file has been found.
    const begun = ticket.state === 'serving' || (await start.run(mine)) !== undefined;
    if (begun) navigate(`/permohonan/baru?tiket=${ticket.id}`);
  };

  const action = (label: string, run: () => void, disabled = false): NextAction => ({
    label,
    run: after(run),
    running,
    disabled,
  });
  const way = (label: string, run: () => void, grave = false): SecondaryAction => ({
    label,
    run: after(run),
    running,
    grave,
  });
  const intake = action(t('queueScreens.counter.startIntake'), () => void startIntake());
  const begin = () => void start.run(mine);

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
  const ways: SecondaryAction[] = [];
  if (may('recall')) ways.push(way(t('queue.actions.recall'), () => void recall.run(mine)));
  if (may('start') && opens) ways.push(way(t('queueScreens.counter.serveOnly'), begin));
  if (ticket?.state === 'serving' && opens) ways.push(way(intake.label, intake.run));
  if (ticket !== null && ticket.applicationId !== null) {
    const { applicationId } = ticket;
    ways.push(way(t('queueScreens.counter.openApplication'), () => navigate(`/permohonan/${applicationId}`)));
  }
  if (may('skip')) ways.push(way(t('queue.actions.skip'), () => void skip.run(mine)));
  if (ticket !== null && may('transfer')) {
    ways.push(way(t('queue.actions.transfer'), () => ask({ dialog: 'transfer', ticket })));
  }
  if (may('finish')) ways.push(way(t('queue.actions.finish'), () => void finish.run(mine)));
  if (ticket === null) ways.push(way(t('queueScreens.counter.leave'), () => void leave.run({})));
  return { next, ways, problem: verbs.find((verb) => verb.problem !== null)?.problem ?? null };
}
