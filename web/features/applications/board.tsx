import { useViewportSize } from '@mantine/hooks';
import { Link } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import { clockAt } from '../../../contract/applications/strip.ts';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { StateBadge } from '../../components/display/state-badge.tsx';
import { StepStrip } from '../../components/display/step-strip.tsx';
import { FailedNote } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { serverNow, useTick } from '../../server-time.ts';
import { useMe } from '../../session-context.ts';
import classes from './board.module.css';

type Board = ReplyOf<typeof applications.board>;

/** Room for header, figures and footer, and for each strip: a wall does not scroll, the rest is a number. */
const roomAround = 330;
const roomPerStrip = 167;

/** Papan: for the wall. No names, only numbers and first letters; the longest waiting first. */
export default function BoardPage() {
  const t = useWords();
  const me = useMe();
  const { time, longDate } = useFormat();
  const view = useView(applications.board, {}, { refetchEveryMs: 10_000 });
  const now = new Date(useTick());
  return (
    <main className={classes.board}>
      <title>{`${t('desk.board.title')} · Lontar`}</title>
      <header className={classes.head}>
        <div>
          <h1>{t('desk.board.title')}</h1>
          <p>{me.office.name}</p>
        </div>
        <div className={classes.now}>
          <strong>{time(now)}</strong>
          <span>{longDate(now)}</span>
        </div>
      </header>
      {view.data !== undefined && <BoardBody board={view.data} />}
      {view.data === undefined && view.error !== null && (
        <FailedNote problem={view.error} retry={() => void view.refetch()} />
      )}
      <footer className={classes.foot}>
        <span>{t('desk.board.free')}</span>
        <Link to="/">{t('desk.board.leave')}</Link>
      </footer>
    </main>
  );
}

function BoardBody({ board }: { board: Board }) {
  const t = useWords();
  const me = useMe();
  const { number, share, digits, duration, time } = useFormat();
  const { height } = useViewportSize();
  const shownRows = Math.max(2, Math.floor((height - roomAround) / roomPerStrip));
  const { completed, withinPromise, p50NetMs } = board.today;
  const rows = [...board.rows].sort(
    (a, b) => clockAt(b.clock, serverNow()).netMs - clockAt(a.clock, serverNow()).netMs,
  );
  const promise = duration(me.office.promiseSeconds * 1000);
  const figures = [
    { label: t('desk.board.running'), value: number(rows.length) },
    { label: t('desk.board.completed'), value: number(completed) },
    {
      label: t('desk.board.within', { promise }),
      value: completed === 0 ? '–' : share(withinPromise / completed),
    },
    { label: t('shared.labels.median'), value: p50NetMs === null ? '–' : digits(p50NetMs) },
  ];
  return (
    <>
      {board.officeStop !== null && (
        <p className={classes.stop}>
          ‖ {t('shell.stop.title')}, {time(board.officeStop.since)}
        </p>
      )}
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd>{figure.value}</dd>
          </div>
        ))}
      </dl>
      {rows.length === 0 && <p className={classes.none}>{t('desk.board.none')}</p>}
      <ul className={classes.rows}>
        {rows.slice(0, shownRows).map((row) => (
          <li key={row.number} className={classes.row}>
            <div className={classes.which}>
              <strong>{row.number}</strong>
              <span>{row.initials}</span>
              <StateBadge state={row.state} />
            </div>
            <StepStrip clock={row.clock} size="board" />
          </li>
        ))}
      </ul>
      {rows.length > shownRows && (
        <p className={classes.none}>{t('desk.board.more', { count: rows.length - shownRows })}</p>
      )}
    </>
  );
}
