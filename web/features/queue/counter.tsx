import { Button } from '@mantine/core';
import { useState } from 'react';
import { type QueueBoard, queue } from '../../../contract/queue/endpoints.ts';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { ChooseCounter } from './counter-session.tsx';
import { type Asking, CancelDialog, IssueDialog, TransferDialog } from './dialogs.tsx';
import { MyCounter } from './my-counter.tsx';
import { AllCounters, SkippedList, WaitingList } from './ticket-lists.tsx';
import { TodayFigures } from './today-figures.tsx';

/** How old the counter's screen may be: another counter's call is seen this soon. */
const boardEveryMs = 4_000;

/** The counter: who is called here, who comes next, who waits. */
export default function CounterPage() {
  const t = useWords();
  const view = useView(queue.board, {}, { refetchEveryMs: boardEveryMs });
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const board = view.data;
  if (board === undefined) {
    return (
      <SheetPage title={t('queueScreens.counter.title')}>
        <Loaded view={view}>{() => null}</Loaded>
      </SheetPage>
    );
  }
  return (
    <>
      {board.mine.counter === null ? (
        <AtNoCounter board={board} ask={setAsking} />
      ) : (
        <MyCounter
          board={board}
          counter={board.mine.counter}
          ask={setAsking}
          aside={<Aside board={board} ask={setAsking} />}
        >
          <WaitingList board={board} ask={setAsking} />
        </MyCounter>
      )}
      {asking?.dialog === 'transfer' && (
        <TransferDialog board={board} ticket={asking.ticket} onClose={close} />
      )}
      {asking?.dialog === 'cancel' && <CancelDialog ticket={asking.ticket} onClose={close} />}
      {asking?.dialog === 'issue' && <IssueDialog board={board} onClose={close} />}
    </>
  );
}

function AtNoCounter({ board, ask }: { board: QueueBoard; ask: (asking: Asking) => void }) {
  const t = useWords();
  return (
    <SheetPage
      title={t('queueScreens.counter.title')}
      actions={
        board.mayCall && (
          <Button variant="default" onClick={() => ask({ dialog: 'issue' })}>
            {t('queueScreens.issue.open')}
          </Button>
        )
      }
    >
      {(board.mayCall || !board.counters.some(({ active }) => active)) && <ChooseCounter board={board} />}
      <TodayFigures board={board} />
      <WaitingList board={board} ask={ask} />
      <SkippedList board={board} />
      <AllCounters board={board} />
    </SheetPage>
  );
}

function Aside({ board, ask }: { board: QueueBoard; ask: (asking: Asking) => void }) {
  const t = useWords();
  return (
    <>
      <TodayFigures board={board} />
      <SkippedList board={board} />
      <AllCounters board={board} />
      <Section title={t('queueScreens.issue.title')}>
        <Button variant="default" onClick={() => ask({ dialog: 'issue' })}>
          {t('queueScreens.issue.open')}
        </Button>
      </Section>
    </>
  );
}
