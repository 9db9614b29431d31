import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { type StandardRow, serviceStandards } from '../../../contract/service-standards.ts';
import { type Column, ListPage } from '../../components/layout/list-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { StandardBadge, useHeldWords } from './states.tsx';

/** Every version of the office's service standard, the newest first. */
export default function StandardList() {
  const t = useWords();
  const { date } = useFormat();
  const navigate = useNavigate();
  const held = useHeldWords();
  const view = useView(serviceStandards.list, {});
  const begin = useAction(serviceStandards.begin, {
    onDone: ({ id }) => void navigate(`/standar/${id}/ubah`),
  });
  const byOn = (name: string | null, at: string | null) =>
    name === null || at === null ? '–' : t('shared.labels.byOn', { name, date: date(at) });
  const columns: Column<StandardRow>[] = [
    {
      head: t('shared.labels.version'),
      cell: ({ number }) => t('standardScreens.version', { number }),
    },
    { head: t('shared.labels.state'), cell: (row) => <StandardBadge row={row} /> },
    { head: t('standardScreens.columns.held'), cell: held },
    {
      head: t('standardScreens.columns.drafted'),
      cell: ({ draftedBy, draftedAt }) =>
        draftedBy === null ? t('standardScreens.installed') : byOn(draftedBy, draftedAt),
    },
    {
      head: t('standardScreens.columns.submitted'),
      cell: ({ submittedBy, submittedAt }) => byOn(submittedBy, submittedAt),
    },
    {
      head: t('standardScreens.columns.approved'),
      cell: ({ approvedBy, approvedAt }) => byOn(approvedBy, approvedAt),
    },
  ];
  return (
    <ListPage
      title={t('standardScreens.title')}
      intro={t('standardScreens.intro')}
      actions={
        view.data?.mayBegin === true && (
          <Button onClick={() => void begin.run({})} loading={begin.running}>
            {t('standardScreens.begin')}
          </Button>
        )
      }
      above={<ProblemNote problem={begin.problem} />}
      view={view}
      rows={(reply) => reply.rows}
      rowKey={(row) => row.id}
      to={(row) => `/standar/${row.id}`}
      columns={columns}
      empty={t('standardScreens.empty')}
    />
  );
}
