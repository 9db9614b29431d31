import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  messageWaits,
  notifications,
  type OutboxRow,
  type OutboxState,
  outboxStates,
} from '../../../contract/notifications/endpoints.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, ListSheet } from '../../components/layout/list-page.tsx';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import tabs from '../../components/layout/tabs.module.css';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { PrintDialog, ToldDialog } from './dialogs.tsx';
import classes from './messages.module.css';

const parameter = 'daftar';

/** Pesan: what waits for a person or for the network, by what is to be done with it. */
export default function OutboxPage() {
  const t = useWords();
  const { brief, number } = useFormat();
  const [search] = useSearchParams();
  const state = outboxStates.find((each) => each === search.get(parameter)) ?? 'to_print';
  const [handled, setHandled] = useState<OutboxRow | null>(null);
  const view = useView(notifications.outbox, { query: { state } }, { refetchEveryMs: 15_000 });
  const retry = useAction(notifications.retry);

  const act = (row: OutboxRow) => {
    const [action] = row.allowedActions;
    if (action === undefined) return null;
    const run = () => (action === 'retry' ? void retry.run({ params: { id: row.id } }) : setHandled(row));
    return (
      <Button size="sm" variant={action === 'retry' ? 'default' : 'filled'} onClick={run}>
        {t(`messageScreens.${action}`)}
      </Button>
    );
  };

  const to: Column<OutboxRow> = {
    head: t('messageScreens.to'),
    cell: ({ recipient }) => (
      <TwoLines small={recipient?.phone ?? recipient?.address}>
        {recipient?.name ?? t('messageScreens.nameHidden')}
      </TwoLines>
    ),
  };
  const by: Column<OutboxRow> = {
    head: t('messageScreens.channel'),
    cell: ({ channel }) => t(`messageScreens.channels.${channel}`),
  };
  const tries: Column<OutboxRow> = {
    head: t('messageScreens.tries'),
    cell: ({ attempts, lastErrorCode, nextAttemptAt }) => {
      const waits = messageWaits.find((wait) => wait === lastErrorCode);
      return (
        <TwoLines>
          {attempts}
          {lastErrorCode !== null && (
            <small>
              {waits === undefined
                ? t('messageScreens.fault', { code: lastErrorCode })
                : t(`messageScreens.waits.${waits}`)}
            </small>
          )}
          {nextAttemptAt !== null && (attempts > 0 || waits !== undefined) && (
            <small>{t('messageScreens.next', { time: brief(nextAttemptAt) })}</small>
          )}
        </TwoLines>
      );
    },
  };
  const columns: Column<OutboxRow>[] = [
    {
      head: t('messageScreens.about'),
      cell: (row) => (
        <TwoLines
          small={
            row.number !== null && (
              <Link className={classes.number ?? ''} to={`/pengaduan/${row.subjectId}`}>
                {row.number}
              </Link>
            )
          }
        >
          {row.title}
        </TwoLines>
      ),
    },
    ...(state === 'to_print' || state === 'to_call' ? [to] : [by, tries]),
    { head: t('messageScreens.since'), cell: ({ createdAt }) => brief(createdAt) },
    { head: t('messageScreens.nextStep'), cell: act, align: 'end' },
  ];

  return (
    <SheetPage title={t('messageScreens.title')} intro={t('messageScreens.intro')}>
      <Tabs chosen={state} counts={view.data?.counts} />
      <ProblemNote problem={retry.problem} />
      {view.data?.spent.map(({ channel, perDay, spent }) => (
        <Alert key={channel} color="yellow" role="status">
          {t('messageScreens.spent', {
            channel: t(`messageScreens.channels.${channel}`),
            spent: number(spent),
            perDay: number(perDay),
          })}
        </Alert>
      ))}
      <ListSheet
        label={t(`messageScreens.tabs.${state}`)}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.id}
        columns={columns}
        empty={t(`messageScreens.empty.${state}`)}
      />
      {handled?.state === 'to_print' && <PrintDialog row={handled} onClose={() => setHandled(null)} />}
      {handled?.state === 'to_call' && <ToldDialog row={handled} onClose={() => setHandled(null)} />}
    </SheetPage>
  );
}

interface TabsProps {
  chosen: OutboxState;
  counts: Readonly<Record<OutboxState, number>> | undefined;
}

function Tabs({ chosen, counts }: TabsProps) {
  const t = useWords();
  const { number } = useFormat();
  return (
    <nav className={tabs.tabs} aria-label={t('messageScreens.title')}>
      {outboxStates.map((state) => (
        <Link
          key={state}
          to={`/pesan?${parameter}=${state}`}
          aria-current={state === chosen ? 'page' : undefined}
        >
          {t(`messageScreens.tabs.${state}`)}
          {counts !== undefined && <span className={classes.count}>{number(counts[state])}</span>}
        </Link>
      ))}
    </nav>
  );
}
