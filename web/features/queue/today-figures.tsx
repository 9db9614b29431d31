import { type QueueBoard, queue } from '../../../contract/queue/endpoints.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './queue.module.css';
import { waitsForCounter } from './tickets.tsx';

const figuresEveryMs = 30_000;

/** How the day goes, in three figures. */
export function TodayFigures({ board }: { board: QueueBoard }) {
  const t = useWords();
  const { number, duration } = useFormat();
  const { data } = useView(queue.figures, { query: {} }, { refetchEveryMs: figuresEveryMs });
  const none = t('queueScreens.figures.none');
  const median = data?.total.waiting.medianSeconds ?? null;
  const { counter } = board.mine;
  return (
    <Section title={t('shared.labels.today')}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('queue.states.waiting')}</dt>
          <dd>{number(board.waiting.length)}</dd>
          {counter !== null && (
            <dd className={classes.small}>
              {t('queueScreens.figures.waitingMine', {
                count: board.waiting.filter((ticket) => waitsForCounter(ticket, counter)).length,
              })}
            </dd>
          )}
        </div>
        <div>
          <dt>{t('queueScreens.figures.median')}</dt>
          <dd>{median === null ? none : duration(median * 1000)}</dd>
        </div>
        <div>
          <dt>{t('queueScreens.figures.served')}</dt>
          <dd>{data === undefined ? none : number(data.byState.done ?? 0)}</dd>
        </div>
      </dl>
    </Section>
  );
}
