import { Button } from '@mantine/core';
import { type QueueBoard, queue, type TicketView } from '../../../contract/queue/endpoints.ts';
import { Badge } from '../../components/display/state-badge.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { QuietNote } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { useTick } from '../../server-time.ts';
import type { Asking } from './dialogs.tsx';
import classes from './queue.module.css';
import { TicketBadge, useServiceName, waitsForCounter } from './tickets.tsx';

interface ListProps {
  board: QueueBoard;
  ask: (asking: Asking) => void;
}

/** Those whom this counter may call, in the order of their tickets; then, told apart, those who wait elsewhere. */
export function WaitingList({ board, ask }: ListProps) {
  const t = useWords();
  const { counter } = board.mine;
  const here = board.waiting.filter((ticket) => counter === null || waitsForCounter(ticket, counter));
  const elsewhere = board.waiting.filter((ticket) => !here.includes(ticket));
  return (
    <>
      <Section title={`${t('queue.states.waiting')} (${here.length})`}>
        <Waiting label={t('queue.states.waiting')} tickets={here} board={board} ask={ask} />
      </Section>
      {elsewhere.length > 0 && (
        <Section title={`${t('queueScreens.waiting.elsewhere')} (${elsewhere.length})`}>
          <Waiting label={t('queueScreens.waiting.elsewhere')} tickets={elsewhere} board={board} ask={ask} />
        </Section>
      )}
    </>
  );
}

interface WaitingProps extends ListProps {
  label: string;
  tickets: readonly TicketView[];
}

function Waiting({ label, tickets, board, ask }: WaitingProps) {
  const t = useWords();
  const { digits } = useFormat();
  const service = useServiceName();
  const now = useTick();
  if (tickets.length === 0) return <QuietNote>{t('queueScreens.waiting.none')}</QuietNote>;
  return (
    <ol className="plain-list" aria-label={label}>
      {tickets.map((ticket) => (
        <li key={ticket.id} className={classes.ticket}>
          <strong className={classes.label}>{ticket.label}</strong>
          <span className={classes.lines}>
            {service(board.services, ticket.service)}
            {ticket.forCounter !== null && (
              <small>{t('queueScreens.waiting.onlyCounter', { counter: ticket.forCounter })}</small>
            )}
            {ticket.priority !== null && (
              <Badge kind="waiting">{t(`queue.priorities.${ticket.priority}`)}</Badge>
            )}
          </span>
          <span className={classes.since}>
            <small>{t('queue.states.waiting')}</small> {digits(now - Date.parse(ticket.takenAt))}
          </span>
          <span className={classes.buttons}>
            {ticket.allowedActions.includes('transfer') && (
              <Button
                variant="default"
                aria-label={t('queueScreens.transfer.title', { label: ticket.label })}
                onClick={() => ask({ dialog: 'transfer', ticket })}
              >
                {t('queue.actions.transfer')}
              </Button>
            )}
            {ticket.allowedActions.includes('cancel') && (
              <Button
                variant="default"
                aria-label={t('queueScreens.cancel.title', { label: ticket.label })}
                onClick={() => ask({ dialog: 'cancel', ticket })}
              >
                {t('queueScreens.waiting.cancelShort')}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Called and not there: one press brings them back with the place that they had. */
export function SkippedList({ board }: { board: QueueBoard }) {
  const t = useWords();
  const { time } = useFormat();
  const restore = useAction(queue.restore);
  return (
    <Section title={`${t('queue.states.skipped')} (${board.skipped.length})`}>
      <ProblemNote problem={restore.problem} />
      {board.skipped.length === 0 ? (
        <QuietNote>{t('queueScreens.skipped.none')}</QuietNote>
      ) : (
        <ul className="plain-list">
          {board.skipped.map((ticket) => (
            <li key={ticket.id} className={classes.between}>
              <span className={classes.lines}>
                <strong>{ticket.label}</strong>
                {ticket.calledAt !== null && (
                  <small>
                    {t('queueScreens.skipped.calledAt')} {time(ticket.calledAt)}
                  </small>
                )}
              </span>
              {ticket.allowedActions.includes('restore') && (
                <Button
                  variant="default"
                  aria-label={t('queueScreens.skipped.restore', { label: ticket.label })}
                  disabled={restore.running}
                  onClick={() => void restore.run({ params: { id: ticket.id } })}
                >
                  {t('queue.actions.restore')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function AllCounters({ board }: { board: QueueBoard }) {
  const t = useWords();
  return (
    <Section title={t('queueScreens.counters.title')}>
      <ul className="plain-list">
        {board.counters
          .filter(({ active }) => active)
          .map(({ id, name, officer, ticket }) => (
            <li key={id} className={classes.between}>
              <span className={classes.lines}>
                <strong>{name}</strong>
                <small>{officer?.name ?? t('queueScreens.counters.nobody')}</small>
              </span>
              {ticket !== null && (
                <span className={classes.buttons}>
                  <strong>{ticket.label}</strong>
                  <TicketBadge ticket={ticket} />
                </span>
              )}
            </li>
          ))}
      </ul>
    </Section>
  );
}
