import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { type QueueBoard, type QueueCounterView, queue } from '../../../contract/queue/endpoints.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './queue.module.css';

const storageKey = 'lontar.loket';

/** The counter at which this computer was used last: tomorrow it is offered first. */
function lastCounter(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(id: string) {
  try {
    localStorage.setItem(storageKey, id);
  } catch {
    // A browser without storage asks every morning.
  }
}

export function ChooseCounter({ board }: { board: QueueBoard }) {
  const t = useWords();
  const sit = useAction(queue.sit);
  const last = lastCounter();
  const counters = board.counters
    .filter(({ active }) => active)
    .sort((a, b) => Number(b.id === last) - Number(a.id === last) || a.number - b.number);
  if (counters.length === 0) return <NoCounters />;
  return (
    <Section title={t('queueScreens.counter.choose')}>
      <p className={classes.quiet}>{t('queueScreens.counter.chooseHelp')}</p>
      <ProblemNote problem={sit.problem} />
      <ul className={classes.seats}>
        {counters.map((counter) => (
          <li key={counter.id}>
            <Seat
              board={board}
              counter={counter}
              last={counter.id === last}
              running={sit.running}
              onSit={() => {
                remember(counter.id);
                void sit.run({ params: { id: counter.id } });
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NoCounters() {
  const t = useWords();
  const me = useMe();
  return (
    <Section title={t('queueScreens.counter.choose')}>
      <p>
        {t('queueScreens.counter.noCounters')}{' '}
        {mayAsk(queue.addCounter.access, me) ? (
          <Anchor component={Link} to="/antrean/loket">
            {t('queueScreens.counter.addCounters')}
          </Anchor>
        ) : (
          t('queueScreens.counter.askCounters')
        )}
      </p>
    </Section>
  );
}

interface SeatProps {
  board: QueueBoard;
  counter: QueueCounterView;
  last: boolean;
  running: boolean;
  onSit: () => void;
}

function Seat({ board, counter, last, running, onSit }: SeatProps) {
  const t = useWords();
  const { time } = useFormat();
  const letters = board.services
    .filter(({ code }) => counter.services.includes(code))
    .map(({ letter }) => letter)
    .join(', ');
  return (
    <div className={classes.seat}>
      <strong>{counter.name}</strong>
      <span className={classes.quiet}>{letters}</span>
      {counter.officer === null ? (
        <>
          <span>{t(last ? 'queueScreens.counter.last' : 'queueScreens.counter.free')}</span>
          <Button variant={last ? 'filled' : 'default'} disabled={running} onClick={onSit}>
            {t('queueScreens.counter.sit', { name: counter.name })}
          </Button>
        </>
      ) : (
        <span>
          {t('queueScreens.counter.taken', { name: counter.officer.name, time: time(counter.officer.since) })}
        </span>
      )}
    </div>
  );
}
