import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { z } from 'zod';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { callBytes } from '../../../api.ts';
import { PrintButton } from '../../../components/file-buttons.tsx';
import { type Column, ListPage } from '../../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';
import { complaintAddress } from '../rows.tsx';

type Opening = ReplyOf<typeof complaints.boxOpenings>['rows'][number];

/** What the form that was just accepted tells this page. */
const justBooked = z.object({ booked: z.number() });

/** The log of the box: every opening, by whom, and the number that each slip got. */
export default function BoxPage() {
  const t = useWords();
  const me = useMe();
  const { dateTime, number } = useFormat();
  const state = justBooked.safeParse(useLocation().state);
  const view = useView(complaints.boxOpenings, {});
  const columns: Column<Opening>[] = [
    {
      head: t('complaintDesk.box.openedAt'),
      cell: (row) => (
        <span className={classes.who}>
          {dateTime(row.openedAt)}
          <small>{row.place}</small>
        </span>
      ),
    },
    { head: t('complaintDesk.box.officers'), cell: (row) => row.officers.join(', ') },
    { head: t('complaintDesk.box.count'), align: 'end', cell: (row) => number(row.slipCount) },
    {
      head: t('complaintDesk.box.slips'),
      cell: (row) => (
        <span className={classes.line}>
          {row.slips.map((slip) => (
            <Link key={slip.id} className="text-link" to={complaintAddress(slip)}>
              {slip.number}
            </Link>
          ))}
        </span>
      ),
    },
    {
      head: t('complaintDesk.box.minutes'),
      cell: ({ id }) => (
        <PrintButton
          label={t('shared.actions.print')}
          load={() => callBytes(complaints.boxMinutes, { params: { id } })}
        />
      ),
    },
  ];
  return (
    <ListPage
      title={t('complaintScreens.menu.box')}
      intro={t('complaintDesk.box.intro')}
      actions={
        mayAsk(complaints.openBox.access, me) && (
          <Button component={Link} to="/pengaduan/kotak/buka">
            {t('complaintDesk.box.open')}
          </Button>
        )
      }
      above={
        state.success && (
          <p className={classes.done} role="status">
            ✓ {t('complaintDesk.box.done', { count: state.data.booked })}
          </p>
        )
      }
      view={view}
      rows={(reply) => reply.rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={t('complaintDesk.box.none')}
    />
  );
}
