import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type BlankState, type BlankView, cards } from '../../../contract/cards.ts';
import { residents } from '../../../contract/residents.ts';
import { HistoryList } from '../../components/display/history-list.tsx';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { ValueTable } from '../../components/display/value-table.tsx';
import { ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { Section, WorkPage } from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session-context.ts';
import { movementOf, useMovementReason } from './movements.tsx';
import classes from './stock.module.css';

const kindOf: Record<BlankState, BadgeKind> = {
  in_store: 'quiet',
  with_operator: 'work',
  used: 'done',
  spoiled: 'broken',
};

/** One blank by its serial: where it is, what became of it, and how it got there. */
export default function BlankPage() {
  const { serial = '' } = useParams();
  const view = useView(cards.blank, { params: { serial } });
  return <Loaded view={view}>{(blank) => <Blank key={serial} blank={blank} />}</Loaded>;
}

function Blank({ blank }: { blank: BlankView }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const [returning, setReturning] = useState(false);
  const { serial, card, delivery } = blank;
  const secondary = [
    blank.allowedActions.includes('returnBlanks') && {
      label: t('cards.stock.return'),
      run: () => setReturning(true),
    },
    blank.allowedActions.includes('spoilBlank') && {
      label: t('cards.stock.spoil'),
      run: () => navigate('/blangko/rusak', { state: { serial } }),
      grave: true,
    },
  ];
  const facts = [
    { label: t('cardScreens.holder'), value: blank.holder?.name ?? '–' },
    { label: t('cardScreens.delivery'), value: delivery.letterNumber },
    { label: t('cards.stock.receivedOn'), value: date(delivery.receivedOn) },
    blank.spoilReason !== null && {
      label: t('shared.form.reason'),
      value: find('cards.reasons', blank.spoilReason),
    },
  ];
  return (
    <>
      <title>{`${serial} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('cardScreens.blank')}
        name={serial}
        facts={facts}
        badge={<Badge kind={kindOf[blank.state]}>{t(`cards.states.${blank.state}`)}</Badge>}
        next={{ label: t('cardScreens.toStock'), run: () => navigate('/blangko') }}
        secondary={secondary}
      >
        {card !== null && (
          <Section title={t('cardScreens.card')}>
            <ValueTable
              values={[
                { label: t('cardScreens.cardState'), value: t(`cards.cardStates.${card.state}`) },
                { label: t('documents.handedOver'), value: date(card.issuedOn) },
                {
                  label: t('cardScreens.cardHolder'),
                  value: mayAsk(residents.detail.access, me) && (
                    <Link className={classes.serial ?? ''} to={`/penduduk/${card.residentId}`}>
                      {t('residentScreens.conflicts.openResident')}
                    </Link>
                  ),
                },
              ]}
            />
          </Section>
        )}
        <Movements blank={blank} />
      </WorkPage>
      {returning && (
        <ConfirmDialog
          endpoint={cards.returnBlanks}
          input={{ body: { firstSerial: serial, lastSerial: serial } }}
          title={t('cardScreens.returnTitle')}
          text={t('cardScreens.returnOne', { serial })}
          submitLabel={t('cards.stock.return')}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  );
}

function Movements({ blank }: { blank: BlankView }) {
  const t = useWords();
  const reasons = useMovementReason();
  const lines = [...blank.movements].reverse().map((row) => ({
    key: row.id,
    at: row.at,
    what: t(`cards.movements.${movementOf(row)}`),
    by: row.by,
    reason: (
      <span>
        {row.holder !== null && `${t('cardScreens.holder')}: ${row.holder}. `}
        {reasons(row)}
        {row.application !== null && (
          <Link className={classes.serial ?? ''} to={`/permohonan/${row.application.id}`}>
            {row.application.number}
          </Link>
        )}
      </span>
    ),
  }));
  return (
    <Section title={t('cards.stock.movementsTitle')}>
      <HistoryList lines={lines} />
    </Section>
  );
}
