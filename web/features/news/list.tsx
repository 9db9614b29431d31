import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { type NewsState, news, newsStates } from '../../../contract/news.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { type Column, ListPage } from '../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './news.module.css';

type Row = ReplyOf<typeof news.list>['rows'][number];

/** News of the office, what was worked on last first. */
export default function NewsList() {
  const t = useWords();
  const { dateTime } = useFormat();
  const [state, setState] = useState<NewsState | null>(null);
  const [page, setPage] = useState(1);
  const view = useView(
    news.list,
    { query: { page, ...(state !== null && { state }) } },
    { keepPrevious: true, refetchEveryMs: 60_000 },
  );
  const counts = view.data?.counts;
  const columns: Column<Row>[] = [
    {
      head: t('shared.labels.title'),
      cell: (row) => (
        <TwoLines strong small={row.withImage && t('newsScreens.withImage')}>
          {row.title}
        </TwoLines>
      ),
    },
    { head: t('shared.labels.state'), cell: (row) => <NewsBadge state={row.state} /> },
    {
      head: t('newsScreens.publish.when'),
      cell: (row) => (row.publishAt === null ? '–' : dateTime(row.publishAt)),
    },
    {
      head: t('newsScreens.columns.languages'),
      cell: (row) => t(row.inEnglish ? 'newsScreens.bothLanguages' : 'standardScreens.languages.id'),
    },
    {
      head: t('newsScreens.columns.changed'),
      cell: (row) => `${dateTime(row.changedAt)}, ${row.changedBy}`,
    },
  ];
  return (
    <>
      <ListPage
        title={t('newsScreens.title')}
        intro={t('newsScreens.intro')}
        actions={
          <Button component={Link} to="/situs/berita/baru">
            {t('newsScreens.newItem')}
          </Button>
        }
        filters={
          <Select
            label={t('shared.labels.state')}
            placeholder={t('shared.labels.all')}
            clearable
            clearButtonProps={{ 'aria-label': t('shared.labels.all') }}
            data={newsStates.map((each) => ({
              value: each,
              label: t('newsScreens.stateCount', {
                state: t(`newsScreens.states.${each}`),
                count: counts?.[each] ?? 0,
              }),
            }))}
            value={state}
            onChange={(value) => {
              setPage(1);
              setState(newsStates.find((each) => each === value) ?? null);
            }}
          />
        }
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.id}
        to={(row) => `/situs/berita/${row.id}`}
        columns={columns}
        empty={t('newsScreens.none')}
      />
      {(page > 1 || view.data?.more === true) && (
        <div className={classes.pages}>
          <Button variant="default" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('newsScreens.previous')}
          </Button>
          <Button variant="default" disabled={view.data?.more !== true} onClick={() => setPage(page + 1)}>
            {t('newsScreens.more')}
          </Button>
        </div>
      )}
    </>
  );
}

const kindOf: Record<NewsState, BadgeKind> = {
  draft: 'work',
  scheduled: 'waiting',
  published: 'done',
  archived: 'quiet',
};

export function NewsBadge({ state }: { state: NewsState }) {
  const t = useWords();
  return <Badge kind={kindOf[state]}>{t(`newsScreens.states.${state}`)}</Badge>;
}
