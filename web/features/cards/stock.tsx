import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { cards, type DeliveryRow, type StockView } from '../../../contract/cards.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, RowList } from '../../components/layout/list-page.tsx';
import { Columns, SheetPage, TitledList } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { BalanceSum } from './balance.tsx';
import { joinSerials } from './serial-range.ts';
import classes from './stock.module.css';

/** Blangko: how the ledger stands, who holds what, what came, and what can be done with it. */
export default function StockPage() {
  const t = useWords();
  const { date } = useFormat();
  const stock = useView(cards.stock, {});
  return (
    <SheetPage
      title={t('cards.stock.title')}
      intro={
        stock.data !== undefined &&
        (stock.data.lastClosedOn === null
          ? t('cards.stock.neverClosed')
          : t('cards.stock.lastClosed', { date: date(stock.data.lastClosedOn) }))
      }
      actions={<StockActions />}
    >
      <Loaded view={stock}>{(data) => <Standing stock={data} />}</Loaded>
      <Deliveries />
    </SheetPage>
  );
}

/** Each only for whom the server lets do it. */
function StockActions() {
  const t = useWords();
  const me = useMe();
  const actions = [
    { endpoint: cards.receiveDelivery, to: '/blangko/terima', label: t('cards.stock.receive') },
    { endpoint: cards.issueBlanks, to: '/blangko/serahkan', label: t('cards.stock.issue') },
    { endpoint: cards.returnBlanks, to: '/blangko/kembalikan', label: t('cards.stock.return') },
    { endpoint: cards.spoilBlank, to: '/blangko/rusak', label: t('cards.stock.spoil') },
    { endpoint: cards.closeDay, to: '/blangko/tutup', label: t('cards.stock.close') },
  ].filter(({ endpoint }) => mayAsk(endpoint.access, me));
  return actions.map(({ to, label }) => (
    <Button key={to} component={Link} to={to} variant="default">
      {label}
    </Button>
  ));
}

type Holder = StockView['holders'][number];

function Standing({ stock }: { stock: StockView }) {
  const t = useWords();
  const { number } = useFormat();
  const me = useMe();
  const holderColumns: Column<Holder>[] = [
    { head: t('cards.stock.operator'), cell: (holder) => <strong>{holder.name}</strong> },
    { head: t('cardScreens.holds'), align: 'end', cell: (holder) => number(holder.count) },
    {
      head: t('cardScreens.nextSerial'),
      cell: (holder) => <SerialLink serial={holder.firstSerial} />,
    },
  ];
  return (
    <>
      <BalanceSum balance={stock.balance} />
      {mayAsk(cards.returnBlanks.access, me) && <HeldBlanks serials={stock.mine} />}
      <Columns>
        <Section title={t('cards.stock.holders')}>
          <RowList
            label={t('cards.stock.holders')}
            rows={stock.holders}
            rowKey={(holder) => holder.employeeId}
            columns={holderColumns}
            empty={t('cardScreens.noHolders')}
          />
        </Section>
        <Today moved={stock.movedToday} />
      </Columns>
    </>
  );
}

/** What the reader answers for: the next to use first, in ranges. */
function HeldBlanks({ serials }: { serials: readonly string[] }) {
  const t = useWords();
  const ranges = joinSerials(serials);
  return (
    <Section title={t('cards.stock.mine')}>
      {ranges.length === 0 && <p className="note">{t('cards.stock.mineNone')}</p>}
      <ul className={classes.ranges}>
        {ranges.map(({ first, last, count }) => (
          <li key={first}>
            <strong>{count === 1 ? first : `${first} – ${last}`}</strong>
            <span>{t('cards.stock.quantity', { count })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Today({ moved }: { moved: StockView['movedToday'] }) {
  const t = useWords();
  const { number } = useFormat();
  return (
    <Section title={t('shared.labels.today')}>
      <dl className={classes.figures}>
        {(['received', 'issued', 'returned', 'used', 'spoiled'] as const).map((movement) => (
          <div key={movement}>
            <dt>{t(`cardScreens.today.${movement}`)}</dt>
            <dd>{number(moved[movement])}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.links}>
        <Link to="/blangko/pergerakan">{t('cardScreens.allMovements')}</Link>
        <Link to="/blangko/penutupan">{t('cards.stock.closings')}</Link>
      </div>
    </Section>
  );
}

function Deliveries() {
  const t = useWords();
  const { date, number } = useFormat();
  const view = useView(cards.deliveries, { query: {} });
  const columns: Column<DeliveryRow>[] = [
    {
      head: t('cardScreens.serials'),
      cell: (row) => (
        <strong>
          {row.firstSerial} – {row.lastSerial}
        </strong>
      ),
    },
    { head: t('cardScreens.quantity'), align: 'end', cell: (row) => number(row.quantity) },
    { head: t('cards.stock.inStore'), align: 'end', cell: (row) => number(row.inStore) },
    {
      head: t('cardScreens.nextSerial'),
      cell: (row) => (row.nextSerial === null ? '–' : <SerialLink serial={row.nextSerial} />),
    },
    { head: t('cards.stock.letterNumber'), cell: (row) => row.letterNumber },
    {
      head: t('cards.stock.receivedOn'),
      cell: (row) => <TwoLines small={row.receivedBy}>{date(row.receivedOn)}</TwoLines>,
    },
  ];
  return (
    <section>
      <TitledList
        title={t('cards.stock.deliveries')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.id}
        columns={columns}
        empty={t('cardScreens.noDeliveries')}
      />
    </section>
  );
}

export function SerialLink({ serial }: { serial: string }) {
  return (
    <Link className={classes.serial ?? ''} to={`/blangko/seri/${encodeURIComponent(serial)}`}>
      {serial}
    </Link>
  );
}
