import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, NavLink } from 'react-router';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import {
  recordings,
  stoppedStatuses,
  travellingStatuses,
  type WaitingAge,
  type WaitingRow,
  waitingAges,
} from '../../../contract/recordings.ts';
import { CentralBadge } from '../../components/display/central-badge.tsx';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, ListSheet } from '../../components/layout/list-page.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import tabs from '../../components/layout/tabs.module.css';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './recordings.module.css';

const statuses = [...travellingStatuses, ...stoppedStatuses];
type Status = (typeof statuses)[number];
type Counts = ReplyOf<typeof recordings.waiting>['counts'];

const ageKind: Record<WaitingAge, BadgeKind> = { usual: 'quiet', late: 'waiting', stuck: 'broken' };

/** Perekaman: who waits on the centre, the longest first. Nobody of them is inside the ten minutes. */
export default function WaitingPage() {
  const t = useWords();
  const { date } = useFormat();
  const [status, setStatus] = useState<Status | null>(null);
  const view = useView(
    recordings.waiting,
    { query: { limit: 500, ...(status !== null && { status }) } },
    { keepPrevious: true },
  );
  const columns: Column<WaitingRow>[] = [
    {
      head: t('residents.fields.name'),
      cell: (row) => (
        <TwoLines strong small={`${row.nikMasked} · ${row.villageName}`}>
          {row.name}
        </TwoLines>
      ),
    },
    { head: t('residents.fields.centralStatus'), cell: (row) => <CentralBadge status={row.centralStatus} /> },
    { head: t('shared.labels.since'), cell: (row) => date(row.since) },
    {
      head: t('recordingScreens.age'),
      cell: (row) => (
        <Badge kind={ageKind[row.age]}>{t('recordings.screen.days', { count: row.days })}</Badge>
      ),
    },
    {
      head: t('residentScreens.search.openCase'),
      cell: (row) => row.openApplication?.number ?? '',
    },
  ];
  return (
    <SheetPage
      title={t('recordings.title')}
      intro={t('recordingScreens.waitingIntro')}
      actions={
        <Button component={Link} to="/penduduk">
          {t('recordingScreens.find')}
        </Button>
      }
    >
      <RecordingTabs />
      {view.data !== undefined && view.data.counts.length > 0 && (
        <CountTable counts={view.data.counts} chosen={status} onChoose={setStatus} />
      )}
      <ListSheet
        label={t('recordings.screen.waiting')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.residentId}
        to={(row) => `/perekaman/${row.residentId}`}
        columns={columns}
        empty={t('recordings.screen.waitingNone')}
        main
      />
    </SheetPage>
  );
}

interface CountTableProps {
  counts: Counts;
  chosen: Status | null;
  onChoose: (status: Status | null) => void;
}

/** How many wait in which state, by age; a state narrows the list below. */
function CountTable({ counts, chosen, onChoose }: CountTableProps) {
  const t = useWords();
  const find = useFindWords();
  const { number } = useFormat();
  return (
    <div className={classes.counts}>
      <table aria-label={t('recordingScreens.counts')}>
        <thead>
          <tr>
            <th scope="col">{t('residents.fields.centralStatus')}</th>
            {waitingAges.map((age) => (
              <th key={age} scope="col" className={classes.figure}>
                {t(`recordings.ages.${age}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => {
            const status = statuses.find((each) => each === count.status);
            const on = status !== undefined && status === chosen;
            return (
              <tr key={count.status} data-chosen={on}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={on}
                    onClick={() => onChoose(on || status === undefined ? null : status)}
                  >
                    {count.stopped ? '✕ ' : '‖ '}
                    {find('residents.centralStatuses', count.status)}
                  </button>
                </th>
                {waitingAges.map((age) => (
                  <td key={age} className={classes.figure} data-grave={age === 'stuck' && count[age] > 0}>
                    {count[age] === 0 ? '–' : number(count[age])}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The two lists of recording: who waits on the centre, and whom to call. */
export function RecordingTabs() {
  const t = useWords();
  return (
    <nav className={tabs.tabs} aria-label={t('recordings.title')}>
      <NavLink to="/perekaman" end>
        {t('recordings.screen.waiting')}
      </NavLink>
      <NavLink to="/perekaman/siap-cetak">{t('recordings.screen.ready')}</NavLink>
    </nav>
  );
}
