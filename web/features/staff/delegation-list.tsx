import { Button } from '@mantine/core';
import { useState } from 'react';
import { type DelegationView, delegations } from '../../../contract/staff.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { type Column, controls, RowList } from '../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../locale.ts';

const kindOf: Record<DelegationView['state'], BadgeKind> = {
  planned: 'waiting',
  in_force: 'done',
  over: 'quiet',
  ended_early: 'quiet',
};

/** Orders Plt./Plh.: who stands in for whom, in which post, on which days. Those in force can be ended. */
export function DelegationList({ rows }: { rows: readonly DelegationView[] }) {
  const t = useWords();
  const { date } = useFormat();
  const [ending, setEnding] = useState<DelegationView | null>(null);
  const ends = rows.some((row) => row.allowedActions.includes('end'));
  const columns: Column<DelegationView>[] = [
    {
      head: t('staff.delegations.to'),
      cell: (row) => (
        <TwoLines
          strong
          small={`${t(`staff.delegations.kinds.${row.kind}`)} ${t(`shared.roles.${row.role}`)}`}
        >
          {row.to.name}
        </TwoLines>
      ),
    },
    {
      head: t('staff.delegations.from'),
      cell: (row) => row.from?.name ?? t('staff.delegations.vacant'),
    },
    {
      head: t('officeScreens.days'),
      cell: (row) => t('complaintReports.period.range', { from: date(row.startsOn), to: date(row.endsOn) }),
    },
    { head: t('staff.delegations.letterNumber'), cell: (row) => row.letterNumber },
    {
      head: t('shared.labels.state'),
      cell: (row) => <Badge kind={kindOf[row.state]}>{t(`staff.delegations.states.${row.state}`)}</Badge>,
    },
    ...controls<DelegationView>(
      ends,
      (row) =>
        row.allowedActions.includes('end') && (
          <Button variant="default" onClick={() => setEnding(row)}>
            {t('staff.delegations.end')}
          </Button>
        ),
      'end',
    ),
  ];
  return (
    <>
      <RowList
        label={t('staff.delegations.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        empty={t('staff.delegations.none')}
      />
      {ending !== null && (
        <ConfirmDialog
          endpoint={delegations.end}
          input={{ params: { id: ending.id } }}
          title={t('staff.delegations.end')}
          text={t('staff.delegations.endText', { name: ending.to.name })}
          grave
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}
