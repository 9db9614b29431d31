import type { ApplicationRow } from '../../../contract/applications/views.ts';
import { StateBadge } from '../../components/display/state-badge.tsx';
import { StepStrip } from '../../components/display/step-strip.tsx';
import type { Column } from '../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import classes from './case/case.module.css';

export const rowKey = (row: ApplicationRow) => row.id;
export const caseAddress = (row: ApplicationRow) => `/permohonan/${row.id}`;

/** Columns of a list of applications; each list takes those it needs. */
export function useCaseColumns() {
  const t = useWords();
  const { brief } = useFormat();
  const who: Column<ApplicationRow> = {
    head: t('residents.fields.name'),
    cell: (row) => (
      <span className={classes.who}>
        {row.residentName}
        <small>
          {row.number} · {row.nikMasked}
        </small>
      </span>
    ),
  };
  const service: Column<ApplicationRow> = {
    head: t('shared.labels.service'),
    cell: (row) => t(`shared.services.${row.serviceType}`),
  };
  const strip: Column<ApplicationRow> = {
    head: t('desk.facts.step'),
    cell: (row) => <StepStrip clock={row.clock} size="compact" />,
  };
  const state: Column<ApplicationRow> = {
    head: t('shared.labels.state'),
    cell: (row) => <StateBadge state={row.state} />,
  };
  const next: Column<ApplicationRow> = {
    head: t('shared.labels.next'),
    cell: (row) => {
      if (row.claimedBy !== null && !row.claimedBy.me) return <small>{row.claimedBy.name}</small>;
      return row.nextAction === null ? null : (
        <span className={classes.doNext}>{t(`applications.actions.${row.nextAction}`)}</span>
      );
    },
  };
  const since: Column<ApplicationRow> = {
    head: t('shared.labels.since'),
    cell: (row) => brief(row.stateSince),
  };
  const box: Column<ApplicationRow> = {
    head: t('desk.facts.box'),
    cell: (row) => row.boxNumber ?? t('desk.uncollected.noBox'),
  };
  return { who, service, strip, state, next, since, box };
}
