import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type BlankMovementRow, type BlankState, blankStates, cards } from '../../../contract/cards.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { type Column, ListPage } from '../../components/layout/list-page.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './stock.module.css';
import { SerialLink } from './stock.tsx';

/** What happened to a blank, from where it came and where it went. */
export function movementOf({ fromState, toState }: Pick<BlankMovementRow, 'fromState' | 'toState'>) {
  if (fromState === null) return 'received' as const;
  if (toState === 'with_operator') return fromState === 'used' ? ('released' as const) : ('issued' as const);
  return toState === 'in_store' ? ('returned' as const) : toState;
}

/** Every movement of every blank, the newest first, narrowed by day, state or holder. */
export default function Movements() {
  const t = useWords();
  const { date, time } = useFormat();
  const [on, setOn] = useState('');
  const [toState, setToState] = useState<BlankState | null>(null);
  const [holderId, setHolderId] = useState<string | null>(null);
  const stock = useView(cards.stock, {});
  const view = useView(
    cards.movements,
    {
      query: {
        limit: 200,
        ...(on !== '' && { on }),
        ...(toState !== null && { toState }),
        ...(holderId !== null && { holderId }),
      },
    },
    { keepPrevious: true },
  );
  const reasons = useMovementReason();
  const columns: Column<BlankMovementRow>[] = [
    { head: t('shared.form.serial'), cell: (row) => <SerialLink serial={row.serial} /> },
    { head: t('cardScreens.movement'), cell: (row) => t(`cards.movements.${movementOf(row)}`) },
    {
      head: t('cardScreens.holder'),
      cell: (row) => row.holder ?? '–',
    },
    {
      head: t('shared.labels.by'),
      cell: (row) => (
        <TwoLines small={`${date(row.at)}, ${time(row.at)}`}>{row.by ?? t('shared.work.system')}</TwoLines>
      ),
    },
    {
      head: t('shared.form.reason'),
      cell: (row) => (
        <span>
          {reasons(row)}
          {row.application !== null && (
            <Link className={classes.serial ?? ''} to={`/permohonan/${row.application.id}`}>
              {row.application.number}
            </Link>
          )}
        </span>
      ),
    },
  ];
  return (
    <ListPage
      title={t('cards.stock.movementsTitle')}
      intro={t('cardScreens.movementsIntro')}
      filters={
        <>
          <TextInput
            type="date"
            label={t('shared.form.date')}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
          <Select
            label={t('cardScreens.toState')}
            placeholder={t('shared.labels.anyState')}
            clearable
            data={optionsOf(blankStates, (state) => t(`cards.states.${state}`))}
            value={toState}
            onChange={(value) => setToState(blankStates.find((state) => state === value) ?? null)}
          />
          <Select
            label={t('cardScreens.holder')}
            placeholder={t('cardScreens.anyHolder')}
            clearable
            data={(stock.data?.holders ?? []).map(({ employeeId, name }) => ({
              value: employeeId,
              label: name,
            }))}
            value={holderId}
            onChange={setHolderId}
          />
        </>
      }
      view={view}
      rows={(reply) => reply.rows}
      rowKey={(row) => String(row.id)}
      columns={columns}
      empty={t('cardScreens.noMovements')}
    />
  );
}

/** The coded reason and the words of a movement. */
export function useMovementReason() {
  const find = useFindWords();
  return ({ reason, words }: Pick<BlankMovementRow, 'reason' | 'words'>) => {
    const parts = [
      ...(reason === null ? [] : [find('cards.reasons', reason)]),
      ...(words === null ? [] : [words]),
    ];
    return parts.length === 0 ? null : <span>{parts.join(': ')} </span>;
  };
}
