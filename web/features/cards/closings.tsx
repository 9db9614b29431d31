import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { type ClosingRow, cards } from '../../../contract/cards.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, ListPage } from '../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import classes from './stock.module.css';

/** Every closed day: the ledger, the count, and the explanation where they differed. */
export default function Closings() {
  const t = useWords();
  const me = useMe();
  const { date, time, number } = useFormat();
  const view = useView(cards.closings, { query: {} });
  const columns: Column<ClosingRow>[] = [
    { head: t('shared.form.date'), cell: (row) => <strong>{date(row.closedOn)}</strong> },
    { head: t('cards.stock.received'), align: 'end', cell: (row) => number(row.balance.received) },
    {
      head: t('cardScreens.storeCounted'),
      align: 'end',
      cell: (row) => `${number(row.countedInStore)} / ${number(row.balance.inStore)}`,
    },
    {
      head: t('cardScreens.operatorsCounted'),
      align: 'end',
      cell: (row) => `${number(row.countedWithOperator)} / ${number(row.balance.withOperator)}`,
    },
    { head: t('cards.stock.used'), align: 'end', cell: (row) => number(row.balance.used) },
    { head: t('cards.stock.spoiled'), align: 'end', cell: (row) => number(row.balance.spoiled) },
    {
      head: t('cards.stock.difference'),
      cell: (row) => {
        const differs =
          row.countedInStore !== row.balance.inStore || row.countedWithOperator !== row.balance.withOperator;
        if (!differs) return <span className={classes.same}>✓ 0</span>;
        return (
          <span>
            <strong className={classes.differs}>
              ▲ {row.difference > 0 ? '+' : ''}
              {number(row.difference)}
            </strong>
            <br />
            {row.explanation}
          </span>
        );
      },
    },
    {
      head: t('shared.labels.by'),
      cell: (row) => <TwoLines small={time(row.closedAt)}>{row.closedBy}</TwoLines>,
    },
  ];
  return (
    <ListPage
      title={t('cards.stock.closings')}
      intro={t('cardScreens.closingsIntro')}
      actions={
        mayAsk(cards.closeDay.access, me) && (
          <Button component={Link} to="/blangko/tutup">
            {t('cards.stock.close')}
          </Button>
        )
      }
      view={view}
      rows={(reply) => reply.rows}
      rowKey={(row) => row.closedOn}
      columns={columns}
      empty={t('cards.stock.neverClosed')}
    />
  );
}
