import type { ComplaintRow } from '../../../contract/complaints/endpoints.ts';
import type { Column } from '../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { ComplaintBadge } from './complaint-badge.tsx';
import classes from './complaints.module.css';
import { DueWords } from './due-words.tsx';

export const rowKey = (row: ComplaintRow) => row.id;
export const complaintAddress = ({ id }: { id: string }) => `/pengaduan/${id}`;

/** Why a form waits for a person's look. */
export function useHeldWords() {
  const t = useWords();
  return ({ heldBecause }: Pick<ComplaintRow, 'heldBecause'>) =>
    heldBecause.map((reason) => t(`complaintScreens.heldBecause.${reason}`)).join(', ');
}

/** Columns of a list of complaints; each list takes those it needs. */
export function useComplaintColumns() {
  const t = useWords();
  const { date } = useFormat();
  const heldWords = useHeldWords();
  const who: Column<ComplaintRow> = {
    head: t('shared.labels.complainant'),
    cell: (row) => (
      <span className={classes.who}>
        {row.complainant ?? t(row.anonymous ? 'complaintScreens.hidden' : 'complaintScreens.nobody')}
        <small>
          {[
            row.number,
            t(`complaints.channels.${row.channel}`),
            ...(row.anonymous ? [t('complaintScreens.anonymous')] : []),
            ...(row.confidential ? [t('complaintScreens.confidential')] : []),
          ].join(' · ')}
        </small>
      </span>
    ),
  };
  const about: Column<ComplaintRow> = {
    head: t('complaintScreens.columns.about'),
    cell: (row) => (
      <span className={classes.who}>
        <span className={classes.excerpt}>{row.excerpt}</span>
        {row.heldBecause.length > 0 && <small>{heldWords(row)}</small>}
      </span>
    ),
  };
  const due: Column<ComplaintRow> = {
    head: t('complaintScreens.columns.due'),
    cell: (row) => <DueWords clock={row.clock} />,
  };
  const state: Column<ComplaintRow> = {
    head: t('shared.labels.state'),
    cell: (row) => (
      <span className={classes.who}>
        <ComplaintBadge state={row.state} />
        {row.handler !== null && <small>{row.handler.name}</small>}
      </span>
    ),
  };
  const next: Column<ComplaintRow> = {
    head: t('shared.labels.next'),
    cell: (row) =>
      row.nextAction === null ? null : (
        <span className={classes.doNext}>{t(`complaints.actions.${row.nextAction}`)}</span>
      ),
  };
  const received: Column<ComplaintRow> = {
    head: t('shared.labels.received'),
    cell: (row) => date(row.receivedOn),
  };
  return { who, about, due, state, next, received };
}
